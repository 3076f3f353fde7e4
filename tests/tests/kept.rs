//! What a build keeps of an earlier one, beside the site and in a program that goes on: after any edit the published tree is a
//! clean build's, byte for byte, what is told is the same, and little is made anew. `CABAS_EDITS` says how many edits are tried.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::Date;
use forms::Records;
use generator::cache::Cache;
use generator::footprint::{Key, State};
use generator::job::{Done, Outlet};
use generator::publish::{Destination, Memo, Staging};
use generator::source::Sources;
use generator::{Diagnostic, Print, Prints, Project, build, in_memory};
use tests::{TODAY, root, tree};

/// A staging folder that counts what is kept and what is made.
struct Counted<'a> {
    staging: Staging<'a>,
    kept: AtomicUsize,
    made: AtomicUsize,
}

impl Outlet for Counted<'_> {
    fn kept(&self, job: Key, state: &dyn Fn(&[Key]) -> State) -> Option<Done> {
        self.staging.kept(job, state).inspect(|_| _ = self.kept.fetch_add(1, Ordering::Relaxed))
    }

    fn put(&self, path: &str, bytes: Vec<u8>, print: Print) {
        self.made.fetch_add(1, Ordering::Relaxed);
        self.staging.put(path, bytes, print);
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.staging.read(path)
    }
}

/// What a program that goes on keeps.
struct Program {
    known: Option<Sources>,
    cache: Cache,
    memo: Memo,
}

/// The example, to be edited.
struct Network {
    folder: tempfile::TempDir,
    records: Records,
    today: Date,
}

impl Network {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in tree(&root().join("content")) {
            let to = folder.path().join("content").join(path);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::write(to, bytes).unwrap();
        }
        Self {
            folder,
            records: Records { schema: Records::SCHEMA, ..Records::default() },
            today: TODAY.parse().unwrap(),
        }
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn public(&self) -> PathBuf {
        self.folder.path().join("site/public")
    }

    fn project(&self) -> Project {
        let project = Project::load(&self.content(), &self.folder.path().join("themes"));
        Project { records: self.records.clone(), ..project }
    }

    fn destination(&self) -> Destination {
        Destination::below(&self.folder.path().join("site"))
    }

    /// A program that begins, and will build again.
    fn program(&self) -> Program {
        Program { known: Some(Sources::default()), cache: Cache::keeping(), memo: self.destination().memo() }
    }

    /// A program that builds once, on what is published; gives how many jobs were kept and how many files made, or nothing after
    /// mistakes.
    fn rebuild(&self) -> Option<(usize, usize)> {
        let mut program = Program { known: None, cache: Cache::default(), memo: self.destination().memo() };
        self.rebuild_in(&mut program).ok()
    }

    /// The same by a program that goes on; what it told where there were mistakes.
    fn rebuild_in(&self, program: &mut Program) -> Result<(usize, usize), Vec<Diagnostic>> {
        let themes = self.folder.path().join("themes");
        let project = Project::load_after(program.known.as_ref(), &self.content(), &themes);
        let project = Project { records: self.records.clone(), ..project };
        if let Some(known) = &mut program.known {
            known.clone_from(&project.sources);
        }
        let (prints, today, to) = (Prints::of(&project), self.today, self.destination());
        let staging = Staging::open(&to, std::mem::take(&mut program.memo));
        let counted = Counted { staging, kept: AtomicUsize::new(0), made: AtomicUsize::new(0) };
        let mut built = build(&project, &prints, today, &counted, &mut program.cache);
        let counts = (counted.kept.into_inner(), counted.made.into_inner());
        if !built.is_good() {
            program.memo = counted.staging.into_memo();
            return Err(built.diagnostics);
        }
        let (_, pending) = counted.staging.publish(&mut built, prints.whole(today)).unwrap();
        program.memo = pending.written();
        Ok(counts)
    }

    /// What is published is what a clean build gives.
    fn assert_clean(&self, edit: &str) {
        let (clean, files) = in_memory(&self.project(), self.today);
        assert!(clean.is_good(), "{edit}: {:?}", clean.diagnostics);
        let published: BTreeMap<String, Vec<u8>> = tree(&self.public()).into_iter().collect();
        let wanted: Vec<&str> = files.iter().map(|(path, _)| path).collect();
        assert_eq!(published.keys().map(String::as_str).collect::<Vec<_>>(), wanted, "after {edit}");
        for (path, bytes) in files.iter() {
            assert!(published[path] == bytes, "{path} is not a clean build's after {edit}");
        }
    }

