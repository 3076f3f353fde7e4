//! What a network does without makes no page and no file, and no page leads to it.

use domain::Vocabulary;
use generator::artifact::file_of;
use generator::content::network::Output;
use generator::source::Sources;
use generator::{Artifacts, Build, Project, in_memory};
use tests::{TODAY, root, tree};

const ORIGIN: &str = "https://paniersdularge.example";

/// The example network with these alone.
fn with(outputs: &[Output]) -> (Build, Artifacts) {
    let keys: Vec<&str> = outputs.iter().map(|output| output.key()).collect();
    let mut files = tree(&root().join("content"));
    let network = files.get_mut("network.yml").unwrap();
    network.extend(format!("\noutputs: [{}]\n", keys.join(", ")).into_bytes());
    in_memory(&Project::in_memory(Sources::from_files(files), Vec::new()), TODAY.parse().unwrap())
}

/// Whether a file is of these.
fn is_of(output: Output, path: &str) -> bool {
    let is_feed = path.ends_with("atom.xml") || path.ends_with("feed.json");
    match output {
        Output::Papers => path.contains("/papier/"),
        Output::Calendars => path.ends_with(".ics"),
        Output::Feeds => is_feed && !path.starts_with("amap/"),
        Output::AmapFeeds => is_feed && path.starts_with("amap/"),
        Output::Cards => path.ends_with("/partage.png"),
        Output::Search => path.starts_with("search/") || path.starts_with("trouver/"),
        Output::LiveMap => path.ends_with("lieux.pmtiles") || path.ends_with("pieces.txt"),
        Output::Communes => path.starts_with("commune/") || path.ends_with("/communes/index.html"),
        Output::Days => path.starts_with("jour/"),
        Output::PrintLists => path.contains("/liste/") || path.contains("/depliant/"),
        Output::Embeds => path.starts_with("integrer/"),
        Output::OpenData => path.starts_with("donnees/"),
    }
}

/// Every address of the site in a text leads to a file of the build, be it from the root or whole.
fn addresses_lead_somewhere(case: &str, files: &Artifacts) {
    for (path, bytes) in files.iter() {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let until =
            |rest: &str| rest.split(['"', '&', '<', '#', '?', '\\', ' ', '\n', '\r', ',']).next().unwrap().to_owned();
        let mut addresses = Vec::new();
        if path.ends_with(".html") {
            let links = [" href=\"/", " src=\"/"].into_iter().flat_map(|start| text.split(start).skip(1));
            addresses.extend(links.map(until));
        }
        if ["html", "xml", "json", "geojson", "csv"].iter().any(|kind| path.ends_with(&format!(".{kind}"))) {
            addresses.extend(text.split(&format!("{ORIGIN}/")).skip(1).map(until));
        }
        // What a server of forms answers is no file.
        for address in addresses.iter().filter(|address| !address.starts_with("forms/")) {
            assert!(files.get(&file_of(&format!("/{address}"))).is_some(), "{case}: {path}: /{address}");
        }
    }
}

fn holds(case: &str, off: &[Output]) {
    let on: Vec<Output> = Output::ALL.iter().copied().filter(|output| !off.contains(output)).collect();
    let (build, files) = with(&on);
    assert!(build.is_good(), "{case}: {:#?}", build.diagnostics);
    for output in Output::ALL {
        let count = files.iter().filter(|(path, _)| is_of(*output, path)).count();
        assert_eq!(count > 0, on.contains(output), "{case}: {count} files of {}", output.key());
    }
    addresses_lead_somewhere(case, &files);
}

#[test]
fn a_network_with_everything_has_no_dead_link() {
    holds("with everything", &[]);
}

#[test]
fn a_network_that_does_without_all_of_it_has_no_dead_link() {
    holds("without anything", Output::ALL);
}

#[test]
fn a_network_that_does_without_one_of_them_has_no_dead_link() {
    for output in Output::ALL {
        holds(output.key(), &[*output]);
    }
}
