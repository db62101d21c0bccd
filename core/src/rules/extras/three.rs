//! Open Badges 3.0: the rules beyond the tables.

use crate::error::ErrorCode;
use crate::json::Json;
use crate::problem::Severity;
use crate::report::Profile;
use crate::rules::check::{Checker, Place};
use crate::rules::context;
use crate::rules::extras::{at_member, at_object, recipients, times};
use crate::rules::form::Fault;
use crate::rules::object::Object;
use crate::rules::table::{Check, Class, Date, Rule};
use crate::rules::{results, v3_credential};

const DATE: Date = Date::Rfc3339;

/// Proof types that Open Badges or its validator name.
const SUITES: [&str; 4] =
    ["DataIntegrityProof", "Ed25519Signature2020", "RsaSignature2018", "JsonWebSignature2020"];

/// Cryptosuites that are specified.
const CRYPTOSUITES: [&str; 6] =
    ["eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019", "ecdsa-sd-2023", "eddsa-2022"];

pub(in crate::rules) const VALIDITY: Check = Check {
    name: "valid_until_after_from",
    says: "`validUntil` is not before `validFrom`",
    run: |checker, object, rule| times::order(checker, object, rule, DATE, ("validFrom", "validUntil")),
};

pub(in crate::rules) const EXPIRED: Check = Check {
    name: "not_expired",
    says: "`validUntil` is not past at the moment asked about",
    run: |checker, object, rule| times::expired(checker, object, rule, DATE, "validUntil"),
};

pub(in crate::rules) const NOT_YET: Check = Check {
    name: "valid",
    says: "`validFrom` is not in the future of the moment asked about",
    run: |checker, object, rule| times::not_yet(checker, object, rule, DATE, "validFrom"),
};

pub(in crate::rules) const VALIDITY_V1: Check = Check {
    name: "expiration_after_issuance",
    says: "`expirationDate` is not before `issuanceDate`",
    run: |checker, object, rule| {
        times::order(checker, object, rule, DATE, ("issuanceDate", "expirationDate"));
    },
};

pub(in crate::rules) const EXPIRED_V1: Check = Check {
    name: "not_expired",
    says: "`expirationDate` is not past at the moment asked about",
    run: |checker, object, rule| times::expired(checker, object, rule, DATE, "expirationDate"),
};

pub(in crate::rules) const NOT_YET_V1: Check = Check {
    name: "valid",
    says: "`issuanceDate` is not in the future of the moment asked about",
    run: |checker, object, rule| times::not_yet(checker, object, rule, DATE, "issuanceDate"),
};

pub(in crate::rules) const NEW_MODEL: Check = Check {
    name: "data_model",
    says: "in the profile `strict`, a credential is of data model 2.0, as new ones have to be",
    run: |checker, object, rule| {
        if checker.profile == Profile::Strict {
            let expected = "`validFrom` of data model 2.0; 1.1 is for credentials that are there already";
            let fault = Fault::warning(ErrorCode::MemberRecommended, expected).found("data model 1.1");
            at_member(checker, object, rule, "validFrom", &fault);
        }
    },
};

pub(in crate::rules) const VERIFIABLE: Check = Check {
    name: "verifiable_credential",
    says: "`VerifiableCredential` is among the types",
    run: |checker, object, rule| {
        if object.get("type").is_some() && !object.has_type("VerifiableCredential") {
            let expected = "`VerifiableCredential` among the types";
            let fault = Fault::error(ErrorCode::TypeClass, expected).found("only others");
            at_member(checker, object, rule, "type", &fault);
        }
    },
};

pub(in crate::rules) const SUBJECT_IDENTIFIED: Check = Check {
    name: "id_or_identifier",
    says: "a subject has an `id` or at least one `identifier`",
    run: |checker, object, rule| {
        if object.get("id").is_none() && object.get("identifier").is_none() {
            let words = ("neither", "an `id`, or at least one `identifier`");
            at_object(checker, object, rule, ErrorCode::SubjectUnidentified, Severity::Error, words);
        }
    },
};

pub(in crate::rules) const ACTIVITY: Check = Check {
    name: "activity_ends_after_start",
    says: "`activityEndDate` is not before `activityStartDate`",
    run: |checker, object, rule| {
        times::order(checker, object, rule, DATE, ("activityStartDate", "activityEndDate"));
    },
};

pub(in crate::rules) const RESULTS: Check = Check {
    name: "results",
    says: "a result names a result description of the achievement and fits it",
    run: results::check,
};

pub(in crate::rules) const REQUIRED_VALUE: Check = Check {
    name: "required_value_allowed",
    says: "`requiredValue` is one of `allowedValue`",
    run: |checker, object, rule| {
        let (Some(value), Some(allowed)) = (object.text("requiredValue"), object.get("allowedValue")) else {
            return;
        };
        if !allowed.items().iter().any(|item| item.as_str() == Some(value)) {
            let fault = Fault::error(ErrorCode::ResultValue, "one of `allowedValue`").found("another value");
            at_member(checker, object, rule, "requiredValue", &fault);
        }
    },
};

