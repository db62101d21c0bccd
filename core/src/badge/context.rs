//! The `@context` of a document: which of the known ones it names.
//!
//! Whole IRIs are compared, never parts of them, and nothing is ever fetched. Inline contexts (objects) are passed
//! over: they cannot change which version a document is.

use crate::json::Json;

/// What the known contexts belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Badges1,
    Badges2,
    Connect,
    Badges3,
    Clr,
    Credentials1,
    Credentials2,
}

/// Contexts without scheme and final `/` or `#`.
const KNOWN: [(&str, Family); 20] = [
    ("w3id.org/openbadges/v1", Family::Badges1),
    ("standard.openbadges.org/1.1/context", Family::Badges1),
    ("standard.openbadges.org/1.1/context.json", Family::Badges1),
    ("openbadgespec.org/v1", Family::Badges1),
    ("openbadgespec.org/v1/context.json", Family::Badges1),
    ("w3id.org/openbadges/v2", Family::Badges2),
    ("openbadgespec.org/v2", Family::Badges2),
    ("openbadgespec.org/v2/context.json", Family::Badges2),
    ("purl.imsglobal.org/spec/ob/v2p0/context.json", Family::Badges2),
    ("purl.imsglobal.org/spec/ob/v2p0/context", Family::Badges2),
    ("purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld", Family::Connect),
    ("purl.imsglobal.org/spec/ob/v2p1/context.json", Family::Connect),
    ("w3id.org/openbadges/badgeconnect/v1", Family::Connect),
    ("www.w3.org/2018/credentials/v1", Family::Credentials1),
    ("www.w3.org/ns/credentials/v2", Family::Credentials2),
    ("purl.imsglobal.org/spec/ob/v3p0/ob_v3p0.jsonld", Family::Badges3),
    ("purl.imsglobal.org/spec/ob/v3p0/ob_v3p0.json", Family::Badges3),
    ("imsglobal.github.io/openbadges-specification/context.json", Family::Badges3),
    ("purl.imsglobal.org/spec/clr/v2p0/clr_v2p0.jsonld", Family::Clr),
    ("purl.imsglobal.org/spec/clr/v2p0/clr_v2p0.json", Family::Clr),
];

/// Which families the `@context` of a document names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Contexts {
    /// Whether there is an `@context` at all.
    pub(super) present: bool,
    pub(super) badges1: bool,
    pub(super) badges2: bool,
    pub(super) connect: bool,
    pub(super) badges3: bool,
    pub(super) clr: bool,
    pub(super) credentials1: bool,
    pub(super) credentials2: bool,
}

impl Contexts {
    /// Reads the `@context` of an object.
    pub(super) fn of(document: &Json<'_>) -> Contexts {
        let Some(context) = document.present("@context") else { return Contexts::default() };
        let mut found = Contexts { present: true, ..Contexts::default() };
        for iri in context.items().iter().filter_map(Json::as_str) {
            match family(iri) {
                Some(Family::Badges1) => found.badges1 = true,
                Some(Family::Badges2) => found.badges2 = true,
                Some(Family::Connect) => found.connect = true,
                Some(Family::Badges3) => found.badges3 = true,
                Some(Family::Clr) => found.clr = true,
                Some(Family::Credentials1) => found.credentials1 = true,
                Some(Family::Credentials2) => found.credentials2 = true,
                None => {}
            }
        }
        found
    }

    /// Whether one of them makes the document a verifiable credential.
    pub(super) fn credential(&self) -> bool {
        self.badges3 || self.clr || self.credentials1 || self.credentials2
    }

    /// Whether one of them is known.
    pub(super) fn known(&self) -> bool {
        self.credential() || self.badges1 || self.badges2 || self.connect
    }
}

/// Whether a context is one of those of Open Badges, Verifiable Credentials or CLR.
pub(crate) fn is_known(iri: &str) -> bool {
    family(iri).is_some()
}

/// Whether a context is that of 1.1.
pub(crate) fn is_badges1(iri: &str) -> bool {
    family(iri) == Some(Family::Badges1)
}

