//! The files of a folder and of those below it, in the order of their names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// How the names of files end that may hold a badge.
const ENDINGS: [&str; 7] = ["png", "svg", "json", "jsonld", "jws", "jwt", "txt"];

/// An iterator over the files. It holds the names of the folders it is in, and never follows a symbolic link, so that it
/// ends. Devices and pipes are passed over: reading one may never end.
pub(crate) struct Walk {
    /// What is left of each folder from the first to the one it is in.
    left: Vec<std::vec::IntoIter<Entry>>,
}

/// Something in a folder.
enum Entry {
    Folder(PathBuf),
    File(PathBuf),
    Trouble(PathBuf, io::Error),
}

impl Entry {
    fn path(&self) -> &Path {
        match self {
            Entry::Folder(path) | Entry::File(path) | Entry::Trouble(path, _) => path,
        }
    }
}

impl Walk {
    /// The files below these folders, in this order. A folder that is named may be a symbolic link.
    pub(crate) fn new(folders: &[PathBuf]) -> Self {
        let entries: Vec<Entry> = folders.iter().cloned().map(Entry::Folder).collect();
        Walk { left: vec![entries.into_iter()] }
    }
}

impl Iterator for Walk {
    type Item = Result<PathBuf, (PathBuf, Failure)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(entry) = self.left.last_mut()?.next() else {
                self.left.pop();
                continue;
            };
            match entry {
                Entry::Folder(path) => self.left.push(inside(&path).into_iter()),
                Entry::File(path) => return Some(Ok(path)),
                Entry::Trouble(path, error) => {
                    let failure = Failure::file("cannot read", &path, &error);
                    return Some(Err((path, failure)));
                }
            }
        }
    }
}

/// What is in a folder that matters, by name.
fn inside(folder: &Path) -> Vec<Entry> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return vec![Entry::Trouble(folder.to_owned(), error)],
    };
    let mut found: Vec<Entry> = entries.filter_map(|entry| kind(folder, entry)).collect();
    found.sort_by(|a, b| a.path().cmp(b.path()));
    found
}

fn kind(folder: &Path, entry: io::Result<fs::DirEntry>) -> Option<Entry> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => return Some(Entry::Trouble(folder.to_owned(), error)),
    };
    let path = entry.path();
    match entry.file_type() {
        Err(error) => Some(Entry::Trouble(path, error)),
        Ok(kind) if kind.is_dir() => Some(Entry::Folder(path)),
        Ok(kind) if kind.is_file() && may_hold_a_badge(&path) => Some(Entry::File(path)),
        Ok(_) => None,
    }
}

fn may_hold_a_badge(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
