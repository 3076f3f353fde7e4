//! Clocks that are wrong between two runs or step while the server runs, and seconds that most clocks do not have.

use evidence::{Entry, Payload, Salt};
use serde_json::json;

use super::network::{MANY, Network, said};
use super::served::Served;

const DAY: i64 = 24 * 3_600;

/// The link by which somebody signs what they sent.
fn link(server: &Served, network: &Network, email: &str) -> String {
    let sheet = server.browser().checked(network, MANY, email).unwrap();
    assert_eq!(server.browser().send(&sheet).unwrap().status, 303);
    network.mail("confirm", email).link
}

/// When each line of the log says that it was recorded, in their order.
fn recorded(network: &Network) -> Vec<i64> {
    let database = network.database();
    let mut statement = database.prepare("SELECT leaf FROM log ORDER BY seq").unwrap();
    let leaves = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    leaves.map(|leaf| Entry::from_leaf(&leaf.unwrap()).unwrap().at().as_second()).collect()
}

#[test]
fn a_clock_that_is_wrong_loses_no_order_revives_nothing_and_ends_nothing() {
    let network = Network::new();
    let shifted = |seconds: i64, arguments: &[&str]| network.shimmed("FAULT_SHIFT", &seconds.to_string(), arguments);
    let Some(command) = shifted(0, &["serve"]) else { return };
    let server = network.serve_by(command);
    let mut browser = server.browser();
    browser.sign(&network, MANY, "first@amap.example");
    let links = ["back@amap.example", "ahead@amap.example"].map(|email| link(&server, &network, email));
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

#[test]
fn a_clock_that_steps_while_the_server_runs_moves_no_time_back_and_no_end_forward() {
    let network = Network::new();
    let shift = network.path("shift");
    let step = |seconds: i64| std::fs::write(&shift, seconds.to_string()).unwrap();
    step(0);
    let Some(command) = network.shimmed("FAULT_SHIFT", &shift.display().to_string(), &["serve"]) else { return };
    let server = network.serve_by(command);
    let press = |link: &str| server.browser().ask("POST", link, "").status;
    let health = || server.watched("/health").0;
    let made = |email: &str| link(&server, &network, email);
    server.browser().sign(&network, MANY, "first@amap.example");
    let [back, leap, ahead, over] = ["back", "leap", "ahead", "over"].map(|name| made(&format!("{name}@amap.example")));
    // A day back: what was sent before is signed, and so is what begins now.
    step(-DAY);
    assert_eq!(press(&back), 200);
    server.browser().sign(&network, MANY, "yesterday@amap.example");
    // What POSIX clocks make of 23:59:60: the same second twice.
    step(0);
    assert_eq!(press(&leap), 200);
    step(-1);
    server.browser().sign(&network, MANY, "twice@amap.example");
    // Ten years ahead are not believed, by whichever way the clock came there.
    step(3_652 * DAY);
    assert_eq!((health(), press(&ahead)), (503, 200));
    server.browser().sign(&network, MANY, "future@amap.example");
    step(-20_000 * DAY);
    assert_eq!(health(), 503);
    server.browser().sign(&network, MANY, "past@amap.example");
    step(0);
    assert_eq!(health(), 200);
    let times = recorded(&network);
    assert!(times.len() == 8 && times.is_sorted() && times[7] - times[0] < DAY, "{times:?}");
    // Eight days ahead are believed: a link of seven days is over, and stays so when the clock goes back. What is done once a day
    // may have erased it by then.
    let is_over = |status: u16| [404, 410].contains(&status);
    step(8 * DAY);
    assert!(is_over(press(&over)));
    let late = made("late@amap.example");
    step(0);
    assert!(is_over(press(&over)) && health() == 200);
    // What was made while the clock was ahead, and what is made since it is back, has its seven days from there.
    let since = made("since@amap.example");
    step(15 * DAY - 600);
    assert_eq!((press(&late), press(&since)), (200, 200));
    step(0);
    server.stop();
    // Whoever starts again stands where the clock was last.
    let server = network.serve();
    assert!(is_over(server.browser().ask("POST", &over, "").status));
    server.browser().sign(&network, MANY, "last@amap.example");
    server.stop();
    let times = recorded(&network);
    assert!(times.len() == 11 && times.is_sorted(), "{times:?}");
    assert_eq!(network.verified(), (11, 11));
}

#[test]
fn a_second_that_most_clocks_do_not_have_is_no_time_of_the_log_nor_of_a_file() {
    let payload = Payload::new(json!({ "v": 1, "kind": "contract-signed" })).unwrap();
    let at = "2016-12-31T23:59:59Z".parse().unwrap();
    let leaf = Entry::new(&payload, Salt([7; 32]), at, None).leaf();
    assert!(Entry::from_leaf(&leaf).is_some(), "{leaf}");
    // It would be read as the second before: another text than the one that was signed.
    assert_eq!(Entry::from_leaf(&leaf.replace("23:59:59", "23:59:60")), None);
    let network = Network::without_config();
    let path = network.path("content/amaps/pre.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let changed = text.replace("end: 19:30", "end: \"23:59:60\"");
    assert_ne!(changed, text);
    std::fs::write(&path, changed).unwrap();
    let output = network.cabas(&["build"]);
    let words = said(&output);
    assert!(output.status.code() == Some(1) && words.contains("bad-time"), "{words}");
}