/// Whether a context is that of 2.0.
pub(crate) fn is_badges2(iri: &str) -> bool {
    family(iri) == Some(Family::Badges2)
}

/// Whether a context is that of 2.1.
pub(crate) fn is_connect(iri: &str) -> bool {
    family(iri) == Some(Family::Connect)
}

/// Whether a context is that of 3.0.
pub(crate) fn is_badges3(iri: &str) -> bool {
    family(iri) == Some(Family::Badges3)
}

/// Whether a context is that of VC Data Model 1.1.
pub(crate) fn is_credentials1(iri: &str) -> bool {
    family(iri) == Some(Family::Credentials1)
}

fn family(iri: &str) -> Option<Family> {
    let rest = iri.strip_prefix("https://").or_else(|| iri.strip_prefix("http://"))?;
    let rest = rest.strip_suffix(['/', '#']).unwrap_or(rest);
    if let Some((_, family)) = KNOWN.iter().find(|(known, _)| *known == rest) {
        return Some(*family);
    }
    let (root, family, major) = match rest.strip_prefix("purl.imsglobal.org/spec/ob/v3p0/") {
        Some(root) => (root, Family::Badges3, "3"),
        None => (rest.strip_prefix("purl.imsglobal.org/spec/clr/v2p0/")?, Family::Clr, "2"),
    };
    let file = root.strip_prefix("ctx/").unwrap_or(root);
    let releases = file.strip_prefix("context")?.strip_suffix(".json")?;
    is_releases(releases, major).then_some(family)
}

/// Whether a text is any number of `-M.d.d`, `M` being the major version: the pattern of the specification.
fn is_releases(text: &str, major: &str) -> bool {
    let number = |text: Option<&str>| {
        text.is_some_and(|text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut releases = text.split('-');
    releases.next() == Some("")
        && releases.all(|release| {
            let mut parts = release.split('.');
            parts.next() == Some(major)
                && number(parts.next())
                && number(parts.next())
                && parts.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_iris_are_compared_with_either_scheme_and_a_final_slash_or_hash() {
        for iri in [
            "https://w3id.org/openbadges/v2",
            "http://w3id.org/openbadges/v2",
            "https://w3id.org/openbadges/v2/",
            "https://w3id.org/openbadges/v2#",
            "https://openbadgespec.org/v2/context.json",
        ] {
            assert_eq!(family(iri), Some(Family::Badges2), "{iri}");
        }
        for iri in [
            "https://w3id.org/openbadges/v22",
            "https://evil.example/w3id.org/openbadges/v2",
            "https://w3id.org/openbadges/v2?x",
            "w3id.org/openbadges/v2",
            "ftp://w3id.org/openbadges/v2",
            "",
        ] {
            assert_eq!(family(iri), None, "{iri}");
        }
        assert_eq!(family("http://standard.openbadges.org/1.1/context"), Some(Family::Badges1));
    }

    #[test]
    fn open_badges_3_contexts_follow_the_pattern_of_the_specification() {
        for file in [
            "context.json",
            "context-3.0.3.json",
            "context-3.0.1-3.0.2.json",
            "ctx/context.json",
            "ob_v3p0.jsonld",
        ] {
            let iri = format!("https://purl.imsglobal.org/spec/ob/v3p0/{file}");
            assert_eq!(family(&iri), Some(Family::Badges3), "{iri}");
        }
        for file in [
            "context-2.0.3.json",
            "context-3.0.json",
            "context3.0.3.json",
            "context-3.0.3.jsonx",
            "extensions.json",
        ] {
            let iri = format!("https://purl.imsglobal.org/spec/ob/v3p0/{file}");
            assert_eq!(family(&iri), None, "{iri}");
        }
        assert_eq!(family("https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"), Some(Family::Clr));
    }

    #[test]
    fn the_table_has_no_entry_twice() {
        for (index, (iri, _)) in KNOWN.iter().enumerate() {
            assert_eq!(KNOWN.iter().position(|(other, _)| other == iri), Some(index));
        }
    }
}
