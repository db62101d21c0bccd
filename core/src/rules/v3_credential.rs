//! Open Badges 3.0: the credentials, for the Verifiable Credentials Data Model 2.0 and, as `…V1`, for 1.1.

use crate::rules::extras::three;
use crate::rules::schemas;
use crate::rules::table::{Class, Contexts, Date, Form, Unknown, optional, required};
use crate::rules::v3::{EVIDENCE, IMAGE, ISSUER, SUBJECT, THREE, id, types};

/// What every credential of data model 2.0 has.
pub(super) static CREDENTIAL: Class = Class {
    name: "VerifiableCredential",
    clause: "Open Badges 3.0, VerifiableCredential; VC Data Model 2.0, section 4",
    members: &[
        required("@context", Form::Context(Contexts::Verifiable)).list(),
        optional("id", Form::Uri),
        types(&["VerifiableCredential"]),
        optional("name", Form::LanguageText),
        optional("description", Form::LanguageText),
        required("issuer", Form::UriOr(&ISSUER)),
        required("validFrom", Form::Date(Date::Rfc3339)),
        optional("validUntil", Form::Date(Date::Rfc3339)),
        required("credentialSubject", Form::Object).private(),
        optional("proof", Form::Node(&PROOF)).many(),
        optional("credentialSchema", Form::Node(&SCHEMA)).many(),
        optional("credentialStatus", Form::Node(&STATUS)).many(),
        optional("refreshService", Form::Node(&REFRESH)).many(),
        optional("termsOfUse", Form::Node(&TERMS)).many(),
    ],
    checks: &[three::VALIDITY, three::EXPIRED, three::NOT_YET, schemas::OF_CLASS],
    ..THREE
};

/// The same of data model 1.1, which is read but not made any more.
pub(super) static CREDENTIAL_V1: Class = Class {
    name: "VerifiableCredentialV1",
    clause: "Open Badges 3.0, VerifiableCredential (v1p1); VC Data Model 1.1, section 4",
    members: &[
        required("@context", Form::Context(Contexts::Verifiable)).list(),
        optional("id", Form::Uri),
        types(&["VerifiableCredential"]),
        optional("name", Form::LanguageText),
        optional("description", Form::LanguageText),
        required("issuer", Form::UriOr(&ISSUER)),
        required("issuanceDate", Form::Date(Date::Rfc3339)),
        optional("expirationDate", Form::Date(Date::Rfc3339)),
        required("credentialSubject", Form::Object).private(),
        optional("proof", Form::Node(&PROOF)).many(),
        optional("credentialSchema", Form::Node(&SCHEMA)).many(),
        optional("credentialStatus", Form::Node(&STATUS)).many(),
        optional("refreshService", Form::Node(&REFRESH)).many(),
        optional("termsOfUse", Form::Node(&TERMS)).many(),
    ],
    checks: &[three::VALIDITY_V1, three::EXPIRED_V1, three::NOT_YET_V1, three::NEW_MODEL, schemas::OF_CLASS],
    ..THREE
};

pub(super) static ACHIEVEMENT: Class = Class {
    name: "AchievementCredential",
    clause: "Open Badges 3.0, AchievementCredential",
    base: Some(&CREDENTIAL),
    members: &[
        required("@context", Form::Context(Contexts::Credential)).list(),
        id(),
        types(&["AchievementCredential", "OpenBadgeCredential"]),
        optional("name", Form::LanguageText).recommended(),
        optional("image", Form::Node(&IMAGE)),
        optional("awardedDate", Form::Date(Date::Rfc3339)),
        required("credentialSubject", Form::Node(&SUBJECT)).private(),
        optional("endorsement", Form::Node(&ENDORSEMENT)).list(),
        optional("endorsementJwt", Form::CompactJws).list(),
        optional("evidence", Form::Node(&EVIDENCE)).list(),
    ],
    checks: &[three::VERIFIABLE],
    instead: Some(three::achievement_v1),
    ..THREE
};

