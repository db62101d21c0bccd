//! Documents that say the same to a proof and something else to readers of plain JSON are refused.

use super::{OB, V2, canonical, refusal};
use crate::proof::canonical::ld::ContextSet;

/// A credential, with something replaced.
fn credential(from: &str, to: &str) -> String {
    let text = format!(
        r#"{{"@context": ["{V2}", "{OB}"], "id": "urn:uuid:c", "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {{"id": "https://issuer.example/", "type": ["Profile"], "name": "Example"}},
            "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2027-01-01T00:00:00Z", "name": "Badge",
            "credentialSubject": {{"id": "did:example:s", "type": ["AchievementSubject"], "achievement": {{
                "id": "urn:uuid:a", "type": ["Achievement"], "name": "A", "description": "D",
                "criteria": {{"narrative": "N"}}}}}}}}"#
    );
    let changed = text.replacen(from, to, 1);
    assert!(from.is_empty() || changed != text, "{from} is not there");
    changed
}

#[test]
fn the_compacted_form_is_taken() {
    assert_eq!(canonical(ContextSet::shared(), &credential("", "")).unwrap().lines().count(), 16);
}

#[test]
fn each_form_that_hides_something_is_refused() {
    for (from, to, pointer) in [
        (
            r#""validUntil":"#,
            r#""https://www.w3.org/2018/credentials#validUntil":"#,
            "/https:~1~1www.w3.org~12018~1credentials#validUntil",
        ),
        (r#""id": "urn:uuid:c""#, r#""@id": "urn:uuid:c""#, "/@id"),
        (r#""type": ["VerifiableCredential", "#, r#""@type": ["VerifiableCredential", "#, "/@type"),
        (r#""Profile""#, r#""https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile""#, "/issuer/type/0"),
        (
            r#""validUntil": "2027-01-01T00:00:00Z""#,
            r#""validUntil": {"@value": "2027-01-01T00:00:00Z", "type": "http://www.w3.org/2001/XMLSchema#dateTime"}"#,
            "/validUntil",
        ),
        (r#""name": "Badge""#, r#""name": {"@value": "Badge"}"#, "/name"),
        (r#""name": "Badge""#, r#""name": {"@set": ["Badge"]}"#, "/name"),
        (
            r#""validUntil": "2027-01-01T00:00:00Z""#,
            r#""@nest": {"validUntil": "2027-01-01T00:00:00Z"}"#,
            "/@nest/validUntil",
        ),
        // The end of the credential, moved to where its own node is named again.
        (
            r#""validUntil": "2027-01-01T00:00:00Z", "name": "Badge","#,
            r#""name": "Badge", "evidence": {"id": "urn:uuid:c", "type": "VerifiableCredential", "validUntil": "2027-01-01T00:00:00Z"},"#,
            "/evidence",
        ),
    ] {
        let error = canonical(ContextSet::shared(), &credential(from, to)).unwrap_err();
        assert_eq!(refusal(&error), ("canon.form", pointer.to_owned()), "{to}: {error}");
    }
}

#[test]
fn a_mere_reference_to_the_documents_own_node_is_no_description() {
    let document = credential(r#""name": "Badge""#, r#""name": "Badge", "evidence": {"id": "urn:uuid:c"}"#);
    assert!(canonical(ContextSet::shared(), &document).is_ok());
}

#[test]
fn an_endorsement_may_be_about_the_credential_that_carries_it() {
    let carried = |subject: &str| {
        let endorsement = format!(
            r#""name": "Badge", "endorsement": [{{"id": "urn:uuid:e", "type": ["VerifiableCredential",
                "EndorsementCredential"], "credentialSubject": {{"id": "urn:uuid:c", {subject}}}}}],"#
        );
        canonical(ContextSet::shared(), &credential(r#""name": "Badge","#, &endorsement))
    };
    let comment = r#""endorsementComment": "Good.""#;
    for subject in [
        format!(r#""type": ["EndorsementSubject"], {comment}"#),
        format!(r#""type": "EndorsementSubject", {comment}"#),
    ] {
        assert!(carried(&subject).is_ok(), "{subject}");
    }
    for subject in [
        format!(r#""type": ["EndorsementSubject", "OpenBadgeCredential"], {comment}"#),
        format!(r#""type": ["EndorsementSubject"], {comment}, "name": "Badge""#),
        format!(r#""type": ["EndorsementSubject"], {comment}, "@nest": {{{comment}}}"#),
        r#""type": ["AchievementSubject"]"#.to_owned(),
    ] {
        assert_eq!(refusal(&carried(&subject).unwrap_err()).0, "canon.form", "{subject}");
    }
}
