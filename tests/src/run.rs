//! Running a case against the Rust core, with the laws that hold between the operations.

mod credentials;
mod signing;
pub mod verifying;

pub use credentials::{contexts, parsed, with_parsed};

use ovenbird::{BakeOptions, Error, ErrorCode, wire};
use serde::Serialize;
use serde_json::{Value, json};

use crate::Fault;
use crate::vectors::Case;

/// What an operation answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The result: of bake the report, of strip `{"removed"}`, of operations that give a text a JSON string.
    Result {
        /// The result's JSON.
        json: Value,
        /// The image that bake, strip or `issue_and_bake` wrote.
        bytes: Option<Vec<u8>>,
    },
    /// The error's JSON.
    Error(Value),
}

/// Runs a case.
///
/// # Errors
/// When an argument cannot be read, or when two operations that must agree do not.
pub fn run(case: &Case) -> Result<Answer, Fault> {
    if let Some(answer) = signing::run(case).or_else(|| credentials::run(case)) {
        return answer;
    }
    match case.op.as_str() {
        "sniff" => to_answer(Ok(ovenbird::sniff(&case.bytes("bytes")?).as_str())),
        "bake" => bake(case),
        "strip" => strip(case),
        "unbake" => unbake(case),
        "inspect" => {
            let input = case.bytes("input")?;
            to_answer(options(case).and_then(|options| ovenbird::inspect(&input, &options)))
        }
        "validate" => {
            let input = case.bytes("input")?;
            to_answer(options(case).and_then(|options| ovenbird::validate(&input, &options)))
        }
        "validate_extension" => {
            let (extension, schema) = (case.text("extension")?, case.text("schema")?);
            let validate = |options| ovenbird::validate_extension(&extension, &schema, &options);
            to_answer(options(case).and_then(validate))
        }
        "rules" => to_answer(Ok(ovenbird::rules())),
        "verify" => verifying::verify(case),
        "upgrade" => upgrade(case),
        "parse" => {
            let text = case.text("text")?;
            to_answer(options(case).and_then(|options| ovenbird::parse(&text, &options)))
        }
        "payload" => {
            let text = case.text("text")?;
            to_answer(options(case).and_then(|options| ovenbird::payload(&text, &options)))
        }
        "hash_identity" => to_answer(hash_identity(case)?),
        "match_recipient" => to_answer(match_recipient(case)?),
        "explain" => to_answer(ovenbird::explain(&case.text("code")?)),
        "error_codes" => to_answer(Ok(ovenbird::error_codes())),
        other => Err(format!("{}: no operation {other}", case.id)),
    }
}

/// The options of a case, with their defaults.
fn options<T: serde::de::DeserializeOwned + Default>(case: &Case) -> ovenbird::Result<T> {
    wire::from_json(Some(&case.json("options")))
}

fn to_value<T: Serialize + ?Sized>(value: &T) -> Result<Value, Fault> {
    let text = wire::to_json(value).map_err(|e| e.to_string())?;
    serde_json::from_str(&text).map_err(|e| e.to_string())
}

fn to_answer<T: Serialize>(result: ovenbird::Result<T>) -> Result<Answer, Fault> {
    Ok(match result {
        Ok(value) => Answer::Result { json: to_value(&value)?, bytes: None },
        Err(error) => Answer::Error(to_value(&error)?),
    })
}

fn hash_identity(case: &Case) -> Result<ovenbird::Result<String>, Fault> {
    let (identity, salt) = (case.text("identity")?, case.optional_text("salt")?);
    let algorithm = case.optional_text("algorithm")?.unwrap_or_else(|| "sha256".to_owned());
    let version = case.optional_text("version")?.unwrap_or_else(|| "2.0".to_owned());
    Ok(algorithm.parse().and_then(|algorithm| {
        let version = version.parse()?;
        ovenbird::hash_identity(&identity, salt.as_deref(), algorithm, version)
    }))
}

fn match_recipient(case: &Case) -> Result<ovenbird::Result<ovenbird::Match>, Fault> {
    let (document, identities) = (case.text("document")?, case.json("identities"));
    Ok((|| {
        let options: ovenbird::MatchOptions = options(case)?;
        let identities = wire::identities_from_json(&identities)?;
        let limits = options.limits.clone();
        let badge = ovenbird::parse(&document, &ovenbird::ParseOptions { limits })?;
        ovenbird::match_recipient(&badge, &identities, &options)
    })())
}

