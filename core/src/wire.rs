//! The JSON form of options and results: what crosses into C, Python and Node.
//!
//! Every options type reads from JSON (all members optional, unknown members refused) and every result writes to
//! JSON, with the same member names as the Rust fields. A binding calls [`from_json`], one operation, [`to_json`].

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, ErrorCode, Result, escape};
use crate::issue::{IssueRequest, SigningInput};
use crate::keys::{Entropy, SeededEntropy, SystemEntropy};
use crate::ops::issue_and_bake::IssueAndBakeOptions;
use crate::recipient::Identities;

/// Reads options from JSON text. `None` and empty text give the defaults.
///
/// # Errors
/// `option.invalid`: not a JSON object, an unknown member, or a value of the wrong type.
///
/// ```
/// let options: ovenbird::BakeOptions = ovenbird::wire::from_json(Some(r#"{"on_existing":"refuse"}"#))?;
/// assert_eq!(options.on_existing, ovenbird::OnExisting::Refuse);
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn from_json<T: DeserializeOwned + Default>(options: Option<&str>) -> Result<T> {
    let Some(text) = options.filter(|text| !text.is_empty()) else { return Ok(T::default()) };
    // The derived readers would take a list of values in the order of the fields, which no option ever means.
    let json: serde_json::Value = read(text)?;
    if has_list(&json) {
        return Err(Error::new(ErrorCode::OptionInvalid, "options: expected a JSON object, found a list"));
    }
    read(text)
}

/// Whether options, or options inside of them, are a list.
fn has_list(json: &serde_json::Value) -> bool {
    let inner = ["limits", "issue", "sign", "bake"];
    json.is_array() || json.is_object() && inner.iter().filter_map(|name| json.get(name)).any(has_list)
}

/// Reads the request of [`issue`](crate::issue) from JSON text. `None` and empty text are a request without anything.
///
/// # Errors
/// `issue.invalid`: not a JSON object, an unknown member, or a value of the wrong type.
///
/// ```
/// let request = ovenbird::wire::request_from_json(Some(r#"{"recipient": "ada@example.org"}"#))?;
/// assert_eq!(request.recipient.unwrap().identity.as_deref(), Some("ada@example.org"));
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn request_from_json(request: Option<&str>) -> Result<IssueRequest> {
    let Some(text) = request.filter(|text| !text.is_empty()) else { return Ok(IssueRequest::default()) };
    if !text.trim_ascii_start().starts_with('{') {
        return Err(Error::new(ErrorCode::IssueInvalid, "the request: expected a JSON object"));
    }
    serde_json::from_str(text).map_err(|e| {
        let message = format!("the request: {}", escape(without_text(&e.to_string()).chars().take(400)));
        Error::new(ErrorCode::IssueInvalid, message)
    })
}

/// A message of the reader without the text that it found: in a request it may be an identity, or a key.
fn without_text(message: &str) -> String {
    let parts = message.split_once("string \"").zip(message.rsplit_once("\", expected"));
    match parts {
        Some(((before, _), (_, after))) => format!("{before}a text, expected{after}"),
        None => message.to_owned(),
    }
}

/// Reads the candidates of [`match_recipient`](crate::match_recipient) from JSON text: a list or an object, see
/// [`Identities`]. Empty text is an empty list.
///
/// # Errors
/// `option.invalid`: neither of the two, or a member of the wrong type.
///
/// ```
/// let identities = ovenbird::wire::identities_from_json(r#"{"email": ["ada@example.org"]}"#)?;
/// assert_eq!(identities.0.len(), 1);
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn identities_from_json(text: &str) -> Result<Identities> {
    if text.is_empty() { Ok(Identities::default()) } else { read(text) }
}

/// The randomness of a call that came through a binding: the operating system's, or for tests what follows from the
/// option `insecure_seed`.
#[must_use]
pub fn entropy(insecure_seed: Option<&str>) -> Box<dyn Entropy> {
    match insecure_seed {
        Some(seed) => Box::new(SeededEntropy::new(seed)),
        None => Box::new(SystemEntropy),
    }
}

/// The option `insecure_seed` of a call that issues and bakes: the issuing's, else the signing's.
#[must_use]
pub fn insecure_seed(options: &IssueAndBakeOptions) -> Option<&str> {
    options.issue.insecure_seed.as_deref().or(options.sign.insecure_seed.as_deref())
}

/// The bytes that an outside signer has to sign, where the language has bytes: what `input` says in base64url of an
/// embedded proof, and of a token `input` as it is.
///
/// # Errors
/// `internal`, if it is not base64url; what [`signing_input`](crate::signing_input) gives is.
///
/// ```
/// use ovenbird::{JwsAlgorithm, SignOptions, signing_input, wire};
///
/// let assertion = r#"{"uid": "a1", "badge": "https://issuer.example/robotics", "issuedOn": 1362132000,
///     "recipient": {"type": "email", "hashed": false, "identity": "ada@example.org"},
///     "verify": {"type": "signed", "url": "https://issuer.example/key.pem"}}"#;
/// let options = SignOptions { algorithm: Some(JwsAlgorithm::Rs256), ..Default::default() };
/// let to_sign = signing_input(assertion, &options)?;
/// assert_eq!(wire::signing_bytes(&to_sign)?, to_sign.input.as_bytes());
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn signing_bytes(input: &SigningInput) -> Result<Vec<u8>> {
    if input.cryptosuite.is_none() {
        return Ok(input.input.as_bytes().to_vec());
    }
    URL_SAFE_NO_PAD.decode(&input.input).map_err(|_| Error::internal())
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|e| {
        let message = format!("options: {}", escape(e.to_string().chars().take(400)));
        Error::new(ErrorCode::OptionInvalid, message)
    })
}

/// Writes a result as compact JSON.
///
/// # Errors
/// `internal`, if a result cannot be written; none of this crate's types does that.
pub fn to_json<T: Serialize + ?Sized>(result: &T) -> Result<String> {
    serde_json::to_string(result).map_err(|_| Error::internal())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UnbakeOptions;

    #[test]
    fn options_are_an_object_and_never_a_list_of_values() {
        for text in
            ["[]", "[true]", r#"{"limits": [5]}"#, "true", "null", r#"{"strict": true, "strict": false}"#]
        {
            let error = from_json::<UnbakeOptions>(Some(text)).unwrap_err();
            assert_eq!(error.code(), ErrorCode::OptionInvalid, "{text}");
        }
        for text in [r#"{"issue": []}"#, r#"{"bake": {"limits": [1]}}"#, r#"{"sign": []}"#] {
            let error = from_json::<crate::IssueAndBakeOptions>(Some(text)).unwrap_err();
            assert_eq!(error.code(), ErrorCode::OptionInvalid, "{text}");
        }
    }

    #[test]
    fn a_request_is_an_object_of_known_members() {
        for text in
            ["[]", "null", r#""x""#, "{", r#"{"recipients": "x"}"#, r#"{"id": 1}"#, r#"{"id": "a"} {}"#]
        {
            assert_eq!(request_from_json(Some(text)).unwrap_err().code(), ErrorCode::IssueInvalid, "{text}");
        }
        let misplaced = request_from_json(Some(r#"{"revoked": "ada@example.org"}"#)).unwrap_err();
        assert!(misplaced.message().starts_with("the request: invalid type: a text, expected a sequence"));
        assert_eq!(request_from_json(Some(" {}")).unwrap(), IssueRequest::default());
        assert_eq!(request_from_json(None).unwrap(), IssueRequest::default());
    }
}
