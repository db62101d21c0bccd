//! Canonical forms, comparison, documents of keys, and what embedded proofs add to the other operations.

use ovenbird::{CanonicalizeOptions, Contexts, DidDocumentOptions, Key, KeyOptions};
use serde_json::Value;

use super::{Answer, options, to_answer};
use crate::Fault;
use crate::vectors::Case;

/// Runs a case of one of these operations; `None` if it is of another.
pub(super) fn run(case: &Case) -> Option<Result<Answer, Fault>> {
    Some(match case.op.as_str() {
        "canonicalize" => canonicalize(case),
        "equal_credentials" => equal_credentials(case),
        "did_document" => did_document(case),
        _ => return None,
    })
}

/// The contexts of a case: those that are known, and those that it registers.
///
/// # Errors
/// What is wrong with one that is registered.
pub fn contexts(case: &Case) -> ovenbird::Result<Contexts> {
    let Some(Value::Object(more)) = case.args.get("contexts") else { return Ok(Contexts::new()) };
    let texts: Vec<(&str, String)> =
        more.iter().map(|(url, body)| (url.as_str(), body.to_string())).collect();
    let pairs: Vec<(&str, &str)> = texts.iter().map(|(url, text)| (*url, text.as_str())).collect();
    Contexts::new().with(&pairs)
}

/// What is compared of a text that may be JSON: what it says, or the text.
#[must_use]
pub fn parsed(text: &str) -> Value {
    let json = text.starts_with('{').then(|| serde_json::from_str(text).ok()).flatten();
    json.unwrap_or_else(|| Value::String(text.to_owned()))
}

/// An answer with some members parsed, if they are JSON.
#[must_use]
pub fn with_parsed(answer: Answer, names: &[&str]) -> Answer {
    let Answer::Result { json: Value::Object(mut members), bytes } = answer else { return answer };
    for name in names {
        if let Some(value) = members.get_mut(*name)
            && let Some(text) = value.as_str()
        {
            *value = parsed(text);
        }
    }
    Answer::Result { json: Value::Object(members), bytes }
}

fn canonicalize(case: &Case) -> Result<Answer, Fault> {
    let document = case.text("document")?;
    to_answer((|| {
        let options = CanonicalizeOptions { contexts: contexts(case)?, ..options(case)? };
        ovenbird::canonicalize(&document, &options)
    })())
}

fn equal_credentials(case: &Case) -> Result<Answer, Fault> {
    let (one, other) = (case.text("a")?, case.text("b")?);
    to_answer(options(case).and_then(|options| ovenbird::equal_credentials(&one, &other, &options)))
}

fn did_document(case: &Case) -> Result<Answer, Fault> {
    let (id, texts) = (case.text("id")?, case.texts("keys")?);
    let made = (|| {
        let options: DidDocumentOptions = options(case)?;
        let read = |text: &String| Key::read(text, &KeyOptions::default());
        let keys = texts.iter().map(read).collect::<ovenbird::Result<Vec<Key>>>()?;
        ovenbird::did_document(&id, &keys.iter().collect::<Vec<_>>(), &options)
    })();
    to_answer(made.map(|text| parsed(&text)))
}
