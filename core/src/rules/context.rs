//! `@context`: whether it is the one of the version, and whether its entries are known.

use crate::badge::context as known;
use crate::error::ErrorCode;
use crate::json::Json;
use crate::problem::Severity;
use crate::rules::check::{Checker, Place};
use crate::rules::form::shown;
use crate::rules::object::Object;
use crate::rules::table::Contexts;

/// Contexts beside those of Open Badges that documents use and whose terms are known, without scheme.
const OTHERS: [&str; 13] = [
    "purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    "purl.imsglobal.org/spec/clr/v2p0/extensions.json",
    "w3id.org/security/data-integrity/v1",
    "w3id.org/security/data-integrity/v2",
    "w3id.org/security/suites/ed25519-2020/v1",
    "w3id.org/security/suites/jws-2020/v1",
    "w3id.org/security/multikey/v1",
    "w3id.org/security/v1",
    "w3id.org/security/v2",
    "w3id.org/vc/status-list/2021/v1",
    "www.w3.org/ns/credentials/status/v1",
    "www.w3.org/ns/did/v1",
    "w3id.org/openbadges/extensions/context.json",
];

/// The contexts of the data models and where those of Open Badges 3.0 begin. JSON-LD takes them letter by letter.
const MODEL_1: &str = "https://www.w3.org/2018/credentials/v1";
const MODEL_2: &str = "https://www.w3.org/ns/credentials/v2";
const BADGES_3: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context";

/// Whether a context is known here, so that its terms can be told.
fn is_known(iri: &str) -> bool {
    let rest = iri.strip_prefix("https://").or_else(|| iri.strip_prefix("http://")).unwrap_or(iri);
    let rest = rest.strip_suffix(['/', '#']).unwrap_or(rest);
    known::is_known(iri) || OTHERS.contains(&rest) || super::extensions::by_context(iri).is_some()
}

/// Whether one of the contexts is a remote one that is not known, which may define anything.
pub(super) fn is_foreign(context: &Json<'_>) -> bool {
    context.items().iter().any(|entry| entry.as_str().is_some_and(|iri| !is_known(iri)))
}

/// Whether a 3.0 document could have terms that no known context defines: an unknown or inline context.
pub(super) fn defines_more(document: &Json<'_>) -> bool {
    let Some(context) = document.get("@context") else { return false };
    context.items().iter().any(Json::is_object) || is_foreign(context)
}

/// Whether the first context is that of VC Data Model 1.1.
pub(super) fn is_data_model_1(object: &Object<'_>) -> bool {
    object.get("@context").is_some_and(begins_with_data_model_1)
}

/// The same of a document that is no object of a table yet.
pub(super) fn first_is_data_model_1(document: &Json<'_>) -> bool {
    document.get("@context").is_some_and(begins_with_data_model_1)
}

fn begins_with_data_model_1(context: &Json<'_>) -> bool {
    context.items().first().and_then(Json::as_str).is_some_and(known::is_credentials1)
}

/// Checks the contexts of a document.
pub(super) fn check(checker: &mut Checker, asked: Contexts, value: &Json<'_>, place: &Place<'_>) {
    let entries = value.items();
    let texts = || entries.iter().filter_map(Json::as_str);
    for (index, entry) in entries.iter().enumerate() {
        let path = place.path.index(index);
        let place =
            Place { path: if matches!(value, Json::Array(_)) { &path } else { place.path }, ..*place };
        match entry {
            Json::String(iri) if is_known(iri) => {}
            Json::String(_) => {
                let expected = "a context that is known here; the terms of this one cannot be checked";
                checker.note(
                    ErrorCode::ContextUnknown,
                    Severity::Warning,
                    &place,
                    &shown(entry, false),
                    expected,
                    None,
                );
            }
            Json::Object(_) => {}
            other => {
                let expected = "an IRI or an object";
                checker.note(
                    ErrorCode::MemberType,
                    Severity::Error,
                    &place,
                    other.type_name(),
                    expected,
                    None,
                );
            }
        }
    }
    let first = entries.first().and_then(Json::as_str);
    let second = entries.get(1).and_then(Json::as_str);
    let data_model = first.is_some_and(|iri| iri == MODEL_1 || iri == MODEL_2);
    let (sound, expected) = match asked {
        Contexts::Free => (true, ""),
        Contexts::Badges1 => (texts().any(known::is_badges1), "`https://w3id.org/openbadges/v1`"),
        Contexts::Badges2 => (texts().any(known::is_badges2), "`https://w3id.org/openbadges/v2`"),
        Contexts::Connect => {
            (texts().any(known::is_connect), "`https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld`")
        }
        Contexts::Verifiable => (data_model, "`https://www.w3.org/ns/credentials/v2` first"),
        Contexts::Credential => (
            data_model && second.is_some_and(|iri| iri.starts_with(BADGES_3) && known::is_badges3(iri)),
            "`https://www.w3.org/ns/credentials/v2` first, then `https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json`",
        ),
    };
    if !sound {
        let found = if entries.len() == 1 { "another context" } else { "other contexts, or another order" };
        checker.note(ErrorCode::ContextOrder, Severity::Error, place, found, expected, None);
    }
}
