//! The examples of verifying, built against what was installed and run against an issuer that is made here: as files, and
//! as a server on loopback, which also misbehaves. Nothing leaves the machine.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;

use super::SUITE;
use super::consumers::{install, pkg_config, program, told};
use crate::counts::Counts;
use crate::project::{Project, read, write};
use crate::session::Session;
use crate::tools::{GCC, LIBCURL, PKG_CONFIG, Tool};

/// A hosted badge of 2.0 and what belongs to it. `$` is the scheme and host of the issuer.
const PAGES: [(&str, &str); 3] = [
    (
        "assertion.json",
        r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"$/assertion.json",
"recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},"badge":"$/class.json",
"issuedOn":"2024-01-01T00:00:00Z","verification":{"type":"HostedBadge"}}"#,
    ),
    (
        "class.json",
        r#"{"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass","id":"$/class.json","name":"Robotics",
"description":"Built a robot.","image":"$/robot.png","criteria":{"narrative":"Build a robot."},"issuer":"$/issuer.json"}"#,
    ),
    (
        "issuer.json",
        r#"{"@context":"https://w3id.org/openbadges/v2","type":"Issuer","id":"$/issuer.json","name":"Example School",
"url":"$","email":"badges@example.org"}"#,
    ),
];

const HOST: &str = "badges.example.org";
const PICTURE: &str = "examples/data/badge-template.png";
const FOR_ADA: &str = r#"{"at":"2024-06-01T00:00:00Z","recipient":{"email":["ada@example.org"]}}"#;
const FOR_EVE: &str = r#"{"at":"2024-06-01T00:00:00Z","recipient":{"email":["eve@example.org"]}}"#;
const ON_LOOPBACK: &str = r#"{"allow_http":true,"allow_loopback_for_tests":true}"#;
const LOOPBACK: &str = "--loopback-for-tests";

/// What an example is told, the exit code that it has to end with, and a word that it has to print.
type Run<'a> = (&'a str, &'a [&'a str], i32, &'a str);

/// A step: its name, what it needs, and what it does.
type Step<'a> = (&'a str, &'a [Tool], fn(&Project) -> Result<Counts, String>);

/// Builds and runs the examples. That with libcurl is skipped where libcurl is not.
pub(super) fn test(session: &mut Session) {
    let steps: [Step<'_>; 2] = [
        ("examples of verifying", &[GCC, PKG_CONFIG], own_client),
        ("example of verifying with libcurl", &[GCC, PKG_CONFIG, LIBCURL], with_libcurl),
    ];
    for (step, needs, run) in steps {
        match session.ready(needs) {
            Err(reason) => session.skip(SUITE, step, reason),
            Ok(()) => {
                session.inside(SUITE, step, run);
            }
        }
    }
}

/// The examples with files and with the client that is built in.
fn own_client(project: &Project) -> Result<Counts, String> {
    let examples = Examples::build(project, "c/verifying", &["verify_files", "verify_guarded"], "ovenbird")?;
    let badge = examples.folder.join("badge.png");
    let assertion = page(&format!("https://{HOST}"), PAGES[0].1);
    let baked = ovenbird::bake(&read(&project.path(PICTURE))?, &assertion, &ovenbird::BakeOptions::default());
    write(&badge, &baked.map_err(|e| e.to_string())?.bytes)?;
    let mirror = examples.folder.join("mirror");
    for (name, text) in PAGES {
        let host = mirror.join(HOST);
        std::fs::create_dir_all(&host).map_err(|e| format!("{}: {e}", host.display()))?;
        write(&host.join(name), page(&format!("https://{HOST}"), text).as_bytes())?;
    }
    let (badge, mirror, nowhere) =
        (text_of(&badge), text_of(&mirror), text_of(&examples.folder.join("nowhere")));
    let mut counts = examples.run(
        "verify_files",
        &[
            (
                "a badge whose documents are files is valid",
                &[&badge, &mirror, FOR_ADA],
                0,
                "RESULT      VALID",
            ),
            ("that of somebody else is invalid", &[&badge, &mirror, FOR_EVE], 1, "RESULT      INVALID"),
            ("without the files it is unverified", &[&badge, &nowhere, FOR_ADA], 2, "RESULT      UNVERIFIED"),
        ],
    )?;
    let (there, endless) = issuer()?;
    counts.include(examples.run(
        "verify_guarded",
        &[
            ("a badge on a server is valid", &[&there, FOR_ADA, ON_LOOPBACK], 0, "RESULT      VALID"),
            ("that of somebody else is invalid", &[&there, FOR_EVE, ON_LOOPBACK], 1, "RESULT      INVALID"),
            ("loopback is refused without the option for tests", &[&there, FOR_ADA], 2, "only https"),
            ("an answer without an end is cut off", &[&endless, FOR_ADA, ON_LOOPBACK], 2, "larger than"),
        ],
    )?);
    Ok(counts)
}