    /// The files of a folder of the content, sorted.
    fn files(&self, folder: &str) -> Vec<PathBuf> {
        let walk = walkdir::WalkDir::new(self.content().join(folder)).sort_by_file_name();
        let files = walk.into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        files.map(walkdir::DirEntry::into_path).collect()
    }
}

/// Numbers that are the same in every run: xorshift (Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % count as u64) as usize
    }
}

fn edited(file: &Path, edit: impl FnOnce(String) -> String) {
    let text = std::fs::read_to_string(file).unwrap();
    std::fs::write(file, edit(text)).unwrap();
}

/// The first line that begins with `key` says something else.
fn said(text: &str, key: &str, words: &str) -> String {
    let mut is_done = false;
    let lines = text.lines().map(|line| match line.strip_prefix(key) {
        Some(_) if !std::mem::replace(&mut is_done, true) => format!("{key} {words}\n"),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

/// An edit as people make them; tells what it was.
fn edit(network: &mut Network, dice: &mut Dice, number: usize) -> String {
    const FOLDERS: [&str; 9] =
        ["amaps", "farms", "contracts", "news", "events", "pages", "adverts", "resources", "networks"];
    let folder = FOLDERS[dice.below(FOLDERS.len())];
    let files = network.files(folder);
    let file = files[dice.below(files.len())].clone();
    let shown = file.strip_prefix(network.content()).unwrap().display().to_string();
    match dice.below(12) {
        0..=2 => edited(&file, |text| format!("{text}\n\nRelu pour la fois {number}.\n")),
        3 | 4 => {
            let files = network.files(["amaps", "farms"][dice.below(2)]);
            let name = ["Aaa", "Mmm", "Zzz"][dice.below(3)];
            edited(&files[dice.below(files.len())], |text| said(&text, "name:", &format!("{name} {number}")));
            return format!("a name {name} {number}");
        }
        5 => {
            let files = network.files("amaps");
            let status = ["open", "full", "paused", "closed", "waiting-list"][dice.below(5)];
            edited(&files[dice.below(files.len())], |text| said(&text, "status:", status));
            return format!("the status {status}");
        }
        6 => edited(&file, |text| said(&text, "summary:", &format!("« Un résumé, {number}. »"))),
        7 => {
            let files = network.files("amaps");
            let text = std::fs::read_to_string(&files[dice.below(files.len())]).unwrap();
            let text = said(&text, "name:", &format!("Nouvelle {number}"));
            std::fs::write(network.content().join(format!("amaps/nouvelle-{number}.md")), text).unwrap();
            return format!("a new AMAP, {number}");
        }
        8 => std::fs::remove_file(&file).unwrap(),
        9 => edited(&network.content().join("network.yml"), |text| said(&text, "slogan:", &format!("Le mot {number}"))),
        10 => {
            let public: Vec<_> = tree(&network.public()).into_keys().collect();
            let spoilt = network.public().join(&public[dice.below(public.len())]);
            edited_bytes(&spoilt, dice);
            return format!("somebody spoilt {}", spoilt.display());
        }
        _ => {
            let files = network.files("amaps");
            let id = files[dice.below(files.len())].file_stem().unwrap().to_str().unwrap();
            network.records.waiting.insert(format!("/amap/{id}/"), number as u64);
            return "somebody waits".to_owned();
        }
    }
    format!("an edit of {shown}")
}

fn edited_bytes(file: &Path, dice: &mut Dice) {
    if dice.below(2) == 0 {
        std::fs::remove_file(file).unwrap();
    } else {
        std::fs::write(file, "spoilt").unwrap();
    }
}

#[test]
fn after_any_edit_the_tree_is_a_clean_builds() {
    let edits = std::env::var("CABAS_EDITS").ok().and_then(|edits| edits.parse().ok()).unwrap_or(12);
    let seed = std::env::var("CABAS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_122);
    let (mut network, mut dice) = (Network::new(), Dice(seed));
    network.rebuild().expect("the example is good");
    network.assert_clean("nothing");
    let (mut good, mut program) = (0, network.program());
    for number in 1..=edits {
        let before: Vec<_> = tree(&network.content()).into_iter().collect();
        let told = edit(&mut network, &mut dice, number);
        // Now and then another program builds, or this one begins anew.
        let outcome = match dice.below(6) {
            0 => network.rebuild().ok_or_else(|| in_memory(&network.project(), network.today).0.diagnostics),
            1 => {
                program = network.program();
                network.rebuild_in(&mut program)
            }
            _ => network.rebuild_in(&mut program),
        };
        match outcome {
            Ok(_) => {
                network.assert_clean(&told);
                good += 1;
                continue;
            }
            Err(mistakes) => {
                assert_eq!(mistakes, in_memory(&network.project(), network.today).0.diagnostics, "after {told}");
            }
        }
        // Somebody refers to what was removed: the author takes it back.
        std::fs::remove_dir_all(network.content()).unwrap();
        for (path, bytes) in before {
            let to = network.content().join(path);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::write(to, bytes).unwrap();
        }
    }
    assert!(good * 2 > edits, "most edits are good: {good} of {edits}");
}

#[test]
fn little_is_made_anew_and_without_a_memo_everything_is() {
    let mut network = Network::new();
    let (kept, all) = network.rebuild().unwrap();
    assert_eq!(kept, 0);
    let (jobs, made) = network.rebuild().unwrap();
    assert_eq!(made, 0, "nothing changed");
    let contract = &network.files("contracts")[0];
    edited(contract, |text| format!("{text}\nUn mot de plus.\n"));
    let (_, made) = network.rebuild().unwrap();
    assert!(0 < made && made * 10 < all, "{made} of {all} for a contract's text");
    network.assert_clean("a contract's text");
    edited(&network.files("amaps")[0], |text| said(&text, "name:", "AMAP des Nouveaux Noms"));
    let (kept, _) = network.rebuild().unwrap();
    assert!(kept * 2 > jobs, "{kept} of {jobs} for a name");
    network.assert_clean("a name");
    // On another day everything is made anew but what knows no day: files of authors and of the theme.
    network.today = network.today.tomorrow().unwrap();
    let (kept, _) = network.rebuild().unwrap();
    assert!(0 < kept && kept * 10 < jobs, "{kept} of {jobs} on another day");
    network.assert_clean("another day");
    // Neither what is not there nor what is spoilt is believed.
    let memo = network.folder.path().join("site/.cabas-memo");
    for spoilt in [None, Some("cabas-m1 and nothing that follows")] {
        match spoilt {
            None => std::fs::remove_file(&memo).unwrap(),
            Some(text) => std::fs::write(&memo, text).unwrap(),
        }
        assert_eq!(network.rebuild().unwrap().0, 0, "{spoilt:?}");
        network.assert_clean("the memo was lost");
    }
}

#[test]
fn a_program_that_goes_on_reads_and_makes_what_differs_and_forgets_what_is_gone() {
    let network = Network::new();
    let mut program = network.program();
    network.rebuild_in(&mut program).unwrap();
    let (jobs, made) = network.rebuild_in(&mut program).unwrap();
    assert_eq!(made, 0, "nothing changed");
    // A rename moves an AMAP in every list, and all that refer to others by their place there.
    for name in ["Aaa", "Zzz"] {
        edited(&network.files("amaps")[3], |text| said(&text, "name:", name));
        let (kept, _) = network.rebuild_in(&mut program).unwrap();
        assert!(kept * 2 > jobs, "{kept} of {jobs} for a name");
        network.assert_clean(name);
    }
    // A warning of a file that is kept is told at every build, and no longer once the file is gone.
    let stray = network.content().join("amaps/sans-jour.md");
    std::fs::write(&stray, "---\nname: Sans jour\nstatus: open\nplaces: [{ commune: Rennes, postcode: 35000 }]\n---\n")
        .unwrap();
    for _ in 0..2 {
        network.rebuild_in(&mut program).unwrap();
        network.assert_clean("a new AMAP");
    }
    std::fs::remove_file(&stray).unwrap();
    network.rebuild_in(&mut program).unwrap();
    network.assert_clean("it is gone");
    assert!(network.rebuild().is_some(), "another program goes on from there");
    network.assert_clean("another program");
}
