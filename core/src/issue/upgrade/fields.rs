//! Reading an object member by member, so that what nobody asked for is known at the end.

use std::borrow::Cow;

use crate::badge::Version;
use crate::badge::context::is_known;
use crate::dates;
use crate::issue::upgrade::ids;
use crate::issue::upgrade::session::{Session, Source};
use crate::json::{Json, Member};

/// The spellings of `id`.
pub(super) const ID: &[&str] = &["id", "@id"];

/// Members of every class of 2.0 that are carried over as they are.
const COMMON: [&str; 4] = ["related", "version", "endorsement", "@language"];

/// The members of an object, and which were taken.
pub(super) struct Fields<'d> {
    pub(super) source: Source<'d>,
    members: &'d [Member<'d>],
    taken: Vec<bool>,
}

impl<'d> Fields<'d> {
    /// The members of an object; none of anything else.
    pub(super) fn of(source: Source<'d>) -> Fields<'d> {
        let members = source.as_object().unwrap_or_default();
        Fields { source, members, taken: vec![false; members.len()] }
    }

    /// Takes the first of the members that is there and says something.
    pub(super) fn take(&mut self, names: &[&str]) -> Option<Source<'d>> {
        names.iter().find_map(|name| {
            let index = self.members.iter().position(|(key, _)| key == name)?;
            *self.taken.get_mut(index)? = true;
            self.members.get(index).map(|(_, value)| value).filter(|value| !says_nothing(value))
        })
    }

    /// What nobody took.
    fn rest(self) -> impl Iterator<Item = (&'d str, Source<'d>)> {
        let left = self.members.iter().zip(self.taken).filter(|(_, taken)| !taken);
        left.map(|((name, value), _)| (name.as_ref(), value)).filter(|(_, value)| !says_nothing(value))
    }
}

/// `null` and an empty list are the same as no member.
fn says_nothing(json: &Json<'_>) -> bool {
    json.items().is_empty() || *json == Json::Null
}

/// What every object has.
pub(super) struct Head<'d> {
    pub(super) source: Source<'d>,
    /// Contexts beside those of Open Badges.
    pub(super) contexts: Vec<Source<'d>>,
    /// Types beside the class.
    pub(super) types: Vec<&'d str>,
    /// Members carried over as they are.
    pub(super) kept: Vec<(&'d str, Source<'d>)>,
}

