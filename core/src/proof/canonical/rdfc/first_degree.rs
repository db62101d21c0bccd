//! Hash First Degree Quads (RDFC-1.0 section 4.6): what is said of a blank node, with itself as `_:a` and every
//! other blank node as `_:z`.

use super::dataset::{Dataset, Mentions};
use super::digest::{HashAlgorithm, HexHash};
use super::nquads::{self, Lines};

/// The hash of each blank node; `None` for one that nothing mentions.
pub(super) struct FirstDegree {
    hashes: Vec<Option<HexHash>>,
}

impl FirstDegree {
    /// Hashes all blank nodes.
    pub(super) fn of(dataset: &Dataset, mentions: &Mentions<'_>, hash: HashAlgorithm) -> FirstDegree {
        let mut lines = Lines::default();
        let mut hashes = Vec::with_capacity(dataset.blanks());
        for blank in 0..u32::try_from(dataset.blanks()).unwrap_or(u32::MAX) {
            lines.clear();
            for quad in mentions.of(blank) {
                let name = |other: u32| if other == blank { "a" } else { "z" };
                lines.add(|out| nquads::line(out, dataset, quad, |out, other| out.push_str(name(other))));
            }
            hashes.push((!lines.is_empty()).then(|| hash.hex(lines.joined().as_bytes())));
        }
        FirstDegree { hashes }
    }

    /// The hash of one.
    pub(super) fn get(&self, blank: u32) -> Option<&HexHash> {
        usize::try_from(blank).ok().and_then(|index| self.hashes.get(index)?.as_ref())
    }

    /// The blank nodes by hash, in the order of the hashes.
    pub(super) fn groups(&self) -> Vec<Vec<u32>> {
        let numbered = (0_u32..).zip(&self.hashes);
        let mut all: Vec<(&HexHash, u32)> =
            numbered.filter_map(|(blank, hash)| Some((hash.as_ref()?, blank))).collect();
        all.sort_unstable();
        all.chunk_by(|a, b| a.0 == b.0).map(|group| group.iter().map(|(_, blank)| *blank).collect()).collect()
    }
}
