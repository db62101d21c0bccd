//! What the flag, the hash and the salt of a recipient have to do with each other.

use crate::badge::Version;
use crate::error::ErrorCode;
use crate::json::Json;
use crate::problem::Severity;
use crate::recipient::Algorithm;
use crate::recipient::hash::{Read, looks_hashed, read};
use crate::report::Profile;
use crate::rules::check::Checker;
use crate::rules::extras::at_member;
use crate::rules::form::{Fault, hash_fault, is_email};
use crate::rules::object::Object;
use crate::rules::table::Rule;

/// The members of an identity object, which 3.0 named anew.
#[derive(Clone, Copy)]
pub(super) struct Names {
    pub(super) identity: &'static str,
    pub(super) kind: &'static str,
    pub(super) email: &'static str,
    pub(super) version: Version,
}

/// 1.0 to 2.0.
pub(super) const OLD: Names =
    Names { identity: "identity", kind: "type", email: "email", version: Version::V1_1 };
pub(super) const TWO: Names = Names { version: Version::V2_0, ..OLD };
/// 3.0.
pub(super) const THREE: Names =
    Names { identity: "identityHash", kind: "identityType", email: "emailAddress", version: Version::V3_0 };

/// What the flag says; where it is missing or says nothing, what the identity looks like.
fn is_hashed(object: &Object<'_>, identity: &str) -> bool {
    match object.get("hashed") {
        Some(Json::Bool(flag)) => *flag,
        Some(Json::String(flag)) if &**flag == "true" => true,
        Some(Json::String(flag)) if &**flag == "false" => false,
        _ => looks_hashed(identity),
    }
}

/// A hashed identity is a hash that the version allows; one that is not hashed does not look like one.
pub(super) fn hash(checker: &mut Checker, object: &Object<'_>, rule: Rule, names: Names) {
    let (Some((key, _)), Some(text)) = (object.find(names.identity), object.text(names.identity)) else {
        return;
    };
    let size = format!("a text of {} characters", text.chars().count());
    if !is_hashed(object, text) {
        if matches!(read(text), Read::Hash { .. }) {
            let fault = Fault::error(ErrorCode::RecipientFlag, "`hashed` true, or the identity itself")
                .found("a hash");
            at_member(checker, object, rule, key, &fault);
        }
        return;
    }
    if let Some(fault) = hash_fault(text) {
        at_member(checker, object, rule, key, &fault.found(size));
        return;
    }
    if let Read::Hash { algorithm, .. } = read(text)
        && !algorithm.is_allowed_in(names.version)
    {
        let expected = format!("sha256 or md5, the algorithms of version {}", names.version);
        let fault = Fault::error(ErrorCode::RecipientAlgorithm, expected).found(algorithm.as_str());
        at_member(checker, object, rule, key, &fault);
    }
}

/// An identity in the clear: of the form its type asks for; in the profile `strict` it is advised to hash it.
pub(super) fn plain(checker: &mut Checker, object: &Object<'_>, rule: Rule, names: Names) {
    let (Some((key, _)), Some(text)) = (object.find(names.identity), object.text(names.identity)) else {
        return;
    };
    if is_hashed(object, text) {
        return;
    }
    let of_email =
        object.text(names.kind).is_some_and(|kind| kind == names.email || object.is_type(kind, names.email));
    let size = format!("a text of {} characters", text.chars().count());
    if of_email && !is_email(text) && !matches!(read(text), Read::Hash { .. }) {
        let fault = Fault::error(ErrorCode::ValueEmail, "an e-mail address, as the type says").found(size);
        at_member(checker, object, rule, key, &fault);
    } else if checker.profile == Profile::Strict {
        let fault =
            Fault::warning(ErrorCode::RecipientPlaintext, "a hash, so that nobody can read who it is");
        at_member(checker, object, rule, key, &fault.found("an identity in the clear"));
    }
}

/// md5 and sha1 are weak: two identities with one hash can be prepared.
pub(super) fn weak(checker: &mut Checker, object: &Object<'_>, rule: Rule, member: &'static str) {
    let (Some((key, _)), Some(text)) = (object.find(member), object.text(member)) else { return };
    if let Read::Hash { algorithm: algorithm @ (Algorithm::Md5 | Algorithm::Sha1), .. } = read(text) {
        let severity = if checker.profile == Profile::Strict { Severity::Warning } else { Severity::Info };
        let fault = Fault { severity, ..Fault::warning(ErrorCode::RecipientWeakHash, "sha256") };
        at_member(checker, object, rule, key, &fault.found(algorithm.as_str()));
    }
}