pub(super) static ACHIEVEMENT_V1: Class = Class {
    name: "AchievementCredentialV1",
    clause: "Open Badges 3.0, AchievementCredential (v1p1)",
    base: Some(&CREDENTIAL_V1),
    members: &[
        required("@context", Form::Context(Contexts::Credential)).list(),
        required("issuer", Form::Node(&ISSUER)),
        id(),
        types(&["AchievementCredential", "OpenBadgeCredential"]),
        required("name", Form::LanguageText),
        optional("image", Form::Node(&IMAGE)),
        optional("awardedDate", Form::Date(Date::Rfc3339)),
        required("credentialSubject", Form::Node(&SUBJECT)).private(),
        optional("endorsement", Form::Node(&ENDORSEMENT)).list(),
        optional("endorsementJwt", Form::CompactJws).list(),
        optional("evidence", Form::Node(&EVIDENCE)).list(),
    ],
    checks: &[three::VERIFIABLE],
    ..THREE
};

pub(super) static ENDORSEMENT: Class = Class {
    name: "EndorsementCredential",
    clause: "Open Badges 3.0, EndorsementCredential",
    base: Some(&CREDENTIAL),
    members: &[
        required("@context", Form::Context(Contexts::Credential)).list(),
        id(),
        types(&["EndorsementCredential"]),
        required("name", Form::LanguageText),
        optional("awardedDate", Form::Date(Date::Rfc3339)),
        required("credentialSubject", Form::Node(&ENDORSED)),
    ],
    checks: &[three::VERIFIABLE],
    instead: Some(three::endorsement_v1),
    ..THREE
};

pub(super) static ENDORSEMENT_V1: Class = Class {
    name: "EndorsementCredentialV1",
    clause: "Open Badges 3.0, EndorsementCredential (v1p1)",
    base: Some(&CREDENTIAL_V1),
    members: &[
        required("@context", Form::Context(Contexts::Credential)).list(),
        required("issuer", Form::Node(&ISSUER)),
        id(),
        types(&["EndorsementCredential"]),
        required("name", Form::LanguageText),
        optional("awardedDate", Form::Date(Date::Rfc3339)),
        required("credentialSubject", Form::Node(&ENDORSED)),
    ],
    checks: &[three::VERIFIABLE],
    ..THREE
};

pub(super) static ENDORSED: Class = Class {
    name: "EndorsementSubject",
    clause: "Open Badges 3.0, EndorsementSubject",
    members: &[id(), types(&["EndorsementSubject"]), optional("endorsementComment", Form::Text)],
    ..THREE
};

/// A proof of any type; those whose rules are known have a class of their own.
pub(super) static PROOF: Class = Class {
    name: "Proof",
    clause: "Open Badges 3.0, Proof",
    members: &[
        required("type", Form::Text),
        optional("created", Form::Date(Date::Rfc3339)),
        optional("proofPurpose", Form::Word(&["assertionMethod"])),
        optional("verificationMethod", Form::Uri),
    ],
    checks: &[three::SUITE],
    unknown: Unknown::Allowed,
    instead: Some(three::proof),
    ..THREE
};

/// A proof of Data Integrity.
pub(super) static DATA_INTEGRITY: Class = Class {
    name: "DataIntegrityProof",
    clause: "Open Badges 3.0, Proof; Verifiable Credential Data Integrity 1.0, section 2.1",
    base: Some(&SIGNED),
    members: &[required("cryptosuite", Form::Text)],
    checks: &[three::CRYPTOSUITE],
    unknown: Unknown::Allowed,
    ..THREE
};

