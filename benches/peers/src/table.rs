//! The table of a run, in Markdown.

use std::fmt::Write;
use std::time::Duration;

use crate::Peer;
use crate::run::Line;

/// The table, and below it what has to be said about it.
pub(crate) fn text(peers: &[Box<dyn Peer>], lines: &[Line], notes: &[String]) -> String {
    let mut text = String::from("| canonicalize | statements |");
    let mut rule = String::from("| --- | --- |");
    for peer in peers {
        let _ = write!(text, " {} |", peer.name());
        rule.push_str(" --- |");
    }
    let _ = writeln!(text, "\n{rule}");
    let mut notes = notes.to_vec();
    for line in lines {
        let _ = write!(text, "| {} | {} |", line.name, line.quads);
        let ours = line.results.first().and_then(|result| result.as_ref().ok()).copied();
        for (peer, result) in peers.iter().zip(&line.results) {
            match result {
                Ok(time) => {
                    let _ = write!(text, " {} |", cell(*time, ours));
                }
                Err(reason) => {
                    let word = reason.split(':').next().unwrap_or_default();
                    let _ = write!(text, " {word} |");
                    notes.push(format!("{}, {}: {reason}", peer.name(), line.name));
                }
            }
        }
        text.push('\n');
    }
    for note in notes {
        let _ = writeln!(text, "\n{note}");
    }
    text
}

/// A time in microseconds, and how many of ours it is.
fn cell(time: Duration, ours: Option<Duration>) -> String {
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    let digits = if micros(time) < 100.0 { 1 } else { 0 };
    match ours {
        Some(ours) if ours != time => {
            format!("{:.digits$} µs ({:.1})", micros(time), micros(time) / micros(ours))
        }
        _ => format!("{:.digits$} µs", micros(time)),
    }
}

/// A crate with its version, the last one if there are several in the lock file.
pub(crate) fn versioned(name: &str) -> String {
    let entry = format!("\nname = \"{name}\"\nversion = \"");
    let version =
        include_str!("../Cargo.lock").rsplit_once(&entry).and_then(|(_, rest)| rest.split('"').next());
    format!("{name} {}", version.unwrap_or("?"))
}
