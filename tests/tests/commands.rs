//! The commands as a volunteer types them.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tests::{cabas, program, root, tree};

fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(program()).args(arguments).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_new_network_builds_without_a_mistake() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(&["new", "reseau"], folder.path()).status.success());
    let network = folder.path().join("reseau");
    let check = run(&["check"], &network);
    assert!(check.status.success(), "{}", text(&check.stderr));
    assert_eq!(text(&check.stdout), "Aucune erreur, aucune alerte.\n", "{}", text(&check.stderr));
    assert!(run(&["build"], &network).status.success());
    assert!(network.join("site/public/amap/amap-des-tilleuls/index.html").exists());
    assert!(network.join(".gitignore").exists());
}

#[test]
fn each_kind_of_file_can_be_added_and_is_right() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "."], folder.path());
    for kind in ["amap", "farm", "contract", "calendar", "network", "news", "event", "resource", "advert", "page"] {
        let added = run(&["new", ".", "--kind", kind, "--name", "L’été : « tout » d’abord"], folder.path());
        assert!(added.status.success(), "{kind}: {}", text(&added.stderr));
    }
    let calendar = folder.path().join("content/calendars/l-ete-tout-d-abord.yml");
    assert!(std::fs::read_to_string(&calendar).unwrap().contains("breaks_from: [l-ete-tout-d-abord]"));
    // What its comment says is so: a contract takes its breaks over.
    let season = std::fs::read_dir(folder.path().join("content/contracts")).unwrap().next().unwrap().unwrap().path();
    let contract = season.join("l-ete-tout-d-abord.md");
    let text = std::fs::read_to_string(&contract).unwrap();
    let text = text.replace("  weekday: thursday\n", "  weekday: thursday\n  breaks_from: [l-ete-tout-d-abord]\n");
    std::fs::write(&contract, text).unwrap();
    let contract = ["calendar", "--contract", "l-ete-tout-d-abord", "--format", "json"];
    let days = days_of(&run(&contract, folder.path()).stdout);
    assert!(!days.is_empty() && days.iter().all(|day| day[5..] < *"12-19"), "{days:?}");
    let check = run(&["check", "--format", "json"], folder.path());
    let list: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    let errors: Vec<_> = list.as_array().unwrap().iter().filter(|found| found["severity"] == "error").collect();
    assert!(errors.is_empty(), "{errors:?}");
}

/// The days of a timetable.
fn days_of(json: &[u8]) -> Vec<String> {
    let slots: serde_json::Value = serde_json::from_slice(json).unwrap();
    slots.as_array().unwrap().iter().map(|slot| slot["date"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn nothing_is_ever_written_over() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "."], folder.path());
    let before = tree(folder.path());
    let again = run(&["new", "."], folder.path());
    assert!(!again.status.success());
    assert!(text(&again.stderr).contains("existe déjà"));
    assert!(run(&["new", ".", "--kind", "amap", "--name", "Halle"], folder.path()).status.success());
    assert!(!run(&["new", ".", "--kind", "amap", "--name", "Halle"], folder.path()).status.success());
    assert_eq!(tree(folder.path()).len(), before.len() + 1);
}

#[test]
fn check_speaks_to_editors_in_json() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "."], folder.path());
    std::fs::write(folder.path().join("content/amaps/x.md"), "---\nname: X\nstatus: ouverte\n---\n").unwrap();
    let check = run(&["check", "--format", "json"], folder.path());
    assert_eq!(check.status.code(), Some(1));
    let list: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    let found = list.as_array().unwrap().iter().find(|found| found["code"] == "unknown-word").unwrap();
    assert_eq!(found["file"], "content/amaps/x.md");
    assert_eq!((&found["line"], &found["column"], &found["end_column"]), (&3.into(), &9.into(), &16.into()));
    assert!(found["hint"].as_str().unwrap().contains("open"));
}

#[test]
fn the_schema_is_one_that_a_validator_reads() {
    let folder = tempfile::tempdir().unwrap();
    let whole: serde_json::Value = serde_json::from_slice(&run(&["schema"], folder.path()).stdout).unwrap();
    assert_eq!(whole["$defs"]["amap"]["properties"]["name"]["description"], "Nom, comme on le dit.");
    assert_eq!(whole["$defs"]["amap"]["required"], serde_json::json!(["name"]));
    assert!(!run(&["schema", "--kind", "rien"], folder.path()).status.success());
    let one: serde_json::Value =
        serde_json::from_slice(&run(&["schema", "--kind", "farm"], folder.path()).stdout).unwrap();
    assert_eq!(one["additionalProperties"], false);
}

#[test]
fn without_content_the_program_says_how_to_begin() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&[], folder.path());
    assert!(!output.status.success());
    assert!(text(&output.stderr).contains("cabas new"));
    let output = run(&["build"], folder.path());
    assert!(!output.status.success());
    assert!(text(&output.stderr).contains("network.yml"), "{}", text(&output.stderr));
}

#[test]
fn an_unknown_theme_and_an_unreadable_file_are_told() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "."], folder.path());
    let network = folder.path().join("content/network.yml");
    let yaml = std::fs::read_to_string(&network).unwrap();
    std::fs::write(&network, format!("{yaml}theme: nulle-part\n")).unwrap();
    std::os::unix::fs::symlink("/nulle/part", folder.path().join("content/amaps/perdue.md")).unwrap();
    let check = run(&["check"], folder.path());
    let said = text(&check.stderr);
    assert!(said.contains("unknown-theme"), "{said}");
    assert!(said.contains("unreadable-file"), "{said}");
}

