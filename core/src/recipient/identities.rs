//! The JSON form of the candidates.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::recipient::{Identities, Identity};

impl<'de> Deserialize<'de> for Identities {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Identities, D::Error> {
        reader.deserialize_any(Candidates)
    }
}

struct Candidates;

impl<'de> Visitor<'de> for Candidates {
    type Value = Identities;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of identities, or an object of identities by type")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Identities, A::Error> {
        let mut found = Vec::new();
        while let Some(candidate) = list.next_element::<Candidate>()? {
            found.push(match candidate {
                Candidate::Text(identity) => Identity { kind: None, identity },
                Candidate::Typed(identity) => identity,
            });
        }
        Ok(Identities(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Identities, A::Error> {
        let mut found = Vec::new();
        let mut kinds: Vec<String> = Vec::new();
        while let Some(kind) = map.next_key::<String>()? {
            if kinds.contains(&kind) {
                return Err(de::Error::custom("an identity type is there twice"));
            }
            let identities = match map.next_value::<OneOrMany>()? {
                OneOrMany::One(identity) => vec![identity],
                OneOrMany::Many(identities) => identities,
            };
            let typed = |identity| Identity { kind: Some(kind.clone()), identity };
            found.extend(identities.into_iter().map(typed));
            kinds.push(kind);
        }
        Ok(Identities(found))
    }
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "an identity must be a text or an object with `type` and `identity`")]
enum Candidate {
    Text(String),
    Typed(Identity),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "the identities of a type must be a text or a list of texts")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}
