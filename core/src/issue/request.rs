//! What is to be issued, as the caller says it. `docs/issuing.md` has every member with the classes that take it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use crate::badge::Version;
use crate::issue::value::JsonValue;
use crate::recipient::Algorithm;

/// What is to be issued: who, what, by whom, when.
///
/// Every member may be left out; [`issue`](crate::issue) says which ones a class needs, and refuses those that it has
/// no place for. In JSON the members have the same names, `null` is the same as no member, and an unknown one is
/// refused.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IssueRequest {
    /// The version of the document. Default 2.0; 1.0, 1.1 and 3.0 beside it.
    pub version: Option<Version>,
    /// What the document describes. Default: `Assertion`, in 3.0 `OpenBadgeCredential`.
    pub class: Option<IssueClass>,
    /// The id of the document; of a hosted one the URL where it will be served. Default where nothing is hosted: a
    /// new `urn:uuid:`.
    pub id: Option<String>,
    /// Assertions up to 2.0: the name of the assertion in revocation lists of 1.x. Default in 1.x: a new UUID.
    pub uid: Option<String>,
    /// To whom: an identity as text, or more of it.
    pub recipient: Option<IssueRecipient>,
    /// What is awarded: the badge class or achievement, as an object or, up to 2.0, its IRI. The document itself where
    /// the class is `BadgeClass` or `Achievement`.
    pub badge: Option<JsonValue>,
    /// By whom: the profile of the issuer, as an object or its IRI. The document itself where the class is `Profile`.
    pub issuer: Option<JsonValue>,
    /// When: a date and time of RFC 3339. Default: the moment in the options.
    pub issued_on: Option<String>,
    /// Until when.
    pub expires: Option<String>,
    /// Credentials of 3.0: the name of the credential. Default: that of the achievement.
    pub name: Option<String>,
    /// How it was earned, from 2.0 on.
    pub narrative: Option<String>,
    /// Evidence: a URL, an object, or a list of them.
    pub evidence: Option<JsonValue>,
    /// The picture of this award, not of its badge class: a URL, a data URI, or an object.
    pub image: Option<JsonValue>,
    /// The language of the texts (BCP 47), from 2.0 on.
    pub language: Option<String>,
    /// Endorsements, a list: objects; in 2.0 IRIs too, in 3.0 compact JWS.
    pub endorsements: Option<Vec<JsonValue>>,
    /// Up to 2.0: how the document is verified, `hosted` or `signed`, or more of it. Default `hosted`.
    pub verification: Option<IssueVerification>,
    /// 3.0: where the status of the credential is told: the URL of a 1EdTech revocation list, an object, or a list.
    pub status: Option<JsonValue>,
    /// Endorsements: what is endorsed, its IRI or the whole claim.
    pub claim: Option<JsonValue>,
    /// Revocation lists: what is revoked.
    pub revoked: Option<Vec<IssueRevoked>>,
    /// Status lists: the bits.
    pub status_list: Option<IssueStatusList>,
    /// Keys: the public key as text, in any form that [`Key::read`](crate::Key::read) takes.
    pub public_key: Option<String>,
    /// Further members of the document in the version's own vocabulary, an object. Objects that the document has
    /// already are filled up with it, contexts and types are added; anything else that is there already is an error.
    pub members: Option<JsonValue>,
}

/// What a document that is issued describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum IssueClass {
    /// An award, 1.0 to 2.0.
    Assertion,
    /// An award, 3.0.
    OpenBadgeCredential,
    /// What is awarded, 1.0 to 2.0.
    BadgeClass,
    /// What is awarded, 3.0.
    Achievement,
    /// Who awards, every version.
    Profile,
    /// An endorsement, 2.0.
    Endorsement,
    /// An endorsement, 3.0.
    EndorsementCredential,
    /// A list of what is revoked: 1.x by uid, 2.0, and in 3.0 that of 1EdTech.
    RevocationList,
    /// A Bitstring Status List, 3.0.
    BitstringStatusListCredential,
    /// A public key, 2.0.
    CryptographicKey,
}

impl IssueClass {
    /// The name, such as `"OpenBadgeCredential"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            IssueClass::Assertion => "Assertion",
            IssueClass::OpenBadgeCredential => "OpenBadgeCredential",
            IssueClass::BadgeClass => "BadgeClass",
            IssueClass::Achievement => "Achievement",
            IssueClass::Profile => "Profile",
            IssueClass::Endorsement => "Endorsement",
            IssueClass::EndorsementCredential => "EndorsementCredential",
            IssueClass::RevocationList => "RevocationList",
            IssueClass::BitstringStatusListCredential => "BitstringStatusListCredential",
            IssueClass::CryptographicKey => "CryptographicKey",
        }
    }
}

/// To whom something is issued. In JSON also the identity alone, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, remote = "Self")]
pub struct IssueRecipient {
    /// The identity in the clear, or its hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
    /// What kind of identity it is: `email`, `url`, `telephone`, `id`, or another that the version knows. Default: as
    /// the identity looks.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Whether the document has its hash only. Default: true, but for `url` and `id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hashed: Option<bool>,
    /// The salt of the hash; an empty one is none. Default: 16 random bytes in hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// The algorithm of the hash. Default `sha256`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<Algorithm>,
    /// 3.0: the subject's `id`, such as the DID of a wallet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// The two ways of verifying up to 2.0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueMethod {
    /// The document counts as it is found at its URL.
    #[default]
    Hosted,
    /// The document counts by its signature.
    Signed,
}

