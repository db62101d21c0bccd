//! oxjsonld and oxrdf, of the Oxigraph project.

use std::sync::Arc;

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::Dataset;
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};

use crate::{Contexts, Peer, table};

const RDFC: CanonicalizationAlgorithm =
    CanonicalizationAlgorithm::Rdfc10 { hash_algorithm: CanonicalizationHashAlgorithm::Sha256 };

/// The two crates, with the contexts behind the callback that one of them asks.
pub(crate) struct Ox(Arc<Contexts>);

impl Ox {
    pub(crate) fn new(contexts: &Contexts) -> Ox {
        Ox(Arc::new(contexts.clone()))
    }
}

impl Peer for Ox {
    fn name(&self) -> String {
        format!("{} + {}", table::versioned("oxjsonld"), table::versioned("oxrdf"))
    }

    fn canonical(&mut self, document: &str) -> Result<String, String> {
        let contexts = Arc::clone(&self.0);
        let parser = JsonLdParser::new().for_slice(document).with_load_document_callback(move |url, _| {
            let text = contexts.get(url).ok_or_else(|| format!("no context {url}"))?;
            Ok(JsonLdRemoteDocument { document: text.clone().into_bytes(), document_url: url.to_owned() })
        });
        let mut dataset = parser.collect::<Result<Dataset, _>>().map_err(|e| e.to_string())?;
        dataset.canonicalize(RDFC);
        let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
        lines.sort_unstable();
        Ok(lines.concat())
    }
}
