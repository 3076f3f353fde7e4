//! Connections that are slow, long, or too many, and the end of a server, over real connections.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::{get, post};
use intake::server::listen::{Bounds, listen};
use tokio::sync::Notify;

/// A server that answers after a moment, what ends it, and its end.
fn server(bounds: Bounds) -> (SocketAddr, Arc<Notify>, JoinHandle<()>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    let stop = Arc::new(Notify::new());
    let told = stop.clone();
    let slow = || async {
        tokio::time::sleep(Duration::from_millis(600)).await;
        "slow"
    };
    let under_way = Arc::new(AtomicUsize::new(0));
    let hold = move |headers: HeaderMap, body: String| {
        let under_way = under_way.clone();
        async move {
            let others = under_way.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(100)).await;
            under_way.fetch_sub(1, Ordering::SeqCst);
            format!("{body} {} {others}", headers["x-told"].to_str().unwrap())
        }
    };
    let router = Router::new().route("/slow", get(slow)).route("/echo", post(async |body: String| body));
    let router = router.route("/hold", post(hold));
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            listen(listener, router, bounds, async move { told.notified().await }).await.unwrap();
        });
    });
    (address, stop, thread)
}

fn connected(address: SocketAddr) -> BufReader<TcpStream> {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    BufReader::new(stream)
}

fn send(stream: &mut BufReader<TcpStream>, text: &str) {
    stream.get_mut().write_all(text.as_bytes()).unwrap();
}

/// The rest of what is said, until the other side closes.
fn rest(stream: &mut BufReader<TcpStream>) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn an_answer_that_is_under_way_when_a_connection_is_over_comes_whole_and_is_the_last() {
    let (address, _, _) = server(Bounds { whole: Duration::from_millis(200), ..Bounds::default() });
    let mut stream = connected(address);
    send(&mut stream, "GET /slow HTTP/1.1\r\nhost: a\r\n\r\n");
    let text = rest(&mut stream);
    assert!(text.starts_with("HTTP/1.1 200 ") && text.ends_with("\r\n\r\nslow"), "{text}");
    assert!(text.to_ascii_lowercase().contains("connection: close"), "whoever asks again asks anew: {text}");
}

#[test]
fn heads_and_bodies_that_do_not_come_are_not_waited_for() {
    let short = Duration::from_millis(200);
    let (address, _, _) = server(Bounds { header: short, body: short, ..Bounds::default() });
    let mut stream = connected(address);
    send(&mut stream, "POST /ec");
    let text = rest(&mut stream);
    assert!(text.is_empty() || text.contains(" 408 "), "{text}");
    let mut stream = connected(address);
    send(&mut stream, "POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nhalf");
    assert!(rest(&mut stream).starts_with("HTTP/1.1 408 "));
    let mut stream = connected(address);
    send(&mut stream, "POST /echo HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 4\r\n\r\nfull");
    assert!(rest(&mut stream).ends_with("\r\n\r\nfull"));
}

#[test]
fn who_is_told_to_stop_answers_what_was_asked_and_nobody_else_even_where_every_place_is_taken() {
    let (address, stop, thread) = server(Bounds { connections: 2, ..Bounds::default() });
    let mut asking = connected(address);
    send(&mut asking, "GET /slow HTTP/1.1\r\nhost: a\r\n\r\n");
    let mut idle = connected(address);
    send(&mut idle, "POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\nhi");
    let mut line = String::new();
    idle.read_line(&mut line).unwrap();
    assert!(line.starts_with("HTTP/1.1 200 "));
    stop.notify_one();
    let text = rest(&mut asking);
    assert!(text.ends_with("\r\n\r\nslow"), "{text}");
    thread.join().unwrap();
    assert!(rest(&mut idle).ends_with("hi"), "whoever asks nothing is let go");
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn whoever_waits_for_a_turn_is_answered_in_the_end_and_keeps_nobody_who_only_looks() {
    let (address, _, _) = server(Bounds { turns: 1, ..Bounds::default() });
    let [mut first, mut second, mut looking] = [connected(address), connected(address), connected(address)];
    let head = "POST /hold HTTP/1.1\r\nhost: a\r\nconnection: close\r\nx-told: b\r\ncontent-length: 2\r\n\r\n";
    send(&mut first, &format!("{head}hi"));
    send(&mut second, &format!("{head}ho"));
    send(&mut looking, "GET /slow HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    assert!(rest(&mut looking).starts_with("HTTP/1.1 200 "));
    let told = [rest(&mut first), rest(&mut second)];
    assert!(told[0].ends_with("\r\n\r\nhi b 0") && told[1].ends_with("\r\n\r\nho b 0"), "one at a time: {told:?}");
}
