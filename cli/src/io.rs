//! Files: reading within a limit, and writing so that an error leaves the target as it was.

use std::fs::{self, File, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use ovenbird::{ErrorCode, Limits};
use tempfile::NamedTempFile;

use crate::args::ImageOutput;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::table;

/// How many symbolic links are followed before a chain counts as a loop, as Linux does.
const MAX_LINKS: usize = 40;

/// How the names of temporary files begin and end. One is left behind only where the process was killed.
pub(crate) const TEMPORARY: (&str, &str) = (".ovenbird-", ".tmp");

/// Whether a path stands for a standard stream.
pub(crate) fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// How an input is called in messages.
pub(crate) fn name_of(path: &Path) -> String {
    if is_stream(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// Reads a file, or standard input for `-`.
///
/// Fails with `io.failed`, and with `limit.input` before anything beyond the limit is held in memory.
pub(crate) fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, Failure> {
    if is_stream(path) {
        return read_within(io::stdin().lock(), 0, limits, path);
    }
    let failed = |error: io::Error| Failure::file("cannot read", path, &error);
    let file = File::open(path).map_err(failed)?;
    let facts = file.metadata().map_err(failed)?;
    if facts.is_dir() {
        return Err(Failure::new(
            ErrorCode::IoFailed,
            format!("cannot read {}: it is a folder", path.display()),
        ));
    }
    read_within(file, facts.len(), limits, path)
}

/// Reads to the end, or to the limit. `size` is what the file says of itself: files under `/proc` say 0.
fn read_within(reader: impl Read, size: u64, limits: &Limits, path: &Path) -> Result<Vec<u8>, Failure> {
    let most = u64::try_from(limits.input_bytes).unwrap_or(u64::MAX);
    let too_large = |found: &str| {
        let message = format!("the input has {found} bytes; the limit `input_bytes` is {most}");
        Failure::new(ErrorCode::LimitInput, message).about(&name_of(path))
    };
    if size > most {
        return Err(too_large(&size.to_string()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size.saturating_add(1)).unwrap_or_default());
    let read = reader.take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| Failure::file("cannot read", Path::new(&name_of(path)), &error))?;
    if bytes.len() > limits.input_bytes {
        return Err(too_large(&format!("more than {most}")));
    }
    Ok(bytes)
}

/// Where an image goes.
#[derive(Debug)]
pub(crate) enum Target<'a> {
    /// This file.
    File(&'a Path),
    /// Standard output, which is no terminal.
    Stdout,
}

impl<'a> Target<'a> {
    /// Decides where an image goes, before any work is done.
    ///
    /// Fails with `argument.invalid`: a picture on a terminal is noise, and one on standard output leaves no room
    /// for JSON.
    pub(crate) fn for_image(output: &'a ImageOutput, streams: &Streams) -> Result<Self, Failure> {
        match output.path.as_deref() {
            Some(path) if !is_stream(path) => Ok(Target::File(path)),
            _ if streams.stdout_is_terminal() => Err(Failure::usage(
                "an image is not written to a terminal: name a file with -o, or redirect the output",
            )),
            _ if streams.json() => {
                Err(Failure::usage("with --json the image needs a file of its own: name one with -o"))
            }
            _ => Ok(Target::Stdout),
        }
    }

    /// The file's name, as shown to people.
    pub(crate) fn label(&self) -> String {
        match self {
            Target::File(path) => table::clean(&path.display().to_string()),
            Target::Stdout => "to standard output".to_owned(),
        }
    }

    /// The file's name, as told in JSON.
    pub(crate) fn path(&self) -> Option<String> {
        match self {
            Target::File(path) => Some(path.display().to_string()),
            Target::Stdout => None,
        }
    }

    /// Lets `write` write the output.
    pub(crate) fn write<F>(&self, streams: &mut Streams, write: F) -> Result<(), Failure>
    where
        F: FnOnce(&mut dyn Write) -> io::Result<()>,
    {
        match self {
            Target::File(path) => write_file(path, write),
            Target::Stdout => streams.bytes(|out| write(out)),
        }
    }
}

/// Lets `write` write a file, which then takes the place of `path` at once.
///
/// An existing file keeps its permissions, a symbolic link stays and its target is replaced, and what is no
/// ordinary file (a device, a pipe) is written to directly. Fails with `io.failed`.
pub(crate) fn write_file<F>(path: &Path, write: F) -> Result<(), Failure>
where
    F: FnOnce(&mut dyn Write) -> io::Result<()>,
{
    let failed = |error: io::Error| Failure::file("cannot write", path, &error);
    let existing = match fs::metadata(path) {
        Ok(facts) => Some(facts),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    match existing {
        Some(facts) if facts.is_dir() => {
            Err(Failure::new(ErrorCode::IoFailed, format!("cannot write {}: it is a folder", path.display())))
        }
        Some(facts) if !facts.is_file() => write_through(path, write).map_err(failed),
        existing => replace(path, existing.map(|facts| facts.permissions()), write).map_err(failed),
    }
}

/// Writes into a device or pipe, which must not be replaced by a file.
pub(crate) fn write_through(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    write(&mut file)?;
    file.flush()
}

/// Writes a temporary file beside the target and renames it. On any error the temporary file goes away.
fn replace<F>(path: &Path, permissions: Option<Permissions>, write: F) -> io::Result<()>
where
    F: FnOnce(&mut dyn Write) -> io::Result<()>,
{
    let target = behind_links(path)?;
    let folder = folder_of(&target);
    if permissions.as_ref().is_some_and(Permissions::readonly) {
        // Renaming would get around the protection that somebody put there.
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    let mut temporary = temporary_in(folder, permissions.is_none())?;
    write(temporary.as_file_mut())?;
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions)?;
    }
    sync(temporary.as_file())?;
    temporary.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// The folder that a file is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// A temporary file: open to others as the umask has it when the target is new, else closed until it has the
/// permissions of the file it replaces.
#[cfg_attr(not(unix), allow(unused_variables))]
pub(crate) fn temporary_in(folder: &Path, new: bool) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    if new {
        use std::os::unix::fs::PermissionsExt;
        return builder.permissions(Permissions::from_mode(0o666)).tempfile_in(folder);
    }
    builder.tempfile_in(folder)
}

/// Waits until the bytes are stored: a full disk on a network drive shows only here. Some drives cannot tell.
pub(crate) fn sync(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        other => other,
    }
}

/// The file at the end of a chain of symbolic links, which need not exist yet.
pub(crate) fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&path) {
            Ok(facts) if facts.is_symlink() => {
                let next = fs::read_link(&path)?;
                path = path.parent().unwrap_or(Path::new("")).join(next);
            }
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}
