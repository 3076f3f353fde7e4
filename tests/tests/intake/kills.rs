//! A process that is killed: while people send, while it starts, while it copies the database, while it rebuilds the site.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::time::Duration;

use tests::tree;

use super::load::Crowd;
use super::network::{FEW, MANY, Network, waited};
use super::rounds;
use super::store::SIGNED;

#[test]
fn who_is_killed_under_load_has_stored_what_was_acknowledged() {
    let network = Network::new();
    let crowd = Crowd::new(&network);
    for round in 0..rounds(3) {
        let server = network.serve();
        let signed = crowd.said().signed.len();
        crowd.until(server.forms, 6, || {
            crowd.wait_for(signed + 1 + round % 3);
            std::thread::sleep(Duration::from_millis((round as u64 * 377) % 800));
            server.kill();
        });
        crowd.check();
    }
    let server = network.serve();
    crowd.send_again(server.forms);
    // Each got the mail whose link signs, once; a mail that was under way when the process was killed is the same one again.
    let tried = crowd.said().tried.len();
    let confirms = || network.mails().iter().filter(|letter| letter.about == "confirm").count();
    assert!(waited(|| Some(()).filter(|()| confirms() >= tried)).is_some(), "{} of {tried} mails", confirms());
    server.stop();
    assert_eq!(confirms(), tried);
    crowd.check();
}

#[test]
fn who_is_killed_while_it_starts_starts_the_next_time() {
    let network = Network::new();
    let server = network.serve();
    server.browser().sign(&network, MANY, "zoe@amap.example");
    // What was written is still in the write-ahead log: each start carries it over, or is killed while it does.
    server.kill();
    for round in 0..rounds(5) {
        let mut child = network.command(&["serve"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(20 + (round as u64 * 53) % 300));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert_eq!(network.verified(), (1, 1));
    network.serve().stop();
    network.stored_once(&["zoe@amap.example".to_owned()], SIGNED);
}

#[test]
fn who_is_told_to_stop_as_soon_as_anything_was_said_stops_as_at_any_other_time() {
    let network = Network::new();
    for _ in 0..rounds(5) {
        let mut child = network.command(&["serve"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        let sent = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(sent.success() && line.contains("/health"), "{line}");
        // What it says later is read too: nobody is to blame that the pipe is full.
        said.read_to_string(&mut line).unwrap();
        assert!(child.wait().unwrap().success(), "{line}");
    }
}

#[test]
fn a_copy_that_is_cut_off_is_no_copy() {
    let network = Network::new();
    network.configure("backup: { folder: copies, keep: 50 }\n");
    let server = network.serve();
    server.browser().sign(&network, MANY, "zoe@amap.example");
    server.stop();
    let mut killed = 0;
    for round in 0..rounds(6) {
        let mut child = network.command(&["backup"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(5 + (round as u64 * 31) % 160));
        killed += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(killed > 0, "every copy was done before it was killed");
    network.intake(&["backup"]);
    let fresh = Network::new();
    for (name, _) in tree(&network.path("copies")).into_iter().filter(|(name, _)| name.ends_with(".db")) {
        let _ = std::fs::remove_dir_all(fresh.path("intake"));
        std::fs::create_dir(fresh.path("intake")).unwrap();
        for key in ["journal.key", "links.key"] {
            std::fs::copy(network.path("intake").join(key), fresh.path("intake").join(key)).unwrap();
        }
        fresh.intake(&["restore", &network.path("copies").join(&name).display().to_string()]);
        assert!(fresh.verified().0 <= 1, "{name}");
    }
    assert_eq!(network.verified(), (1, 1));
}

#[test]
fn who_is_killed_while_the_site_is_rebuilt_leaves_the_old_page_or_the_new_one() {
    let network = Network::new();
    let page = |left: usize| format!("<b>Il en reste {left}.</b>");
    let mut server = network.serve_by(network.command(&["serve", "--rebuild"]));
    for taken in 1..=rounds(1).min(2) {
        server.browser().sign(&network, FEW, &format!("m{taken}@amap.example"));
        std::thread::sleep(Duration::from_millis(400 * taken as u64));
        server.kill();
        let now = network.page(FEW);
        let is_one = now.contains(&page(3 - taken)) || now.contains(&page(4 - taken));
        assert!(is_one && now.trim_end().ends_with("</html>"), "{now}");
        server = network.serve_by(network.command(&["serve", "--rebuild"]));
        let wanted = page(3 - taken);
        assert!(
            waited(|| Some(()).filter(|()| network.page(FEW).contains(&wanted))).is_some(),
            "{}",
            network.page(FEW)
        );
    }
    server.stop();
    let taken = rounds(1).min(2);
    assert_eq!(network.verified(), (taken, taken));
}
