//! A mail server that is not there, refuses, or is slow: whoever signs notices nothing, and every mail goes once.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::mailbox::{Letter, letter_of};
use super::network::{MANY, Network, waited};
use super::store::SENT;

/// A mail server.
#[derive(Clone, Default)]
struct Post {
    taken: Arc<Mutex<Vec<Letter>>>,
    /// What it answers to recipients, where it does not take their mails.
    refusal: Arc<Mutex<Option<&'static str>>>,
    refused: Arc<AtomicU64>,
    /// How many milliseconds each answer takes.
    slow: Arc<AtomicU64>,
}

impl Post {
    /// A server on a port where nobody is.
    fn open(&self, port: u16) {
        let (listener, post) = (TcpListener::bind(("127.0.0.1", port)).unwrap(), self.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let post = post.clone();
                // Whoever goes away in the middle of a sentence has said nothing.
                std::thread::spawn(move || post.talk(&mut BufReader::new(stream)));
            }
        });
    }

    fn talk(&self, stream: &mut BufReader<TcpStream>) -> std::io::Result<()> {
        let answer = |stream: &mut BufReader<TcpStream>, words: &str| {
            std::thread::sleep(Duration::from_millis(self.slow.load(Ordering::Relaxed)));
            stream.get_mut().write_all(format!("{words}\r\n").as_bytes())
        };
        answer(stream, "220 post")?;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let refusal = *self.refusal.lock().unwrap();
            match (line.to_ascii_uppercase().split([' ', ':', '\r']).next().unwrap_or_default(), refusal) {
                ("QUIT", _) => return answer(stream, "221 bye"),
                ("RCPT", Some(words)) => {
                    self.refused.fetch_add(1, Ordering::Relaxed);
                    answer(stream, words)?;
                }
                ("DATA", _) => {
                    answer(stream, "354 go on")?;
                    let mut mail = String::new();
                    while !mail.ends_with("\r\n.\r\n") && stream.read_line(&mut mail)? > 0 {}
                    self.taken.lock().unwrap().push(letter_of("", mail.as_bytes()));
                    answer(stream, "250 taken")?;
                }
                _ => answer(stream, "250 post")?,
            }
        }
    }

    fn taken(&self, to: &str) -> Vec<Letter> {
        self.taken.lock().unwrap().iter().filter(|letter| letter.to.eq_ignore_ascii_case(to)).cloned().collect()
    }

    /// The mail to somebody, once it is there.
    fn got(&self, to: &str) -> Letter {
        waited(|| self.taken(to).pop()).unwrap_or_else(|| panic!("no mail to {to}"))
    }
}

#[test]
fn a_mail_server_that_is_away_refuses_or_is_slow_loses_no_mail_and_gets_none_twice() {
    let network = Network::new();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    network.configure(&format!("smtp: {{ host: 127.0.0.1, port: {port}, security: none }}\n"));
    let said = network.refused(&["check-config"]);
    assert!(said.contains("ne répond pas comme il faut (") && said.contains("not reached"), "{said}");
    let emails: Vec<String> = (0..4).map(|number| format!("m{number}@amap.example")).collect();
    let send = |server: &super::served::Served, email: &str| {
        let sheet = server.browser().checked(&network, MANY, email).unwrap();
        assert_eq!(server.browser().send(&sheet).unwrap().status, 303, "nobody who signs waits for a mail server");
    };
    let metric = |server: &super::served::Served, state: &str| {
        let text = server.watched("/metrics").1;
        let start = format!("cabas_mails{{state=\"{state}\"}} ");
        text.lines().find_map(|line| line.strip_prefix(&start)).unwrap().parse::<usize>().unwrap()
    };
    let is_so = |look: &dyn Fn() -> bool| waited(|| Some(()).filter(|()| look())).is_some();
    // A day later: what is put off is due.
    let later = || network.database().execute("UPDATE mail SET next_at = 0 WHERE next_at IS NOT NULL", []).unwrap();

    let server = network.serve();
    send(&server, &emails[0]);
    send(&server, &emails[1]);
    assert!(is_so(&|| server.said().contains("not reached")), "{}", server.said());
    assert_eq!((metric(&server, "waiting"), metric(&server, "sent")), (2, 0));
    server.stop();

    let post = Post::default();
    *post.refusal.lock().unwrap() = Some("451 come back later, zoe@canary.example");
    post.open(port);
    assert!(network.intake(&["check-config"]).contains("répond."));
    assert_eq!(later(), 2);
    let server = network.serve();
    send(&server, &emails[2]);
    assert!(is_so(&|| post.refused.load(Ordering::Relaxed) >= 3), "each was tried");
    assert!(is_so(&|| server.said().matches("refused 451").count() >= 3), "{}", server.said());
    assert_eq!((metric(&server, "waiting"), metric(&server, "given-up"), post.taken.lock().unwrap().len()), (3, 0, 0));
    let log = server.stop();
    assert!(!log.contains("canary") && !log.contains("amap.example"), "what the other side wrote is in the log: {log}");

    *post.refusal.lock().unwrap() = None;
    post.slow.store(100, Ordering::Relaxed);
    assert_eq!(later(), 3);
    let server = network.serve();
    send(&server, &emails[3]);
    assert!(is_so(&|| metric(&server, "sent") == 4), "{}", server.said());
    for email in &emails {
        let link = post.got(email).link;
        assert_eq!(server.browser().ask("POST", &link, "").status, 200);
    }
    assert!(is_so(&|| metric(&server, "sent") == 12 && metric(&server, "waiting") == 0));
    server.stop();
    // Its mails are sent: whoever starts again sends nothing.
    let server = network.serve();
    send(&server, "last@amap.example");
    post.got("last@amap.example");
    server.stop();
    for email in &emails {
        assert_eq!(post.taken(email).len(), 2, "{email} has the mail to confirm and the copy, once");
    }
    network.stored_once(&emails, SENT);
    assert_eq!(network.verified(), (4, 4));
}
