//! A disk that is full, and one that fails.

use std::process::{Command, Stdio};

use tests::program;

use super::browser::Browser;
use super::load::Crowd;
use super::network::{Network, copy, waited};
use super::store::SENT;

#[test]
fn a_disk_that_fails_ends_the_server_and_nothing_acknowledged_is_lost() {
    let network = Network::new();
    let broken = network.path("broken");
    let Some(command) = network.shimmed("FAULT_SYNC", &broken.display().to_string(), &["serve"]) else { return };
    let crowd = Crowd::new(&network);
    let mut server = network.serve_by(command);
    let status = crowd.until(server.forms, 6, || {
        crowd.wait_for(2);
        std::fs::write(&broken, "").unwrap();
        server.ended()
    });
    assert_eq!(status.code(), Some(1), "{}", server.said());
    assert!(server.said().contains("la base ne peut plus être écrite"), "{}", server.said());
    // The disk is as it was; whoever starts again finds everything.
    std::fs::remove_file(&broken).unwrap();
    crowd.check();
    let server = network.serve();
    crowd.send_again(server.forms);
    server.stop();
    crowd.check();
}

#[test]
fn a_full_disk_refuses_and_takes_forms_again_once_there_is_space() {
    let network = Network::new();
    // A mount of our own needs no rights outside of a namespace of our own.
    let mut probe = Command::new("unshare");
    let probe = probe.args(["--map-root-user", "--mount", "--pid", "--fork", "true"]).stderr(Stdio::null()).status();
    if !probe.is_ok_and(|status| status.success()) {
        eprintln!("not tried: no namespace for a mount of one's own (unshare)");
        return;
    }
    let script = "set -e; mkdir intake after; mount -t tmpfs -o size=32m tmpfs intake; mkdir intake/mails
        \"$CABAS\" intake serve &
        while [ ! -e fill ]; do sleep 0.05; done; head -c 32m /dev/zero > intake/filler 2>/dev/null || true; touch full
        while [ ! -e free ]; do sleep 0.05; done; rm intake/filler; touch freed
        while [ ! -e end ]; do sleep 0.05; done; kill -TERM $!
        code=0; wait $! || code=$?; cp -r intake/. after; exit $code";
    let mut command = Command::new("unshare");
    // Whoever is left when a test fails ends with the namespace.
    command.args(["--map-root-user", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script]);
    command.env("CABAS", program());
    command.current_dir(network.path(""));
    let mut server = network.serve_by(command);
    let crowd = Crowd::new(&network);
    let happens = |first: &str, then: &str| {
        std::fs::write(network.path(first), "").unwrap();
        assert!(waited(|| Some(()).filter(|()| network.path(then).exists())).is_some(), "{then}");
    };
    let is_refused = || crowd.said().others.get(&503).is_some_and(|count| *count > 5);
    crowd.until(server.forms, 4, || {
        // Mails are in the same folder, in the other namespace: nobody confirms here.
        assert!(waited(|| Some(()).filter(|()| crowd.said().sent.len() > 3)).is_some());
        happens("fill", "full");
        assert!(waited(|| Some(()).filter(|()| is_refused())).is_some(), "{:?}", crowd.said().others);
        happens("free", "freed");
        let before = crowd.said().sent.len();
        // Nobody does anything, and it goes on.
        assert!(
            waited(|| Some(()).filter(|()| crowd.said().sent.len() > before + 3)).is_some(),
            "it takes nothing any more"
        );
    });
    assert_eq!(crowd.said().others.keys().copied().collect::<Vec<_>>(), [503], "{:?}", crowd.said().others);
    let mut browser = Browser::new(server.forms);
    for sheet in crowd.said().tried.values() {
        assert_eq!(browser.send(sheet).unwrap().status, 303);
    }
    std::fs::write(network.path("end"), "").unwrap();
    let status = server.ended();
    assert!(status.success(), "{status}: {}", server.said());
    std::fs::remove_dir_all(network.path("intake")).unwrap();
    copy(&network.path("after"), &network.path("intake"));
    network.stored_once(crowd.said().tried.keys(), SENT);
    crowd.check();
}
