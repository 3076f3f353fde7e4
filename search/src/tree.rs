//! Sorted rows in shards below a tree of separators, all of bounded size: a static B-tree.
//!
//! A leaf holds rows, those of one key together. A node holds a line for each of its children: the separator, the shortest
//! text that is greater than every key before the child and not greater than any key in it; the first child's is empty
//! on the far left. The root's first line says how many levels of nodes are below it. Files are named by separators, so that
//! few names change when rows are added, and a reader with an old root notices.

use crate::File;

/// Bytes of a leaf, before compression, unless one key has more.
const LEAF: usize = 2_600;
/// Children of a node.
const FANOUT: usize = 64;
/// A prefix that spans more leaves than this is wide: nobody reads all of its rows.
pub(crate) const WIDE: usize = 2;

/// Rows by key, in leaves.
pub(crate) struct Tree {
    pub(crate) rows: Vec<Row>,
    /// The separator of each leaf, and the position of its first row.
    pub(crate) leaves: Vec<(String, usize)>,
}

/// A row and its key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) key: String,
    pub(crate) text: String,
    /// Rows of one key are in this order; what matters more has a smaller one.
    pub(crate) rank: usize,
}

impl Tree {
    /// The tree of these rows.
    pub(crate) fn new(mut rows: Vec<Row>) -> Self {
        rows.sort_unstable_by(|a, b| a.key.cmp(&b.key).then(a.rank.cmp(&b.rank)));
        let mut leaves = vec![(String::new(), 0)];
        let (mut size, mut before) = (0, "");
        let mut start = 0;
        for same in rows.chunk_by(|a, b| a.key == b.key) {
            let (Some(first), more) = (same.first(), same.iter().map(|row| row.text.len() + 1).sum::<usize>()) else {
                continue;
            };
            if size > 0 && size + more > LEAF {
                leaves.push((separator(before, &first.key), start));
                size = 0;
            }
            (size, before, start) = (size + more, &first.key, start + same.len());
        }
        Self { rows, leaves }
    }

    /// The files of the tree below the folder `base`, which ends with `/`.
    pub(crate) fn write(&self, base: &str) -> Vec<File> {
        let ends = self.leaves.iter().skip(1).map(|(_, start)| *start).chain([self.rows.len()]);
        let mut files: Vec<File> = Vec::with_capacity(self.leaves.len() + self.leaves.len() / FANOUT + 2);
        for ((name, start), end) in self.leaves.iter().zip(ends) {
            let rows = self.rows.get(*start..end).unwrap_or_default();
            let text: String = rows.iter().flat_map(|row| [row.text.as_str(), "\n"]).collect();
            files.push((format!("{base}{}", file(name)), text.into_bytes()));
        }
        let mut names: Vec<&str> = self.leaves.iter().map(|(name, _)| name.as_str()).collect();
        let mut level = 0;
        while names.len() > FANOUT {
            level += 1;
            let nodes = names.chunks(FANOUT).filter_map(|children| Some((*children.first()?, children.join("\n"))));
            let (firsts, texts): (Vec<&str>, Vec<String>) = nodes.unzip();
            let paths = firsts.iter().map(|name| format!("{base}{level}/{}", file(name)));
            files.extend(paths.zip(texts.into_iter().map(String::into_bytes)));
            names = firsts;
        }
        files.push((format!("{base}root.txt"), format!("{level}\n{}", names.join("\n")).into_bytes()));
        files
    }
}

/// The shortest beginning of `key` that is greater than `before`.
fn separator(before: &str, key: &str) -> String {
    let same = key.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
    key.get(..=same).unwrap_or(key).to_owned()
}

/// The file of the leaf or node whose separator is `name`. The underscore keeps Windows from seeing a device in `aux.txt`.
pub(crate) fn file(name: &str) -> String {
    format!("{}_.txt", name.replace(' ', "-"))
}
