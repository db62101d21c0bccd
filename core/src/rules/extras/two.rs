//! Open Badges 2.0 and 2.1: the rules beyond the tables.

use crate::error::ErrorCode;
use crate::problem::Severity;
use crate::rules::extras::{at_member, at_object, is_revoked, recipients, times};
use crate::rules::form::Fault;
use crate::rules::object::Object;
use crate::rules::table::{Check, Class, Date};
use crate::rules::{v2, v2_1};

pub(in crate::rules) const EXPIRES: Check = Check {
    name: "expires_after_issued",
    says: "`expires` is not before `issuedOn`",
    run: |checker, object, rule| times::order(checker, object, rule, Date::Zoned, ("issuedOn", "expires")),
};

pub(in crate::rules) const EXPIRED: Check = Check {
    name: "not_expired",
    says: "`expires` is not past at the moment asked about",
    run: |checker, object, rule| times::expired(checker, object, rule, Date::Zoned, "expires"),
};

pub(in crate::rules) const NOT_YET: Check = Check {
    name: "issued",
    says: "`issuedOn` is not in the future of the moment asked about",
    run: |checker, object, rule| times::not_yet(checker, object, rule, Date::Zoned, "issuedOn"),
};

pub(in crate::rules) const IDENTITY_HASH: Check = Check {
    name: "hashed_identity",
    says: "a hashed identity is `sha256$…` or `md5$…`, and one that is not hashed is no hash",
    run: |checker, object, rule| recipients::hash(checker, object, rule, recipients::TWO),
};

pub(in crate::rules) const IDENTITY_PLAIN: Check = Check {
    name: "plain_identity",
    says: "an identity in the clear has the form of its type; hashing it is advised",
    run: |checker, object, rule| recipients::plain(checker, object, rule, recipients::TWO),
};

pub(in crate::rules) const IDENTITY_WEAK: Check = Check {
    name: "strong_hash",
    says: "a hash of a recipient is made with sha256",
    run: |checker, object, rule| recipients::weak(checker, object, rule, "identity"),
};

pub(in crate::rules) const CRITERIA: Check = Check {
    name: "id_or_narrative",
    says: "criteria have an `id`, a `narrative` or both",
    run: |checker, object, rule| {
        let says = |text: &str| !text.trim().is_empty() && !text.starts_with("_:");
        if !object.text("id").is_some_and(says) && !object.text("narrative").is_some_and(says) {
            let words = ("neither", "an `id`, a `narrative` or both");
            at_object(checker, object, rule, ErrorCode::CriteriaEmpty, Severity::Error, words);
        }
    },
};

pub(in crate::rules) const CREATOR: Check = Check {
    name: "creator_of_signed",
    says: "only a signed badge has a `creator`",
    run: |checker, object, rule| {
        if object.has_type("HostedBadge")
            && let Some((key, _)) = object.find("creator")
        {
            let fault =
                Fault::warning(ErrorCode::VerificationCreator, "no `creator`: nothing signed a hosted badge");
            at_member(checker, object, rule, key, &fault.found("a key"));
        }
    },
};

pub(in crate::rules) const REVOKED_ENTRY: Check = Check {
    name: "id_or_uid",
    says: "an entry names the revoked assertion by `id`, or by the `uid` of older versions",
    run: |checker, object, rule| {
        if object.get("id").is_none() && object.get("uid").is_none() {
            let words = ("neither", "an `id`, or a `uid`");
            at_object(checker, object, rule, ErrorCode::RevocationEntry, Severity::Error, words);
        }
    },
};

pub(in crate::rules) const EXTENSION_TYPE: Check = Check {
    name: "own_type",
    says: "an extension has a type of its own beside `Extension`",
    run: super::old::own_type,
};

pub(in crate::rules) const ENVELOPE_EMPTY: Check = Check {
    name: "carries_a_badge",
    says: "an envelope carries `assertion` or `signedAssertion`",
    run: |checker, object, rule| {
        if object.get("assertion").is_none() && object.get("signedAssertion").is_none() {
            let words = ("neither", "`assertion` or `signedAssertion`");
            at_object(checker, object, rule, ErrorCode::DocumentEnvelope, Severity::Error, words);
        }
    },
};

pub(in crate::rules) const ENVELOPE_BOTH: Check = Check {
    name: "signed_counts",
    says: "where both are there, `assertion` is ignored",
    run: |checker, object, rule| {
        if object.get("signedAssertion").is_some()
            && let Some((key, _)) = object.find("assertion")
        {
            let fault = Fault::warning(ErrorCode::EnvelopeBoth, "one of the two; `assertion` is ignored");
            let fault =
                Fault { severity: Severity::Info, ..fault }.found("`assertion` beside `signedAssertion`");
            at_member(checker, object, rule, key, &fault);
        }
    },
};

/// A profile that says it is an issuer needs what an issuer needs.
pub(in crate::rules) fn issuer_profile(object: &Object<'_>) -> Option<&'static Class> {
    object.has_type("Issuer").then_some(&v2::ISSUER)
}

/// A revoked assertion needs no more than `id` and `revoked`.
pub(in crate::rules) fn revoked_assertion(object: &Object<'_>) -> Option<&'static Class> {
    is_revoked(object).then_some(&v2::REVOKED_ASSERTION)
}

/// A revoked endorsement needs no more than `id`, `issuer` and `revoked`.
pub(in crate::rules) fn revoked_endorsement(object: &Object<'_>) -> Option<&'static Class> {
    is_revoked(object).then_some(&v2::REVOKED_ENDORSEMENT)
}

/// The answer of a host has a status.
pub(in crate::rules) fn response(object: &Object<'_>) -> Option<&'static Class> {
    object.get("status").is_some().then_some(&v2_1::RESPONSE)
}
