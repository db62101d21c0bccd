//! `cargo xtask demo`: the main job on real files with the built command line, every claim looked at byte by byte.

mod issuing;
mod proofs;
mod verifying;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::counts::Counts;
use crate::project::{Project, read};
use crate::session::say;

/// Whom the sample badges were awarded to, and somebody else.
const RECIPIENT: &str = "ada@example.org";
const STRANGER: &str = "eve@example.org";

/// A picture and the badge that goes into it.
struct Journey {
    title: &'static str,
    picture: &'static str,
    badge: &'static str,
    /// What the files made of them are called, and how they end.
    name: &'static str,
    ending: &'static str,
}

const JOURNEYS: &[Journey] = &[
    Journey {
        title: "An Open Badges 2.0 assertion into a PNG",
        picture: "examples/data/badge-template.png",
        badge: "examples/data/assertion-2.0.json",
        name: "assertion",
        ending: "png",
    },
    Journey {
        title: "An Open Badges 3.0 credential into an SVG",
        picture: "examples/data/badge-template.svg",
        badge: "examples/data/credential-3.0.json",
        name: "credential",
        ending: "svg",
    },
];

/// Runs both journeys, makes two badges anew, verifies a hosted and a signed one and one with a proof inside, and prints what
/// happens. The counts are those of the claims that held and that did not.
///
/// # Errors
///
/// A sentence for people when the command line cannot be built or a file cannot be read.
pub(crate) fn run(project: &Project) -> Result<Counts, String> {
    let mut demo = Demo::new(project)?;
    for journey in JOURNEYS {
        demo.walk(journey)?;
    }
    issuing::walk(&mut demo)?;
    verifying::walk(&mut demo)?;
    proofs::walk(&mut demo)?;
    let Counts { passed, failed, .. } = demo.counts;
    let folder = demo.shown(&demo.folder);
    say(format_args!("\n{passed} claims held, {failed} did not. Look at the files yourself: {folder}"));
    Ok(demo.counts)
}

/// What builds the command line.
pub(crate) fn build(project: &Project) -> Command {
    project.cargo(&["build", "--locked", "--release", "-p", "ovenbird-cli"])
}

/// Where it is then.
pub(crate) fn program(project: &Project) -> PathBuf {
    project.built(&format!("release/ovenbird{}", std::env::consts::EXE_SUFFIX))
}

struct Demo<'a> {
    project: &'a Project,
    program: PathBuf,
    folder: PathBuf,
    counts: Counts,
}

impl<'a> Demo<'a> {
    fn new(project: &'a Project) -> Result<Self, String> {
        say("Building the command line ...");
        let built = build(project).status().map_err(|e| format!("cargo build: {e}"))?;
        if !built.success() {
            return Err("the command line could not be built".to_owned());
        }
        let program = program(project);
        Ok(Demo { project, program, folder: project.fresh("demo")?, counts: Counts::default() })
    }

    fn walk(&mut self, journey: &Journey) -> Result<(), String> {
        let Journey { title, picture, badge, name, ending } = *journey;
        self.title(title);
        let baked = self.folder.join(format!("{name}.{ending}"));
        let stripped = self.folder.join(format!("{name}-stripped.{ending}"));
        let text = self.folder.join(format!("{name}-read-back.json"));
        let (to, back, out) = (self.shown(&baked), self.shown(&stripped), self.shown(&text));

        self.expect(0, &["bake", picture, badge, "-o", &to])?;
        self.expect(0, &["inspect", &to])?;
        self.expect(0, &["unbake", &to, "-o", &out])?;
        self.expect(0, &["match", &to, "--email", RECIPIENT])?;
        self.expect(1, &["match", &to, "--email", STRANGER])?;
        self.expect(0, &["strip", &to, "-o", &back])?;

        let template = read(&self.project.path(picture))?;
        let (payload, baked) = (read(&self.project.path(badge))?, read(&baked)?);
        say("");
        self.claim(
            "the text that came out is the text that went in",
            trimmed(&read(&text)?) == trimmed(&payload),
        );
        self.claim_insertion(&template, &baked);
        self.claim("the stripped picture is the template, byte for byte", read(&stripped)? == template);
        self.claim("the recipient in the badge is hashed: no address can be read in it", hashed(&payload));
        Ok(())
    }

