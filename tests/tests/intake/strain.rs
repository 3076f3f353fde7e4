//! Others who are in the way: a lock on the database, too many connections, some that never end; and a stop under load.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use tests::program;

use super::load::Crowd;
use super::network::{MANY, Network, PATIENCE, waited};
use super::store::SENT;

#[test]
fn a_lock_that_somebody_holds_is_waited_for_and_then_people_are_asked_to_come_back() {
    let network = Network::new();
    let server = network.serve();
    let emails: Vec<String> = (0..4).map(|number| format!("m{number}@amap.example")).collect();
    let checked = |email: &String| server.browser().checked(&network, MANY, email).unwrap();
    let sheets: Vec<_> = emails.iter().map(checked).collect();
    let other = network.database();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answers: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            sheets.iter().map(|sheet| scope.spawn(|| server.browser().send(sheet).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for answer in answers {
        assert_eq!((answer.status, answer.header("retry-after").is_empty()), (503, false), "{}", answer.body);
        assert!(answer.body.contains("recommencez dans une minute"), "{}", answer.body);
    }
    assert_eq!(server.watched("/health").0, 503);
    // Reading goes on.
    assert_eq!(server.browser().ask("GET", "/forms/envoye", "").status, 200);
    other.execute_batch("ROLLBACK").unwrap();
    assert!(network.contracts().is_empty(), "who was refused has nothing");
    for sheet in &sheets {
        assert_eq!(server.browser().send(sheet).unwrap().status, 303);
    }
    assert_eq!(server.watched("/health"), (200, "ok\n".to_owned()));
    server.stop();
    network.stored_once(&emails, SENT);
    network.verified();
}

#[test]
fn who_is_told_to_stop_under_load_stops_and_has_stored_what_was_acknowledged() {
    let network = Network::new();
    let crowd = Crowd::new(&network);
    let mut server = network.serve();
    let status = crowd.until(server.forms, 6, || {
        crowd.wait_for(2);
        server.signal("TERM");
        server.ended()
    });
    assert!(status.success(), "{status}: {}", server.said());
    assert!(!server.said().contains("\"level\":\"ERROR\""), "{}", server.said());
    crowd.check();
    let server = network.serve();
    crowd.send_again(server.forms);
    server.stop();
    crowd.check();
}

#[test]
fn more_connections_than_files_may_be_open_pass_over() {
    let network = Network::new();
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -n 256; exec \"$CABAS\" intake serve"]).env("CABAS", program());
    command.current_dir(network.path(""));
    let mut server = network.serve_by(command);
    server.browser().sign(&network, MANY, "before@amap.example");
    // The tests may not open so many either, perhaps: what counts is that the server cannot.
    let crowd: Vec<TcpStream> = (0..1_000).map_while(|_| TcpStream::connect(server.forms).ok()).collect();
    assert!(crowd.len() > 300, "{} connections are not too many", crowd.len());
    std::thread::sleep(Duration::from_millis(300));
    assert!(server.runs(), "{}", server.said());
    drop(crowd);
    let answered = || server.browser().try_ask("GET", "/forms/envoye", "").ok().filter(|answer| answer.status == 200);
    assert!(waited(answered).is_some(), "it accepts nobody any more");
    server.browser().sign(&network, MANY, "after@amap.example");
    server.stop();
    assert_eq!(network.verified(), (2, 2));
}

#[test]
fn connections_that_never_come_to_an_end_are_left() {
    let network = Network::new();
    let server = network.serve();
    let action = network.form(MANY, "zoe@amap.example").action;
    let half_body = format!(
        "POST {action} HTTP/1.1\r\nhost: amap.example\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: 5000\r\n\r\nname=Zo"
    );
    let mut slow: Vec<TcpStream> = Vec::new();
    for begun in ["", "POST /forms/x/y HTTP/1.1\r\nhost: amap.ex", &half_body] {
        for _ in 0..40 {
            let mut stream = TcpStream::connect(server.forms).unwrap();
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            stream.write_all(begun.as_bytes()).unwrap();
            slow.push(stream);
        }
    }
    // Others are served meanwhile.
    server.browser().sign(&network, MANY, "zoe@amap.example");
    for (number, stream) in slow.iter_mut().enumerate() {
        let mut said = String::new();
        let read = stream.read_to_string(&mut said);
        assert!(read.is_ok(), "connection {number} is still open: {read:?}");
        // Whoever sent half a form is told; whoever sent less has asked nothing yet.
        let is_told = said.starts_with("HTTP/1.1 408 ");
        assert!(is_told || (number < 80 && said.is_empty()), "connection {number}: {said}");
    }
    // Somebody who asks for much and reads nothing holds up nobody else either.
    let mut deaf = TcpStream::connect(server.forms).unwrap();
    deaf.set_write_timeout(Some(Duration::from_millis(200))).unwrap();
    for _ in 0..2_000 {
        if deaf.write_all(b"GET /forms/envoye HTTP/1.1\r\nhost: amap.example\r\n\r\n").is_err() {
            break;
        }
    }
    server.browser().sign(&network, MANY, "ali@amap.example");
    drop(deaf);
    server.stop();
    assert_eq!(network.verified(), (2, 2));
}
