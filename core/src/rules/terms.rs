//! The terms of the Open Badges 2.0 context, and what an inline context makes of a key.
//!
//! This is a mapper of names, not a JSON-LD processor: it tells which term of the specification a key stands for. The
//! context of the specification is known here and never fetched.

use std::borrow::Cow;

use crate::badge::context::is_badges2;
use crate::json::Json;

/// The terms and what they stand for (`https://w3id.org/openbadges/v2`). `verify`, `hosted` and `signed` are aliases.
const TERMS: &[(&str, &str)] = &[
    ("validation", "https://w3id.org/openbadges#validation"),
    ("AlignmentObject", "http://schema.org/AlignmentObject"),
    ("CryptographicKey", "https://w3id.org/security#Key"),
    ("Endorsement", "https://w3id.org/credentials#Credential"),
    ("Assertion", "https://w3id.org/openbadges#Assertion"),
    ("BadgeClass", "https://w3id.org/openbadges#BadgeClass"),
    ("Criteria", "https://w3id.org/openbadges#Criteria"),
    ("Evidence", "https://w3id.org/openbadges#Evidence"),
    ("Extension", "https://w3id.org/openbadges#Extension"),
    ("FrameValidation", "https://w3id.org/openbadges#FrameValidation"),
    ("IdentityObject", "https://w3id.org/openbadges#IdentityObject"),
    ("Image", "https://w3id.org/openbadges#Image"),
    ("HostedBadge", "https://w3id.org/openbadges#HostedBadge"),
    ("hosted", "https://w3id.org/openbadges#HostedBadge"),
    ("Issuer", "https://w3id.org/openbadges#Issuer"),
    ("Profile", "https://w3id.org/openbadges#Profile"),
    ("RevocationList", "https://w3id.org/openbadges#RevocationList"),
    ("SignedBadge", "https://w3id.org/openbadges#SignedBadge"),
    ("signed", "https://w3id.org/openbadges#SignedBadge"),
    ("TypeValidation", "https://w3id.org/openbadges#TypeValidation"),
    ("VerificationObject", "https://w3id.org/openbadges#VerificationObject"),
    ("author", "http://schema.org/author"),
    ("caption", "http://schema.org/caption"),
    ("claim", "https://w3id.org/credentials#claim"),
    ("created", "http://purl.org/dc/terms/created"),
    ("creator", "http://purl.org/dc/terms/creator"),
    ("description", "http://schema.org/description"),
    ("email", "http://schema.org/email"),
    ("endorsement", "https://w3id.org/credentials#credential"),
    ("expires", "https://w3id.org/security#expiration"),
    ("genre", "http://schema.org/genre"),
    ("image", "http://schema.org/image"),
    ("name", "http://schema.org/name"),
    ("owner", "https://w3id.org/security#owner"),
    ("publicKey", "https://w3id.org/security#publicKey"),
    ("publicKeyPem", "https://w3id.org/security#publicKeyPem"),
    ("related", "http://purl.org/dc/terms/relation"),
    ("startsWith", "http://purl.org/dqm-vocabulary/v1/dqm#startsWith"),
    ("tags", "http://schema.org/keywords"),
    ("targetDescription", "http://schema.org/targetDescription"),
    ("targetFramework", "http://schema.org/targetFramework"),
    ("targetFramework", "http://schema.org/educationalFramework"),
    ("targetName", "http://schema.org/targetName"),
    ("targetUrl", "http://schema.org/targetUrl"),
    ("telephone", "http://schema.org/telephone"),
    ("url", "http://schema.org/url"),
    ("version", "http://schema.org/version"),
    ("alignment", "https://w3id.org/openbadges#alignment"),
    ("allowedOrigins", "https://w3id.org/openbadges#allowedOrigins"),
    ("audience", "https://w3id.org/openbadges#audience"),
    ("badge", "https://w3id.org/openbadges#badge"),
    ("criteria", "https://w3id.org/openbadges#criteria"),
    ("endorsementComment", "https://w3id.org/openbadges#endorsementComment"),
    ("evidence", "https://w3id.org/openbadges#evidence"),
    ("hashed", "https://w3id.org/openbadges#hashed"),
    ("identity", "https://w3id.org/openbadges#identityHash"),
    ("issuedOn", "https://w3id.org/openbadges#issueDate"),
    ("issuer", "https://w3id.org/openbadges#issuer"),
    ("narrative", "https://w3id.org/openbadges#narrative"),
    ("recipient", "https://w3id.org/openbadges#recipient"),
    ("revocationList", "https://w3id.org/openbadges#revocationList"),
    ("revocationReason", "https://w3id.org/openbadges#revocationReason"),
    ("revoked", "https://w3id.org/openbadges#revoked"),
    ("revokedAssertions", "https://w3id.org/openbadges#revoked"),
    ("salt", "https://w3id.org/openbadges#salt"),
    ("targetCode", "https://w3id.org/openbadges#targetCode"),
    ("uid", "https://w3id.org/openbadges#uid"),
    ("validatesType", "https://w3id.org/openbadges#validatesType"),
    ("validationFrame", "https://w3id.org/openbadges#validationFrame"),
    ("validationSchema", "https://w3id.org/openbadges#validationSchema"),
    ("verification", "https://w3id.org/openbadges#verify"),
    ("verify", "https://w3id.org/openbadges#verify"),
    ("verificationProperty", "https://w3id.org/openbadges#verificationProperty"),
];

