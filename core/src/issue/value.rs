//! JSON as a caller gives it: members in their order, each once.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Number;

use crate::error::{Error, Result};
use crate::json::{self, Json};
use crate::limits::Limits;

/// A JSON value in an [`IssueRequest`](crate::IssueRequest): a text, an object, a list.
///
/// The members of an object keep their order; one that is there twice is refused.
///
/// ```
/// use ovenbird::JsonValue;
///
/// let link = JsonValue::text("https://badges.example/robotics");
/// let object: JsonValue = r#"{"id": "https://badges.example/robotics", "name": "Robotics"}"#.parse()?;
/// assert_ne!(link, object);
/// # Ok::<(), ovenbird::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct JsonValue(pub(super) Json<'static>);

impl JsonValue {
    /// The JSON text with this content.
    #[must_use]
    pub fn text(content: impl Into<String>) -> JsonValue {
        JsonValue(Json::String(Cow::Owned(content.into())))
    }
}

/// Reads JSON.
///
/// # Errors
/// `json.*`, `limit.json_depth`, `limit.json_nodes`: no JSON, or more of it than [`Limits::default`] allows.
impl FromStr for JsonValue {
    type Err = Error;

    fn from_str(text: &str) -> Result<JsonValue> {
        json::read(text, &Limits::default()).map(|json| JsonValue(owned(json)))
    }
}

fn owned(json: Json<'_>) -> Json<'static> {
    let text = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
    match json {
        Json::Null => Json::Null,
        Json::Bool(flag) => Json::Bool(flag),
        Json::Number(number) => Json::Number(number),
        Json::String(content) => Json::String(text(content)),
        Json::Array(items) => Json::Array(items.into_iter().map(owned).collect()),
        Json::Object(members) => {
            Json::Object(members.into_iter().map(|(name, value)| (text(name), owned(value))).collect())
        }
    }
}

impl Serialize for JsonValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for JsonValue {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<JsonValue, D::Error> {
        reader.deserialize_any(AnyValue).map(JsonValue)
    }
}

/// Builds a tree that owns its texts.
struct AnyValue;

impl<'de> de::DeserializeSeed<'de> for AnyValue {
    type Value = Json<'static>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Json<'static>, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'static>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json<'static>, E> {
        Ok(Json::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'static>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'static>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Json<'static>, E> {
        let number = Number::from_f64(number).ok_or_else(|| E::custom("a number that is not finite"))?;
        Ok(Json::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'static>, E> {
        Ok(Json::String(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Json<'static>, E> {
        Ok(Json::String(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json<'static>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(AnyValue)? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'static>, A::Error> {
        let mut members = Vec::new();
        let mut names = std::collections::HashSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if !names.insert(name.clone()) {
                return Err(de::Error::custom("a member is there twice"));
            }
            members.push((Cow::Owned(name), map.next_value_seed(AnyValue)?));
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    #[test]
    fn members_keep_their_order_and_numbers_their_value() {
        for text in
            [r#"{"z":1,"a":{"y":[true,null,"\u0001"],"b":-2.5}}"#, "18446744073709551615", r#""text""#]
        {
            let read: JsonValue = text.parse().unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), text);
            let through_serde: JsonValue = serde_json::from_str(text).unwrap();
            assert_eq!(through_serde, read);
        }
    }

    #[test]
    fn a_member_that_is_there_twice_is_refused() {
        let twice = r#"{"a": {"id": 1, "id": 2}}"#;
        assert_eq!(twice.parse::<JsonValue>().unwrap_err().code(), ErrorCode::JsonDuplicateKey);
        assert!(serde_json::from_str::<JsonValue>(twice).is_err());
    }
}
