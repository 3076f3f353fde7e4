//! `_headers`, as hosts of static sites read it.

use super::{ALWAYS, KEPT, OPEN, POLICY, paths, policy};
use crate::atlas::Atlas;

/// The file. Where two rules give one header, some hosts let the later one win and some join both, which would forbid
/// what the later one allows: `!` takes the header away for these, and the others pass over the line.
pub fn write(atlas: &Atlas) -> String {
    let base = &atlas.site.base_path;
    let mut text = format!("{base}/*\n  {POLICY}: {}\n", policy(atlas, false));
    for (name, value) in ALWAYS {
        text += &format!("  {name}: {value}\n");
    }
    text += &format!("{base}{}*\n  ! {POLICY}\n  {POLICY}: {}\n", paths::EMBEDS, policy(atlas, true));
    text += &format!("{base}{}*\n  {}: {}\n", paths::OPEN_DATA, OPEN.0, OPEN.1);
    for (path, how) in KEPT {
        let rest = if path.ends_with('/') { "*" } else { "" };
        text += &format!("{base}{path}{rest}\n  Cache-Control: {how}\n");
    }
    text
}
