//! Canonicalizing credentials (JSON-LD to RDF, RDFC-1.0) here and with peers from the registries, in one run.
//!
//! Each peer gets the same texts and gives canonical N-Quads, with every context in memory. What it gives is compared with
//! ours before anything is timed; a peer that fails or differs is reported so. Then all are timed in turns, round after
//! round, and the table has the median of the rounds.

mod json_ld;
mod node;
mod ours;
mod ox;
mod run;
mod table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use ovenbird_benches::credentials;

const USAGE: &str = "arguments: [--contexts FOLDER] [--rounds N]";
/// The folder of contexts, where no argument names one.
const VARIABLE: &str = "OVENBIRD_CONTEXTS";
const DEFAULT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/contexts");

/// The text of each context by its URL.
type Contexts = BTreeMap<String, String>;

/// Software that canonicalizes.
trait Peer {
    /// Its name and version.
    fn name(&self) -> String;

    /// The canonical form of a document.
    fn canonical(&mut self, document: &str) -> Result<String, String>;

    /// How long one of so many runs in a row takes.
    fn time(&mut self, document: &str, runs: u32) -> Result<Duration, String> {
        let started = Instant::now();
        for _ in 0..runs {
            std::hint::black_box(self.canonical(document)?);
        }
        Ok(started.elapsed() / runs.max(1))
    }
}

/// A line of the table: what is canonicalized together.
struct Case {
    name: &'static str,
    documents: Vec<String>,
}

fn cases() -> Vec<Case> {
    let issuer = "did:web:issuer.example";
    let options = credentials::proof_options(&format!("{issuer}#key-1"));
    let (minimal, full) = (credentials::minimal(issuer), credentials::full(issuer, 1));
    vec![
        Case { name: "minimal", documents: vec![minimal.clone()] },
        Case { name: "minimal, and proof options", documents: vec![minimal, options.clone()] },
        Case { name: "full", documents: vec![full.clone()] },
        Case { name: "full, and proof options", documents: vec![full, options] },
        // The same list again and again: RDFC-1.0 has to look at the neighbours of its blank nodes.
        Case { name: "20 results of one scale", documents: vec![ovenbird_benches::credential(20)] },
    ]
}

fn main() -> ExitCode {
    match compare() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn compare() -> Result<(), String> {
    let (folder, rounds) = arguments()?;
    let contexts = contexts(&folder)?;
    let mut peers: Vec<Box<dyn Peer>> = vec![
        Box::new(ours::Ours::default()),
        Box::new(ox::Ox::new(&contexts)),
        Box::new(json_ld::JsonLd::new(&contexts)?),
    ];
    let mut notes = Vec::new();
    match node::Node::start(&contexts) {
        Ok(node) => peers.push(Box::new(node)),
        Err(reason) => notes.push(format!("jsonld.js: not run: {reason}")),
    }
    let lines =
        cases().into_iter().map(|case| run::case(&mut peers, case, rounds)).collect::<Result<Vec<_>, _>>()?;
    print!("{}", table::text(&peers, &lines, &notes));
    Ok(())
}

fn arguments() -> Result<(PathBuf, usize), String> {
    let mut folder = std::env::var_os(VARIABLE).map_or_else(|| PathBuf::from(DEFAULT), PathBuf::from);
    let mut rounds = 25;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or(USAGE)?;
        match word.as_str() {
            "--contexts" => folder = PathBuf::from(value),
            "--rounds" => rounds = value.parse().ok().filter(|rounds| *rounds > 0).ok_or(USAGE)?,
            _ => return Err(USAGE.to_owned()),
        }
    }
    Ok((folder, rounds))
}

fn contexts(folder: &Path) -> Result<Contexts, String> {
    let read = |(url, file): (&str, &str)| {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).map_err(|e| {
            format!(
                "{}: {e}\nThe peers need the contexts as files. Save {url} as {file} in a folder, and name the folder \
                 with --contexts or in {VARIABLE}.",
                path.display()
            )
        })?;
        Ok((url.to_owned(), text))
    };
    credentials::CONTEXTS.into_iter().map(read).collect()
}
