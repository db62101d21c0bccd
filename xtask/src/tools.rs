//! The programs that the suites need beside cargo: looked for, installed where that is possible, and named where not.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::session::say;

/// A program and the Debian package that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tool {
    /// What is run, such as `xmllint`.
    pub(crate) command: &'static str,
    /// What is installed, such as `libxml2-utils`.
    pub(crate) package: &'static str,
}

pub(crate) const GCC: Tool = Tool { command: "gcc", package: "gcc" };
pub(crate) const GXX: Tool = Tool { command: "g++", package: "g++" };
pub(crate) const PKG_CONFIG: Tool = Tool { command: "pkg-config", package: "pkg-config" };
pub(crate) const CMAKE: Tool = Tool { command: "cmake", package: "cmake" };
pub(crate) const MAKE: Tool = Tool { command: "make", package: "make" };
/// A library; its headers bring this program along.
pub(crate) const LIBCURL: Tool = Tool { command: "curl-config", package: "libcurl4-openssl-dev" };
pub(crate) const VALGRIND: Tool = Tool { command: "valgrind", package: "valgrind" };
pub(crate) const PNGCHECK: Tool = Tool { command: "pngcheck", package: "pngcheck" };
pub(crate) const XMLLINT: Tool = Tool { command: "xmllint", package: "libxml2-utils" };
pub(crate) const OPENSSL: Tool = Tool { command: "openssl", package: "openssl" };
pub(crate) const PYTHON: Tool = Tool { command: "python3", package: "python3" };
pub(crate) const TAR: Tool = Tool { command: "tar", package: "tar" };
pub(crate) const NODE: Tool = Tool { command: "node", package: "nodejs" };
pub(crate) const NPM: Tool = Tool { command: "npm", package: "npm" };

/// What a suite needs beside cargo.
pub(crate) fn of(suite: &str) -> &'static [Tool] {
    match suite {
        "c" => &[GCC, GXX, PKG_CONFIG, CMAKE, MAKE, VALGRIND, LIBCURL],
        "python" => &[PYTHON, OPENSSL],
        "node" => &[NODE, NPM],
        "tools" => &[PNGCHECK, XMLLINT],
        "e2e" => &[PYTHON],
        _ => &[],
    }
}

/// What was looked for so far.
#[derive(Default)]
pub(crate) struct Tools {
    missing: BTreeMap<&'static str, String>,
    updated: bool,
}

impl Tools {
    /// Looks for all of them and installs the missing ones in one go, where this is root on Debian.
    pub(crate) fn prepare(&mut self, wanted: &[Tool]) {
        let absent = |tool: &&Tool| find(tool.command).is_none();
        let packages: Vec<&str> = wanted.iter().filter(absent).map(|tool| tool.package).collect();
        let outcome = self.install(&packages);
        for tool in wanted.iter().filter(absent) {
            let reason = outcome.clone().err().unwrap_or_else(|| "the package does not have it".to_owned());
            let text = format!("needs `{}` (Debian package {}): {reason}", tool.command, tool.package);
            self.missing.insert(tool.command, text);
        }
    }

    /// Why a step that needs these programs cannot run; `None` when all are there.
    pub(crate) fn lacking(&self, needed: &[Tool]) -> Option<String> {
        let reasons: Vec<&str> =
            needed.iter().filter_map(|tool| self.missing.get(tool.command)).map(String::as_str).collect();
        if reasons.is_empty() { None } else { Some(reasons.join("; ")) }
    }

    /// Installs Debian packages.
    ///
    /// # Errors
    ///
    /// A sentence that says why it cannot, and what a person would do.
    pub(crate) fn install(&mut self, packages: &[&str]) -> Result<(), String> {
        if packages.is_empty() {
            return Ok(());
        }
        let by_hand = format!("`apt-get install {}`", packages.join(" "));
        if find("apt-get").is_none() || !Path::new("/etc/debian_version").exists() {
            return Err("not on this machine, and it is no Debian to install it on".to_owned());
        }
        if !is_root() {
            return Err(format!("not on this machine; run {by_hand} as root"));
        }
        say(format_args!("==> setup: {by_hand}"));
        if !self.updated {
            self.updated = true;
            apt(&["update", "-q"])?;
        }
        let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
        arguments.extend(packages);
        apt(&arguments)
    }
}

/// The path of a program, as a shell would find it.
pub(crate) fn find(command: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(command)).find(|file| file.is_file())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn apt(arguments: &[&str]) -> Result<(), String> {
    let output = Command::new("apt-get")
        .args(["-o", "Acquire::Retries=3"])
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .output()
        .map_err(|e| format!("apt-get: {e}"))?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let last = text.lines().last().unwrap_or("no message").to_owned();
    Err(format!("apt-get {} failed: {last}", arguments.first().copied().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_is_found_and_a_fancy_is_not() {
        assert!(find("sh").is_some());
        assert!(find("no-such-program-anywhere").is_none());
    }

    #[test]
    fn a_missing_program_is_named_with_its_package() {
        let mut tools = Tools::default();
        tools.missing.insert("xmllint", "needs `xmllint` (Debian package libxml2-utils): why".to_owned());
        assert_eq!(tools.lacking(&[GCC]), None);
        assert!(tools.lacking(&[GCC, XMLLINT]).unwrap().contains("libxml2-utils"));
    }
}
