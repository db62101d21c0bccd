//! Why a command ended without its result.

use std::io;
use std::path::Path;

use ovenbird::{Error, ErrorCode, Location, error_codes};
use serde_json::{Map, Value};

use crate::{DONE, FAILED, USAGE, table};

/// What stopped a command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something went wrong and people want to know what.
    Fault(Box<Fault>),
    /// Whoever read standard output has read enough, as `head` does. Nobody is there to be told.
    ReaderGone,
}

/// An error with its code from the table, and the input it is about.
#[derive(Debug)]
pub(crate) struct Fault {
    code: ErrorCode,
    message: String,
    at: Location,
    needed: Option<u64>,
    input: Option<String>,
}

impl Failure {
    /// An error that the command line found itself.
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        let message = message.into();
        Failure::Fault(Box::new(Fault { code, message, at: Location::default(), needed: None, input: None }))
    }

    /// A wrong command line.
    pub(crate) fn usage(message: &str) -> Self {
        Failure::new(ErrorCode::ArgumentInvalid, message)
    }

    /// A file that could not be read or written. `doing` is such as "cannot read ada.png".
    pub(crate) fn file(doing: &str, path: &Path, error: &io::Error) -> Self {
        let reason = error.to_string();
        let reason = reason.split(" (os error").next().unwrap_or_default();
        Failure::new(ErrorCode::IoFailed, format!("{doing} {}: {reason}", path.display()))
    }

    /// Trouble with standard output.
    pub(crate) fn stdout(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderGone,
            _ => Failure::file("cannot write to", Path::new("standard output"), error),
        }
    }

    /// Says which input the error is about.
    pub(crate) fn about(mut self, input: &str) -> Self {
        if let Failure::Fault(fault) = &mut self
            && fault.code != ErrorCode::IoFailed
        {
            fault.input = Some(input.to_owned());
        }
        self
    }

    /// Says which row of a table the error is about, whatever it is.
    pub(crate) fn in_row(mut self, row: &str) -> Self {
        if let Failure::Fault(fault) = &mut self {
            fault.input = Some(row.to_owned());
        }
        self
    }

    /// Its code, unless nobody is there to be told.
    pub(crate) fn code(&self) -> Option<ErrorCode> {
        match self {
            Failure::Fault(fault) => Some(fault.code),
            Failure::ReaderGone => None,
        }
    }

    /// What is wrong, in a sentence.
    pub(crate) fn message(&self) -> &str {
        match self {
            Failure::Fault(fault) => &fault.message,
            Failure::ReaderGone => "",
        }
    }

    /// Whether a file is simply something else than a badge.
    pub(crate) fn is_no_badge(&self) -> bool {
        use ErrorCode::{
            DocumentUnrecognised, ImageUnbaked, ImageUnsupported, PayloadEmpty, PayloadNotObject,
            PayloadUnrecognised,
        };
        matches!(
            self.code(),
            Some(
                DocumentUnrecognised
                    | ImageUnbaked
                    | ImageUnsupported
                    | PayloadEmpty
                    | PayloadNotObject
                    | PayloadUnrecognised
            )
        )
    }

    /// The exit status that goes with it.
    pub(crate) fn status(&self) -> i32 {
        match self {
            Failure::ReaderGone => DONE,
            Failure::Fault(fault) => match fault.code {
                ErrorCode::ArgumentInvalid | ErrorCode::OptionInvalid | ErrorCode::OptionConflict => USAGE,
                _ => FAILED,
            },
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Fault(Box::new(Fault {
            code: error.code(),
            message: error.message().to_owned(),
            at: error.at().clone(),
            needed: error.needed_bytes(),
            input: None,
        }))
    }
}

impl Fault {
    /// The JSON form that errors have in every language.
    pub(crate) fn to_json(&self) -> Value {
        let mut object = Map::new();
        object.insert("code".to_owned(), self.code.as_str().into());
        object.insert("kind".to_owned(), self.code.kind().as_str().into());
        object.insert("message".to_owned(), self.message.clone().into());
        if let Some(offset) = self.at.offset {
            object.insert("offset".to_owned(), offset.into());
        }
        if let Some(part) = &self.at.part {
            object.insert("part".to_owned(), part.clone().into());
        }
        if let Some(pointer) = &self.at.pointer {
            object.insert("pointer".to_owned(), pointer.clone().into());
        }
        if let Some(needed) = self.needed {
            object.insert("needed".to_owned(), needed.into());
        }
        Value::Object(object)
    }

    /// The lines for people: what, where, in which input, and what to do.
    pub(crate) fn to_lines(&self) -> String {
        let mut lines = table::finding("error", self.code, self.at.offset, self.at.part.as_deref());
        if let Some(pointer) = &self.at.pointer {
            lines.push_str(&table::clean(&format!(" {pointer}")));
        }
        lines.push_str(&format!(": {}\n", table::clean_lines(&self.message)));
        if let Some(input) = &self.input {
            lines.push_str(&table::note("in", input));
        }
        if self.code != ErrorCode::ArgumentInvalid {
            lines.push_str(&table::note("help", &remedy(self.code)));
        }
        lines
    }
}

/// What to do about an error, with the options spelt as on the command line.
pub(crate) fn remedy(code: ErrorCode) -> String {
    const SPELLINGS: [(&str, &str); 11] = [
        ("`accept_damaged`", "--accept-damaged"),
        ("`check_crc: false`", "--no-check-crc"),
        ("`on_existing: \"replace\"`", "--on-existing replace"),
        ("`active_content: \"keep\"`", "--active-content keep"),
        ("the option `wallet_safe`", "--wallet-safe"),
        ("the option `variants`", "--variants"),
        ("`encoding: \"der\"`", "--encoding der"),
        ("the mode `compatible`", "--mode compatible"),
        ("a larger `size`", "a larger --size"),
        ("Raise the limit if", "Raise it with --limit NAME=BYTES if"),
        ("Mend the calling program; the", "See --help; the"),
    ];
    let row = error_codes().iter().find(|row| row.code == code);
    let mut remedy = row.map_or_else(String::new, |row| row.remedy.to_owned());
    for (library, here) in SPELLINGS {
        remedy = remedy.replace(library, here);
    }
    remedy
}
