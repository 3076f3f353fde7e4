//! A disk that is full, one that fails, and a clock that is wrong.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use tests::program;

use super::browser::Browser;
use super::load::Crowd;
use super::network::{MANY, Network, copy, said, waited};
use super::store::SENT;

/// What stands between the program and the C library; none where nothing compiles C, or another system loads programs.
static SHIM: LazyLock<Option<(tempfile::TempDir, PathBuf)>> = LazyLock::new(|| {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let (source, library) = (folder.path().join("shim.c"), folder.path().join("shim.so"));
    std::fs::write(&source, include_str!("shim.c")).unwrap();
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]).arg(&library).arg(&source);
    let output = compiler.output().ok()?;
    assert!(output.status.success(), "{}", said(&output));
    Some((folder, library))
});

impl Network {
    /// A server behind the shim; nothing where there is none.
    fn shimmed(&self, variable: &str, value: &str, arguments: &[&str]) -> Option<Command> {
        let Some((_, library)) = &*SHIM else {
            eprintln!("not tried: no C compiler (cc), or not Linux");
            return None;
        };
        let mut command = self.command(arguments);
        command.env("LD_PRELOAD", library).env(variable, value);
        Some(command)
    }
}

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

#[test]
fn a_clock_that_is_wrong_loses_no_order_revives_nothing_and_ends_nothing() {
    const DAY: i64 = 24 * 3_600;
    let network = Network::new();
    let shifted = |seconds: i64, arguments: &[&str]| network.shimmed("FAULT_SHIFT", &seconds.to_string(), arguments);
    let Some(command) = shifted(0, &["serve"]) else { return };
    let server = network.serve_by(command);
    let mut browser = server.browser();
    browser.sign(&network, MANY, "first@amap.example");
    let link = |email: &str| {
        let sheet = server.browser().checked(&network, MANY, email).unwrap();
        assert_eq!(server.browser().send(&sheet).unwrap().status, 303);
        network.mail("confirm", email).link
    };
    let links = ["back@amap.example", "ahead@amap.example"].map(link);
    server.stop();
    for (shift, link, is_doubted) in [(-DAY, &links[0], false), (3_652 * DAY, &links[1], true)] {
        let server = network.serve_by(shifted(shift, &["serve"]).unwrap());
        assert_eq!(server.watched("/health").0, if is_doubted { 503 } else { 200 });
        assert_eq!(server.said().contains("à plus d’un an de la dernière connue"), is_doubted, "{}", server.said());
        // Links are as good as they were, and no older than they were.
        let answer = server.browser().ask("POST", link, "");
        assert_eq!(answer.status, 200, "{shift}: {}", answer.body);
        server.stop();
    }
    let times: Vec<i64> = {
        let database = network.database();
        let mut statement = database.prepare("SELECT signed_at FROM contract ORDER BY signed_seq").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert!(times.len() == 3 && times.is_sorted() && times[2] - times[0] < DAY, "{times:?}");
    assert_eq!(network.verified(), (3, 3));
    // Whoever says that the clock is right is believed: what is over ends then.
    let server = network.serve_by(shifted(3_652 * DAY, &["serve", "--believe-clock"]).unwrap());
    assert_eq!(server.watched("/health").0, 200);
    let answer = server.browser().ask("GET", &network.mail("signed", "first@amap.example").link, "");
    assert!([404, 410].contains(&answer.status), "{}", answer.body);
    server.stop();
}
