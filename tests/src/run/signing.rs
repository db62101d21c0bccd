//! Keys, signing, issuing and status lists: cases run against the Rust core.

use ovenbird::{IssueAndBakeOptions, Key, KeyFormat, KeyOptions, SignOptions, SignatureOptions, wire};
use serde_json::{Value, json};

use super::credentials::{contexts, parsed, with_parsed};
use super::{Answer, options, to_answer, to_value};
use crate::Fault;
use crate::vectors::Case;

/// Runs a case of one of these operations; `None` if it is of another.
pub(super) fn run(case: &Case) -> Option<Result<Answer, Fault>> {
    Some(match case.op.as_str() {
        "key_read" => key(case, Key::info),
        "key_write" => written(case, Key::write),
        "key_public" => written(case, |key, format| key.public().write(format)),
        "key_generate" => key_generate(case),
        "sign" => sign(case),
        "signing_input" => signing_input(case),
        "attach_signature" => attach_signature(case),
        "verify_signature" => verify_signature(case),
        "issue" => issue(case),
        "issue_and_bake" => issue_and_bake(case),
        "status_list" => status_list(case),
        _ => return None,
    })
}

/// Reads options of a case by their name, with its defaults.
fn read<T: serde::de::DeserializeOwned + Default>(case: &Case, name: &str) -> ovenbird::Result<T> {
    wire::from_json(Some(&case.json(name)))
}

/// The request of a case.
fn request(case: &Case) -> ovenbird::Result<ovenbird::IssueRequest> {
    wire::request_from_json(Some(&case.json("request")))
}

/// Reads the key of a case and asks it something.
fn key<T: serde::Serialize>(
    case: &Case,
    ask: impl FnOnce(&Key) -> ovenbird::Result<T>,
) -> Result<Answer, Fault> {
    let text = case.text("key")?;
    to_answer(options(case).and_then(|options| ask(&Key::read(&text, &options)?)))
}

/// Writes the key of a case in the form that it names.
fn written(
    case: &Case,
    write: impl FnOnce(&Key, KeyFormat) -> ovenbird::Result<zeroize::Zeroizing<String>>,
) -> Result<Answer, Fault> {
    let format = case.text("format")?;
    key(case, |key| Ok(write(key, format.parse()?)?.to_string()))
}

/// Makes a key, and sees that what it writes is read back as the same key.
fn key_generate(case: &Case) -> Result<Answer, Fault> {
    let made = options(case).and_then(|options: ovenbird::GenerateOptions| {
        let mut entropy = wire::entropy(options.insecure_seed.as_deref());
        let key = Key::generate(&options, &mut *entropy)?;
        Ok((key.info()?, key.write(KeyFormat::Jwk)?))
    });
    let (info, jwk) = match made {
        Ok(made) => made,
        Err(error) => return to_answer::<Value>(Err(error)),
    };
    let again = Key::read(&jwk, &KeyOptions::default()).and_then(|key| key.info());
    if again.as_ref().ok() != Some(&info) {
        return Err(format!("{}: made {info:?}, and read back {again:?}", case.id));
    }
    Ok(Answer::Result { json: json!({"info": to_value(&info)?, "jwk": *jwk}), bytes: None })
}

/// Signs, and sees that the token is verified with the public half of the key.
fn sign(case: &Case) -> Result<Answer, Fault> {
    let (document, key) = (case.text("document")?, case.text("key")?);
    let signed = (|| {
        let key = Key::read(&key, &read(case, "key_options")?)?;
        let options = SignOptions { contexts: contexts(case)?, ..options(case)? };
        let mut entropy = wire::entropy(options.insecure_seed.as_deref());
        Ok((ovenbird::sign(&document, &key, &options, &mut *entropy)?, key, options))
    })();
    let (signed, key, SignOptions { contexts, .. }) = match signed {
        Ok(signed) => signed,
        Err(error) => return to_answer::<Value>(Err(error)),
    };
    let options = SignatureOptions { contexts, ..SignatureOptions::default() };
    let report = ovenbird::verify_signature(&signed.token, &[&key.public()], &options);
    if !report.as_ref().is_ok_and(|report| report.verified) {
        return Err(format!("{}: the token is not verified: {report:?}", case.id));
    }
    Ok(with_parsed(to_answer(Ok(signed))?, &["token"]))
}

