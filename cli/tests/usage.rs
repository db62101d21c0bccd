//! Help, wrong command lines, colours and pipes.

mod support;

use std::io::Read;
use std::process::Stdio;

use support::{Bench, finish};

const COMMANDS: [&str; 19] = [
    "bake",
    "unbake",
    "strip",
    "inspect",
    "validate",
    "upgrade",
    "issue",
    "keygen",
    "key",
    "sign",
    "check-signature",
    "canonicalize",
    "compare",
    "status",
    "hash",
    "match",
    "sniff",
    "codes",
    "explain",
];

#[test]
fn help_has_examples_for_every_command() {
    let bench = Bench::new();
    bench.run(&["--help"]).ends(0).shows("Examples:\n  ovenbird inspect ada.png").shows("Exit status:");
    for command in COMMANDS {
        let run = bench.run(&[command, "--help"]).ends(0);
        let run = run.shows(&format!("Usage: ovenbird {command}")).shows("--json").shows("--limit");
        let help = run.text().to_owned();
        let examples = help.split_once("\nExamples:\n").unwrap().1;
        assert!(examples.contains(&format!("ovenbird {command} ")), "{help}");
        assert_eq!(run.stderr, "");
    }
}

#[test]
fn help_speaks_of_every_limit() {
    let help = Bench::new().run(&["--help"]).ends(0).text().replace('\n', " ");
    let limits = serde_json::to_value(ovenbird::Limits::default()).unwrap();
    for name in limits.as_object().unwrap().keys() {
        assert!(help.contains(name.as_str()), "{name}");
    }
}

#[test]
fn version_is_that_of_the_library() {
    let run = Bench::new().run(&["--version"]).ends(0);
    assert_eq!(run.text(), format!("ovenbird {}\n", ovenbird::version()));
}

#[test]
fn a_wrong_command_line_ends_with_64() {
    let bench = Bench::with_samples();
    for args in [
        &[][..],
        &["toast"],
        &["bake"],
        &["bake", "badge.png"],
        &["bake", "badge.png", "x", "--on-existing", "keep"],
        &["unbake", "ada.png", "--all", "-o", "x"],
        &["inspect"],
        &["inspect", "ada.png", "--colour"],
        &["upgrade", "ada.png"],
        &["upgrade", "ada.png", "--to", "1.1"],
        &["upgrade", "-", "--to", "3.0", "--badge", "-"],
        &["upgrade", "ada.png", "--to", "3.0", "--id", "not absolute"],
        &["validate"],
        &["validate", "ada.png", "--class", "Assertion"],
        &["validate", "ada.png", "--at", "noon"],
        &["sniff", "ada.png", "--limit", "input_bytes"],
        &["sniff", "ada.png", "--limit", "input_bytes=many"],
        &["sniff", "ada.png", "--limit", "patience=3"],
    ] {
        let run = bench.run(args).ends(64);
        assert!(!run.stderr.is_empty(), "{args:?}");
        assert_eq!(run.text(), "", "{args:?}");
    }
    bench.run(&["toast"]).says("unrecognized subcommand 'toast'").says("--help");
}

#[test]
fn a_wrong_command_line_is_json_when_json_is_wanted() {
    let bench = Bench::new();
    for args in
        [&["--json", "toast"][..], &["bake", "--json"], &["sniff", "x", "--json", "--limit", "patience=3"]]
    {
        let run = bench.run(args).ends(64);
        let error = &run.json()["error"];
        assert_eq!(error["code"], "argument.invalid");
        assert_eq!(error["kind"], "caller");
        assert!(!error["message"].as_str().unwrap().contains('\u{1b}'));
        assert_eq!(run.stderr, "");
    }
}

#[test]
fn an_error_in_json_has_the_form_it_has_in_every_language() {
    let bench = Bench::with_samples();
    let image = bench.read("ada.png");
    bench.write("cut.png", &image[..40]);
    let answer = bench.run(&["--json", "unbake", "cut.png"]).ends(1).json();
    let core = ovenbird::unbake(&image[..40], &ovenbird::UnbakeOptions::default()).unwrap_err();
    assert_eq!(answer, serde_json::json!({ "error": core }));
}

#[test]
fn a_pipe_gets_no_colours_unless_they_are_forced() {
    let bench = Bench::with_samples();
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = bench.command(&["inspect", "ada.png", "missing.png"]);
        command.envs(variables.iter().copied());
        let run = finish(command, b"").ends(1);
        assert_eq!(run.text().contains('\u{1b}'), run.stderr.contains('\u{1b}'));
        run.text().contains('\u{1b}')
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let bench = Bench::with_samples();
    // More than a pipe holds, so that the program is still writing when the reader leaves.
    let many = vec!["ada.png"; 1000];
    let mut command = bench.command(&["inspect"]);
    command.args(many).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut first = [0; 7];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(&first, b"ada.png");
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_gets_colours_but_no_image() {
    let bench = Bench::with_samples();
    let (status, shown) = bench.on_a_terminal("inspect ada.png");
    assert_eq!(status, 0);
    assert!(shown.contains("\u{1b}[36mcarrier"), "{shown:?}");
    for line in ["bake badge.png https://badges.example.org/a", "strip ada.png", "strip ada.png -o -"] {
        let (status, shown) = bench.on_a_terminal(line);
        assert_eq!(status, 64, "{shown:?}");
        assert!(shown.contains("not written to a terminal") && !shown.contains("IHDR"), "{shown:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_gets_the_text_of_a_badge_escaped() {
    let bench = Bench::with_samples();
    let text = "{\"@context\":\"https://w3id.org/openbadges/v2\",\n\"type\":\"Assertion\",\"id\":\"\u{9b}2J\u{202e}\"}";
    bench.write("evil.json", text);
    bench.run(&["bake", "badge.png", "evil.json", "-o", "evil.png"]).ends(0);
    let (status, shown) = bench.on_a_terminal("unbake evil.png");
    assert_eq!(status, 0);
    assert!(shown.contains(r"\u{9b}2J\u{202e}") && !shown.contains('\u{9b}'), "{shown:?}");
    assert_eq!(bench.run(&["unbake", "evil.png"]).ends(0).text(), text);
}

#[test]
fn main_with_may_be_called_again_and_again() {
    let args = |words: &[&str]| words.iter().map(std::ffi::OsString::from).collect();
    assert_eq!(ovenbird_cli::main_with(args(&["python -m ovenbird", "toast", "--json"])), 64);
    assert_eq!(ovenbird_cli::main_with(args(&["python -m ovenbird", "sniff", "/nonexistent"])), 1);
    assert_eq!(ovenbird_cli::main_with(args(&["python -m ovenbird", "codes", "internal"])), 0);
}