fn with_libcurl(project: &Project) -> Result<Counts, String> {
    let examples = Examples::build(project, "c/verifying-curl", &["verify_curl"], "ovenbird libcurl")?;
    let (there, endless) = issuer()?;
    let moved = there.replace("assertion.json", "moved/1/assertion.json");
    let lost = there.replace("assertion.json", "moved/9/assertion.json");
    examples.run(
        "verify_curl",
        &[
            ("a badge on a server is valid", &[LOOPBACK, &there, FOR_ADA], 0, "RESULT      VALID"),
            ("that of somebody else is invalid", &[LOOPBACK, &there, FOR_EVE], 1, "RESULT      INVALID"),
            ("http is refused without the option for tests", &[&there, FOR_ADA], 2, "Unsupported protocol"),
            ("https to loopback is refused", &[&there.replace("http:", "https:")], 2, "not public"),
            ("an answer without an end is cut off", &[LOOPBACK, &endless, FOR_ADA], 2, "too large"),
            ("a redirect is followed", &[LOOPBACK, &moved, FOR_ADA], 0, "RESULT      VALID"),
            ("many redirects are not", &[LOOPBACK, &lost, FOR_ADA], 2, "redirects"),
        ],
    )
}

/// Examples that were built against what was installed.
struct Examples<'a> {
    project: &'a Project,
    prefix: PathBuf,
    folder: PathBuf,
}

impl<'a> Examples<'a> {
    fn build(project: &'a Project, folder: &str, names: &[&str], packages: &str) -> Result<Self, String> {
        let prefix = install(project)?;
        let folder = project.fresh(folder)?;
        let arguments: Vec<&str> = ["--cflags", "--libs"].into_iter().chain(packages.split(' ')).collect();
        let flags = pkg_config(project, &prefix, &arguments)?;
        for name in names {
            let mut compile = project.command(GCC.command);
            compile.args(["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]);
            compile.arg(prefix.join("share/doc/ovenbird/examples").join(name).with_extension("c"));
            compile.arg("-o").arg(folder.join(name)).args(flags.split_whitespace());
            let output = compile.output().map_err(|e| format!("{name}: {e}"))?;
            if !output.status.success() {
                return Err(format!("{name}.c: {}", String::from_utf8_lossy(&output.stderr).trim()));
            }
        }
        Ok(Examples { project, prefix, folder })
    }

    /// Runs an example and looks at how it ends.
    fn run(&self, name: &str, runs: &[Run<'_>]) -> Result<Counts, String> {
        let mut counts = Counts::default();
        for (statement, arguments, code, word) in runs {
            let mut command = program(self.project, &self.prefix, &self.folder.join(name));
            let output = command.args(*arguments).output().map_err(|e| format!("{name}: {e}"))?;
            let printed = String::from_utf8_lossy(&output.stdout).into_owned();
            let holds = output.status.code() == Some(*code) && printed.contains(word);
            let said = if holds {
                String::new()
            } else {
                format!("\n{printed}{}{}", String::from_utf8_lossy(&output.stderr), output.status)
            };
            counts.include(Counts::one(told(holds, &format!("{name}: {statement}{said}"))));
        }
        Ok(counts)
    }
}

fn text_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A page with its issuer's place.
fn page(place: &str, text: &str) -> String {
    text.replace('$', place)
}

/// Opens the issuer on loopback, for as long as this program runs. Gives the URLs of its badge, and of one whose body has no
/// end.
fn issuer() -> Result<(String, String), String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|e| format!("a server on loopback: {e}"))?;
    let address = listener.local_addr().map_err(|e| format!("a server on loopback: {e}"))?;
    let place = format!("http://{address}");
    let (badge, endless) = (format!("{place}/assertion.json"), format!("{place}/endless.json"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let place = place.clone();
            // A client that hangs up early is what some of the runs are about.
            thread::spawn(move || serve(&stream, &place).ok());
        }
    });
    Ok((badge, endless))
}

/// Answers one request: a page, `/moved/N/PAGE` by way of N redirects, or a body without an end.
fn serve(mut stream: &TcpStream, place: &str) -> io::Result<()> {
    let path = requested(stream)?;
    if path == "endless.json" {
        stream.write_all(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/ld+json\r\nConnection: close\r\n\r\n",
        )?;
        loop {
            stream.write_all(&[b' '; 65_536])?;
        }
    }
    if let Some((count, page)) = path.strip_prefix("moved/").and_then(|rest| rest.split_once('/')) {
        let left = count.parse::<u32>().unwrap_or_default().saturating_sub(1);
        let to = if left == 0 { format!("{place}/{page}") } else { format!("{place}/moved/{left}/{page}") };
        return write!(
            stream,
            "HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
    }
    let found = PAGES.iter().find(|(name, _)| *name == path).map(|(_, text)| page(place, text));
    let status = if found.is_some() { "200 OK" } else { "404 Not Found" };
    let body = found.unwrap_or_default();
    let length = body.len();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: application/ld+json\r\nContent-Length: {length}\r\n")?;
    write!(stream, "Connection: close\r\n\r\n{body}")
}

/// Reads a request, and gives its path without the slash.
fn requested(stream: &TcpStream) -> io::Result<String> {
    let mut lines = BufReader::new(stream.take(16_384)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    Ok(first.split(' ').nth(1).unwrap_or_default().trim_start_matches('/').to_owned())
}
