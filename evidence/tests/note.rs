//! Notes, keys, checkpoints, proofs and tiles against the examples of their specifications and of Go's `sumdb` packages.

use std::collections::HashMap;

use evidence::tile::{TileError, TileNodes, bundle};
use evidence::tree::{is_consistent, is_included, prove_consistency, prove_inclusion, root};
use evidence::{
    Checkpoint, Entry, Frontier, Hash, Nodes, Note, NoteError, Payload, Position, Proof, Salt, SigningKey, Tile,
    VerifierKey,
};

/// c2sp.org/signed-note, “Example”.
const SPEC_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const SPEC_NOTE: &str = "This is an example message.\n\n\
    — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

/// golang.org/x/mod/sumdb/note, `ExampleSign` and `ExampleSign_add_signatures`.
const GO_PRIVATE: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const GO_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const GO_SIGNATURES: [&str; 2] = [
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n",
];

#[test]
fn the_notes_of_the_specifications_are_right() {
    let key = VerifierKey::parse(SPEC_KEY).unwrap();
    assert_eq!((key.name(), key.id(), key.to_string().as_str()), ("example.com/foo", 0x530d_903a, SPEC_KEY));
    let note = Note::parse(SPEC_NOTE).unwrap();
    assert_eq!((note.text(), note.check(&key)), ("This is an example message.\n", Ok(())));
    assert_eq!(note.to_string(), SPEC_NOTE);
    assert_eq!(note.check(&VerifierKey::parse(GO_KEY).unwrap()), Err(NoteError::Unsigned));
    let changed = Note::parse(&SPEC_NOTE.replace("example message", "example massage")).unwrap();
    assert_eq!(changed.check(&key), Err(NoteError::WrongSignature));
}

#[test]
fn two_keys_sign_as_go_signs() {
    let keys = [SigningKey::parse(GO_PRIVATE).unwrap(), SigningKey::from_seed("EnochRoot", &[0; 32]).unwrap()];
    assert_eq!((keys[0].to_text().as_str(), keys[0].verifier().to_string().as_str()), (GO_PRIVATE, GO_KEY));
    assert!(!format!("{keys:?}").contains("PRIVATE") && !format!("{keys:?}").contains("gQoUAtUUbI2E"));
    let note = Note::sign(GO_TEXT, &keys).unwrap();
    assert_eq!(note.to_string(), format!("{GO_TEXT}\n{}{}", GO_SIGNATURES[0], GO_SIGNATURES[1]));
    for key in &keys {
        assert_eq!(Note::parse(&note.to_string()).unwrap().check(key.verifier()), Ok(()));
    }
    assert_eq!(Note::sign("no last line break", &keys), None);
    assert_eq!(Note::sign("a\tb\n", &keys), None);
    assert_eq!(Note::sign("nobody\n", &[]), None);
}

#[test]
fn no_mangled_key_is_a_key() {
    // As Go's TestNewVerifier and TestNewSigner: every part of the text, every byte one more.
    let mangled = |text: &str| -> Vec<String> {
        let parts = (0..=text.len()).flat_map(|from| (from..=text.len()).map(move |to| (from, to)));
        let parts = parts.filter(|part| *part != (0, text.len())).map(|(from, to)| text[from..to].to_owned());
        let raised = (0..text.len()).filter_map(|at| {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] += 1;
            String::from_utf8(bytes).ok()
        });
        parts.chain(raised).collect()
    };
    mangled(GO_KEY).iter().for_each(|wrong| assert_eq!(VerifierKey::parse(wrong), None, "{wrong}"));
    mangled(GO_PRIVATE).iter().for_each(|wrong| assert!(SigningKey::parse(wrong).is_none(), "{wrong}"));
    for wrong in [
        // Too long, with its right number; of an unknown type, with its right number.
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "",
        "a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ] {
        assert_eq!(VerifierKey::parse(wrong), None, "{wrong}");
    }
    // The neutral point, which would take one signature for every text.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    assert_eq!(VerifierKey::new("x", &neutral), None);
}

#[test]
fn only_notes_are_notes() {
    let signature = "— a AAAAAAE=\n";
    let right = format!("x\n\n{signature}");
    assert_eq!(Note::parse(&right).unwrap().signatures()[0].id, 0);
    assert_eq!(Note::parse(&format!("x\n\ny\n\n{signature}")).unwrap().text(), "x\n\ny\n");
    let many = |count: usize| format!("x\n\n{}", signature.repeat(count));
    assert_eq!(Note::parse(&many(16)).unwrap().to_string(), many(16));
    let wrong = [
        "",
        "x\n",
        "x\n\n",
        "x\n— a AAAAAAE=\n",
        "x\n\n— a AAAAAAE=",
        "x\n\n- a AAAAAAE=\n",
        "x\n\n— a  AAAAAAE=\n",
        "x\n\n— a+b AAAAAAE=\n",
        "x\n\n— a\u{a0}b AAAAAAE=\n",
        "x\n\n—  AAAAAAE=\n",
        "x\n\n— a AAAAAA==\n",
        "x\n\n— a AAAAAAF=\n",
        "x\r\n\n— a AAAAAAE=\n",
        "x\u{1}\n\n— a AAAAAAE=\n",
        "x\n\n— a AAAAAAE=\n\n",
    ];
    wrong.iter().for_each(|note| assert_eq!(Note::parse(note), None, "{note:?}"));
    assert_eq!(Note::parse(&many(1_000)), None);
}

