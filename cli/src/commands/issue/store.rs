//! Where a batch puts its badges: a folder, or a zip.
//!
//! Each file is written beside its place and renamed, so that what is there is whole. The files of a zip `out.zip` are
//! collected in a folder `out.zip.parts` and packed at the end: a run that is broken off at any moment can be resumed,
//! and until a new zip takes its place the old one is untouched.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use ovenbird::ErrorCode;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::failure::Failure;
use crate::io::{TEMPORARY, behind_links, folder_of, sync, temporary_in};

/// A folder or zip that badges are put into.
pub(super) struct Store {
    /// Where the files are written.
    folder: PathBuf,
    zip: Option<Zip>,
}

/// A zip that is to be.
struct Zip {
    path: PathBuf,
    /// What an earlier run made.
    old: Option<ZipArchive<File>>,
    /// The names of its files, in the order of the rows.
    names: Vec<String>,
}

impl Store {
    /// Opens a store. With `resume` what is in a zip is kept.
    pub(super) fn open(path: &Path, resume: bool) -> Result<Store, Failure> {
        let failed = |error: io::Error| Failure::file("cannot write", path, &error);
        let is_zip = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        if !is_zip || path.is_dir() {
            fs::create_dir_all(path).map_err(failed)?;
            return Ok(Store { folder: path.to_owned(), zip: None });
        }
        let target = behind_links(path).map_err(failed)?;
        let old = if resume { old_zip(&target)? } else { None };
        let mut parts = target.clone().into_os_string();
        parts.push(".parts");
        let folder = PathBuf::from(parts);
        fs::create_dir_all(&folder).map_err(|error| Failure::file("cannot write", &folder, &error))?;
        Ok(Store { folder, zip: Some(Zip { path: target, old, names: Vec::new() }) })
    }

    /// The folder that files are written to.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The badge that an earlier run put into the zip under a name. What is damaged there is made anew.
    pub(super) fn in_zip(&mut self, name: &str) -> Option<Vec<u8>> {
        read_entry(self.zip.as_mut()?.old.as_mut()?, name).ok()
    }

    /// Takes note that the badge of a row is there.
    pub(super) fn done(&mut self, name: &str) {
        if let Some(zip) = &mut self.zip {
            zip.names.push(name.to_owned());
        }
    }

    /// Packs the zip, if it is one. A run without any badge leaves an earlier zip alone.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let Store { folder, zip } = self;
        let Some(mut zip) = zip else { return Ok(()) };
        if !zip.names.is_empty() {
            zip.pack(&folder).map_err(|error| Failure::file("cannot write", &zip.path, &error))?;
        }
        // From here on the files are in the zip. Whatever else is in the folder is not ours, and keeps it there.
        for name in &zip.names {
            let _ = fs::remove_file(folder.join(name));
        }
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (begin, end) = TEMPORARY;
            let ours =
                entry.file_name().to_str().is_some_and(|name| name.starts_with(begin) && name.ends_with(end));
            if ours {
                let _ = fs::remove_file(entry.path());
            }
        }
        let _ = fs::remove_dir(&folder);
        Ok(())
    }
}

/// The zip of an earlier run, if there is one.
fn old_zip(path: &Path) -> Result<Option<ZipArchive<File>>, Failure> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::file("cannot read", path, &error)),
    };
    let archive = ZipArchive::new(file).map_err(|_| {
        let message = format!("{} is there, but is no zip that can be continued", path.display());
        Failure::new(ErrorCode::IoFailed, message)
    })?;
    Ok(Some(archive))
}

/// A file of a zip. Its checksum is held against the bytes at their end.
fn read_entry(archive: &mut ZipArchive<File>, name: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The badge that a folder has under a name already.
pub(super) fn in_folder(folder: &Path, name: &str) -> Result<Option<Vec<u8>>, Failure> {
    let path = folder.join(name);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::file("cannot read", &path, &error)),
    }
}

/// Puts a badge into a folder, at once. It is not waited for until the disk has stored it, which would take most of
/// the time of a batch: `--resume` reads what is there, and makes anew what is not whole.
pub(super) fn put_into_folder(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = folder.join(name);
    let put = || {
        let mut temporary = temporary_in(folder, true)?;
        temporary.write_all(bytes)?;
        temporary.persist(&path).map(|_| ()).map_err(|error| error.error)
    };
    put().map_err(|error: io::Error| Failure::file("cannot write", &path, &error))
}

impl Zip {
    /// Writes the zip beside its place, and renames it. The files are stored as they are: images are compressed
    /// already. What an earlier run made for rows that are not in the table any more is kept, behind the others.
    fn pack(&mut self, folder: &Path) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .unix_permissions(0o644);
        let temporary = temporary_in(folder_of(&self.path), true)?;
        let mut new = ZipWriter::new(BufWriter::new(temporary));
        for name in &self.names {
            let bytes = match (fs::read(folder.join(name)), &mut self.old) {
                (Err(error), Some(old)) if error.kind() == io::ErrorKind::NotFound => read_entry(old, name)?,
                (read, _) => read?,
            };
            new.start_file(name, options)?;
            new.write_all(&bytes)?;
        }
        if let Some(old) = &mut self.old {
            let written: std::collections::HashSet<&str> = self.names.iter().map(String::as_str).collect();
            for index in 0..old.len() {
                let file = old.by_index_raw(index)?;
                if file.name().is_ok_and(|name| !written.contains(&*name)) {
                    new.raw_copy_file(file)?;
                }
            }
        }
        let temporary = new.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Ok(facts) = fs::metadata(&self.path) {
            temporary.as_file().set_permissions(facts.permissions())?;
        }
        sync(temporary.as_file())?;
        temporary.persist(&self.path).map(|_| ()).map_err(|error| error.error)
    }
}
