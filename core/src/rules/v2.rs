//! Open Badges 2.0: the classes of the specification (IMS Global, final, 12 April 2018, with its errata), in its order.

use crate::rules::extras::two;
use crate::rules::table::{CLASS, Class, Contexts, Date, Form, Member, Unknown, optional, required};

const fn id() -> Member {
    required("id", Form::Iri)
}

const fn types(words: &'static [&'static str]) -> Member {
    required("type", Form::Types(words)).many()
}

/// A type that has a default, so that it may be left out.
const fn optional_types(words: &'static [&'static str]) -> Member {
    optional("type", Form::Types(words)).many()
}

/// What every object of 2.0 may have.
pub(super) static COMMON: Class = Class {
    version: "2.0",
    name: "Object",
    clause: "Open Badges 2.0, Open Badges Vocabulary",
    members: &[
        required("@context", Form::Context(Contexts::Badges2)).many(),
        optional("related", Form::IriOr(&RELATED)).many(),
        optional("version", Form::TextOrNumber),
        optional("endorsement", Form::IriOr(&ENDORSEMENT)).many(),
        optional("@language", Form::Language),
    ],
    unknown: Unknown::Unmapped,
    ..CLASS
};

const OBJECT: Class = Class { version: "2.0", unknown: Unknown::Unmapped, ..CLASS };

