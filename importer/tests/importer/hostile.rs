//! Files that nobody wrote well, or that somebody wrote ill.

use importer::{Code, ImportError};
use tempfile::TempDir;

use crate::{files, import_into, imported, page};

#[track_caller]
fn refused(file_name: &str, bytes: &[u8]) -> ImportError {
    let folder = TempDir::new().unwrap();
    let error = import_into(folder.path(), file_name, bytes, None).unwrap_err();
    assert!(files(folder.path()).is_empty(), "nothing is written");
    assert!(!error.to_string().is_empty());
    error
}

#[test]
fn files_without_anything_are_refused() {
    assert!(matches!(refused("a.csv", b""), ImportError::Empty));
    assert!(matches!(refused("a.csv", b"\xef\xbb\xbf \r\n\r\n"), ImportError::Empty));
    assert!(matches!(refused("a.csv", b"nom;commune\n"), ImportError::NoRow));
    assert!(matches!(refused("a.csv", b"nom;commune\n;\n;;\n"), ImportError::NoRow));
    assert!(matches!(refused("a.csv", b"nom;commune\n;Nantes\n"), ImportError::NothingUsable { .. }));
    assert!(matches!(refused("a.json", b"[]"), ImportError::NoRow));
    assert!(matches!(refused("a.json", b"{}"), ImportError::NoList { .. }));
    assert!(matches!(
        refused("a.geojson", br#"{"type":"FeatureCollection","features":3}"#),
        ImportError::NoList { .. }
    ));
}

#[test]
fn binary_files_are_refused() {
    assert!(matches!(refused("a.csv", b"nom;commune\n\0\0\0\x01"), ImportError::NotText));
    assert!(matches!(refused("a.xlsx", b"PK\x03\x04"), ImportError::Workbook(_)));
    assert!(matches!(refused("a.json", "[".repeat(200_000).as_bytes()), ImportError::NotJson { .. }));
}

#[test]
fn a_damaged_state_stops_before_anything_is_written() {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join(".import")).unwrap();
    std::fs::write(folder.path().join(".import/state.json"), "<<<<<<<").unwrap();
    let error = import_into(folder.path(), "a.csv", b"nom;commune\nAMAP;Nantes\n", None).unwrap_err();
    assert!(matches!(error, ImportError::State));
    assert!(files(folder.path()).is_empty());
}

#[test]
fn a_huge_cell_is_no_name() {
    let huge = "x".repeat(5_000_000);
    let (folder, report) = imported("a.csv", format!("nom;commune\n{huge};Nantes\nAMAP du Lac;Nantes\n"));
    assert_eq!(report.count(Code::RowSkipped), 1);
    assert_eq!(files(folder.path()).len(), 2);
    assert!(report.to_string().len() < 5_000);
}

#[test]
fn names_cannot_break_out_of_their_file() {
    let (folder, _) = imported(
        "a.csv",
        "nom;commune;description\n\
         \"---\nstatus: closed\n---\";Nantes;\"--- \n<script>alert(1)</script>\"\n\
         \"../../etc/passwd\";Nantes;\n\
         \"=HYPERLINK(\"\"http://a\"\")\";Nantes;\n\
         `: x`;Nantes;\n\
         no;Nantes;\n",
    );
    let listed: Vec<String> = files(folder.path()).into_keys().collect();
    assert_eq!(
        listed,
        [
            "amaps/etc-passwd.md",
            "amaps/hyperlink-http-a.md",
            "amaps/no.md",
            "amaps/status-closed.md",
            "amaps/x.md",
            "network.yml"
        ]
    );
    let broken = page(&folder, "amaps/status-closed.md");
    assert!(broken.starts_with("---\nname: '--- status: closed ---'\nplaces:\n"), "{broken}");
    assert!(broken.ends_with("---\n\n\\---\n\n\\<script\\>alert(1)\\</script\\>\n"), "{broken}");
    assert!(page(&folder, "amaps/hyperlink-http-a.md").contains("name: '=HYPERLINK(\"http://a\")'\n"));
    assert!(page(&folder, "amaps/x.md").contains("name: '`: x`'\n"));
    assert!(page(&folder, "amaps/no.md").contains("name: 'no'\n"));
}

#[test]
fn an_open_quote_is_told() {
    let rows: String = (0..40).map(|n| format!("AMAP {n};Nantes;x\n")).collect();
    let (_folder, report) = imported("a.csv", format!("nom;commune;description\nAMAP du Lac;Nantes;\"une\n{rows}"));
    assert_eq!(report.count(Code::QuoteOpen), 1);
}