/// The prefixes of that context.
const PREFIXES: &[(&str, &str)] = &[
    ("extensions", "https://w3id.org/openbadges/extensions#"),
    ("obi", "https://w3id.org/openbadges#"),
    ("cred", "https://w3id.org/credentials#"),
    ("dc", "http://purl.org/dc/terms/"),
    ("schema", "http://schema.org/"),
    ("sec", "https://w3id.org/security#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Most steps from a term to its IRI: inline contexts may define a prefix by another.
const MOST_STEPS: usize = 4;

/// The contexts in force at one place of a document: the object's own, then those of the objects around it.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'s> {
    outer: Option<&'s Scope<'s>>,
    context: Option<&'s Json<'s>>,
    /// Whether any of them has definitions of its own.
    inline: bool,
    /// Whether one of them is a remote one that is not known here, so that it may define anything.
    pub(crate) foreign: bool,
}

/// What a key or type stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning<'s> {
    /// An IRI.
    Iri(Cow<'s, str>),
    /// A JSON-LD keyword.
    Keyword(&'s str),
    /// No context says.
    None,
}

impl<'s> Scope<'s> {
    /// Outside of any document: the context of the specification.
    pub(crate) const ROOT: Scope<'static> =
        Scope { outer: None, context: None, inline: false, foreign: false };

    /// Inside of an object with an `@context` of its own.
    pub(crate) fn inner(outer: &'s Scope<'s>, context: &'s Json<'s>, foreign: bool) -> Scope<'s> {
        let inline = outer.inline || context.items().iter().any(Json::is_object);
        Scope { outer: Some(outer), context: Some(context), inline, foreign: foreign || outer.foreign }
    }

    /// Whether keys may mean something else than their names say.
    pub(crate) fn has_inline(&self) -> bool {
        self.inline
    }

    /// The innermost inline definition of a term. The context of the specification takes its own terms back.
    fn definition(&self, term: &str) -> Option<&'s Json<'s>> {
        let mut scope = Some(self);
        while let Some(here) = scope {
            let entries = here.context.map_or(&[][..], Json::items);
            for entry in entries.iter().rev() {
                match entry {
                    Json::String(iri) if term_iri(term).is_some() && is_badges2(iri) => return None,
                    _ => {
                        if let Some(found) = entry.get(term) {
                            return Some(found);
                        }
                    }
                }
            }
            scope = here.outer;
        }
        None
    }

    /// What a key stands for: the inline contexts first, then that of the specification.
    pub(crate) fn meaning(&self, key: &'s str) -> Meaning<'s> {
        self.expand(key, MOST_STEPS)
    }

    /// The same for a key of any lifetime.
    pub(crate) fn meaning_owned<'k>(&'k self, key: &'k str) -> Meaning<'k> {
        let scope: &Scope<'k> = self;
        scope.meaning(key)
    }

    /// Whether a key stands for anything.
    pub(crate) fn has_meaning(&self, key: &str) -> bool {
        let scope: &Scope<'_> = self;
        !matches!(scope.meaning(key), Meaning::None)
    }

    fn expand(&self, key: &'s str, steps: usize) -> Meaning<'s> {
        let Some(left) = steps.checked_sub(1) else { return Meaning::None };
        if key.starts_with('@') {
            return Meaning::Keyword(key);
        }
        if self.inline
            && let Some(definition) = self.definition(key)
        {
            let target = match definition {
                Json::String(iri) => Some(&**iri),
                Json::Object(_) => definition.get("@id").map_or(Some(key), Json::as_str),
                _ => None,
            };
            return match target {
                Some(same) if same == key => self.fixed(key, left),
                Some(target) => self.expand(target, left),
                None => Meaning::None,
            };
        }
        self.fixed(key, left)
    }

    /// The meaning by the context of the specification, or of a name with a prefix.
    fn fixed(&self, key: &'s str, left: usize) -> Meaning<'s> {
        match key {
            "id" => return Meaning::Keyword("@id"),
            "type" => return Meaning::Keyword("@type"),
            _ => {}
        }
        if let Some(iri) = term_iri(key) {
            return Meaning::Iri(Cow::Borrowed(iri));
        }
        let Some((prefix, rest)) = key.split_once(':') else { return Meaning::None };
        if rest.starts_with("//") || prefix == "_" {
            return Meaning::Iri(Cow::Borrowed(key));
        }
        if self.inline && self.definition(prefix).is_some() {
            return match self.expand(prefix, left) {
                Meaning::Iri(base) => Meaning::Iri(Cow::Owned(format!("{base}{rest}"))),
                other => other,
            };
        }
        match PREFIXES.iter().find(|(known, _)| *known == prefix) {
            Some((_, base)) => Meaning::Iri(Cow::Owned(format!("{base}{rest}"))),
            None if is_scheme(prefix) => Meaning::Iri(Cow::Borrowed(key)),
            None => Meaning::None,
        }
    }
}

/// The schemes of IRIs that occur as keys and types. Another name with a colon has a prefix that nothing declares.
fn is_scheme(prefix: &str) -> bool {
    matches!(prefix, "urn" | "did" | "tag" | "http" | "https")
}

/// The IRI of a term of the specification.
pub(crate) fn term_iri(term: &str) -> Option<&'static str> {
    TERMS.iter().find(|(known, _)| *known == term).map(|(_, iri)| *iri)
}

/// Whether a term of the specification stands for an IRI.
pub(crate) fn stands_for(term: &str, iri: &str) -> bool {
    TERMS.iter().any(|(known, its)| *known == term && *its == iri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use crate::limits::Limits;

    #[test]
    fn inline_contexts_rename_redefine_and_drop_terms() {
        let text = r#"{"nombre": "schema:name", "s": "http://schema.org/", "name": "http://other.example/name",
            "description": null, "cara": {"@id": "s:image"}, "ident": "@id", "loop": "loop2", "loop2": "loop"}"#;
        let context = json::read(text, &Limits::default()).unwrap();
        let scope = Scope::inner(&Scope::ROOT, &context, false);
        let iri = |key| match scope.meaning(key) {
            Meaning::Iri(iri) => iri.into_owned(),
            Meaning::Keyword(word) => word.to_owned(),
            Meaning::None => String::new(),
        };
        assert!(stands_for("name", &iri("nombre")));
        assert!(!stands_for("name", &iri("name")));
        assert!(stands_for("image", &iri("cara")));
        assert!(stands_for("url", &iri("s:url")));
        assert_eq!(iri("description"), "");
        assert_eq!(iri("ident"), "@id");
        assert_eq!(iri("loop"), "");
        assert!(stands_for("badge", &iri("obi:badge")));
        assert!(stands_for("verify", &iri("verification")));
        assert_eq!(iri("unknown"), "");
        assert_eq!(iri("nothing:declared"), "");
    }
}
