//! Runs the built program, in a folder of its own, on the sample data of `examples/data`.

// Each test file uses the part it needs, and here a panic is how a test fails.
#![allow(dead_code, unreachable_pub, clippy::expect_used)]

pub mod batch;
pub mod credential;
pub mod verify;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The recipient of every sample.
pub const ADA: &str = "ada@example.org";
/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_ovenbird");

/// What a run gave.
pub struct Run {
    pub status: i32,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Run {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("standard output is text")
    }

    pub fn json(&self) -> Value {
        assert_eq!(self.text().lines().count(), 1, "one object on one line: {}", self.text());
        serde_json::from_slice(&self.stdout).expect("standard output is JSON")
    }

    /// Asserts the exit status, and shows what was said if it is another.
    pub fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout: {:?}\nstderr: {}", self.text_lossy(), self.stderr);
        self
    }

    /// Asserts that standard error holds the piece.
    pub fn says(self, piece: &str) -> Self {
        assert!(self.stderr.contains(piece), "{piece:?} is not in {:?}", self.stderr);
        self
    }

    /// Asserts that standard output holds the piece.
    pub fn shows(self, piece: &str) -> Self {
        assert!(self.text_lossy().contains(piece), "{piece:?} is not in\n{}", self.text_lossy());
        self
    }

    fn text_lossy(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }
}

/// A file of `examples/data`.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data").join(name)
}

/// A fresh folder in which the program runs.
pub struct Bench {
    folder: TempDir,
}

impl Bench {
    pub fn new() -> Self {
        Bench { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A folder with `badge.png`, `badge.svg`, the documents, and `ada.png`, which is baked.
    pub fn with_samples() -> Self {
        let bench = Bench::new();
        for (from, to) in [("badge-template.png", "badge.png"), ("badge-template.svg", "badge.svg")] {
            fs::copy(sample(from), bench.path(to)).expect("copies");
        }
        for name in ["assertion-0.5.json", "assertion-1.1.json", "assertion-2.0.json", "credential-3.0.json"]
        {
            fs::copy(sample(name), bench.path(name)).expect("copies");
        }
        bench.run(&["bake", "badge.png", "assertion-2.0.json", "-o", "ada.png"]).ends(0);
        bench
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("reads")
    }

    pub fn facts(&self, name: &str) -> fs::Metadata {
        fs::metadata(self.path(name)).expect("facts")
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("writes");
    }

    /// The names of the files in the folder, hidden ones included.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).expect("lists");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("entry").file_name().into_string();
        let mut names: Vec<String> = entries.map(|entry| name(entry).expect("UTF-8")).collect();
        names.sort();
        names
    }

    /// The program with a clean environment as far as colours go.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(args).current_dir(self.folder());
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        command
    }

    /// Runs a command line with a terminal as its standard output and error; gives the status and what was shown.
    #[cfg(target_os = "linux")]
    pub fn on_a_terminal(&self, line: &str) -> (i32, String) {
        let mut command = Command::new("script");
        command.args(["-qec", &format!("{PROGRAM} {line}"), "/dev/null"]).current_dir(self.folder());
        command.env("TERM", "xterm").env_remove("NO_COLOR").env_remove("CLICOLOR").env_remove("CI");
        let run = finish(command, b"");
        (run.status, run.text().to_owned())
    }

    pub fn run(&self, args: &[&str]) -> Run {
        self.run_with(args, b"")
    }

    /// Runs with bytes on standard input.
    pub fn run_with(&self, args: &[&str], input: &[u8]) -> Run {
        finish(self.command(args), input)
    }
}

/// Runs a command to its end.
pub fn finish(mut command: Command, input: &[u8]) -> Run {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_vec();
    // The program may end without reading; that is its right.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("ends");
    writer.join().expect("writes");
    Run {
        status: output.status.code().expect("no signal"),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).expect("standard error is text"),
    }
}

/// What the command line of OpenSSL answers, in the folder of the bench; `None` where there is no OpenSSL.
pub fn ask_openssl(bench: &Bench, args: &[&str]) -> Option<Vec<u8>> {
    let output = Command::new("openssl").args(args).current_dir(bench.folder()).output().ok()?;
    assert!(output.status.success(), "openssl {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    Some(output.stdout)
}
