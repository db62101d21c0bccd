//! The W3C test suite of RDFC-1.0, if it lies beside the repository (`../shared/data/rdf-canon`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::reader::read;
use super::{Budget, HashAlgorithm, canonicalise};
use crate::error::ErrorCode;

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/rdf-canon");
    if folder.exists() {
        return Some(folder);
    }
    eprintln!("SKIPPED: the W3C suite of RDFC-1.0 is not there ({})", folder.display());
    None
}

struct Case {
    name: String,
    kind: String,
    input: String,
    expected: Option<String>,
    hash: HashAlgorithm,
}

fn cases(folder: &Path) -> Vec<Case> {
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let manifest: Value = serde_json::from_str(&text("manifest.jsonld")).unwrap();
    let entries = manifest["entries"].as_array().unwrap();
    entries
        .iter()
        .map(|entry| Case {
            name: format!("{} {}", entry["id"].as_str().unwrap(), entry["name"].as_str().unwrap()),
            kind: entry["type"].as_str().unwrap().to_owned(),
            input: text(entry["action"].as_str().unwrap()),
            expected: entry["result"].as_str().map(text),
            hash: match entry["hashAlgorithm"].as_str() {
                Some("SHA384") => HashAlgorithm::Sha384,
                _ => HashAlgorithm::Sha256,
            },
        })
        .collect()
}

#[test]
fn every_test_of_the_w3c_suite_passes() {
    let Some(folder) = folder() else { return };
    let mut run: BTreeMap<String, usize> = BTreeMap::new();
    for case in cases(&folder) {
        let (dataset, names) = read(&case.input);
        let result = canonicalise(dataset, case.hash, Budget::DEFAULT);
        match case.kind.as_str() {
            "rdfc:RDFC10EvalTest" => {
                assert_eq!(result.unwrap().nquads, case.expected.unwrap(), "{}", case.name);
            }
            "rdfc:RDFC10MapTest" => {
                let expected: BTreeMap<String, String> =
                    serde_json::from_str(&case.expected.unwrap()).unwrap();
                let labels = result.unwrap().labels;
                let labels = labels.iter().map(|number| format!("c14n{}", number.unwrap()));
                assert_eq!(
                    names.into_iter().zip(labels).collect::<BTreeMap<_, _>>(),
                    expected,
                    "{}",
                    case.name
                );
            }
            "rdfc:RDFC10NegativeEvalTest" => {
                assert_eq!(result.unwrap_err().code(), ErrorCode::LimitCanonicalWork, "{}", case.name);
            }
            other => panic!("a kind of test that is new: {other}"),
        }
        *run.entry(case.kind).or_default() += 1;
    }
    assert_eq!(run.values().sum::<usize>(), 86, "{run:?}");
}