impl<'d> Head<'d> {
    /// That of a value without members of its own.
    pub(super) fn bare(source: Source<'d>) -> Head<'d> {
        Head { source, contexts: Vec::new(), types: Vec::new(), kept: Vec::new() }
    }
}

impl<'d> Session<'d> {
    /// Reads `@context` and `type`. What stays of them only 2.0 has a place for.
    pub(super) fn head(&mut self, fields: &mut Fields<'d>) -> Head<'d> {
        let mut head = Head::bare(fields.source);
        let contexts = fields.take(&["@context"]).map(Json::items).unwrap_or_default();
        for context in contexts {
            match context.as_str() {
                Some(iri) if is_known(iri) => {}
                _ if self.is_to_3() => {
                    self.lose(context, "terms of other contexts have no place in the 3.0 document");
                }
                _ => head.contexts.push(context),
            }
        }
        let types = fields.take(&["type", "@type"]).map(Json::items).unwrap_or_default();
        for item in types {
            match item.as_str() {
                Some(text) if is_own_type(text) => {}
                Some(text) if !self.is_to_3() && text.contains(':') => head.types.push(text),
                _ => self.lose(item, "a type that the new document does not know"),
            }
        }
        head
    }

    /// Carries over what nobody took: what 2.0 takes as it is (`names`), extensions, and members that a context of the
    /// document defines. The rest is lost.
    pub(super) fn rest(&mut self, fields: Fields<'d>, head: &mut Head<'d>, names: &[&str]) {
        let defined = !head.contexts.is_empty();
        for (name, value) in fields.rest() {
            let known = names.contains(&name) || COMMON.contains(&name);
            if !self.is_to_3() && (known || defined || name.contains(':') || is_extension(value)) {
                head.kept.push((name, value));
            } else {
                self.lose(value, why(name, value));
            }
        }
    }

    /// What is left of an object that carries nothing over.
    pub(super) fn lose_rest(&mut self, mut fields: Fields<'d>) {
        let _ = fields.take(&["type"]);
        let _ = fields.take(&["@type"]);
        for (name, value) in fields.rest() {
            self.lose(value, why(name, value));
        }
    }

    /// A member that is one text.
    pub(super) fn text(&mut self, fields: &mut Fields<'d>, names: &[&str]) -> Option<&'d str> {
        let source = fields.take(names)?;
        self.text_in(source)
    }

    /// The text in a value, in any way of JSON-LD; of several the first.
    pub(super) fn text_in(&mut self, source: Source<'d>) -> Option<&'d str> {
        let first = self.first(source)?;
        let text = first.as_str().or_else(|| first.get("@value")?.as_str());
        if text.is_none() {
            self.lose_wrong(first, "a text");
        }
        text
    }

    /// The first of several values; the others are lost.
    pub(super) fn first(&mut self, source: Source<'d>) -> Option<Source<'d>> {
        let (first, others) = source.items().split_first()?;
        for other in others {
            self.lose(other, "only one value has a place here");
        }
        Some(first)
    }

    /// A member that is a text or a number, as text.
    pub(super) fn text_or_number(&mut self, fields: &mut Fields<'d>, names: &[&str]) -> Option<Cow<'d, str>> {
        let source = fields.take(names)?;
        match source.single() {
            Json::Number(number) => Some(Cow::Owned(number.to_string())),
            _ => self.text_in(source).map(Cow::Borrowed),
        }
    }

    /// A member that is a list of texts.
    pub(super) fn texts(&mut self, fields: &mut Fields<'d>, names: &[&str]) -> Vec<&'d str> {
        let items = fields.take(names).map(Json::items).unwrap_or_default();
        items.iter().filter_map(|item| self.text_in(item)).collect()
    }

    /// A member that is an absolute IRI; in 0.5 also a path on the issuer's origin.
    pub(super) fn iri(&mut self, fields: &mut Fields<'d>, names: &[&str]) -> Option<Cow<'d, str>> {
        let source = fields.take(names)?;
        self.iri_in(source)
    }

    /// The same of a value.
    pub(super) fn iri_in(&mut self, source: Source<'d>) -> Option<Cow<'d, str>> {
        let first = self.first(source)?;
        let text = first.as_str().or_else(|| first.present("id").or_else(|| first.present("@id"))?.as_str());
        let found = text.and_then(|text| ids::absolute(text, self.base));
        if found.is_none() {
            match text {
                Some(_) => self.lose(first, "it is no absolute IRI"),
                None => self.lose_wrong(first, "an IRI"),
            }
        }
        found
    }

    /// A member that is a date, as RFC 3339 has it.
    pub(super) fn date(&mut self, fields: &mut Fields<'d>, names: &[&str]) -> Option<Cow<'d, str>> {
        let source = fields.take(names)?;
        let first = self.first(source)?;
        let text = match first {
            Json::Number(seconds) => Cow::Owned(seconds.to_string()),
            Json::String(text) => Cow::Borrowed(text.as_ref()),
            other => Cow::Borrowed(other.get("@value").and_then(Json::as_str).unwrap_or_default()),
        };
        let found = self.rfc3339(text);
        if found.is_none() {
            self.lose(first, "it is no date that can be read");
        }
        found
    }

    /// A date of 2.0 that is sound stays as it is written; all others are put into UTC.
    fn rfc3339(&self, text: Cow<'d, str>) -> Option<Cow<'d, str>> {
        let read = dates::rfc3339(&text);
        if read.is_some() && self.from >= Version::V2_0 {
            return Some(text);
        }
        let at = read.or_else(|| dates::iso8601_with_zone(&text)).or_else(|| dates::legacy(&text))?;
        let written = dates::to_rfc3339(at);
        // A zone can carry the first and the last day of the calendar out of it.
        dates::rfc3339(&written).is_some().then_some(Cow::Owned(written))
    }

    /// A member that is `true` or `false`, perhaps as text.
    pub(super) fn flag(&mut self, fields: &mut Fields<'d>, names: &[&str]) -> Option<bool> {
        let source = fields.take(names)?;
        match source.single() {
            Json::Bool(flag) => Some(*flag),
            Json::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Json::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => {
                self.lose_wrong(source, "true or false");
                None
            }
        }
    }
}

/// Whether a type is the name of a class of 1.1 or 2.0, which the place in the new document tells by itself.
fn is_own_type(text: &str) -> bool {
    let name = text
        .strip_prefix("obi:")
        .or_else(|| text.strip_prefix("https://w3id.org/openbadges#"))
        .unwrap_or(text);
    matches!(
        name,
        "Assertion" | "BadgeClass" | "Issuer" | "IssuerOrg" | "Profile" | "Endorsement" | "RevocationList"
    )
}

/// Whether a value is an extension object of 1.1 or 2.0, or a list of them.
fn is_extension(value: &Json<'_>) -> bool {
    let typed = |item: &Json<'_>| {
        let types = item.list("type");
        types.iter().any(|name| matches!(name.as_str(), Some("Extension" | "obi:Extension")))
    };
    value.items().iter().all(|item| item.present("@context").is_some() || typed(item))
}

/// Why a member has no place.
fn why(name: &str, value: &Json<'_>) -> &'static str {
    match name {
        "verification" | "verify" => "3.0 knows no such member; a credential is verified by its proof",
        "publicKey" => "3.0 has the keys of an issuer in what its identifier leads to, not in the profile",
        "revocationList" => "3.0 has the way to ask for revocation in the credential, as `credentialStatus`",
        "uid" => "3.0 knows identifiers that are IRIs only",
        "endorsement" => "an endorsement is a credential of its own in 3.0; upgrade it apart",
        "@language" => "3.0 tells a language for achievements only",
        "salt" => "there is no hashed identity it could belong to",
        _ if is_extension(value) => {
            "3.0 takes extensions in another form, with a context and a schema for 3.0"
        }
        _ => "the new version has no such member, and no context of the document defines it",
    }
}
