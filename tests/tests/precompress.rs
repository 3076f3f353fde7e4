//! Compressed companions say what their files say, after every edit, with the option and without it.

use std::io::Read;
use std::path::Path;

use tests::{cabas, root, tree};

/// How many companions a site has; each is unpacked and compared with its file.
fn companions(site: &Path) -> usize {
    let files = tree(&site.join("public"));
    let mut count = 0;
    for (path, packed) in &files {
        let mut said = Vec::new();
        let whole = match path.rsplit_once('.') {
            Some((whole, "br")) => {
                brotli::Decompressor::new(&packed[..], 4096).read_to_end(&mut said).unwrap();
                whole
            }
            Some((whole, "gz")) => {
                flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut said).unwrap();
                whole
            }
            _ => continue,
        };
        assert!(files.get(whole) == Some(&said), "{path} is not what {whole} says");
        count += 1;
    }
    count
}

fn amap(name: &str) -> String {
    let place = "{ name: Salle, address: 1 place du Marché, commune: Rennes, postcode: \"35000\" }";
    format!(
        "---\nname: AMAP des {name}\nstatus: open\nsummary: Un panier par semaine.\nplaces: [{place}]\n\
         distributions: [{{ weekday: thursday, start: \"18:30\", end: \"19:30\" }}]\nproducts: [vegetables]\n\
         joining: Passez un jeudi.\ncontact: {{ mailbox: {name}@amap.example }}\nverified: 2026-11-01\n---\n"
    )
}

#[test]
fn companions_are_made_once_and_never_stale() {
    let folder = tempfile::tempdir().unwrap();
    let (content, site) = (folder.path().join("content"), folder.path().join("site"));
    std::fs::create_dir_all(content.join("amaps")).unwrap();
    std::fs::copy(root().join("tests/fixtures/careless/content/network.yml"), content.join("network.yml")).unwrap();
    for name in ["tilleuls", "saules"] {
        std::fs::write(content.join(format!("amaps/{name}.md")), amap(name)).unwrap();
    }
    let built = |arguments: &[&str]| {
        let output = cabas(arguments, &content, &site);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    built(&["build", "--precompress"]);
    let all = companions(&site);
    assert!(all > 200, "{all}");
    assert!(built(&["build", "--precompress"]).contains("aucune à refaire"));
    assert_eq!(companions(&site), all);

    let edited = format!("{}\nCe soir, soupe de potimarron.\n", amap("saules"));
    std::fs::write(content.join("amaps/saules.md"), edited).unwrap();
    built(&["build"]);
    let fewer = companions(&site);
    assert!(fewer < all && fewer > all / 2, "{fewer} of {all}: what changed has none, the rest keeps its own");
    built(&["build", "--precompress"]);
    assert_eq!(companions(&site), all);

    std::fs::remove_file(content.join("amaps/tilleuls.md")).unwrap();
    built(&["build", "--precompress"]);
    assert!(companions(&site) < all);
    assert!(!site.join("public/amap/tilleuls").exists());
}