#[test]
fn a_directory_of_another_tool_becomes_content_and_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = root().join("importer/tests/fixtures");
    let csv = std::fs::read_dir(&fixture).unwrap().map(|entry| entry.unwrap().path());
    let csv = csv.filter(|path| path.extension().is_some_and(|ending| ending == "csv")).min().unwrap();
    let arguments = ["import", "csv", csv.to_str().unwrap(), "--into", "content"];
    let first = run(&arguments, folder.path());
    assert!(first.status.success(), "{}", text(&first.stderr));
    let before = tree(&folder.path().join("content"));
    assert!(run(&arguments, folder.path()).status.success());
    assert!(before == tree(&folder.path().join("content")), "a second import changes nothing");
    let built = cabas(&["build"], &folder.path().join("content"), &folder.path().join("site"));
    assert!(built.status.success(), "{}", text(&built.stderr));
}

/// The preview, stopped when the test ends.
struct Serving(std::process::Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The answer to a GET on this computer.
fn get(address: &str, path: &str) -> String {
    use std::io::{Read, Write};
    let Ok(mut stream) = std::net::TcpStream::connect(address) else { return String::new() };
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let mut answer = Vec::new();
    let _ = stream.write_all(request.as_bytes()).and_then(|()| stream.read_to_end(&mut answer).map(|_| ()));
    text(&answer)
}

/// Waits for a condition, a minute at the longest.
#[track_caller]
fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let patience = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while !holds() {
        assert!(std::time::Instant::now() < patience, "{what}");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[test]
fn serve_shows_each_change_and_survives_a_content_folder_that_is_replaced() {
    use std::io::{BufRead, BufReader};
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "."], folder.path());
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut command = Command::new(program());
    command.args(["serve", "--port", &port]).current_dir(folder.path());
    let child = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let mut serving = Serving(child);
    let mut lines = BufReader::new(serving.0.stdout.take().unwrap()).lines().map_while(Result::ok);
    let told = lines.next().unwrap();
    assert!(told.contains(&format!("Le port {port} est pris")), "{told}");
    let address = lines.find_map(|line| Some(line.trim().strip_prefix("http://")?.trim_end_matches('/').to_owned()));
    let address = address.unwrap();
    // The pipe must be read on, or the program would wait.
    std::thread::spawn(move || lines.for_each(drop));
    let network = folder.path().join("content/network.yml");
    let rename = |name: &str| {
        let yaml = std::fs::read_to_string(&network).unwrap();
        let lines =
            yaml.lines().map(|line| if line.starts_with("name:") { format!("name: {name}") } else { line.into() });
        std::fs::write(&network, lines.collect::<Vec<_>>().join("\n") + "\n").unwrap();
    };
    assert!(get(&address, "/").contains("Réseau des AMAP de chez nous"));
    rename("Premier");
    until("a change is shown", || get(&address, "/").contains("Premier"));
    rename("'cassé");
    // What is published stays while the content has mistakes; the pages that are open are told by the reload script.
    assert!(get(&address, "/").contains("Premier"), "the last good site stays");
    std::fs::rename(folder.path().join("content"), folder.path().join("old")).unwrap();
    for (path, bytes) in tree(&folder.path().join("old")) {
        let to = folder.path().join("content").join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    rename("Deuxième");
    until("the new folder is shown", || get(&address, "/").contains("Deuxième"));
    rename("Troisième");
    until("the new folder is watched", || get(&address, "/").contains("Troisième"));
    assert!(get(&address, "/nulle-part/").starts_with("HTTP/1.1 404"));
}

#[test]
fn a_file_that_is_emptied_before_it_is_written_is_no_mistake() {
    use std::io::{BufRead, BufReader};
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "."], folder.path());
    let mistakes = folder.path().join("mistakes");
    let mut command = Command::new(program());
    command.args(["serve", "--port", "0"]).current_dir(folder.path());
    let child =
        command.stdout(std::process::Stdio::piped()).stderr(std::fs::File::create(&mistakes).unwrap()).spawn().unwrap();
    let mut serving = Serving(child);
    let mut lines = BufReader::new(serving.0.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address = lines.find_map(|line| Some(line.trim().strip_prefix("http://")?.trim_end_matches('/').to_owned()));
    let address = address.unwrap();
    std::thread::spawn(move || lines.for_each(drop));
    let network = folder.path().join("content/network.yml");
    let yaml = std::fs::read_to_string(&network).unwrap();
    std::fs::write(&network, "").unwrap();
    // As an editor on a machine that has other things to do.
    std::thread::sleep(std::time::Duration::from_millis(100));
    std::fs::write(&network, yaml.replace("Réseau des AMAP de chez nous", "Écrit en deux fois")).unwrap();
    until("what was written is shown", || get(&address, "/").contains("Écrit en deux fois"));
    let told = std::fs::read_to_string(&mistakes).unwrap();
    assert!(!told.contains("erreur"), "{told}");
}

#[test]
fn a_preview_goes_on_when_nobody_reads_what_it_says_any_more() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "reseau"], folder.path());
    let mut child = Command::new(program())
        .arg("serve")
        .current_dir(folder.path().join("reseau"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    // Both its ends are closed by now, and it says more with each build.
    let page = folder.path().join("reseau/content/network.yml");
    for _ in 0..3 {
        std::thread::sleep(std::time::Duration::from_millis(300));
        std::fs::write(&page, std::fs::read_to_string(&page).unwrap() + "\n").unwrap();
    }
    std::thread::sleep(std::time::Duration::from_millis(500));
    let ended = child.try_wait().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(ended.is_none(), "{ended:?} after {line}");
}
