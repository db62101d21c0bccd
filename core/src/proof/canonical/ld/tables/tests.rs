//! The tables say what the published contexts say.

use std::path::Path;

use super::{TABLES, read, write};
use crate::json;
use crate::limits::Limits;
use crate::proof::canonical::ld::read as contexts;

/// Which document each table was made from.
const SOURCES: &[(&str, &str)] = &[
    ("credentials-v2", "credentials-v2.jsonld"),
    ("credentials-v1", "2018-credentials-v1.jsonld"),
    ("ob-3.0.0", "ob-v3p0.json"),
    ("ob-3.0.1", "ob-v3p0-3.0.1.json"),
    ("ob-3.0.2", "ob-v3p0-3.0.2.json"),
    ("ob-3.0.3", "ob-v3p0-3.0.3.json"),
    ("ob-3.0.3-before-june-2026", "ob-v3p0-3.0.3-before-june-2026.json"),
    ("ob-extensions", "ob-v3p0-extensions.json"),
    ("data-integrity-v1", "data-integrity-v1.jsonld"),
    ("data-integrity-v2", "w3id-data-integrity-v2.jsonld"),
    ("ed25519-2020", "suites-ed25519-2020.jsonld"),
    ("multikey-v1", "w3id-multikey-v1.jsonld"),
    ("status-list-2021", "w3id-vc-status-list-2021-v1.jsonld"),
    ("did-v1", "did-v1.jsonld"),
];

#[test]
fn every_table_reads_as_the_context_it_was_made_from() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/contexts");
    if !folder.exists() {
        eprintln!("SKIPPED: the published contexts are not there ({})", folder.display());
        return;
    }
    let rewrite = std::env::var_os("OVENBIRD_WRITE_TABLES").is_some();
    for (table, (name, file)) in TABLES.iter().zip(SOURCES) {
        assert_eq!(table.name, *name);
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let document = json::read(&text, &Limits::default()).unwrap();
        let context = contexts::context(document.get("@context").unwrap(), &json::Path::Root, 0).unwrap();
        if rewrite {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join(format!("src/proof/canonical/ld/tables/{name}.terms"));
            let text = format!("# {}\n{}", table.urls.join(" "), write::table(&context));
            std::fs::write(path, text).unwrap();
        } else {
            assert_eq!(read(table.text), context, "{name}");
        }
    }
    assert_eq!(TABLES.len(), SOURCES.len());
}

#[test]
fn every_table_has_terms_and_writes_as_it_reads() {
    for table in TABLES {
        let written = write::table(&read(table.text));
        let lines = table.text.lines().skip(1).collect::<Vec<_>>().join("\n");
        assert_eq!(written.trim_end(), lines.trim_end(), "{}", table.name);
        assert!(written.lines().count() > 3, "{}", table.name);
    }
}