    fn title(&self, title: &str) {
        say(format_args!("\n{title}\n{}", "=".repeat(title.chars().count())));
    }

    /// Shows a command as a person types it, runs it, and looks at how it ends.
    fn expect(&mut self, status: i32, arguments: &[&str]) -> Result<(), String> {
        say(format_args!("\n$ ovenbird {}", arguments.join(" ")));
        let mut command = self.project.command(&self.program);
        command.env_remove("NO_COLOR").args(arguments);
        let started = Instant::now();
        let ended = command.status().map_err(|e| format!("ovenbird: {e}"))?;
        let millis = started.elapsed().as_secs_f64() * 1000.0;
        self.claim(
            &format!("status {status}, as it should be ({millis:.1} ms)"),
            ended.code() == Some(status),
        );
        Ok(())
    }

    fn claim_insertion(&mut self, template: &[u8], baked: &[u8]) {
        let (found, kept) = (inserted(template, baked), template.len());
        let text = match found {
            Some(more) => format!(
                "{more} bytes were inserted; all {kept} bytes of the template are there, in their order"
            ),
            None => "only an insertion changed the picture".to_owned(),
        };
        self.claim(&text, found.is_some());
    }

    fn claim(&mut self, text: &str, holds: bool) {
        say(format_args!("  {}  {text}", if holds { "ok    " } else { "FAILED" }));
        self.counts.include(Counts::one(holds));
    }

    /// A path as short as it can be said from the root of the tree, where the commands run.
    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.project.root).unwrap_or(path).display().to_string()
    }
}

/// How many bytes were inserted into `before` to make `after`; `None` when any byte of `before` was changed, lost or moved.
/// An SVG gets them at two places near each other: what stood between them must still be there whole.
fn inserted(before: &[u8], after: &[u8]) -> Option<usize> {
    let more = after.len().checked_sub(before.len()).filter(|more| *more > 0)?;
    let front = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let rest = before.len().checked_sub(front)?;
    let same_end =
        before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count();
    let back = same_end.min(rest);
    let between = before.get(front..before.len().checked_sub(back)?)?;
    let written = after.get(front..after.len().checked_sub(back)?)?;
    let whole = between.is_empty() || written.windows(between.len()).any(|window| window == between);
    whole.then_some(more)
}

fn trimmed(text: &[u8]) -> &[u8] {
    text.trim_ascii()
}

fn hashed(document: &[u8]) -> bool {
    let text = String::from_utf8_lossy(document);
    text.contains("sha256$") && !text.contains(RECIPIENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_insertion_is_found() {
        assert_eq!(inserted(b"headtail", b"headNEWtail"), Some(3));
    }

    #[test]
    fn two_insertions_around_a_kept_part_are_found() {
        assert_eq!(inserted(b"<svg w='1'><g/>", b"<svg NS w='1'><badge/><g/>"), Some(11));
    }

    #[test]
    fn a_changed_a_lost_and_a_moved_byte_are_noticed() {
        assert_eq!(inserted(b"abcdef", b"abXdeYf"), None);
        assert_eq!(inserted(b"abcdef", b"abdef"), None);
        assert_eq!(inserted(b"abcdef", b"aZcbdYef"), None);
        assert_eq!(inserted(b"abcdef", b"abcdef"), None);
    }

    #[test]
    fn a_readable_address_is_noticed() {
        assert!(hashed(b"{\"identity\": \"sha256$00\"}"));
        assert!(!hashed(b"{\"identity\": \"sha256$00\", \"note\": \"ada@example.org\"}"));
    }
}