fn signing_input(case: &Case) -> Result<Answer, Fault> {
    let document = case.text("document")?;
    let answer = to_answer((|| {
        let options = SignOptions { contexts: contexts(case)?, ..options(case)? };
        ovenbird::signing_input(&document, &options)
    })());
    Ok(with_parsed(answer?, &["unsigned"]))
}

fn attach_signature(case: &Case) -> Result<Answer, Fault> {
    let (input, signature) = (case.text("input")?, case.bytes("signature")?);
    let attach = |options| ovenbird::attach_signature(&input, &signature, &options);
    to_answer(options(case).and_then(attach).map(|token| parsed(&token)))
}

fn verify_signature(case: &Case) -> Result<Answer, Fault> {
    let (token, texts) = (case.text("token")?, case.texts("keys")?);
    to_answer((|| {
        let options = SignatureOptions { contexts: contexts(case)?, ..options(case)? };
        let read = |text: &String| Key::read(text, &KeyOptions::default());
        let keys = texts.iter().map(read).collect::<ovenbird::Result<Vec<Key>>>()?;
        ovenbird::verify_signature(&token, &keys.iter().collect::<Vec<_>>(), &options)
    })())
}

/// Issues, and sees that the document has neither errors nor warnings.
fn issue(case: &Case) -> Result<Answer, Fault> {
    let issued = (|| {
        let options: ovenbird::IssueOptions = options(case)?;
        let mut entropy = wire::entropy(options.insecure_seed.as_deref());
        ovenbird::issue(&request(case)?, &options, &mut *entropy)
    })();
    let issued = match issued {
        Ok(issued) => issued,
        Err(error) => return to_answer::<Value>(Err(error)),
    };
    if is_bare_map(&issued) {
        return to_answer(Ok(issued));
    }
    let report = ovenbird::validate(issued.document.as_bytes(), &ovenbird::ValidateOptions::default());
    if !report.as_ref().is_ok_and(|report| report.ok && report.warnings == 0) {
        return Err(format!("{}: the document has faults: {report:?}", case.id));
    }
    to_answer(Ok(issued))
}

/// Whether a document is a revocation list of 1.x: a map without a context or a type, which nobody recognises alone.
fn is_bare_map(issued: &ovenbird::Issued) -> bool {
    issued.class == ovenbird::Class::RevocationList && issued.version < ovenbird::Version::V2_0
}

/// Issues and bakes, and sees that the image gives back what was baked.
fn issue_and_bake(case: &Case) -> Result<Answer, Fault> {
    let (image, key) = (case.bytes("image")?, case.optional_text("key")?);
    let made = (|| {
        let key_options = read(case, "key_options")?;
        let key = key.map(|text| Key::read(&text, &key_options)).transpose()?;
        let options: IssueAndBakeOptions = options(case)?;
        let mut entropy = wire::entropy(wire::insecure_seed(&options));
        ovenbird::issue_and_bake(&image, &request(case)?, key.as_ref(), &options, &mut *entropy)
    })();
    let made = match made {
        Ok(made) => made,
        Err(error) => return to_answer::<Value>(Err(error)),
    };
    let found = ovenbird::unbake_one(&made.bytes, &ovenbird::UnbakeOptions::default());
    if !found.as_ref().is_ok_and(|found| found.text == made.payload && found.problems.is_empty()) {
        return Err(format!("{}: baked {:?}, and unbaked {found:?}", case.id, made.payload));
    }
    Ok(Answer::Result { json: to_value(&made)?, bytes: Some(made.bytes) })
}

/// Makes or decodes a list, sets, encodes, decodes again, and reads.
fn status_list(case: &Case) -> Result<Answer, Fault> {
    let encoded = case.optional_text("encoded")?;
    let (set, get) = (case.statuses("set")?, case.indexes("get")?);
    to_answer((|| {
        let options: ovenbird::StatusListOptions = options(case)?;
        let mut list = match &encoded {
            Some(encoded) => ovenbird::StatusList::decode(encoded, &options)?,
            None => ovenbird::StatusList::new(&options)?,
        };
        for (index, status) in set {
            list.set(index, status)?;
        }
        let again = ovenbird::StatusList::decode(&list.encode()?, &options)?;
        let statuses =
            get.into_iter().map(|index| again.get(index)).collect::<ovenbird::Result<Vec<u8>>>()?;
        Ok(json!({"length": again.length(), "statuses": statuses}))
    })())
}