/// c2sp.org/tlog-checkpoint.
const SPEC_CHECKPOINT: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

#[test]
fn checkpoints_are_three_lines_or_more() {
    let note = format!(
        "{SPEC_CHECKPOINT}\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    );
    let checkpoint = Checkpoint::parse(Note::parse(&note).unwrap().text()).unwrap();
    assert_eq!((checkpoint.origin.as_str(), checkpoint.size), ("example.com/behind-the-sofa", 20_852_163));
    assert_eq!(checkpoint.to_string(), SPEC_CHECKPOINT);
    // golang.org/x/mod/sumdb/tlog, TestFormatTree.
    let go = Checkpoint::new("go.sum database tree", 123_456_789_012, Hash::of_leaf(b"hello world"));
    assert_eq!(go.to_string(), "go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n");
    let longer = format!("{SPEC_CHECKPOINT}more\n");
    assert_eq!(Checkpoint::parse(&longer).unwrap().extensions, ["more"]);
    assert_eq!(Checkpoint::parse(&longer).unwrap().to_string(), longer);
    let empty = Checkpoint::new("x", 0, Hash::of_nothing());
    assert_eq!(Checkpoint::parse(&empty.to_string()), Some(empty));
    for wrong in [
        SPEC_CHECKPOINT.trim_end().to_owned(),
        SPEC_CHECKPOINT.replace("20852163", "020852163"),
        SPEC_CHECKPOINT.replace("20852163", "0x13e2d43"),
        SPEC_CHECKPOINT.replace("20852163", "0"),
        SPEC_CHECKPOINT.replace("q2I=", "q2J="),
        SPEC_CHECKPOINT.replace("example.com/behind-the-sofa", ""),
        format!("{SPEC_CHECKPOINT}\n"),
        "x\n1\n".to_owned(),
    ] {
        assert_eq!(Checkpoint::parse(&wrong), None, "{wrong:?}");
    }
}

#[test]
fn proofs_are_lines_and_a_checkpoint() {
    // c2sp.org/tlog-proof, with signatures that are not shortened.
    let text = "c2sp.org/tlog-proof@v1\nextra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6\nindex 73894\n\
                gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\nB95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=\n\
                EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=\nRoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=\n\
                AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=\n\n\
                example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n\
                — example.com/fancylog AAAAAAE=\n— witness1.example AAAAAAI=\n";
    let proof = Proof::parse(text).unwrap();
    assert_eq!((proof.index(), proof.path().len(), proof.note().signatures().len()), (73_894, 5, 2));
    assert_eq!(proof.extra(), Some(&b"age-v1.2.1-darwin-arm64.tar.gz"[..]));
    assert_eq!(proof.checkpoint().size, 109_482);
    assert_eq!(proof.to_string(), text);
    let without = text.replace("extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6\n", "");
    assert_eq!(Proof::parse(&without).unwrap().to_string(), without);
    for wrong in [
        text.replace("@v1", "@v2"),
        text.replace("index 73894", "index 073894"),
        text.replace("index 73894\n", ""),
        text.replace("extra YW", "extra  YW"),
        text.replace("PlQ=\n", "PlQ=\n\n"),
        text.replace("PlQ=\n", "PlR=\n"),
        text.replace("PlQ=\n", &format!("PlQ=\n{}", "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n".repeat(64))),
        text.trim_end().to_owned(),
    ] {
        assert_eq!(Proof::parse(&wrong), None, "{wrong}");
    }
}

#[test]
fn tiles_stand_where_the_specification_says() {
    let tile = |level, index, width| Tile { level, index, width };
    for (tile, path) in [
        (tile(0, 1_234_067, 256), "tile/0/x001/x234/067"),
        (tile(0, 0, 1), "tile/0/000.p/1"),
        (tile(1, 273, 112), "tile/1/273.p/112"),
        (tile(4, 456_078, 255), "tile/4/x456/078.p/255"),
        (tile(2, 1_000, 256), "tile/2/x001/000"),
    ] {
        assert_eq!(tile.path(), path);
        assert_eq!(Tile::parse(path), Some(tile));
    }
    assert_eq!(tile(0, 1_234_067, 8).entries_path(), "tile/entries/x001/x234/067.p/8");
    for wrong in [
        "tile/0/1",
        "tile/0/123/456",
        "tile/0/x123",
        "tile/0/x000/001",
        "tile/00/001",
        "tile/-1/001",
        "tile/64/001",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/07",
        "tile/0/001.p/",
        "tile/entries/001",
        "tile/0/00x1",
        "/tile/0/001",
        "tile/7/001",
        "tile/0/x018/x446/x744/x073/x709/x551/x616",
    ] {
        assert_eq!(Tile::parse(wrong), None, "{wrong}");
    }
    // The specification's tree of 70,000 leaves, and the one of 256.
    let tiles = Tile::of_tree(70_000);
    let of = |level, is_full| {
        tiles.iter().filter(|tile| tile.level == level && (tile.width == 256) == is_full).collect::<Vec<_>>()
    };
    assert_eq!((of(0, true).len(), of(0, false)), (273, vec![&tile(0, 273, 112)]));
    assert_eq!((of(1, true), of(1, false)), (vec![&tile(1, 0, 256)], vec![&tile(1, 1, 17)]));
    assert_eq!((of(2, true).len(), of(2, false)), (0, vec![&tile(2, 0, 1)]));
    assert_eq!(tiles.len(), 277);
    assert_eq!(Tile::of_tree(256), [tile(0, 0, 256), tile(1, 0, 1)]);
    assert_eq!(Tile::grown(255, 257), [tile(0, 0, 256), tile(0, 1, 1), tile(1, 0, 1)]);
    assert_eq!(Tile::grown(300, 301), [tile(0, 1, 45)]);
    assert_eq!(Tile::grown(300, 300), []);
    assert!(Tile::of_tree(0).is_empty());
}

/// Rows of a store.
struct Rows(HashMap<Position, Hash>);

impl Nodes for Rows {
    type Error = ();

    fn node(&self, position: Position) -> Result<Hash, ()> {
        self.0.get(&position).copied().ok_or(())
    }
}

#[test]
fn proofs_from_published_tiles_are_those_from_the_rows() {
    let (mut rows, mut frontier, mut files) = (Rows(HashMap::new()), Frontier::default(), HashMap::new());
    let mut roots = Vec::new();
    let leaf = |number: u64| Hash::of_leaf(&number.to_be_bytes());
    // Batches, each followed by what it publishes: the last tree has a tile of the third level.
    for size in [1, 200, 256, 257, 700, 65_536, 65_900] {
        let before = frontier.size();
        for number in before..size {
            rows.0.extend(frontier.append(leaf(number)).into_iter().map(|node| (node.position, node.hash)));
        }
        files.extend(Tile::grown(before, size).into_iter().map(|tile| (tile, tile.hashes(&rows).unwrap())));
        roots.push((size, frontier.root()));
    }
    assert_eq!(files[&Tile { level: 0, index: 0, width: 256 }].len(), 8_192);
    let (size, last) = *roots.last().unwrap();
    let tiles = TileNodes { size, read: |tile: Tile| files.get(&tile).cloned().ok_or(tile) };
    assert_eq!(root(&tiles, size), Ok(last));
    for old in &roots {
        let proof = prove_consistency(&tiles, old.0, size).unwrap();
        assert_eq!(proof, prove_consistency(&rows, old.0, size).unwrap());
        assert!(is_consistent(*old, (size, last), &proof));
    }
    for index in [0, 255, 256, 65_535, 65_899] {
        let proof = prove_inclusion(&tiles, index, size).unwrap();
        assert!(is_included(leaf(index), index, size, &proof, last));
    }
    let position = Position { level: 0, index: 0 };
    let short = TileNodes { size, read: |_| Ok::<_, ()>(vec![0; 31]) };
    assert_eq!(short.node(position), Err(TileError::Size));
    let none = TileNodes { size: 0, read: |_| Ok::<_, ()>(vec![0; 32]) };
    assert_eq!(none.node(position), Err(TileError::Size));
}

#[test]
fn a_bundle_is_each_leaf_after_its_length() {
    let payload = Payload::new(serde_json::json!({ "v": 1, "kind": "x" })).unwrap();
    let entry = |salt| Entry::new(&payload, Salt([salt; 32]), jiff::Timestamp::UNIX_EPOCH, None);
    let (first, second) = (entry(1), entry(2));
    let bytes = bundle([&first, &second]);
    let length = first.leaf().len();
    assert_eq!(bytes[..2], [0, length as u8]);
    assert_eq!(&bytes[2..length + 2], first.leaf().as_bytes());
    assert_eq!(&bytes[length + 4..], second.leaf().as_bytes());
}
