//! Open Badges 1.0 (Mozilla, 2013) and 1.1 (Badge Alliance, 2015), which is 1.0 with `@context`, `type`, `id` and extensions.

use crate::rules::extras::old;
use crate::rules::table::{CLASS, Class, Contexts, Date, Form, Member, optional, required};

const ZERO: Class = Class { version: "1.0", ..CLASS };
const ONE: Class = Class { version: "1.1", ..CLASS };

pub(super) static ASSERTION: Class = Class {
    name: "Assertion",
    clause: "Open Badges 1.0, Badge Assertion",
    members: &[
        required("uid", Form::Text),
        required("recipient", Form::Node(&IDENTITY)).private(),
        required("badge", Form::UrlOrNode(&BADGE_CLASS)),
        required("verify", Form::Node(&VERIFICATION)),
        required("issuedOn", Form::Date(Date::Old)),
        optional("image", Form::Image),
        optional("evidence", Form::Url),
        optional("expires", Form::Date(Date::Old)),
    ],
    checks: &[old::EXPIRES, old::EXPIRED, old::NOT_YET],
    instead: Some(old::revoked_assertion),
    ..ZERO
};

/// What a host answers for an assertion it revoked.
pub(super) static REVOKED_ASSERTION: Class = Class {
    name: "RevokedAssertion",
    clause: "Open Badges 1.0, Hosted Badges, revocation",
    members: &[required("revoked", Form::Boolean), optional("revocationReason", Form::Text)],
    ..ZERO
};

pub(super) static IDENTITY: Class = Class {
    name: "IdentityObject",
    clause: "Open Badges 1.0, IdentityObject",
    members: &[
        required("identity", Form::Text).private(),
        required("type", Form::Word(&["email"])),
        required("hashed", Form::OldBoolean),
        optional("salt", Form::Text).private(),
    ],
    checks: &[old::IDENTITY_HASH, old::IDENTITY_PLAIN, old::IDENTITY_WEAK],
    ..ZERO
};

pub(super) static VERIFICATION: Class = Class {
    name: "VerificationObject",
    clause: "Open Badges 1.0, VerificationObject",
    members: &[required("type", Form::Word(&["hosted", "signed"])), required("url", Form::Https)],
    ..ZERO
};

pub(super) static BADGE_CLASS: Class = Class {
    name: "BadgeClass",
    clause: "Open Badges 1.0, Badge Class",
    members: &[
        required("name", Form::Text),
        required("description", Form::Text),
        required("image", Form::Image),
        required("criteria", Form::Url),
        required("issuer", Form::UrlOrNode(&ISSUER)),
        optional("alignment", Form::Node(&ALIGNMENT)).list(),
        optional("tags", Form::Text).list(),
    ],
    ..ZERO
};

pub(super) static ALIGNMENT: Class = Class {
    name: "AlignmentObject",
    clause: "Open Badges 1.0, AlignmentObject",
    members: &[required("name", Form::Text), required("url", Form::Url), optional("description", Form::Text)],
    ..ZERO
};

pub(super) static ISSUER: Class = Class {
    name: "Issuer",
    clause: "Open Badges 1.0, Issuer Organization",
    members: &[
        required("name", Form::Text),
        required("url", Form::Https),
        optional("description", Form::Text),
        optional("image", Form::Image),
        optional("email", Form::Email),
        optional("revocationList", Form::Url),
    ],
    ..ZERO
};

/// An object whose members are the `uid`s of revoked assertions and whose values are the reasons.
pub(super) static REVOCATION_LIST: Class = Class {
    name: "RevocationList",
    clause: "Open Badges 1.0, Signed Badges, revocation",
    checks: &[old::REASONS],
    ..ZERO
};

const fn context() -> Member {
    required("@context", Form::Context(Contexts::Badges1)).many()
}

const fn id() -> Member {
    required("id", Form::Uri)
}

pub(super) static LINKED_ASSERTION: Class = Class {
    name: "Assertion",
    clause: "Open Badges 1.1, Badge Assertion",
    base: Some(&ASSERTION),
    members: &[context(), id(), required("type", Form::Types(&["Assertion"])).many()],
    instead: Some(old::revoked_assertion),
    ..ONE
};

pub(super) static LINKED_BADGE_CLASS: Class = Class {
    name: "BadgeClass",
    clause: "Open Badges 1.1, Badge Class",
    base: Some(&BADGE_CLASS),
    members: &[context(), id(), required("type", Form::Types(&["BadgeClass"])).many()],
    ..ONE
};

pub(super) static LINKED_ISSUER: Class = Class {
    name: "Issuer",
    clause: "Open Badges 1.1, Issuer Organization",
    base: Some(&ISSUER),
    members: &[context(), id(), required("type", Form::Types(&["Issuer", "IssuerOrg", "Profile"])).many()],
    ..ONE
};

pub(super) static EXTENSION: Class = Class {
    name: "Extension",
    clause: "Open Badges 1.1, Extensions",
    members: &[
        required("@context", Form::Context(Contexts::Free)).many(),
        required("type", Form::Types(&["Extension"])).many(),
    ],
    checks: &[old::EXTENSION_TYPE],
    ..ONE
};

pub(super) static ALL_1_0: &[&Class] = &[
    &ASSERTION,
    &REVOKED_ASSERTION,
    &IDENTITY,
    &VERIFICATION,
    &BADGE_CLASS,
    &ALIGNMENT,
    &ISSUER,
    &REVOCATION_LIST,
];

pub(super) static ALL_1_1: &[&Class] = &[&LINKED_ASSERTION, &LINKED_BADGE_CLASS, &LINKED_ISSUER, &EXTENSION];
