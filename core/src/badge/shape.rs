//! What a document's types and members say about it, for when its `@context` does not say enough.

use crate::badge::version::Class;
use crate::json::Json;

/// IRIs and prefixes that the type names are written with.
const PREFIXES: [&str; 6] = [
    "obi:",
    "https://w3id.org/openbadges#",
    "http://w3id.org/openbadges#",
    "https://www.w3.org/2018/credentials#",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
    "https://purl.imsglobal.org/spec/vc/clr/vocab.html#",
];

/// Types of versions 1.1 and 2.0, the telling ones first: an extension has `Extension` beside its own type.
const BADGE_TYPES: [(&str, Class); 9] = [
    ("Assertion", Class::Assertion),
    ("BadgeClass", Class::BadgeClass),
    ("Issuer", Class::Profile),
    ("IssuerOrg", Class::Profile),
    ("Profile", Class::Profile),
    ("RevocationList", Class::RevocationList),
    ("CryptographicKey", Class::CryptographicKey),
    ("Endorsement", Class::Endorsement),
    ("Extension", Class::Extension),
];

/// Types of version 3.0 and around it, the telling ones first.
const CREDENTIAL_TYPES: [(&str, Class); 7] = [
    ("OpenBadgeCredential", Class::OpenBadgeCredential),
    ("AchievementCredential", Class::OpenBadgeCredential),
    ("EndorsementCredential", Class::EndorsementCredential),
    ("ClrCredential", Class::ClrCredential),
    ("VerifiableCredential", Class::VerifiableCredential),
    ("Achievement", Class::Achievement),
    ("1EdTechRevocationList", Class::RevocationList),
];

/// The class a document's types name in versions 1.1 and 2.0.
pub(super) fn badge_type(document: &Json<'_>) -> Option<Class> {
    by_type(document, &BADGE_TYPES)
}

/// The class a document's types name in version 3.0.
pub(super) fn credential_type(document: &Json<'_>) -> Option<Class> {
    by_type(document, &CREDENTIAL_TYPES)
}

fn by_type(document: &Json<'_>, table: &[(&str, Class)]) -> Option<Class> {
    let types = document.present("type").or_else(|| document.present("@type"))?.items();
    table.iter().find_map(|(name, class)| {
        let named = |value: &Json<'_>| value.as_str().is_some_and(|text| local_name(text) == *name);
        types.iter().any(named).then_some(*class)
    })
}

fn local_name(text: &str) -> &str {
    PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text)
}

/// The class that the members of a document of versions 0.5 to 2.0 tell.
pub(super) fn badge_members(document: &Json<'_>) -> Option<Class> {
    let has = |name: &str| document.present(name).is_some();
    let revoked = document.get("revoked") == Some(&Json::Bool(true));
    let class = match () {
        () if has("recipient") => Class::Assertion,
        () if has("badge") && (has("verify") || has("verification") || has("issuedOn")) => Class::Assertion,
        () if document.present("claim").is_some_and(Json::is_object) && has("issuer") => Class::Endorsement,
        () if has("revokedAssertions") => Class::RevocationList,
        () if has("publicKeyPem") => Class::CryptographicKey,
        () if has("name") && has("criteria") => Class::BadgeClass,
        () if revoked => Class::Assertion,
        () if has("name") && has("url") => Class::Profile,
        () => return None,
    };
    Some(class)
}

/// The class that the members of a document of version 3.0 tell.
pub(super) fn credential_members(document: &Json<'_>) -> Option<Class> {
    if document.present("revokedCredential").is_some() {
        return Some(Class::RevocationList);
    }
    let subject = document.present("credentialSubject")?.single();
    let achievement = subject.present("achievement").is_some();
    Some(if achievement { Class::OpenBadgeCredential } else { Class::VerifiableCredential })
}

/// The class of an OB 2.1 document around others: an assertion payload, a response, a manifest.
pub(super) fn connect_members(document: &Json<'_>) -> Option<Class> {
    let has = |name: &str| document.get(name).is_some();
    if has("badgeConnectAPI") {
        return Some(Class::Manifest);
    }
    // A badge document may have any member beside its own; an envelope has none of those that make a badge.
    let a_badge = ["type", "@type", "recipient", "badge", "credentialSubject"].into_iter().any(has);
    let response = document.get("status").is_some_and(Json::is_object)
        && (has("assertions") || has("signedAssertions") || has("profile"));
    let envelope = has("assertion") || has("signedAssertion") || response;
    (envelope && !a_badge).then_some(Class::Envelope)
}

/// What 0.5 looks like: the recipient as text, or the issuer inside the badge inside the document, and nothing of
/// what came later.
pub(super) fn is_oldest(document: &Json<'_>) -> bool {
    let later = ["verification", "credentialSubject"];
    if later.iter().any(|name| document.present(name).is_some()) {
        return false;
    }
    match document.present("recipient") {
        Some(Json::String(_)) => true,
        Some(_) => false,
        None => has_badge_with_issuer(document) && document.present("type").is_none(),
    }
}

fn has_badge_with_issuer(document: &Json<'_>) -> bool {
    document.present("badge").and_then(|badge| badge.present("issuer")).is_some_and(Json::is_object)
}

/// Whether a document that [`is_oldest`] is the mixture that Mozilla's Backpack made of 1.0: badge and issuer moved
/// inside, the recipient flattened, but the members of 1.0 kept.
pub(super) fn is_backpack_hybrid(document: &Json<'_>) -> bool {
    let badge = document.present("badge").filter(|badge| badge.is_object());
    let kept = ["uid", "verify", "issuedOn", "_originalRecipient"];
    badge.is_some_and(|badge| {
        badge.present("_location").is_some() || kept.iter().any(|name| document.present(name).is_some())
    })
}
