//! The vectors for a program without a JSON reader: a plan it reads and results it writes.
//!
//! Both are sequences of records: a little-endian `u32` with the number of fields, and for each field a
//! little-endian `u32` with its length and then its bytes.
//!
//! A record of the plan is `[id, op, arguments…]`: `sniff`: bytes; `bake`: image, payload, options; `unbake`,
//! `strip`, `inspect`, `validate`, `parse`, `payload`: input, options; `hash_identity`: identity, salt, algorithm,
//! version; `match_recipient`: document, identities, options; `validate_extension`: extension, schema,
//! options; `upgrade`: text, to, options; `explain`: code; `error_codes`, `rules`: none. What is absent is empty.
//!
//! Keys and signing: `key_read`: key, options; `key_write`, `key_public`: key, options, format; `key_generate`: options;
//! `sign`: document, key, its options, options, contexts; `signing_input`: document, options, contexts;
//! `attach_signature`: input, signature, options; `verify_signature`: token, keys (one record, a field a key), options,
//! contexts; `issue`: request, options; `issue_and_bake`: image, request, key, its options, options; `status_list`:
//! encoded (one record, empty or of one field), options, set (lines `index status`), get (lines `index`).
//!
//! Proofs: `canonicalize`: document, options, contexts; `equal_credentials`: both, options; `did_document`: id, keys
//! (one record, a field a key), options. Contexts are records `[url, document]`, here and above.
//!
//! `verify`: input, options, answers, contexts. Answers are records `[url, "response", status, final URL, media type,
//! body]` and `[url, "failure", code, message]`, the status in digits. A URL without a record is answered by the failure
//! `offline` with an empty message.
//!
//! A record of the results is `[id, "ok", text, bytes]` or `[id, "error", detail, ""]`. Of `key_generate` text is the
//! information and bytes the JWK. Of `verify` text is the report, whole and as it is, and bytes are the requests in order,
//! for each the lines purpose and URL.

use serde_json::{Value, json};

use crate::Fault;
use crate::run::{self, Answer, verifying};
use crate::vectors::Case;

/// A record: its fields.
pub type Record = Vec<Vec<u8>>;

/// The arguments of an operation as fields.
///
/// # Errors
/// When an argument cannot be read, or the operation is unknown.
pub fn record(case: &Case) -> Result<Record, Fault> {
    let mut fields = vec![case.id.clone().into_bytes(), case.op.clone().into_bytes()];
    let options = || case.json("options").into_bytes();
    let text = |name| case.text(name).map(String::into_bytes);
    let optional = |name| case.optional_text(name).map(|text| text.unwrap_or_default().into_bytes());
    match case.op.as_str() {
        "sniff" => fields.push(case.bytes("bytes")?),
        "bake" => fields.extend([case.bytes("image")?, text("payload")?, options()]),
        "unbake" | "strip" => fields.extend([case.bytes("image")?, options()]),
        "inspect" | "validate" => fields.extend([case.bytes("input")?, options()]),
        "parse" | "payload" => fields.extend([text("text")?, options()]),
        "hash_identity" => {
            fields.extend([
                text("identity")?,
                optional("salt")?,
                optional("algorithm")?,
                optional("version")?,
            ]);
        }
        "match_recipient" => {
            fields.extend([text("document")?, case.json("identities").into_bytes(), options()]);
        }
        "explain" => fields.push(text("code")?),
        "validate_extension" => fields.extend([text("extension")?, text("schema")?, options()]),
        "upgrade" => fields.extend([text("text")?, text("to")?, options()]),
        "error_codes" | "rules" => {}
        "verify" => {
            fields.extend([case.text_or_bytes("input")?, options(), answers(case)?, contexts(case)?]);
        }
        "canonicalize" => fields.extend([text("document")?, options(), contexts(case)?]),
        "equal_credentials" => fields.extend([text("a")?, text("b")?, options()]),
        "did_document" => fields.extend([text("id")?, keys(case)?, options()]),
        _ => fields.extend(signing(case)?),
    }
    Ok(fields)
}

/// The arguments of keys, signing, issuing and status lists as fields.
fn signing(case: &Case) -> Result<Record, Fault> {
    let json = |name| case.json(name).into_bytes();
    let text = |name| case.text(name).map(String::into_bytes);
    let optional = |name| case.optional_text(name).map(|text| text.map(String::into_bytes));
    let options = || json("options");
    Ok(match case.op.as_str() {
        "key_read" => vec![text("key")?, options()],
        "key_write" | "key_public" => vec![text("key")?, options(), text("format")?],
        "key_generate" => vec![options()],
        "sign" => {
            vec![text("document")?, text("key")?, json("key_options"), options(), contexts(case)?]
        }
        "signing_input" => vec![text("document")?, options(), contexts(case)?],
        "attach_signature" => vec![text("input")?, case.bytes("signature")?, options()],
        "verify_signature" => vec![text("token")?, keys(case)?, options(), contexts(case)?],
        "issue" => vec![json("request"), options()],
        "issue_and_bake" => {
            let key = optional("key")?.unwrap_or_default();
            vec![case.bytes("image")?, json("request"), key, json("key_options"), options()]
        }
        "status_list" => {
            let encoded = encode(&[optional("encoded")?.into_iter().collect()])?;
            let set = case.statuses("set")?.into_iter().map(|(index, status)| format!("{index} {status}\n"));
            let get = case.indexes("get")?.into_iter().map(|index| format!("{index}\n"));
            vec![
                encoded,
                options(),
                set.collect::<String>().into_bytes(),
                get.collect::<String>().into_bytes(),
            ]
        }
        other => return Err(format!("{}: no operation {other}", case.id)),
    })
}