pub(in crate::rules) const REQUIRED_LEVEL: Check = Check {
    name: "required_level_known",
    says: "`requiredLevel` is the `id` of a rubric criterion level",
    run: |checker, object, rule| {
        let Some(level) = object.text("requiredLevel") else { return };
        let levels = object.get("rubricCriterionLevel").map_or(&[][..], Json::items);
        if !levels.iter().any(|item| item.get("id").and_then(Json::as_str) == Some(level)) {
            let expected = "the `id` of one of `rubricCriterionLevel`";
            let fault = Fault::error(ErrorCode::ResultLevel, expected).found("another id");
            at_member(checker, object, rule, "requiredLevel", &fault);
        }
    },
};

pub(in crate::rules) const CRITERIA: Check = Check {
    name: "id_or_narrative",
    says: "criteria have an `id`, a `narrative` or both",
    run: |checker, object, rule| {
        let says = |text: &str| !text.trim().is_empty();
        if !object.text("id").is_some_and(says) && !object.text("narrative").is_some_and(says) {
            let words = ("neither", "an `id`, a `narrative` or both");
            at_object(checker, object, rule, ErrorCode::CriteriaEmpty, Severity::Error, words);
        }
    },
};

pub(in crate::rules) const IDENTITY_HASH: Check = Check {
    name: "hashed_identity",
    says: "a hashed identity is `sha256$…` or `md5$…`, and one that is not hashed is no hash",
    run: |checker, object, rule| recipients::hash(checker, object, rule, recipients::THREE),
};

pub(in crate::rules) const IDENTITY_PLAIN: Check = Check {
    name: "plain_identity",
    says: "an identity in the clear has the form of its type; hashing it is advised",
    run: |checker, object, rule| recipients::plain(checker, object, rule, recipients::THREE),
};

pub(in crate::rules) const IDENTITY_WEAK: Check = Check {
    name: "strong_hash",
    says: "a hash of a recipient is made with sha256",
    run: |checker, object, rule| recipients::weak(checker, object, rule, "identityHash"),
};

pub(in crate::rules) const SUITE: Check = Check {
    name: "known_suite",
    says: "the proof is of a type that Open Badges or its readers know",
    run: |checker, object, rule| {
        if object.text("type").is_some_and(|kind| !SUITES.contains(&kind)) {
            let expected = "`DataIntegrityProof`, which every reader of Open Badges knows";
            at_member(
                checker,
                object,
                rule,
                "type",
                &Fault::warning(ErrorCode::ProofSuite, expected).found("another type"),
            );
        }
    },
};

pub(in crate::rules) const CRYPTOSUITE: Check = Check {
    name: "known_cryptosuite",
    says: "the cryptosuite is one that is specified",
    run: |checker, object, rule| {
        if object.text("cryptosuite").is_some_and(|suite| !CRYPTOSUITES.contains(&suite)) {
            let expected = "a cryptosuite that is specified, such as `eddsa-rdfc-2022`";
            let fault = Fault::warning(ErrorCode::ProofSuite, expected).found("another one");
            at_member(checker, object, rule, "cryptosuite", &fault);
        }
    },
};

/// The proof types whose rules are known.
pub(in crate::rules) fn proof(object: &Object<'_>) -> Option<&'static Class> {
    match object.text("type")? {
        "DataIntegrityProof" => Some(&v3_credential::DATA_INTEGRITY),
        "Ed25519Signature2020" => Some(&v3_credential::SIGNED),
        _ => None,
    }
}

/// Data model 1.1, told by the first context.
pub(in crate::rules) fn achievement_v1(object: &Object<'_>) -> Option<&'static Class> {
    context::is_data_model_1(object).then_some(&v3_credential::ACHIEVEMENT_V1)
}

/// The same for an endorsement.
pub(in crate::rules) fn endorsement_v1(object: &Object<'_>) -> Option<&'static Class> {
    context::is_data_model_1(object).then_some(&v3_credential::ENDORSEMENT_V1)
}

/// The status methods whose rules are known.
pub(in crate::rules) fn status(object: &Object<'_>) -> Option<&'static Class> {
    match object.text("type")? {
        "BitstringStatusListEntry" => Some(&v3_credential::BITSTRING),
        "StatusList2021Entry" => Some(&v3_credential::STATUS_2021),
        _ => None,
    }
}

/// Notes a fault of a value deep inside of the object.
pub(in crate::rules) fn note_at(
    checker: &mut Checker,
    rule: Rule,
    path: &crate::json::Path<'_>,
    fault: &Fault,
) {
    let place = Place { rule, path, private: false };
    checker.note(
        fault.code,
        fault.severity,
        &place,
        fault.found.as_deref().unwrap_or("it"),
        &fault.expected,
        fault.hint,
    );
}