/// What a proof of Data Integrity and its predecessor of 2020 have in common.
pub(super) static SIGNED: Class = Class {
    name: "Ed25519Signature2020",
    clause: "Open Badges 3.0, Proof; Verifiable Credential Data Integrity 1.0, section 2.1",
    members: &[
        required("type", Form::Text),
        optional("id", Form::Uri),
        optional("@context", Form::Context(Contexts::Free)).many(),
        optional("created", Form::Date(Date::Rfc3339)),
        optional("expires", Form::Date(Date::Rfc3339)),
        optional("challenge", Form::Text),
        optional("domain", Form::Text).many(),
        optional("nonce", Form::Text),
        required("proofPurpose", Form::Word(&["assertionMethod"])),
        required("proofValue", Form::Multibase),
        required("verificationMethod", Form::Uri),
        optional("previousProof", Form::Text).many(),
    ],
    unknown: Unknown::Allowed,
    ..THREE
};

pub(super) static SCHEMA: Class = Class {
    name: "CredentialSchema",
    clause: "Open Badges 3.0, CredentialSchema",
    members: &[id(), required("type", Form::Text)],
    unknown: Unknown::Allowed,
    ..THREE
};

/// The status of any method; those whose rules are known have a class of their own.
pub(super) static STATUS: Class = Class {
    name: "CredentialStatus",
    clause: "Open Badges 3.0, CredentialStatus",
    members: &[id(), required("type", Form::Text)],
    unknown: Unknown::Allowed,
    instead: Some(three::status),
    ..THREE
};

pub(super) static BITSTRING: Class = Class {
    name: "BitstringStatusListEntry",
    clause: "Bitstring Status List 1.0, section 2.1",
    members: &[
        optional("id", Form::Uri),
        required("type", Form::Text),
        required("statusPurpose", Form::Text),
        required("statusListIndex", Form::IntegerText),
        required("statusListCredential", Form::Uri),
        optional("statusSize", Form::Integer),
        optional("statusMessage", Form::Object).list(),
        optional("statusReference", Form::Uri).many(),
    ],
    unknown: Unknown::Allowed,
    ..THREE
};

pub(super) static STATUS_2021: Class = Class {
    name: "StatusList2021Entry",
    clause: "Status List 2021, section 4.1",
    members: &[
        optional("id", Form::Uri),
        required("type", Form::Text),
        required("statusPurpose", Form::Text),
        required("statusListIndex", Form::IntegerText),
        required("statusListCredential", Form::Uri),
    ],
    unknown: Unknown::Allowed,
    ..THREE
};

pub(super) static REFRESH: Class = Class {
    name: "RefreshService",
    clause: "Open Badges 3.0, RefreshService",
    members: &[id(), required("type", Form::Text)],
    unknown: Unknown::Allowed,
    ..THREE
};

pub(super) static TERMS: Class = Class {
    name: "TermsOfUse",
    clause: "Open Badges 3.0, TermsOfUse",
    members: &[optional("id", Form::Uri), required("type", Form::Text)],
    unknown: Unknown::Allowed,
    ..THREE
};

/// The list that a status of type `1EdTechRevocationList` names.
pub(super) static REVOCATION_LIST: Class = Class {
    name: "RevocationList",
    clause: "1EdTech Revocation List 1.0",
    members: &[
        id(),
        optional("issuer", Form::UriOr(&ISSUER)),
        required("revokedCredential", Form::Node(&REVOKED)).list().or_none(),
    ],
    unknown: Unknown::Allowed,
    ..THREE
};

pub(super) static REVOKED: Class = Class {
    name: "RevokedCredential",
    clause: "1EdTech Revocation List 1.0, revokedCredential",
    members: &[id(), optional("revoked", Form::Boolean), optional("revocationReason", Form::Text)],
    unknown: Unknown::Allowed,
    ..THREE
};

pub(super) static ALL: &[&Class] = &[
    &CREDENTIAL,
    &CREDENTIAL_V1,
    &ACHIEVEMENT,
    &ACHIEVEMENT_V1,
    &ENDORSEMENT,
    &ENDORSEMENT_V1,
    &ENDORSED,
    &PROOF,
    &DATA_INTEGRITY,
    &SIGNED,
    &SCHEMA,
    &STATUS,
    &BITSTRING,
    &STATUS_2021,
    &REFRESH,
    &TERMS,
    &REVOCATION_LIST,
    &REVOKED,
];