/// Upgrades, and sees that what came out is a sound document, which another upgrade gives back as it is.
fn upgrade(case: &Case) -> Result<Answer, Fault> {
    let (text, to) = (case.text("text")?, case.text("to")?);
    let upgrade = |text: &str| ovenbird::upgrade(text, to.parse()?, &options(case)?);
    let new = match upgrade(&text) {
        Ok(new) => new,
        Err(error) => return to_answer::<Value>(Err(error)),
    };
    let again = upgrade(&new.document);
    let same = again.as_ref().is_ok_and(|again| {
        let unchanged = !again.changed && again.lost.is_empty() && again.from == new.to;
        unchanged && (&again.document, again.class) == (&new.document, new.class)
    });
    if !same {
        return Err(format!("{}: another upgrade gives {again:?}", case.id));
    }
    let report = ovenbird::validate(new.document.as_bytes(), &ovenbird::ValidateOptions::default());
    if new.changed && !report.as_ref().is_ok_and(|report| report.ok) {
        return Err(format!("{}: the new document has faults: {report:?}", case.id));
    }
    to_answer(Ok(new))
}

fn strip(case: &Case) -> Result<Answer, Fault> {
    let image = case.bytes("image")?;
    let stripped = options(case).and_then(|options| ovenbird::strip(&image, &options));
    Ok(match stripped {
        Ok(done) => Answer::Result { json: json!({"removed": done.removed}), bytes: Some(done.bytes) },
        Err(error) => Answer::Error(to_value(&error)?),
    })
}

/// Unbakes, and sees that "unbake one" gives the badge among them.
fn unbake(case: &Case) -> Result<Answer, Fault> {
    let image = case.bytes("image")?;
    let options = match options(case) {
        Ok(options) => options,
        Err(error) => return to_answer::<Value>(Err(error)),
    };
    let (all, one) = (ovenbird::unbake(&image, &options), ovenbird::unbake_one(&image, &options));
    let agree = match (&all, &one) {
        (Ok(all), Ok(one)) => all.badge() == Some(one),
        (Err(all), Err(one)) => all == one,
        _ => false,
    };
    if !agree {
        return Err(format!("{}: unbake_one gives {one:?}, unbake {all:?}", case.id));
    }
    to_answer(all)
}

/// Bakes in all three forms, which must agree.
fn bake(case: &Case) -> Result<Answer, Fault> {
    let (image, payload) = (case.bytes("image")?, case.text("payload")?);
    let options: BakeOptions = match options(case) {
        Ok(options) => options,
        Err(error) => return to_answer::<Value>(Err(error)),
    };
    let baked = ovenbird::bake(&image, &payload, &options);
    let splice = ovenbird::splice(&image, &payload, &options);
    let baked = match baked {
        Ok(baked) => baked,
        Err(error) => {
            let into = ovenbird::bake_into(&image, &payload, &options, &mut []);
            if into.as_ref().err() != Some(&error) || splice.as_ref().err() != Some(&error) {
                return Err(format!("{}: bake gives {error:?}, {into:?} and {splice:?} do not", case.id));
            }
            return Ok(Answer::Error(to_value(&error)?));
        }
    };
    let splice = splice.map_err(|error| format!("{}: splice gives {error}", case.id))?;
    if splice.to_vec() != baked.bytes || splice.report() != &baked.report || splice.len() != baked.bytes.len()
    {
        return Err(format!("{}: splice and bake differ", case.id));
    }
    into_buffer(case, &image, &payload, &options, &baked)?;
    Ok(Answer::Result { json: to_value(&baked.report)?, bytes: Some(baked.bytes) })
}

/// Bakes into buffers: one of the right length, and one that is a byte too small.
fn into_buffer(
    case: &Case,
    image: &[u8],
    payload: &str,
    options: &BakeOptions,
    baked: &ovenbird::Baked,
) -> Result<(), Fault> {
    let mut buffer = vec![0; baked.bytes.len()];
    let report = ovenbird::bake_into(image, payload, options, &mut buffer);
    if report.as_ref().ok() != Some(&baked.report) || buffer != baked.bytes {
        return Err(format!("{}: bake_into gives {report:?}", case.id));
    }
    let mut small = vec![0xa5; baked.bytes.len().saturating_sub(1)];
    let error: Option<Error> = ovenbird::bake_into(image, payload, options, &mut small).err();
    let needed = u64::try_from(baked.bytes.len()).ok();
    match error {
        Some(error) if error.code() == ErrorCode::BufferTooSmall && error.needed_bytes() == needed => {}
        other => return Err(format!("{}: a buffer too small gives {other:?}", case.id)),
    }
    if small.iter().any(|&byte| byte != 0xa5) {
        return Err(format!("{}: a buffer too small was written to", case.id));
    }
    Ok(())
}