/// A version or translation of the same thing: it may carry only its id and what is different.
pub(super) static RELATED: Class = Class {
    name: "Related",
    clause: "Open Badges 2.0, Internationalization and Version control",
    members: &[id()],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static ASSERTION: Class = Class {
    name: "Assertion",
    clause: "Open Badges 2.0, Assertion",
    members: &[
        id(),
        types(&["Assertion"]),
        required("recipient", Form::Node(&IDENTITY)).private(),
        required("badge", Form::IriOr(&BADGE_CLASS)),
        required("verification", Form::Node(&VERIFICATION)).or(&["verify"]),
        required("issuedOn", Form::Date(Date::Zoned)),
        optional("image", Form::ImageOr(&IMAGE)),
        optional("evidence", Form::IriOr(&EVIDENCE)).many(),
        optional("narrative", Form::Text),
        optional("expires", Form::Date(Date::Zoned)),
        optional("revoked", Form::Boolean),
        optional("revocationReason", Form::Text),
        optional("uid", Form::Text).deprecated(),
    ],
    checks: &[two::EXPIRES, two::EXPIRED, two::NOT_YET],
    instead: Some(two::revoked_assertion),
    base: Some(&COMMON),
    ..OBJECT
};

/// What is left of an assertion that was revoked.
pub(super) static REVOKED_ASSERTION: Class = Class {
    name: "RevokedAssertion",
    clause: "Open Badges 2.0, Assertion, revoked",
    members: &[
        id(),
        // A host that strips it down may leave nothing else.
        optional("@context", Form::Context(Contexts::Badges2)).many(),
        optional_types(&["Assertion"]),
        required("revoked", Form::Boolean),
        optional("revocationReason", Form::Text),
        optional("recipient", Form::Node(&IDENTITY)).private(),
        optional("badge", Form::IriOr(&BADGE_CLASS)),
        optional("verification", Form::Node(&VERIFICATION)).or(&["verify"]),
        optional("issuedOn", Form::Date(Date::Zoned)),
        optional("image", Form::ImageOr(&IMAGE)),
        optional("evidence", Form::IriOr(&EVIDENCE)).many(),
        optional("narrative", Form::Text),
        optional("expires", Form::Date(Date::Zoned)),
        optional("uid", Form::Text).deprecated(),
    ],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static BADGE_CLASS: Class = Class {
    name: "BadgeClass",
    clause: "Open Badges 2.0, BadgeClass",
    members: &[
        id(),
        types(&["BadgeClass"]),
        required("name", Form::Text),
        required("description", Form::Text),
        required("image", Form::ImageOr(&IMAGE)),
        required("criteria", Form::IriOr(&CRITERIA)),
        required("issuer", Form::IriOr(&ISSUER)),
        optional("alignment", Form::Node(&ALIGNMENT)).many(),
        optional("tags", Form::Text).many(),
    ],
    base: Some(&COMMON),
    ..OBJECT
};

/// A profile of anybody: a recipient or an endorser needs no more than id and type. One that says it is an
/// `Issuer` is held to the rules of [`ISSUER`].
pub(super) static PROFILE: Class = Class {
    name: "Profile",
    clause: "Open Badges 2.0, Profile",
    members: &[
        id(),
        types(&["Profile", "Issuer"]),
        optional("name", Form::Text),
        optional("url", Form::Https),
        optional("telephone", Form::Telephone),
        optional("description", Form::Text),
        optional("image", Form::ImageOr(&IMAGE)),
        optional("email", Form::Email),
        optional("publicKey", Form::IriOr(&KEY)).many(),
        optional("verification", Form::Node(&POLICY)).or(&["verify"]),
        optional("revocationList", Form::IriOr(&REVOCATION_LIST)),
    ],
    base: Some(&COMMON),
    instead: Some(two::issuer_profile),
    ..OBJECT
};

/// A profile that issues badges. The specification requires an e-mail address, which many issuers never published.
pub(super) static ISSUER: Class = Class {
    name: "Issuer",
    clause: "Open Badges 2.0, Profile, as issuer of a badge class",
    base: Some(&PROFILE),
    members: &[
        required("name", Form::Text),
        required("url", Form::Https),
        required("email", Form::Email).expected(),
        optional("image", Form::ImageOr(&IMAGE)).recommended(),
    ],
    ..OBJECT
};

pub(super) static IDENTITY: Class = Class {
    name: "IdentityObject",
    clause: "Open Badges 2.0, IdentityObject",
    members: &[
        required("identity", Form::Text).private(),
        required("type", Form::Property),
        required("hashed", Form::Boolean).expected(),
        optional("salt", Form::Text).private(),
    ],
    checks: &[two::IDENTITY_HASH, two::IDENTITY_PLAIN, two::IDENTITY_WEAK],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static EVIDENCE: Class = Class {
    name: "Evidence",
    clause: "Open Badges 2.0, Evidence",
    members: &[
        optional_types(&["Evidence"]),
        optional("id", Form::Iri),
        optional("narrative", Form::Text),
        optional("name", Form::Text),
        optional("description", Form::Text),
        optional("genre", Form::Text),
        optional("audience", Form::Text),
    ],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static IMAGE: Class = Class {
    name: "Image",
    clause: "Open Badges 2.0, Image",
    members: &[
        optional("type", Form::Any).many(),
        required("id", Form::Image),
        optional("caption", Form::Text),
        optional("author", Form::IriOr(&PROFILE)),
    ],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static CRITERIA: Class = Class {
    name: "Criteria",
    clause: "Open Badges 2.0, Criteria",
    members: &[optional_types(&["Criteria"]), optional("id", Form::Iri), optional("narrative", Form::Text)],
    checks: &[two::CRITERIA],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static ALIGNMENT: Class = Class {
    name: "AlignmentObject",
    clause: "Open Badges 2.0, AlignmentObject",
    members: &[
        optional_types(&["AlignmentObject"]),
        required("targetName", Form::Text),
        required("targetUrl", Form::Url),
        optional("targetDescription", Form::Text),
        optional("targetFramework", Form::Text),
        optional("targetCode", Form::Text),
    ],
    base: Some(&COMMON),
    ..OBJECT
};

/// How an assertion or endorsement is to be verified.
pub(super) static VERIFICATION: Class = Class {
    name: "VerificationObject",
    clause: "Open Badges 2.0, VerificationObject, HostedBadge and SignedBadge",
    members: &[
        types(&["HostedBadge", "SignedBadge", "hosted", "signed"]),
        optional("creator", Form::IriOr(&KEY)),
        optional("url", Form::Url).deprecated(),
    ],
    checks: &[two::CREATOR],
    base: Some(&COMMON),
    ..OBJECT
};

/// What an issuer says about its assertions.
pub(super) static POLICY: Class = Class {
    name: "VerificationPolicy",
    clause: "Open Badges 2.0, VerificationObject of a Profile",
    members: &[
        required("type", Form::Types(&["VerificationObject"])).many().expected(),
        optional("verificationProperty", Form::Word(&["id"])),
        optional("startsWith", Form::Url).many(),
        optional("allowedOrigins", Form::Host).many(),
    ],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static KEY: Class = Class {
    name: "CryptographicKey",
    clause: "Open Badges 2.0, CryptographicKey",
    members: &[
        types(&["CryptographicKey"]),
        optional("id", Form::Iri).recommended(),
        optional("owner", Form::IriOr(&PROFILE)).recommended(),
        optional("publicKeyPem", Form::Pem),
    ],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static REVOCATION_LIST: Class = Class {
    name: "RevocationList",
    clause: "Open Badges 2.0, RevocationList",
    members: &[
        types(&["RevocationList"]),
        optional("id", Form::Iri).recommended(),
        optional("issuer", Form::IriOr(&PROFILE)).recommended(),
        required("revokedAssertions", Form::IriOr(&REVOKED)).many().or_none(),
    ],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static REVOKED: Class = Class {
    name: "RevokedEntry",
    clause: "Open Badges 2.0, RevocationList, revokedAssertions",
    members: &[
        optional("id", Form::Iri),
        optional("uid", Form::Text).deprecated(),
        optional("revoked", Form::Boolean),
        optional("revocationReason", Form::Text),
    ],
    checks: &[two::REVOKED_ENTRY],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static ENDORSEMENT: Class = Class {
    name: "Endorsement",
    clause: "Open Badges 2.0, Endorsement",
    members: &[
        id(),
        types(&["Endorsement"]),
        required("claim", Form::Node(&CLAIM)),
        required("issuer", Form::IriOr(&PROFILE)),
        required("issuedOn", Form::Date(Date::Zoned)),
        required("verification", Form::Node(&VERIFICATION)).or(&["verify"]),
        optional("revoked", Form::Boolean),
        optional("revocationReason", Form::Text),
    ],
    checks: &[two::NOT_YET],
    instead: Some(two::revoked_endorsement),
    base: Some(&COMMON),
    ..OBJECT
};

/// What is left of an endorsement that was revoked.
pub(super) static REVOKED_ENDORSEMENT: Class = Class {
    name: "RevokedEndorsement",
    clause: "Open Badges 2.0, Endorsement, revoked",
    members: &[
        id(),
        // A host that strips it down may leave nothing else.
        optional("@context", Form::Context(Contexts::Badges2)).many(),
        optional_types(&["Endorsement"]),
        required("issuer", Form::IriOr(&PROFILE)),
        required("revoked", Form::Boolean),
        optional("revocationReason", Form::Text),
        optional("claim", Form::Node(&CLAIM)),
        optional("issuedOn", Form::Date(Date::Zoned)),
        optional("verification", Form::Node(&VERIFICATION)).or(&["verify"]),
    ],
    base: Some(&COMMON),
    ..OBJECT
};

pub(super) static CLAIM: Class = Class {
    name: "Claim",
    clause: "Open Badges 2.0, Endorsement, claim",
    members: &[id(), optional("type", Form::Any).many(), optional("endorsementComment", Form::Text)],
    unknown: Unknown::Allowed,
    ..OBJECT
};

pub(super) static EXTENSION: Class = Class {
    name: "Extension",
    clause: "Open Badges 2.0, Extension",
    members: &[required("@context", Form::Context(Contexts::Free)).many(), types(&["Extension"])],
    checks: &[two::EXTENSION_TYPE],
    unknown: Unknown::Allowed,
    ..OBJECT
};

/// Every class of 2.0, for those who ask for one by name.
pub(super) static ALL: &[&Class] = &[
    &COMMON,
    &RELATED,
    &ASSERTION,
    &REVOKED_ASSERTION,
    &BADGE_CLASS,
    &PROFILE,
    &ISSUER,
    &IDENTITY,
    &EVIDENCE,
    &IMAGE,
    &CRITERIA,
    &ALIGNMENT,
    &VERIFICATION,
    &POLICY,
    &KEY,
    &REVOCATION_LIST,
    &REVOKED,
    &ENDORSEMENT,
    &REVOKED_ENDORSEMENT,
    &CLAIM,
    &EXTENSION,
];
