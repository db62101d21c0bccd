//! Files that take no other's place: keys, which cannot be made again, and what nobody else may read.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use ovenbird::ErrorCode;

use crate::failure::Failure;
use crate::io::{behind_links, folder_of, sync, temporary_in, write_through};

/// Who may read a file, and whether it may take the place of another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fresh {
    /// Only its owner reads it (mode 0600), whatever the permissions of a file it replaces.
    pub(crate) private: bool,
    /// A file that is there already is replaced.
    pub(crate) force: bool,
}

impl Fresh {
    /// Refuses a path at which there is a file already, unless it may be replaced. For before the work is done:
    /// [`Fresh::write`] looks again.
    pub(crate) fn check(self, path: &Path) -> Result<(), Failure> {
        match fs::symlink_metadata(path) {
            Ok(_) if self.force || is_device(path) => Ok(()),
            Ok(_) => Err(taken(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(Failure::file("cannot write", path, &error)),
        }
    }

    /// Writes a file at once: it is there whole or not at all.
    pub(crate) fn write(self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        self.check(path)?;
        let failed = |error: io::Error| Failure::file("cannot write", path, &error);
        if is_device(path) {
            return write_through(path, |out| out.write_all(bytes)).map_err(failed);
        }
        let target = if self.force { behind_links(path).map_err(failed)? } else { path.to_owned() };
        let mut temporary = temporary_in(folder_of(&target), !self.private).map_err(failed)?;
        temporary.write_all(bytes).and_then(|()| sync(temporary.as_file())).map_err(failed)?;
        let stored: io::Result<File> = if self.force {
            temporary.persist(&target).map_err(|error| error.error)
        } else {
            temporary.persist_noclobber(&target).map_err(|error| error.error)
        };
        match stored {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(taken(path)),
            Err(error) => Err(failed(error)),
        }
    }
}

/// Whether there is something at a path that is neither a file nor a folder: a pipe or a terminal.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|facts| !facts.is_file() && !facts.is_dir())
}

fn taken(path: &Path) -> Failure {
    let message = format!("{} is there already; --force replaces it", path.display());
    Failure::new(ErrorCode::IoFailed, message)
}