/// How a document is verified. In JSON also the type alone, as text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, remote = "Self")]
pub struct IssueVerification {
    /// `hosted` or `signed`.
    #[serde(rename = "type")]
    pub method: IssueMethod,
    /// 2.0, signed: the key, its IRI or an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<JsonValue>,
    /// 1.x: where the assertion is hosted (default: the `id` of the request), or where the public key is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// An entry of a revocation list. In JSON also the id alone, as text; in 1.x that is the uid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, remote = "Self")]
pub struct IssueRevoked {
    /// The id of what is revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Up to 2.0: its uid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The bits of a status list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, remote = "Self")]
pub struct IssueStatusList {
    /// What the statuses mean: `revocation`, `suspension`, `message` or `refresh`. Default `revocation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The list as [`StatusList::encode`](crate::StatusList::encode) writes it. Default: a new one, every status 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoded: Option<String>,
    /// The number of entries of a new list. Default 131,072, the fewest there may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<usize>,
    /// The bits of an entry, 1 to 8. Default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u8>,
    /// How long a copy may be kept, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttl: Option<u64>,
}

/// Reads an object, or the text that stands for one. Nothing else: a derived reader would take a list of values, too.
struct TextOr<T, F> {
    expecting: &'static str,
    text: Option<fn(String) -> Option<T>>,
    object: F,
    made: PhantomData<T>,
}

impl<'de, T, F> Visitor<'de> for TextOr<T, F>
where
    F: ReadObject<'de, T>,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        let made = self.text.and_then(|make| make(text.to_owned()));
        made.ok_or_else(|| E::invalid_value(de::Unexpected::Other("another text"), &self.expecting))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        self.object.read(MapAccessDeserializer::new(map))
    }
}

/// The derived reader of a type, by name.
trait ReadObject<'de, T> {
    fn read<D: Deserializer<'de>>(self, reader: D) -> Result<T, D::Error>;
}

/// Implements reading an object or text, and writing the object.
macro_rules! text_or_object {
    ($type:ident, $expecting:literal, $text:expr) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<$type, D::Error> {
                struct Derived;
                impl<'de> ReadObject<'de, $type> for Derived {
                    fn read<D: Deserializer<'de>>(self, reader: D) -> Result<$type, D::Error> {
                        $type::deserialize(reader)
                    }
                }
                let text: Option<fn(String) -> Option<$type>> = $text;
                reader.deserialize_any(TextOr {
                    expecting: $expecting,
                    text,
                    object: Derived,
                    made: PhantomData,
                })
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $type::serialize(self, serializer)
            }
        }
    };
}

text_or_object!(
    IssueRecipient,
    "an identity, or an object with `identity`",
    Some(|identity| Some(IssueRecipient { identity: Some(identity), ..IssueRecipient::default() }))
);
text_or_object!(IssueVerification, "`hosted`, `signed`, or an object with one of them as `type`", {
    Some(|text| {
        let method = match text.as_str() {
            "hosted" => IssueMethod::Hosted,
            "signed" => IssueMethod::Signed,
            _ => return None,
        };
        Some(IssueVerification { method, ..IssueVerification::default() })
    })
});
text_or_object!(
    IssueRevoked,
    "an id, or an object with `id` or `uid`",
    Some(|id| Some(IssueRevoked { id: Some(id), ..IssueRevoked::default() }))
);
text_or_object!(IssueStatusList, "an object", None);

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<IssueRequest, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn a_text_stands_for_an_object() {
        let short = read(r#"{"recipient": "ada@example.org", "verification": "signed", "revoked": ["a"]}"#);
        let long = read(
            r#"{"recipient": {"identity": "ada@example.org"}, "verification": {"type": "signed"},
                "revoked": [{"id": "a"}], "badge": null}"#,
        );
        assert_eq!(short.unwrap(), long.unwrap());
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for text in [
            r#"{"recipients": "ada@example.org"}"#,
            r#"{"recipient": ["ada@example.org"]}"#,
            r#"{"recipient": {"identity": "a", "kind": "email"}}"#,
            r#"{"recipient": {"identity": "a", "algorithm": "sha3"}}"#,
            r#"{"verification": "Hosted"}"#,
            r#"{"verification": ["hosted"]}"#,
            r#"{"status_list": []}"#,
            r#"{"status_list": "uH4s"}"#,
            r#"{"version": "4.0"}"#,
            r#"{"class": "Badge"}"#,
            r#"{"members": {"a": 1, "a": 2}}"#,
            r#"{"id": "a", "id": "b"}"#,
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_request_is_read_as_it_is_written() {
        let request = IssueRequest {
            version: Some(Version::V3_0),
            class: Some(IssueClass::OpenBadgeCredential),
            recipient: Some(IssueRecipient { identity: Some("a".to_owned()), ..Default::default() }),
            badge: Some(r#"{"z": 1, "a": [2]}"#.parse().unwrap()),
            verification: Some(IssueVerification { method: IssueMethod::Signed, ..Default::default() }),
            revoked: Some(vec![IssueRevoked { uid: Some("u".to_owned()), ..Default::default() }]),
            status_list: Some(IssueStatusList { size: Some(2), ..Default::default() }),
            ..Default::default()
        };
        assert_eq!(read(&serde_json::to_string(&request).unwrap()).unwrap(), request);
    }
}
