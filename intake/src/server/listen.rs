//! Connections: how many there may be, and how long each may take to say what it wants.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};

use super::guard::Peer;
use super::{MOST_BYTES, answer};
use crate::store::MOST_JOBS;

/// How long what is under way may take when a connection is to end.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// Bounds of connections.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// How many at once.
    pub connections: usize,
    /// How long the head of a request may take to come.
    pub header: Duration,
    /// How long its body may take to come.
    pub body: Duration,
    /// How long a connection is kept for further requests.
    pub whole: Duration,
    /// How many forms are worked on at the same time. Whoever comes on top waits with no more in memory than what they sent.
    pub turns: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connections: 1_024,
            header: Duration::from_secs(10),
            body: Duration::from_secs(10),
            whole: Duration::from_secs(60),
            // As many as the largest batch: while the writer stores some of them, the others are worked on.
            turns: MOST_JOBS,
        }
    }
}

/// Answers until `stop` resolves, and then lets what is under way come to its end.
///
/// # Errors
/// When the listener cannot be used any more.
pub async fn listen(
    listener: TcpListener,
    router: Router,
    bounds: Bounds,
    stop: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let turns = Arc::new(Semaphore::new(bounds.turns));
    let router = router.layer(from_fn_with_state((bounds, turns), come));
    let places = Arc::new(Semaphore::new(bounds.connections));
    let (ending, _) = watch::channel(false);
    tokio::pin!(stop);
    loop {
        let place = tokio::select! {
            place = places.clone().acquire_owned() => place,
            () = &mut stop => break,
        };
        let Ok(place) = place else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        // One connection that breaks off while it is accepted says nothing about the next; too many open files pass.
        let Ok((stream, peer)) = accepted else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let (router, mut ending) = (router.clone(), ending.subscribe());
        tokio::spawn(async move {
            let stopped = async move { drop(ending.wait_for(|is_ending| *is_ending).await) };
            talk((stream, Peer(peer.ip())), router, bounds, stopped).await;
            drop(place);
        });
    }
    // Whoever comes now is told so at once.
    drop(listener);
    let _nobody = ending.send_replace(true);
    // Who holds every place is alone.
    let all = places.acquire_many(u32::try_from(bounds.connections).unwrap_or(u32::MAX));
    let _late = tokio::time::timeout(LAST_WORDS, all).await;
    Ok(())
}

/// Answers over a connection, until its time is over or `stopped` resolves. What is under way then comes to its end, and is
/// the last: a server in front keeps connections for long, and would take one that breaks off for an error.
async fn talk((stream, peer): (TcpStream, Peer), router: Router, bounds: Bounds, stopped: impl Future<Output = ()>) {
    let mut builder = hyper::server::conn::http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(bounds.header).max_headers(64);
    let inner = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(peer);
        inner.call(request)
    });
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    tokio::select! {
        // A browser that goes away is no error of ours.
        _gone = connection.as_mut() => return,
        () = tokio::time::sleep(bounds.whole) => {}
        () = stopped => {}
    }
    connection.as_mut().graceful_shutdown();
    let _late = tokio::time::timeout(LAST_WORDS, connection).await;
}

/// What stands for a body that is too large to be read.
static TOO_MUCH: [u8; MOST_BYTES + 1] = [0; MOST_BYTES + 1];

/// Waits for the whole of what is sent before anybody works on it: who sends a letter an hour keeps nobody busy. Then what is sent
/// waits for its turn.
async fn come(State((bounds, turns)): State<(Bounds, Arc<Semaphore>)>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    // Too much is refused in words by whoever refuses it, who sees one byte more than may be.
    let says = parts.headers.get(header::CONTENT_LENGTH).and_then(|says| says.to_str().ok()?.parse::<usize>().ok());
    let is_more = says.is_some_and(|says| says > MOST_BYTES);
    let body = async { if is_more { Ok(None) } else { to_bytes(body, MOST_BYTES + 1).await.map(Some) } };
    let mut response = match tokio::time::timeout(bounds.body, body).await {
        Ok(Ok(Some(mut bytes))) => {
            let mut turn = None;
            if parts.method == Method::POST {
                // What waits lets go of the buffer of its connection, which is many times as large: address, headers, body.
                (parts.headers, bytes) = (copied(&parts.headers), Bytes::copy_from_slice(&bytes));
                parts.uri = parts.uri.to_string().parse().unwrap_or(parts.uri);
                turn = turns.acquire().await.ok();
            }
            let _turn = turn;
            return next.run(Request::from_parts(parts, Body::from(bytes))).await;
        }
        Ok(Ok(None) | Err(_)) => next.run(Request::from_parts(parts, Body::from(TOO_MUCH.as_slice()))).await,
        Err(_) => answer::typed(408, "text/plain; charset=utf-8", Vec::new()),
    };
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Headers that hold on to nothing but themselves.
fn copied(headers: &HeaderMap) -> HeaderMap {
    let own = |value: &HeaderValue| HeaderValue::from_bytes(value.as_bytes()).unwrap_or_else(|_| value.clone());
    headers.iter().map(|(name, value)| (name.clone(), own(value))).collect()
}
