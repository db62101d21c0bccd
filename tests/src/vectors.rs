//! Reading the vectors, and the bytes and texts that their arguments stand for.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::Fault;

/// One file of vectors.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// What the cases are about.
    pub says: String,
    /// The cases, in file order.
    pub cases: Vec<Case>,
}

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Unique over all files.
    pub id: String,
    /// What it shows, as a statement.
    pub says: String,
    /// The operation.
    pub op: String,
    /// Its arguments by name.
    pub args: Map<String, Value>,
    /// What must come out.
    pub expect: Expect,
}

/// What must come out of a case.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// The result's JSON, or as much of it as matters.
    Result(Value),
    /// The error's JSON, or as much of it as matters.
    Error(Value),
}

/// The root of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder of the vectors.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// The names of all files of vectors, without `.json`, in order.
///
/// # Errors
/// When the folder cannot be read.
pub fn names() -> Result<Vec<String>, Fault> {
    let entries = fs::read_dir(folder()).map_err(|e| format!("tests/vectors: {e}"))?;
    let files = entries.filter_map(Result::ok).filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> =
        files.filter_map(|name| name.strip_suffix(".json").map(str::to_owned)).collect();
    names.sort();
    Ok(names)
}

/// One file of vectors by its name, without `.json`.
///
/// # Errors
/// When the file cannot be read, or is not of the format.
pub fn chapter(name: &str) -> Result<Chapter, Fault> {
    let path = folder().join(format!("{name}.json"));
    let text = fs::read_to_string(&path).map_err(|e| format!("{name}.json: {e}"))?;
    serde_json::from_str(&text).map_err(|e| format!("{name}.json: {e}"))
}

/// Every case of every file.
///
/// # Errors
/// As [`names`] and [`chapter`].
pub fn all() -> Result<Vec<Case>, Fault> {
    let mut cases = Vec::new();
    for name in names()? {
        cases.extend(chapter(&name)?.cases);
    }
    Ok(cases)
}

/// The bytes of a byte argument: `{"file"}`, `{"text"}` or `{"base64"}`.
///
/// # Errors
/// When it is none of these, or the file cannot be read.
pub fn bytes(argument: &Value) -> Result<Vec<u8>, Fault> {
    let member = |name: &str| argument.get(name).and_then(Value::as_str);
    if let Some(file) = member("file") {
        return fs::read(folder().join(file)).map_err(|e| format!("{file}: {e}"));
    }
    if let Some(text) = member("text") {
        return Ok(text.as_bytes().to_vec());
    }
    let base64 = member("base64").ok_or_else(|| format!("not a byte argument: {argument}"))?;
    STANDARD.decode(base64).map_err(|e| format!("base64: {e}"))
}

impl Case {
    /// The bytes of the argument `name`.
    ///
    /// # Errors
    /// When it is missing, or as [`bytes`].
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, Fault> {
        bytes(self.args.get(name).ok_or_else(|| format!("{}: no argument {name}", self.id))?)
    }

    /// The bytes of the argument `name`, which may be a text as well: a JSON string is its UTF-8.
    ///
    /// # Errors
    /// As [`Case::bytes`].
    pub fn text_or_bytes(&self, name: &str) -> Result<Vec<u8>, Fault> {
        match self.args.get(name) {
            Some(Value::String(text)) => Ok(text.as_bytes().to_vec()),
            _ => self.bytes(name),
        }
    }

    /// The text of the argument `name`: a JSON string, or a byte argument that is UTF-8.
    ///
    /// # Errors
    /// When it is missing or no text.
    pub fn text(&self, name: &str) -> Result<String, Fault> {
        self.optional_text(name)?.ok_or_else(|| format!("{}: no argument {name}", self.id))
    }

    /// Like [`Case::text`], for an argument that may be absent.
    ///
    /// # Errors
    /// When it is there but no text.
    pub fn optional_text(&self, name: &str) -> Result<Option<String>, Fault> {
        match self.args.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(other) => {
                String::from_utf8(bytes(other)?).map(Some).map_err(|e| format!("{}: {e}", self.id))
            }
        }
    }

    /// The JSON text of the argument `name`; `""` when it is absent.
    #[must_use]
    pub fn json(&self, name: &str) -> String {
        self.args.get(name).map(Value::to_string).unwrap_or_default()
    }

    /// The texts of the argument `name`, a list of JSON strings or byte arguments that are UTF-8.
    ///
    /// # Errors
    /// When it is missing, no list, or one of it is no text.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, Fault> {
        let text = |value: &Value| match value {
            Value::String(text) => Ok(text.clone()),
            other => String::from_utf8(bytes(other)?).map_err(|e| format!("{}: {e}", self.id)),
        };
        self.list(name)?.iter().map(text).collect()
    }

    /// The pairs `[index, status]` of the argument `name`; none when it is absent.
    ///
    /// # Errors
    /// When it is something else.
    pub fn statuses(&self, name: &str) -> Result<Vec<(usize, u8)>, Fault> {
        self.values(name)
    }

    /// The indexes of the argument `name`; none when it is absent.
    ///
    /// # Errors
    /// When it is something else.
    pub fn indexes(&self, name: &str) -> Result<Vec<usize>, Fault> {
        self.values(name)
    }

    fn values<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Vec<T>, Fault> {
        let read = |value| serde_json::from_value(value).map_err(|e| format!("{}: {name}: {e}", self.id));
        self.args.get(name).cloned().map_or_else(|| Ok(Vec::new()), read)
    }

    fn list(&self, name: &str) -> Result<&[Value], Fault> {
        let list = self.args.get(name).and_then(Value::as_array);
        list.map(Vec::as_slice).ok_or_else(|| format!("{}: no list {name}", self.id))
    }
}
