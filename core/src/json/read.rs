//! Building the tree: `serde_json` reads, the seeds here count and compare.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use crate::error::{ErrorCode, Result, quote};
use crate::json::fault::{self, Fault};
use crate::json::{Json, Member};
use crate::limits::Limits;

/// Objects up to this size look for a duplicate at each member; larger ones sort their names once at the end,
/// so that a hostile object of 100,000 members does not cost 10^10 comparisons.
const COMPARED: usize = 16;

/// Reads one JSON value that fills the whole text.
///
/// # Errors
/// `json.syntax`, `json.duplicate_key`, `json.lone_surrogate`, `json.number`, `limit.json_depth`,
/// `limit.json_nodes`, each with the byte offset.
pub(crate) fn read<'a>(text: &'a str, limits: &Limits) -> Result<Json<'a>> {
    let mut state = State {
        begins: text.as_ptr().addr(),
        length: text.len(),
        depth_left: limits.json_depth.min(Limits::MAX_JSON_DEPTH),
        nodes_left: limits.json_nodes,
        fault: None,
    };
    let mut reader = serde_json::Deserializer::from_str(text);
    // serde_json's own bound is fixed at 127 and says nothing a caller could act on; `State` has ours.
    reader.disable_recursion_limit();
    let value = Value { state: &mut state }.deserialize(&mut reader);
    match value.and_then(|value| reader.end().map(|()| value)) {
        Ok(value) => Ok(value),
        Err(error) => Err(fault::explain(text, &error, state.fault, limits)),
    }
}

/// Whether the text has the syntax of a JSON object. Keeps nothing, so it needs no bounds; what [`read`] refuses
/// beyond syntax passes here.
pub(crate) fn is_object_text(text: &str) -> bool {
    text.starts_with('{') && {
        let mut reader = serde_json::Deserializer::from_str(text);
        IgnoredAny::deserialize(&mut reader).is_ok() && reader.end().is_ok()
    }
}

/// What the seeds share.
struct State {
    /// Address and length of the text, to turn a borrowed name into its offset.
    begins: usize,
    length: usize,
    depth_left: usize,
    nodes_left: usize,
    fault: Option<Fault>,
}

impl State {
    fn enter<E: de::Error>(&mut self) -> std::result::Result<(), E> {
        match self.depth_left.checked_sub(1) {
            Some(left) => {
                self.depth_left = left;
                Ok(())
            }
            None => Err(self.refuse(ErrorCode::LimitJsonDepth, None, String::new())),
        }
    }

    fn leave(&mut self) {
        self.depth_left = self.depth_left.saturating_add(1);
    }

    fn count<E: de::Error>(&mut self) -> std::result::Result<(), E> {
        match self.nodes_left.checked_sub(1) {
            Some(left) => {
                self.nodes_left = left;
                Ok(())
            }
            None => Err(self.refuse(ErrorCode::LimitJsonNodes, None, String::new())),
        }
    }

    #[cold]
    fn refuse<E: de::Error>(&mut self, code: ErrorCode, offset: Option<usize>, message: String) -> E {
        self.fault = Some(Fault { code, offset, message, path: Vec::new() });
        E::custom("refused")
    }

    #[cold]
    fn duplicate<E: de::Error>(&mut self, name: &str) -> E {
        // A name with escapes was copied out of the text; the reader's position tells its place then.
        let offset = name.as_ptr().addr().checked_sub(self.begins).filter(|offset| *offset <= self.length);
        let offset = offset.and_then(|after_quote| after_quote.checked_sub(1));
        let message = format!("the member `{}` is there twice in one object", quote(name));
        let error = self.refuse(ErrorCode::JsonDuplicateKey, offset, message);
        self.inside(|| name.to_owned());
        error
    }

    /// On the way out of a refusal: notes through which member or item the way led.
    #[cold]
    fn inside(&mut self, segment: impl FnOnce() -> String) {
        if let Some(fault) = &mut self.fault {
            fault.path.push(segment());
        }
    }
}

/// Reads one value.
struct Value<'s> {
    state: &'s mut State,
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Json<'de>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> std::result::Result<Json<'de>, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> std::result::Result<Json<'de>, E> {
        self.state.count()?;
        Ok(Json::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> std::result::Result<Json<'de>, E> {
        self.state.count()?;
        Ok(Json::Bool(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> std::result::Result<Json<'de>, E> {
        self.state.count()?;
        Ok(Json::Number(value.into()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> std::result::Result<Json<'de>, E> {
        self.state.count()?;
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> std::result::Result<Json<'de>, E> {
        self.state.count()?;
        match Number::from_f64(value) {
            Some(number) => Ok(Json::Number(number)),
            None => Err(self.state.refuse(ErrorCode::JsonNumber, None, "a number is too large".to_owned())),
        }
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> std::result::Result<Json<'de>, E> {
        self.state.count()?;
        Ok(Json::String(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<Json<'de>, E> {
        self.state.count()?;
        Ok(Json::String(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Json<'de>, A::Error> {
        self.state.count()?;
        self.state.enter()?;
        let mut items = Vec::new();
        loop {
            match seq.next_element_seed(Value { state: &mut *self.state }) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => break,
                Err(error) => {
                    self.state.inside(|| items.len().to_string());
                    return Err(error);
                }
            }
        }
        self.state.leave();
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Json<'de>, A::Error> {
        self.state.count()?;
        self.state.enter()?;
        let mut members: Vec<Member<'de>> = Vec::new();
        while let Some(name) = map.next_key_seed(Name)? {
            if members.len() < COMPARED && members.iter().any(|(known, _)| *known == name) {
                return Err(self.state.duplicate(&name));
            }
            match map.next_value_seed(Value { state: &mut *self.state }) {
                Ok(value) => members.push((name, value)),
                Err(error) => {
                    self.state.inside(|| name.into_owned());
                    return Err(error);
                }
            }
        }
        if members.len() > COMPARED
            && let Some(name) = duplicate_name(&members)
        {
            return Err(self.state.duplicate(name));
        }
        self.state.leave();
        Ok(Json::Object(members))
    }
}

/// Finds a name that is there twice: the second of its places.
fn duplicate_name<'m, 'a>(members: &'m [Member<'a>]) -> Option<&'m Cow<'a, str>> {
    let mut names: Vec<&Cow<'a, str>> = members.iter().map(|(name, _)| name).collect();
    names.sort(); // stable: of two equal names the later one stays behind
    names.windows(2).find_map(|pair| match pair {
        [first, second] if first == second => Some(*second),
        _ => None,
    })
}

/// Reads the name of a member.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> std::result::Result<Cow<'de, str>, D::Error> {
        reader.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> std::result::Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}
