//! `cabas quote` and `cabas calendar`, tried as a program: the numeric cases of the field through the content format, choices
//! that are refused, schemas that describe what is printed, calendars that another parser reads.

mod calendars;
mod cases;
mod refusals;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use boon::{Compiler, Schemas};
use domain::contract::Standing;
use generator::data::edition::Edition;
use generator::{Project, build, quote};
use serde_json::Value;
use tests::program;
use themes::Messages;

const NETWORK: &str = "name: Réseau\nbase_url: https://amap.example\npublisher:\n  name: Association\n  \
                       address: 1 rue Haute, 35000 Rennes\n  email: a@amap.example\n  director: la présidence\n";
const AMAP: &str = "---\nname: AMAP du Port\nplaces:\n  - { name: Salle du Port, address: 2 quai de la Prévalaye, \
                    commune: Rennes, postcode: \"35000\" }\n\
                    distributions:\n  - { weekday: thursday, start: 18:30, end: 19:30 }\n---\n";
const FARM: &str = "---\nname: Ferme du Pré\ncommune: Rennes\npostcode: \"35000\"\nproducts: [vegetables]\n---\n";

/// A network of one contract, on disk.
struct Offer {
    folder: tempfile::TempDir,
    today: String,
}

/// A contract with these keys, on a day before its season.
fn offer(keys: &str, today: &str) -> Offer {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("network.yml", NETWORK);
    write("amaps/port.md", AMAP);
    write("farms/pre.md", FARM);
    write("contracts/saison/contrat.md", &format!("---\namap: port\nfarm: pre\n{keys}---\n"));
    Offer { folder, today: today.to_owned() }
}

impl Offer {
    fn run(&self, arguments: &[&str], input: &str) -> Output {
        run_in(self.folder.path(), &[arguments, &["--today", &self.today]].concat(), input)
    }

    /// The quote of choices; the program must agree.
    #[track_caller]
    fn quote(&self, choices: &str) -> Value {
        let output = self.run(&["quote", "--contract", "contrat", "--format", "json", "--choices", "-"], choices);
        let document = checked(&output);
        assert!(output.status.success(), "{document:#}");
        document
    }

    /// Why choices are refused: field and code.
    #[track_caller]
    fn refused(&self, choices: &str) -> Vec<(String, String)> {
        let output = self.run(&["quote", "--contract", "contrat", "--format", "json", "--choices", "-"], choices);
        let document = checked(&output);
        assert_eq!(output.status.code(), Some(1), "{document:#}");
        let mistakes = document["mistakes"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        mistakes.map(|mistake| (text(&mistake["field"]), text(&mistake["code"]))).collect()
    }
}

/// Runs the program in a folder, with something on its input.
fn run_in(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(program());
    command.args(arguments).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// The JSON that was printed, as its schema wants it.
#[track_caller]
fn checked(output: &Output) -> Value {
    let document: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    valid("quote", &document);
    document
}

/// Checks a document against a schema that the program prints.
#[track_caller]
fn valid(kind: &str, document: &Value) {
    if let Err(error) = validated(kind, document) {
        panic!("{kind}: {error:#}\n{document:#}");
    }
}

fn validated(kind: &str, document: &Value) -> Result<(), String> {
    let kinds = generator::content::schema::data_kinds();
    let schema = kinds.into_iter().find(|(name, ..)| *name == kind).unwrap().2;
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("schema.json", schema).unwrap();
    let index = compiler.compile("schema.json", &mut schemas).unwrap();
    schemas.validate(document, index).map_err(|error| error.to_string())
}

/// An amount of the quote.
fn cents(document: &Value, name: &str) -> i64 {
    document["totals"][name].as_i64().unwrap()
}

/// What each payment is.
fn payments(document: &Value) -> Vec<i64> {
    document["schedule"].as_array().unwrap().iter().map(|one| one["amount"].as_i64().unwrap()).collect()
}

/// A key of every delivery.
fn each<'a>(document: &'a Value, key: &str) -> Vec<&'a Value> {
    document["deliveries"].as_array().unwrap().iter().map(|delivery| &delivery[key]).collect()
}

/// So many of one item at each delivery.
fn same(item: &str, units: i64) -> String {
    format!(r#"{{"contents": {{"same": {{"{item}": {}}}}}}}"#, units)
}

#[test]
fn the_schemas_of_commands_are_printed_and_refuse_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    for kind in ["quote", "choices", "timetable"] {
        let output = run_in(folder.path(), &["schema", "--kind", kind], "");
        let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(schema["title"].is_string(), "{kind}");
        assert!(validated(kind, &serde_json::json!({ "rien": 1 })).is_err());
    }
    let choices = serde_json::json!({
        "contents": { "each": { "default": { "panier": 1 }, "deliveries": { "2026-10-01": { "panier": 0.5 } } } },
        "from": "2026-09-03", "families": 2, "moves": { "2026-10-01": "2026-10-08" }, "gift": 500,
    });
    valid("choices", &choices);
    serde_json::from_value::<domain::contract::Choices>(choices).unwrap();
}

#[test]
fn every_contract_of_the_example_network_has_an_example() {
    let project = Project::load(&tests::root().join("content"), Path::new("themes"));
    let today = "2026-08-01".parse().unwrap();
    let (atlas, _) = build::survey(&project, today);
    let (atlas, messages) = (atlas.unwrap(), Messages::embedded("fr"));
    let edition = Edition { atlas: &atlas, messages: &messages };
    let mut count = 0;
    for contract in atlas.contracts.iter().filter(|contract| contract.season_id != "2025-2026") {
        let id = &contract.id;
        let document = quote::quote(edition, contract, None, None, today, &Standing::default());
        let document = document.unwrap_or_else(|told| panic!("{id}: {told:?}"));
        let document = serde_json::to_value(document).unwrap();
        valid("quote", &document);
        valid("choices", &document["choices"]);
        assert_eq!(document["is_example"], true);
        assert_eq!(payments(&document).iter().sum::<i64>(), cents(&document, "due"), "{id}");
        count += 1;
    }
    assert!(count > 50);
}

/// The documentation shows choices and a refusal as they are.
#[test]
fn what_the_documentation_shows_is_so() {
    let root = tests::root();
    let text = std::fs::read_to_string(root.join("docs/quote.md")).unwrap();
    let shown: Vec<&str> = text.split("```json\n").skip(1).map(|part| part.split("```").next().unwrap()).collect();
    let [choices, refusal] = shown[..] else { panic!("two examples") };
    let arguments = ["quote", "--contract", "2026-2027/lices-legumes", "--choices", "-", "--format", "json"];
    let today = ["--today", "2026-08-01"];
    let output = run_in(&root, &[&arguments[..], &today].concat(), choices);
    let document = checked(&output);
    assert!(output.status.success(), "{document:#}");
    let more = choices.replacen('{', r#"{"families": 3,"#, 1);
    let refused = checked(&run_in(&root, &[&arguments[..], &today].concat(), &more));
    assert_eq!(refused, serde_json::from_str::<Value>(refusal).unwrap());
    let schema = serde_json::from_slice::<Value>(&run_in(&root, &["schema", "--kind", "choices"], "").stdout).unwrap();
    for key in schema["properties"].as_object().unwrap().keys() {
        assert!(text.contains(&format!("`{key}`")), "{key} is not documented");
    }
}
