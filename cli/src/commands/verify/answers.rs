//! Documents at hand: a JSON object of URLs and what answers them.
//!
//! What answers is the name of a file, or an object: `file`, `json` or `text` for the body, and `status` (200), `media_type`
//! (as the file is called) and `final_url` (the URL itself).

use std::collections::BTreeMap;
use std::path::Path;

use ovenbird::{ErrorCode, FetchFailure, FetchResponse, Limits};
use serde::Deserialize;
use serde_json::Value;

use crate::failure::Failure;
use crate::io;

/// How the file with the answers is called in a folder.
const INDEX: &str = "answers.json";

/// The answers by URL.
#[derive(Debug, Default)]
pub(super) struct Answers(BTreeMap<String, Result<FetchResponse, FetchFailure>>);

/// An answer as written.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "an answer must be the name of a file, or an object with `file`, `json` or `text`"
)]
enum Written {
    File(String),
    Whole(Whole),
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Whole {
    status: Option<u16>,
    final_url: Option<String>,
    media_type: Option<String>,
    file: Option<String>,
    json: Option<Value>,
    text: Option<String>,
    failure: Option<FetchFailure>,
}

impl Answers {
    /// Reads the answers and the files they name, which are looked for beside the index.
    pub(super) fn read(path: &Path, limits: &Limits) -> Result<Self, Failure> {
        let index = if path.is_dir() { path.join(INDEX) } else { path.to_owned() };
        let name = io::name_of(&index);
        let bytes = io::read(&index, limits)?;
        let refused = |error: serde_json::Error| {
            Failure::new(ErrorCode::OptionInvalid, format!("--answers: {error}")).about(&name)
        };
        let written: BTreeMap<String, Written> = serde_json::from_slice(&bytes).map_err(refused)?;
        let folder = io::folder_of(&index);
        let mut answers = BTreeMap::new();
        for (url, answer) in written {
            let answer = match answer {
                Written::File(file) => Whole { file: Some(file), ..Whole::default() },
                Written::Whole(whole) => whole,
            };
            answers.insert(url, answer.read(folder, limits).map_err(|failure| failure.about(&name))?);
        }
        Ok(Answers(answers))
    }

    /// One more: a file that answers a URL.
    pub(super) fn add(&mut self, url: &str, path: &Path, limits: &Limits) -> Result<(), Failure> {
        let body = io::read(path, limits)?;
        let media_type = media_type(path).to_owned();
        let response = FetchResponse { status: 200, final_url: String::new(), media_type, body };
        self.0.insert(url.to_owned(), Ok(response));
        Ok(())
    }

    pub(super) fn has(&self, url: &str) -> bool {
        self.0.contains_key(url)
    }

    pub(super) fn get(&self, url: &str) -> Option<Result<FetchResponse, FetchFailure>> {
        self.0.get(url).cloned()
    }
}

impl Whole {
    fn read(self, folder: &Path, limits: &Limits) -> Result<Result<FetchResponse, FetchFailure>, Failure> {
        let bodies = [self.file.is_some(), self.json.is_some(), self.text.is_some(), self.failure.is_some()];
        if bodies.into_iter().filter(|there| *there).count() > 1 {
            let message = "--answers: an answer has one of `file`, `json`, `text` and `failure`";
            return Err(Failure::new(ErrorCode::OptionInvalid, message));
        }
        if let Some(failure) = self.failure {
            return Ok(Err(failure));
        }
        let (body, media_type) = match (self.file, self.json, self.text) {
            (Some(file), ..) => (io::read(&folder.join(&file), limits)?, media_type(Path::new(&file))),
            (_, Some(json), _) => (json.to_string().into_bytes(), "application/ld+json"),
            (.., text) => (text.unwrap_or_default().into_bytes(), "text/plain"),
        };
        Ok(Ok(FetchResponse {
            status: self.status.unwrap_or(200),
            final_url: self.final_url.unwrap_or_default(),
            media_type: self.media_type.unwrap_or_else(|| media_type.to_owned()),
            body,
        }))
    }
}

/// The media type that a web server gives to a file of this name.
fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match ending.as_deref() {
        Some("json" | "jsonld") => "application/ld+json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("pem" | "pub") => "application/x-pem-file",
        Some("jws" | "jwt") => "application/jose",
        Some("txt") => "text/plain",
        _ => "",
    }
}
