//! The JSON form of options and results: what crosses into C, Python and Node.
//!
//! Every options type reads from JSON (all members optional, unknown members refused) and every result writes to
//! JSON, with the same member names as the Rust fields. A binding calls [`from_json`], one operation, [`to_json`].

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, ErrorCode, Result, escape};
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
    let list = |value: Option<&serde_json::Value>| value.is_some_and(serde_json::Value::is_array);
    if list(Some(&json)) || list(json.get("limits")) {
        return Err(Error::new(ErrorCode::OptionInvalid, "options: expected a JSON object, found a list"));
    }
    read(text)
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
    }
}
