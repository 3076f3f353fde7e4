//! `.htaccess`: the same for Apache, which also has to be told what some files are.

use super::{ALWAYS, KEPT, OPEN, POLICY, paths, policy};
use crate::atlas::Atlas;

/// Types that Apache does not know by itself, by ending.
const TYPES: [(&str, &str); 5] = [
    ("application/geo+json", ".geojson"),
    ("application/manifest+json", ".webmanifest"),
    ("application/vnd.pmtiles", ".pmtiles"),
    ("text/calendar", ".ics"),
    ("text/csv", ".csv"),
];

/// The file.
pub fn write(atlas: &Atlas) -> String {
    let base = &atlas.site.base_path;
    let mut text = String::from("AddDefaultCharset utf-8\nAddCharset utf-8 .css .csv .ics .js .svg .webmanifest\n");
    text += &format!("ErrorDocument 404 {base}/404.html\n<IfModule mod_mime.c>\n");
    for (kind, ending) in TYPES {
        text += &format!("  AddType {kind} {ending}\n");
    }
    text += "  <Files \"atom.xml\">\n    ForceType application/atom+xml\n  </Files>\n";
    text += "  <Files \"feed.json\">\n    ForceType application/feed+json\n  </Files>\n</IfModule>\n";
    // What browsers read in parts stays as it is.
    text += "<IfModule mod_setenvif.c>\n  SetEnvIf Request_URI \\.pmtiles$ no-gzip no-brotli\n</IfModule>\n";
    text += &format!("<IfModule mod_headers.c>\n  Header always set {POLICY} \"{}\"\n", policy(atlas, false));
    for (name, value) in ALWAYS {
        text += &format!("  Header always set {name} \"{value}\"\n");
    }
    // Later sections win over the lines above.
    let below =
        |path: &str, header: &str| format!("  <If \"%{{REQUEST_URI}} =~ m#^{base}{path}#\">\n    {header}\n  </If>\n");
    text += &below(paths::EMBEDS, &format!("Header always set {POLICY} \"{}\"", policy(atlas, true)));
    for (path, how) in KEPT {
        text += &below(path, &format!("Header set Cache-Control \"{how}\""));
    }
    text += &below(paths::OPEN_DATA, &format!("Header always set {} \"{}\"", OPEN.0, OPEN.1));
    text + "</IfModule>\n"
}
