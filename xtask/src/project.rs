//! Where things are: the root of the tree, the folder everything is built into, and the programs cargo itself uses.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The checkout this command works on.
pub(crate) struct Project {
    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, `CARGO_TARGET_DIR` respected. Nothing is written outside it.
    pub(crate) target: PathBuf,
}

impl Project {
    /// Finds the tree from what `cargo run` says about this package.
    ///
    /// # Errors
    ///
    /// A sentence for people when it was not started by cargo, or cargo cannot describe the workspace.
    pub(crate) fn locate() -> Result<Self, String> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("start it as `cargo xtask`")?;
        let root = Path::new(&manifest).parent().ok_or("the package has no parent folder")?.to_path_buf();
        let target = target_folder(&root)?;
        Ok(Project { root, target })
    }

    /// A path inside the tree, from its parts with slashes between them.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// A path inside the target folder.
    pub(crate) fn built(&self, inside: &str) -> PathBuf {
        self.target.join(inside)
    }

    /// A fresh, empty folder inside the target folder: what was in it goes.
    ///
    /// # Errors
    ///
    /// A sentence for people when the folder cannot be emptied or made.
    pub(crate) fn fresh(&self, inside: &str) -> Result<PathBuf, String> {
        let folder = self.built(inside);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(|e| at(&folder, &e))?;
        }
        std::fs::create_dir_all(&folder).map_err(|e| at(&folder, &e))?;
        Ok(folder)
    }

    /// A command that runs in the root of the tree, without standard input, building into the same target folder.
    pub(crate) fn command(&self, program: impl Into<OsString>) -> Command {
        let mut command = Command::new(program.into());
        command.current_dir(&self.root).stdin(Stdio::null());
        command.env("CARGO_TARGET_DIR", &self.target).env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1");
        match self.library_path() {
            Some(kept) => command.env("LD_LIBRARY_PATH", kept),
            None => command.env_remove("LD_LIBRARY_PATH"),
        };
        command
    }

    /// The cargo that started this command, with its arguments.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(cargo_program());
        command.args(arguments);
        command
    }

    /// The library path without what `cargo run` put in front: else a C program would load the library from
    /// the target folder instead of the one it was linked with.
    fn library_path(&self) -> Option<OsString> {
        let path = std::env::var_os("LD_LIBRARY_PATH")?;
        let toolchain = Path::new(&cargo_program()).parent().and_then(Path::parent).map(Path::to_path_buf);
        let cargos = |entry: &PathBuf| {
            entry.starts_with(&self.target) || toolchain.as_ref().is_some_and(|home| entry.starts_with(home))
        };
        let kept: Vec<PathBuf> = std::env::split_paths(&path).filter(|entry| !cargos(entry)).collect();
        if kept.is_empty() { None } else { std::env::join_paths(kept).ok() }
    }
}

/// A sentence that names the path of an input or output error.
pub(crate) fn at(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

/// The contents of a file, or a sentence that names it.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| at(path, &e))
}

/// Writes a file, or gives a sentence that names it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|e| at(path, &e))
}

/// The files of a folder whose names end in one of `endings`, sorted; none when there is no such folder.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .filter(|path| path.to_str().is_some_and(|name| endings.iter().any(|ending| name.ends_with(ending))))
        .collect();
    found.sort();
    found
}

fn cargo_program() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn target_folder(root: &Path) -> Result<PathBuf, String> {
    let output = Command::new(cargo_program())
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .output()
        .map_err(|e| format!("cargo metadata: {e}"))?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata: {e}"))?;
    let folder = metadata.get("target_directory").and_then(serde_json::Value::as_str);
    folder.map(PathBuf::from).ok_or_else(|| "cargo metadata names no target folder".to_owned())
}
