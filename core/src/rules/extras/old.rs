//! Open Badges 0.5, 1.0 and 1.1: the rules beyond the tables.

use crate::error::ErrorCode;
use crate::json::Json;
use crate::problem::Severity;
use crate::rules::check::{Checker, Place};
use crate::rules::extras::{at_member, at_object, is_revoked, recipients, times};
use crate::rules::form::mozilla::{Mozilla, is_falsy};
use crate::rules::form::{hash_fault, shown};
use crate::rules::object::Object;
use crate::rules::table::{Check, Class, Date, Rule};
use crate::rules::v1;

pub(in crate::rules) const OLDEST_SALTED: Check = Check {
    name: "salted_recipient",
    says: "where there is a `salt`, the recipient is a hash",
    run: |checker, object, rule| {
        let (Some((key, _)), Some(text)) = (object.find("recipient"), object.text("recipient")) else {
            return;
        };
        if object.text("salt").is_some_and(|salt| !salt.is_empty())
            && let Some(fault) = hash_fault(text)
            && text.contains('@')
        {
            at_member(checker, object, rule, key, &fault.found("an address"));
        }
    },
};

pub(in crate::rules) const OLDEST_WEAK: Check = Check {
    name: "strong_hash",
    says: "a hash of a recipient is made with sha256 or sha512",
    run: |checker, object, rule| recipients::weak(checker, object, rule, "recipient"),
};

pub(in crate::rules) const OLDEST_EXPIRES: Check = Check {
    name: "expires_after_issued",
    says: "`expires` is not before `issued_on`",
    run: |checker, object, rule| times::order(checker, object, rule, Date::Oldest, ("issued_on", "expires")),
};

pub(in crate::rules) const OLDEST_EXPIRED: Check = Check {
    name: "not_expired",
    says: "`expires` is not past at the moment asked about",
    run: |checker, object, rule| times::expired(checker, object, rule, Date::Oldest, "expires"),
};

pub(in crate::rules) const OLDEST_NOT_YET: Check = Check {
    name: "issued",
    says: "`issued_on` is not in the future of the moment asked about",
    run: |checker, object, rule| times::not_yet(checker, object, rule, Date::Oldest, "issued_on"),
};

pub(in crate::rules) const EXPIRES: Check = Check {
    name: "expires_after_issued",
    says: "`expires` is not before `issuedOn`",
    run: |checker, object, rule| times::order(checker, object, rule, Date::Old, ("issuedOn", "expires")),
};

pub(in crate::rules) const EXPIRED: Check = Check {
    name: "not_expired",
    says: "`expires` is not past at the moment asked about",
    run: |checker, object, rule| times::expired(checker, object, rule, Date::Old, "expires"),
};

pub(in crate::rules) const NOT_YET: Check = Check {
    name: "issued",
    says: "`issuedOn` is not in the future of the moment asked about",
    run: |checker, object, rule| times::not_yet(checker, object, rule, Date::Old, "issuedOn"),
};

pub(in crate::rules) const IDENTITY_HASH: Check = Check {
    name: "hashed_identity",
    says: "a hashed identity is an algorithm, `$` and its digest, and one that is not hashed is no hash",
    run: |checker, object, rule| recipients::hash(checker, object, rule, recipients::OLD),
};

pub(in crate::rules) const IDENTITY_PLAIN: Check = Check {
    name: "plain_identity",
    says: "an identity in the clear has the form of its type; hashing it is advised",
    run: |checker, object, rule| recipients::plain(checker, object, rule, recipients::OLD),
};

pub(in crate::rules) const IDENTITY_WEAK: Check = Check {
    name: "strong_hash",
    says: "a hash of a recipient is made with sha256 or sha512",
    run: |checker, object, rule| recipients::weak(checker, object, rule, "identity"),
};

pub(in crate::rules) const REASONS: Check = Check {
    name: "reasons",
    says: "a revocation list maps each `uid` to the reason as a text",
    run: |checker, object, rule| {
        for (uid, reason) in object.members {
            if reason.as_str().is_none() {
                let path = object.path.member(uid);
                let place = Place { rule, path: &path, private: false };
                let found = shown(reason, false);
                let code = ErrorCode::RevocationEntry;
                checker.note(code, Severity::Error, &place, &found, "the reason as a text", None);
            }
        }
    },
};

pub(in crate::rules) const EXTENSION_TYPE: Check =
    Check { name: "own_type", says: "an extension has a type of its own beside `Extension`", run: own_type };

/// Mozilla's validator: a `salt`, even an empty one, asked for a hash.
pub(in crate::rules) const OLDEST_SALT_KEY: Check = Check {
    name: "salted_recipient",
    says: "where there is a `salt`, the recipient is a hash",
    run: |checker, object, rule| {
        let salted = object.members.iter().any(|(key, _)| key == "salt");
        if salted
            && let Some((key, value)) = object.find("recipient")
            && Mozilla::EmailOrHash.fault(value).is_none()
            && let Some(fault) = Mozilla::Hash.fault(value)
        {
            at_member(checker, object, rule, key, &fault.found("another text"));
        }
    },
};

/// Mozilla's validator: a flag that JavaScript takes for true asks for a hash, else an `email` for an address.
pub(in crate::rules) const HASHED_IDENTITY: Check = Check {
    name: "hashed_identity",
    says: "a hashed identity is a hash, and one that is not is an address",
    run: |checker, object, rule| {
        let Some((key, value)) = object.find("identity") else { return };
        let hashed = object.get("hashed").is_some_and(|flag| !is_falsy(flag));
        let address = object.text("type") == Some("email");
        let form = match (hashed, address) {
            (true, _) => Mozilla::Hash,
            (false, true) => Mozilla::Email,
            (false, false) => return,
        };
        if value.as_str().is_some()
            && let Some(fault) = form.fault(value)
        {
            at_member(checker, object, rule, key, &fault.found("another text"));
        }
    },
};

/// An extension without a type of its own cannot be told from another.
pub(super) fn own_type(checker: &mut Checker, object: &Object<'_>, rule: Rule) {
    let types = object.get("type").map_or(0, |types| types.items().len());
    if object.get("type").is_some() && types < 2 {
        let words = ("only `Extension`", "the type of the extension as well");
        at_object(checker, object, rule, ErrorCode::ExtensionType, Severity::Error, words);
    }
}

/// What a host answers for a revoked assertion (1.0, Hosted Badges): the flag, and nothing of the badge.
pub(in crate::rules) fn revoked_assertion(object: &Object<'_>) -> Option<&'static Class> {
    let bare = object.get("badge").is_none_or(|badge| matches!(badge, Json::Null));
    (is_revoked(object) && bare).then_some(&v1::REVOKED_ASSERTION)
}
