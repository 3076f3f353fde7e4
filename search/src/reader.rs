//! Reads what [`crate::tree`] writes.

use crate::Files;
use crate::tree::{WIDE, file};

/// The rows of the leaves, from the first that may hold a key that begins with `prefix`: of two leaves, or of `most` where
/// the prefix is wide.
pub(crate) fn rows(files: Files<'_>, base: &str, prefix: &str, most: usize) -> Vec<String> {
    let Some(root) = text(files, &format!("{base}root.txt")) else { return Vec::new() };
    let mut lines = root.lines();
    let level = lines.next().and_then(|line| line.parse().ok()).unwrap_or(0);
    let names: Vec<String> = lines.map(str::to_owned).collect();
    let names = if names.is_empty() { vec![String::new()] } else { names };
    let mut leaves = Vec::new();
    descend(files, base, level, &names, prefix, most.max(WIDE), &mut leaves);
    let texts = leaves.iter().filter_map(|name| text(files, &format!("{base}{}", file(name))));
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn descend(
    files: Files<'_>,
    base: &str,
    level: usize,
    names: &[String],
    prefix: &str,
    most: usize,
    leaves: &mut Vec<String>,
) {
    let (first, last) = bounds(names, prefix);
    for name in names.iter().take(last + 1).skip(first) {
        if leaves.len() >= most {
            return;
        }
        if level == 0 {
            leaves.push(name.clone());
        } else if let Some(node) = text(files, &format!("{base}{level}/{}", file(name))) {
            let children: Vec<String> = node.split('\n').map(str::to_owned).collect();
            descend(files, base, level - 1, &children, prefix, most, leaves);
        }
    }
}

/// The first and the last of the children, given by their separators, that may hold keys with the prefix.
fn bounds(separators: &[String], prefix: &str) -> (usize, usize) {
    let first = separators.partition_point(|separator| separator.as_str() <= prefix).saturating_sub(1);
    let after = |separator: &String| separator.as_str() <= prefix || separator.starts_with(prefix);
    let last = separators.partition_point(after).saturating_sub(1);
    (first, last.max(first))
}

fn text(files: Files<'_>, path: &str) -> Option<String> {
    String::from_utf8(files(path)?).ok()
}
