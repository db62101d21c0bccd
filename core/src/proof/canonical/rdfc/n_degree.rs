//! Hash N-Degree Quads (RDFC-1.0 sections 4.7 and 4.8): telling apart the blank nodes of which the same is said, by
//! the nodes around them.
//!
//! A related node counts once for each mention, not once: of two nodes, one that points at a neighbour twice (by two
//! statements alike in position and predicate, in two graphs) and one that points at two neighbours must not look the
//! same.

use std::collections::BTreeMap;

use super::budget::Budget;
use super::dataset::{Dataset, Mentions, Quad};
use super::digest::{HashAlgorithm, HexHash};
use super::first_degree::FirstDegree;
use super::issuer::Issuer;
use super::order::next_order;
use crate::error::Result;

/// The search, with what it reads.
pub(super) struct NDegree<'d> {
    dataset: &'d Dataset,
    mentions: &'d Mentions<'d>,
    first: &'d FirstDegree,
    hash: HashAlgorithm,
    budget: Budget,
}

/// The best order found so far for one group of related nodes.
struct Chosen {
    path: Vec<u8>,
    issuer: Issuer,
}

impl<'d> NDegree<'d> {
    pub(super) fn new(
        dataset: &'d Dataset,
        mentions: &'d Mentions<'d>,
        first: &'d FirstDegree,
        hash: HashAlgorithm,
        budget: Budget,
    ) -> Self {
        NDegree { dataset, mentions, first, hash, budget }
    }

    /// What is left of the budget.
    pub(super) fn left(&self) -> Budget {
        self.budget
    }

    /// Issues canonical numbers to blank nodes that share a first hash (section 4.4.3, step 5).
    ///
    /// # Errors
    /// `limit.canonical_work`
    pub(super) fn settle(&mut self, group: &[u32], canonical: &mut Issuer) -> Result<()> {
        let mut results = Vec::with_capacity(group.len());
        for blank in group {
            if canonical.get(*blank).is_none() {
                let mut issuer = Issuer::small();
                issuer.issue(*blank);
                results.push(self.hash(*blank, issuer, canonical)?);
            }
        }
        results.sort_by_key(|(hash, _)| *hash);
        for (_, issuer) in results {
            for blank in issuer.order() {
                canonical.issue(*blank);
            }
        }
        Ok(())
    }

    /// The hash of a blank node and its surroundings, and the numbers issued on the way (section 4.8.3).
    fn hash(&mut self, blank: u32, mut issuer: Issuer, canonical: &Issuer) -> Result<(HexHash, Issuer)> {
        self.budget.enter()?;
        let mut data = Vec::new();
        for (hash, related) in self.related(blank, &issuer, canonical)? {
            data.extend_from_slice(hash.as_bytes());
            let chosen = self.choose(related, issuer, canonical)?;
            data.extend_from_slice(&chosen.path);
            issuer = chosen.issuer;
        }
        self.budget.leave();
        Ok((self.hash.hex(&data), issuer))
    }

    /// The blank nodes that share a statement with this one, by their hash; one that is mentioned twice is there
    /// twice (step 3).
    fn related(
        &mut self,
        blank: u32,
        issuer: &Issuer,
        canonical: &Issuer,
    ) -> Result<BTreeMap<HexHash, Vec<u32>>> {
        let mut groups: BTreeMap<HexHash, Vec<u32>> = BTreeMap::new();
        for quad in self.mentions.of(blank) {
            for (position, other) in quad.blanks().filter(|(_, other)| *other != blank) {
                self.budget.spend(1)?;
                let hash = self.hash_related(other, quad, position, issuer, canonical);
                groups.entry(hash).or_default().push(other);
            }
        }
        Ok(groups)
    }

    /// Hash Related Blank Node (section 4.7.3).
    fn hash_related(
        &self,
        other: u32,
        quad: &Quad,
        position: u8,
        issuer: &Issuer,
        canonical: &Issuer,
    ) -> HexHash {
        let mut input = vec![position];
        if position != b'g' {
            input.extend_from_slice(self.dataset.text(quad.predicate).as_bytes());
        }
        if !push_name(&mut input, other, issuer, canonical) {
            input.extend_from_slice(self.first.get(other).map_or(&[], HexHash::as_bytes));
        }
        self.hash.hex(&input)
    }

    /// The order of the related nodes whose path is the least (step 5.4).
    fn choose(&mut self, mut related: Vec<u32>, issuer: Issuer, canonical: &Issuer) -> Result<Chosen> {
        related.sort_unstable();
        let mut chosen: Option<Chosen> = None;
        loop {
            self.budget.spend(related.len().saturating_add(issuer.len() / 64))?;
            let best = chosen.as_ref().map(|chosen| chosen.path.as_slice());
            if let Some(found) = self.walk(&related, issuer.clone(), canonical, best)? {
                chosen = Some(found);
            }
            if !next_order(&mut related) {
                break;
            }
        }
        Ok(chosen.unwrap_or(Chosen { path: Vec::new(), issuer }))
    }

    /// The path of one order; `None` as soon as it cannot become less than the best so far.
    fn walk(
        &mut self,
        order: &[u32],
        mut issuer: Issuer,
        canonical: &Issuer,
        best: Option<&[u8]>,
    ) -> Result<Option<Chosen>> {
        let hopeless = |path: &[u8]| best.is_some_and(|best| path.len() >= best.len() && path >= best);
        let mut path = Vec::new();
        let mut to_follow = Vec::new();
        for other in order {
            if !push_name(&mut path, *other, &issuer, canonical) {
                to_follow.push(*other);
                issuer.issue(*other);
                push_name(&mut path, *other, &issuer, canonical);
            }
            if hopeless(&path) {
                return Ok(None);
            }
        }
        for other in to_follow {
            let (hash, deeper) = self.hash(other, issuer.clone(), canonical)?;
            push_name(&mut path, other, &issuer, canonical);
            path.push(b'<');
            path.extend_from_slice(hash.as_bytes());
            path.push(b'>');
            issuer = deeper;
            if hopeless(&path) {
                return Ok(None);
            }
        }
        let less = best.is_none_or(|best| path.as_slice() < best);
        Ok(less.then_some(Chosen { path, issuer }))
    }
}

/// Appends the canonical name of a blank node, else its name in the search; `false` if it has neither.
fn push_name(out: &mut Vec<u8>, blank: u32, issuer: &Issuer, canonical: &Issuer) -> bool {
    let (prefix, number) = match (canonical.get(blank), issuer.get(blank)) {
        (Some(number), _) => ("_:c14n", number),
        (None, Some(number)) => ("_:b", number),
        (None, None) => return false,
    };
    out.extend_from_slice(prefix.as_bytes());
    out.extend_from_slice(number.to_string().as_bytes());
    true
}
