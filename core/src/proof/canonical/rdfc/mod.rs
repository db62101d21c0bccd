//! RDF Dataset Canonicalization, RDFC-1.0 (<https://www.w3.org/TR/rdf-canon/>), with SHA-256 or SHA-384.
//!
//! A dataset goes in whose blank nodes have no names that matter; out comes the one text that every correct
//! implementation writes for it. Most blank nodes are told apart by what is said of them (`first_degree`). Those that
//! are not are told apart by the nodes around them (`n_degree`), which in a graph made for it takes time without end:
//! a [`Budget`] ends that with `limit.canonical_work`. For graphs without such nodes the work is linear in the quads,
//! but for the sorting.

mod budget;
mod dataset;
mod digest;
mod first_degree;
mod issuer;
mod n_degree;
mod nquads;
mod order;
#[cfg(test)]
mod reader;
#[cfg(test)]
mod suite;
#[cfg(test)]
mod tests;

pub(crate) use budget::Budget;
pub(crate) use dataset::{Dataset, Graph, Node, Quad, TextId};
pub(crate) use digest::HashAlgorithm;
pub(crate) use nquads::literal_text;

use std::fmt::Write;

use crate::error::Result;
use first_degree::FirstDegree;
use issuer::Issuer;
use n_degree::NDegree;

/// The canonical form of a dataset.
#[derive(Debug)]
pub(crate) struct Canonical {
    /// Canonical N-Quads: one line a quad, sorted, each with its line feed.
    pub(crate) nquads: String,
    /// For each blank node of the dataset the number in its canonical name `_:c14n…`. `None` for one of which
    /// nothing is said.
    pub(crate) labels: Vec<Option<u32>>,
    /// What is left of the budget.
    pub(crate) left: Budget,
    dataset: Dataset,
}

impl Canonical {
    /// How many statements there are.
    pub(crate) fn quads(&self) -> usize {
        self.dataset.quads().len()
    }

    /// The statements with other names for the blank nodes, as selective disclosure has them: `name` makes of the number
    /// in a canonical name what comes after `_:`. A line each with its line feed, sorted; and of each, whether it is one
    /// of those chosen.
    pub(crate) fn renamed(&self, chosen: &[Quad], name: impl Fn(u32) -> String) -> Vec<(String, bool)> {
        let names: Vec<String> =
            self.labels.iter().map(|label| label.map(&name).unwrap_or_default()).collect();
        let mut chosen = chosen.to_vec();
        chosen.sort_unstable();
        let mut lines: Vec<(String, bool)> = Vec::with_capacity(self.quads());
        for quad in self.dataset.quads() {
            let mut text = String::new();
            nquads::line(&mut text, &self.dataset, quad, |out, blank| {
                let index = usize::try_from(blank).unwrap_or(usize::MAX);
                out.push_str(names.get(index).map_or("", String::as_str));
            });
            lines.push((text, chosen.binary_search(quad).is_ok()));
        }
        lines.sort_unstable();
        lines
    }
}

/// Canonicalises a dataset (RDFC-1.0 section 4.4).
///
/// # Errors
/// `limit.canonical_work` if the text would be too long, or the blank nodes cannot be told apart within the budget.
pub(crate) fn canonicalise(
    mut dataset: Dataset,
    hash: HashAlgorithm,
    mut budget: Budget,
) -> Result<Canonical> {
    dataset.remove_duplicates();
    budget.write(nquads::len(&dataset))?;
    let mentions = dataset.mentions();
    let first = FirstDegree::of(&dataset, &mentions, hash);
    let mut canonical = Issuer::new(dataset.blanks());
    // Steps 4 and 5: in the order of the hashes, first whoever has a hash of its own, then the groups that share one.
    let groups = first.groups();
    for group in &groups {
        if let [alone] = group.as_slice() {
            canonical.issue(*alone);
        }
    }
    let mut search = NDegree::new(&dataset, &mentions, &first, hash, budget);
    for group in groups.iter().filter(|group| group.len() > 1) {
        search.settle(group, &mut canonical)?;
    }
    let left = search.left();
    let labels = canonical.numbers();
    let lines = nquads::lines(&dataset, |out, blank| {
        let number = usize::try_from(blank).ok().and_then(|index| labels.get(index).copied().flatten());
        // Writing to a text does not fail.
        let _ = write!(out, "c14n{}", number.unwrap_or_default());
    });
    Ok(Canonical { nquads: lines.joined(), labels, left, dataset })
}