/// The texts of keys as a record.
fn keys(case: &Case) -> Result<Vec<u8>, Fault> {
    encode(&[case.texts("keys")?.into_iter().map(String::into_bytes).collect()])
}

/// The contexts that a case registers, as records.
fn contexts(case: &Case) -> Result<Vec<u8>, Fault> {
    let Some(Value::Object(more)) = case.args.get("contexts") else { return Ok(Vec::new()) };
    let pairs = more.iter().map(|(url, body)| vec![url.clone().into_bytes(), body.to_string().into_bytes()]);
    encode(&pairs.collect::<Vec<Record>>())
}

/// The scripted answers of a verification as records.
fn answers(case: &Case) -> Result<Vec<u8>, Fault> {
    let records = verifying::answers(case)?.into_iter().map(|(url, answer)| {
        let mut record = vec![url.into_bytes()];
        match answer {
            Ok(response) => record.extend([
                b"response".to_vec(),
                response.status.to_string().into_bytes(),
                response.final_url.into_bytes(),
                response.media_type.into_bytes(),
                response.body,
            ]),
            Err(failure) => {
                record.extend([b"failure".to_vec(), failure.code.into_bytes(), failure.message.into_bytes()]);
            }
        }
        record
    });
    encode(&records.collect::<Vec<Record>>())
}

/// The report and the requests of a verification, as they are compared.
fn projection(report: &str, requests: &[u8]) -> Result<Value, Fault> {
    let lines: Vec<&str> = std::str::from_utf8(requests).map_err(|e| e.to_string())?.lines().collect();
    let pairs = lines.chunks(2).map(|pair| match pair {
        [purpose, url] => Ok(((*purpose).to_owned(), (*url).to_owned())),
        _ => Err("the requests end with a purpose".to_owned()),
    });
    Ok(verifying::projection(parsed(report)?, &pairs.collect::<Result<Vec<_>, Fault>>()?))
}

/// Records as bytes.
///
/// # Errors
/// When a field is too long for the format.
pub fn encode(records: &[Record]) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    for record in records {
        out.extend(length(record.len())?);
        for field in record {
            out.extend(length(field.len())?);
            out.extend_from_slice(field);
        }
    }
    Ok(out)
}

fn length(len: usize) -> Result<[u8; 4], Fault> {
    u32::try_from(len).map(u32::to_le_bytes).map_err(|_| format!("{len} is too long for a record"))
}

/// Bytes as records.
///
/// # Errors
/// When they end inside of a record.
pub fn decode(mut bytes: &[u8]) -> Result<Vec<Record>, Fault> {
    let mut records = Vec::new();
    while !bytes.is_empty() {
        let count = take_length(&mut bytes)?;
        let mut record = Vec::new();
        for _ in 0..count {
            let len = take_length(&mut bytes)?;
            let (field, rest) = bytes.split_at_checked(len).ok_or("the records end inside of a field")?;
            record.push(field.to_vec());
            bytes = rest;
        }
        records.push(record);
    }
    Ok(records)
}

fn take_length(bytes: &mut &[u8]) -> Result<usize, Fault> {
    let (length, rest) = bytes.split_first_chunk().ok_or("the records end inside of a length")?;
    *bytes = rest;
    usize::try_from(u32::from_le_bytes(*length)).map_err(|e| e.to_string())
}

/// The id and the answer of a record of the results, given the operation of the case.
///
/// # Errors
/// When the record is not of the format.
pub fn answer(record: &Record, op: &str) -> Result<Answer, Fault> {
    let [_, status, text, bytes] = record.as_slice() else {
        return Err(format!("a result has {} fields, not 4", record.len()));
    };
    let text = std::str::from_utf8(text).map_err(|e| e.to_string())?;
    let json = match (status.as_slice(), op) {
        (b"ok", "sniff" | "hash_identity" | "key_write" | "key_public") => Value::String(text.to_owned()),
        (b"ok", "attach_signature" | "did_document") => run::parsed(text),
        (b"ok", "key_generate") => {
            let jwk = std::str::from_utf8(bytes).map_err(|e| e.to_string())?;
            json!({"info": parsed(text)?, "jwk": jwk})
        }
        (b"ok", "verify") => projection(text, bytes)?,
        _ => parsed(text)?,
    };
    match status.as_slice() {
        b"ok" => {
            let answer = Answer::Result { json, bytes: Some(bytes.clone()) };
            Ok(match op {
                "sign" => run::with_parsed(answer, &["token"]),
                "signing_input" => run::with_parsed(answer, &["unsigned"]),
                _ => answer,
            })
        }
        b"error" => Ok(Answer::Error(json)),
        other => Err(format!("a result is neither ok nor error: {}", other.escape_ascii())),
    }
}

fn parsed(text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text).map_err(|e| format!("not JSON: {text}: {e}"))
}

/// The id of a record.
#[must_use]
pub fn id(record: &Record) -> String {
    record.first().map(|id| String::from_utf8_lossy(id).into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_as_they_were_written() {
        let records = vec![vec![b"id".to_vec(), Vec::new(), vec![0, 255]], Vec::new()];
        assert_eq!(decode(&encode(&records).unwrap()).unwrap(), records);
    }

    #[test]
    fn records_that_end_too_early_are_refused() {
        let bytes = encode(&[vec![b"id".to_vec()]]).unwrap();
        for end in 1..bytes.len() {
            assert!(decode(&bytes[..end]).is_err());
        }
    }
}
