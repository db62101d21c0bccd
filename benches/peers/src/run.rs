//! One case: outputs first, then times.

use std::time::Duration;

use crate::{Case, Peer};

/// How long a peer runs before its first time counts, at least: the just-in-time compiler of JavaScript needs it.
const WARM: Duration = Duration::from_millis(1500);
/// How long one round of one peer takes, about.
const ROUND: Duration = Duration::from_millis(20);

/// What came of a case.
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) quads: usize,
    /// By peer: the median of a run, or why there is none.
    pub(crate) results: Vec<Result<Duration, String>>,
}

/// Compares the outputs of all peers with ours, which is the first one's, and times those that agree.
pub(crate) fn case(peers: &mut [Box<dyn Peer>], case: Case, rounds: usize) -> Result<Line, String> {
    let Case { name, documents } = case;
    let bytes: usize = documents.iter().map(String::len).sum();
    let (ours, others) = peers.split_first_mut().ok_or("there are no peers")?;
    let expected = canonical(ours.as_mut(), &documents).map_err(|e| format!("{name}: {e}"))?;
    let mut results = vec![Ok(())];
    results.extend(others.iter_mut().map(|peer| agrees(peer.as_mut(), &documents, &expected)));
    let mut plans = Vec::new();
    for (peer, result) in peers.iter_mut().zip(results) {
        plans.push(result.and_then(|()| Plan::new(peer.as_mut(), &documents)));
    }
    for round in 0..rounds {
        // Each round begins with another peer, so that none always runs in another's wake.
        for turn in 0..peers.len() {
            let index = (round + turn) % peers.len();
            let (Some(peer), Some(Ok(plan))) = (peers.get_mut(index), plans.get_mut(index)) else { continue };
            plan.times.push(time(peer.as_mut(), &documents, plan.runs)?);
        }
    }
    let quads = expected.iter().map(|text| text.lines().count()).sum();
    let results = plans.into_iter().map(|plan| plan.map(Plan::median)).collect();
    Ok(Line { name: format!("{name}: {:.1} KB", bytes as f64 / 1000.0), quads, results })
}

fn canonical(peer: &mut dyn Peer, documents: &[String]) -> Result<Vec<String>, String> {
    documents.iter().map(|document| peer.canonical(document)).collect()
}

fn agrees(peer: &mut dyn Peer, documents: &[String], expected: &[String]) -> Result<(), String> {
    let found = canonical(peer, documents).map_err(|e| format!("fails: {e}"))?;
    for (ours, theirs) in expected.iter().zip(&found) {
        if ours == theirs {
            continue;
        }
        let (ours, theirs): (Vec<_>, Vec<_>) = (ours.lines().collect(), theirs.lines().collect());
        let other = theirs.iter().find(|line| !ours.contains(line)).unwrap_or(&"nothing but ours");
        return Err(format!("differs: {} statements, ours {}, with {other}", theirs.len(), ours.len()));
    }
    Ok(())
}

/// How many runs make a round, and what the rounds took.
struct Plan {
    runs: u32,
    times: Vec<Duration>,
}

impl Plan {
    fn new(peer: &mut dyn Peer, documents: &[String]) -> Result<Plan, String> {
        let (mut runs, mut spent) = (1_u32, Duration::ZERO);
        loop {
            let each = time(peer, documents, runs)?.max(Duration::from_nanos(100));
            spent += each * runs;
            runs = u32::try_from(ROUND.as_nanos() / each.as_nanos()).unwrap_or(u32::MAX).max(1);
            if spent > WARM {
                return Ok(Plan { runs, times: Vec::new() });
            }
        }
    }

    fn median(mut self) -> Duration {
        self.times.sort_unstable();
        self.times.get(self.times.len() / 2).copied().unwrap_or_default()
    }
}

/// One run over all documents of a case.
fn time(peer: &mut dyn Peer, documents: &[String], runs: u32) -> Result<Duration, String> {
    documents.iter().map(|document| peer.time(document, runs)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A peer that always gives the same.
    struct Says(&'static str);

    impl Peer for Says {
        fn name(&self) -> String {
            self.0.to_owned()
        }

        fn canonical(&mut self, _: &str) -> Result<String, String> {
            Ok(self.0.to_owned())
        }

        fn time(&mut self, _: &str, _: u32) -> Result<Duration, String> {
            Ok(WARM)
        }
    }

    #[test]
    fn a_peer_that_gives_something_else_is_named_and_not_timed() {
        let mut peers: Vec<Box<dyn Peer>> = ["<a> <b> <c> .\n", "<a> <b> <c> .\n", "<a> <b> <d> .\n"]
            .map(|text| Box::new(Says(text)) as _)
            .into();
        let line = case(&mut peers, Case { name: "one", documents: vec!["{}".to_owned()] }, 3).unwrap();
        assert_eq!((line.quads, &line.results[0], &line.results[1]), (1, &Ok(WARM), &Ok(WARM)));
        assert_eq!(line.results[2], Err("differs: 1 statements, ours 1, with <a> <b> <d> .".to_owned()));
    }
}
