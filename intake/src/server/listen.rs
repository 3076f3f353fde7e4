//! Connections: how many there may be, and how long each may take to say what it wants.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::guard::Peer;

/// Bounds of connections.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// How many at once.
    pub connections: usize,
    /// How long the head of a request may take to come.
    pub header: Duration,
    /// How long a request and its answer may take in all.
    pub whole: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { connections: 1_024, header: Duration::from_secs(10), whole: Duration::from_secs(60) }
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
    let places = Arc::new(Semaphore::new(bounds.connections));
    let graceful = hyper_util::server::graceful::GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        // One connection that breaks off while it is accepted says nothing about the next; too many open files pass.
        let Ok((stream, peer)) = accepted else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let mut builder = hyper::server::conn::http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(bounds.header).max_headers(64);
        let inner = TowerToHyperService::new(router.clone());
        let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
            request.extensions_mut().insert(Peer(peer.ip()));
            inner.call(request)
        });
        let connection = graceful.watch(builder.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A browser that goes away is no error of ours.
            let _gone = tokio::time::timeout(bounds.whole, connection).await;
            drop(place);
        });
    }
    let _late = tokio::time::timeout(Duration::from_secs(10), graceful.shutdown()).await;
    Ok(())
}
