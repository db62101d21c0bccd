//! Which members of a request a class has a place for. Anything else would silently be lost, and is refused.

use crate::badge::Version;
use crate::badge::Version::{V1_0, V1_1, V2_0, V3_0};
use crate::error::{Error, ErrorCode, Result};
use crate::issue::request::IssueClass;
use crate::issue::request::IssueClass::{
    Achievement, Assertion, BadgeClass, BitstringStatusListCredential, CryptographicKey, Endorsement,
    EndorsementCredential, OpenBadgeCredential, Profile, RevocationList,
};

const ASSERTION_1: &[&str] = &[
    "id",
    "uid",
    "recipient",
    "badge",
    "issuer",
    "issued_on",
    "expires",
    "evidence",
    "image",
    "verification",
];
const ASSERTION_2: &[&str] = &[
    "id",
    "uid",
    "recipient",
    "badge",
    "issuer",
    "issued_on",
    "expires",
    "narrative",
    "evidence",
    "image",
    "language",
    "endorsements",
    "verification",
];
const CREDENTIAL: &[&str] = &[
    "id",
    "recipient",
    "badge",
    "issuer",
    "issued_on",
    "expires",
    "name",
    "narrative",
    "evidence",
    "image",
    "language",
    "endorsements",
    "status",
    "verification",
];
const ENDORSEMENT_3: &[&str] =
    &["id", "claim", "issuer", "name", "issued_on", "expires", "status", "verification"];
const STATUS_LIST: &[&str] = &["id", "issuer", "status_list", "issued_on", "expires", "verification"];

/// Each class of each version that is written.
const TAKES: [(Version, IssueClass, &[&str]); 20] = [
    (V1_0, Assertion, ASSERTION_1),
    (V1_0, BadgeClass, &["badge", "issuer"]),
    (V1_0, Profile, &["issuer"]),
    (V1_0, RevocationList, &["revoked"]),
    (V1_1, Assertion, ASSERTION_1),
    (V1_1, BadgeClass, &["id", "badge", "issuer"]),
    (V1_1, Profile, &["id", "issuer"]),
    (V1_1, RevocationList, &["revoked"]),
    (V2_0, Assertion, ASSERTION_2),
    (V2_0, BadgeClass, &["id", "badge", "issuer", "language", "endorsements"]),
    (V2_0, Profile, &["id", "issuer", "language", "endorsements"]),
    (V2_0, Endorsement, &["id", "claim", "issuer", "issued_on", "language", "verification"]),
    (V2_0, RevocationList, &["revoked", "id", "issuer"]),
    (V2_0, CryptographicKey, &["public_key", "id", "issuer"]),
    (V3_0, OpenBadgeCredential, CREDENTIAL),
    (V3_0, Achievement, &["id", "badge", "language", "endorsements"]),
    (V3_0, Profile, &["id", "issuer", "endorsements"]),
    (V3_0, EndorsementCredential, ENDORSEMENT_3),
    (V3_0, RevocationList, &["revoked", "id", "issuer"]),
    (V3_0, BitstringStatusListCredential, STATUS_LIST),
];

/// The members of a request that a class has a place for.
///
/// # Errors
/// `issue.invalid`: there is no such class in that version, or nothing is written in it.
pub(super) fn takes(version: Version, class: IssueClass) -> Result<&'static [&'static str]> {
    let row = TAKES.iter().find(|(of, known, _)| *of == version && *known == class);
    row.map(|(.., members)| *members).ok_or_else(|| unknown(version, class))
}

#[cold]
fn unknown(version: Version, class: IssueClass) -> Error {
    let (pointer, message) = match version {
        Version::V0_5 => ("/version", "0.5 is read but not written any more; take 2.0 or 3.0".to_owned()),
        Version::V2_1 => {
            ("/version", "2.1 has no documents of its own: its badges are of 2.0; take that".to_owned())
        }
        _ => {
            let classes = TAKES.iter().filter(|(of, ..)| *of == version).map(|(_, class, _)| class.as_str());
            let classes: Vec<&str> = classes.collect();
            let class = class.as_str();
            ("/class", format!("no class {class} is issued in {version}; there are {}", classes.join(", ")))
        }
    };
    Error::new(ErrorCode::IssueInvalid, message).pointer(pointer)
}
