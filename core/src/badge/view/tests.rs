mod records;

use super::*;
use crate::problem::Severity;

const CONTEXT: &str = r#""@context":"https://w3id.org/openbadges/v2""#;
const CREDENTIAL: &str = r#""@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"type":["VerifiableCredential","OpenBadgeCredential"]"#;

#[track_caller]
fn read(text: &str) -> Badge {
    parse(text, &ParseOptions::default()).unwrap()
}

fn refused(text: &str) -> Error {
    parse(text, &ParseOptions::default()).unwrap_err()
}

fn odd(badge: &Badge) -> Vec<(ErrorCode, &str)> {
    badge.problems.iter().map(|problem| (problem.code, problem.pointer.as_deref().unwrap_or("-"))).collect()
}

fn jws(payload: &str) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    format!("eyJhbGciOiJFUzI1NiIsImtpZCI6ImsxIn0.{}.c2ln", URL_SAFE_NO_PAD.encode(payload))
}

fn texts<const N: usize>(expected: [Option<&str>; N], found: [&Option<String>; N]) {
    assert_eq!(found.map(|text| text.as_deref()), expected);
}

#[test]
fn version_0_5_is_shown_with_relative_urls_as_written() {
    let badge = read(
        r#"{"recipient":"sha256$ab12","salt":"s","evidence":"/e","expires":1367107200,"issued_on":"2013-03-01",
        "badge":{"version":"1.0.0","name":"N","description":"D","image":"/i.png","criteria":"/c",
        "issuer":{"origin":"https://i.example","name":"I","org":"O","contact":"c@i.example"}}}"#,
    );
    assert_eq!((badge.version, badge.class, badge.backpack_hybrid), (Version::V0_5, Class::Assertion, false));
    texts(
        [Some("N"), Some("D"), Some("/i.png"), None],
        [&badge.name, &badge.description, &badge.image, &badge.id],
    );
    texts([Some("2013-03-01"), Some("1367107200")], [&badge.issued_on, &badge.expires]);
    let issuer = badge.issuer.unwrap();
    texts(
        [Some("https://i.example"), Some("I"), None, Some("c@i.example")],
        [&issuer.id, &issuer.name, &issuer.url, &issuer.email],
    );
    let recipient = badge.recipient.unwrap();
    assert_eq!(
        (recipient.identity.as_str(), recipient.hashed, recipient.salt.as_deref()),
        ("sha256$ab12", true, Some("s"))
    );
    assert_eq!(badge.evidence[0].id.as_deref(), Some("/e"));
    assert_eq!(badge.criteria.unwrap().id.as_deref(), Some("/c"));
    assert_eq!(badge.problems, []);
}

#[test]
fn the_backpack_s_mixture_shows_where_its_parts_came_from() {
    let badge = read(
        r#"{"recipient":"a@e.example","uid":"u1","issuedOn":1400000000,"badge":{"_location":"https://i.example/b",
        "name":"N","issuer":{"_location":"https://i.example/i","origin":"https://i.example","url":"https://i.example/home","email":"m@i.example"}}}"#,
    );
    assert!(badge.backpack_hybrid);
    texts(
        [Some("u1"), Some("https://i.example/b"), Some("1400000000")],
        [&badge.id, &badge.badge_class, &badge.issued_on],
    );
    let issuer = badge.issuer.unwrap();
    texts(
        [Some("https://i.example/i"), Some("https://i.example/home"), Some("m@i.example")],
        [&issuer.id, &issuer.url, &issuer.email],
    );
}

#[test]
fn version_1_0_has_its_uid_for_an_id() {
    let badge = read(
        r#"{"uid":"u1","recipient":{"type":"email","hashed":false,"identity":"a@e.example"},"badge":"https://i.example/b",
        "verify":{"type":"signed","url":"https://i.example/key"},"issuedOn":1400000000}"#,
    );
    assert_eq!(badge.version, Version::V1_0);
    texts([Some("u1"), Some("https://i.example/b"), None], [&badge.id, &badge.badge_class, &badge.name]);
    assert_eq!(badge.issuer, None);
    let verification = &badge.verification[0];
    texts(
        [Some("signed"), Some("https://i.example/key"), None],
        [&verification.kind, &verification.url, &verification.creator],
    );
    let class = read(r#"{"name":"N","criteria":"https://i.example/c","issuer":"https://i.example/i"}"#);
    assert_eq!(class.issuer.unwrap().id.as_deref(), Some("https://i.example/i"));
}

#[test]
fn one_thing_may_be_written_in_many_ways_of_json_ld() {
    let plain = read(&format!(
        r#"{{{CONTEXT},"type":"Assertion","id":"urn:x:1","badge":{{"id":"urn:x:2","name":"N","criteria":{{"id":"urn:x:3"}},"image":"urn:x:4"}},"evidence":["urn:x:5"]}}"#
    ));
    let rich = read(&format!(
        r#"{{{CONTEXT},"@type":["Assertion"],"@id":"urn:x:1","badge":[{{"@id":"urn:x:2","name":[{{"@value":"N","@language":"en"}},{{"@value":"M","@language":"de"}}],"criteria":"urn:x:3","image":{{"id":"urn:x:4","caption":"C"}}}}],"evidence":{{"id":"urn:x:5"}},"expires":null,"revoked":[]}}"#
    ));
    assert_eq!(rich.problems, []);
    let same = |badge: Badge| Badge { document: String::new(), raw: String::new(), ..badge };
    assert_eq!(same(plain), same(rich));
}

#[test]
fn a_member_of_the_wrong_type_is_left_out_with_a_pointer() {
    let badge = read(&format!(
        r#"{{{CONTEXT},"type":"Assertion","id":5,"recipient":"a@e.example","issuedOn":true,"expires":{{}},"revoked":"yes",
        "evidence":[1,{{"name":2}}],"verification":[],"image":{{"caption":"C"}},
        "badge":{{"name":["a","b"],"criteria":7,"issuer":[{{"name":{{"x":1}}}}]}}}}"#
    ));
    let pointers: Vec<&str> = odd(&badge).into_iter().map(|(_, pointer)| pointer).collect();
    assert_eq!(
        pointers,
        [
            "/id",
            "/recipient",
            "/issuedOn",
            "/expires",
            "/revoked",
            "/evidence/0",
            "/evidence/1/name",
            "/image",
            "/badge/name",
            "/badge/criteria",
            "/badge/issuer/name",
        ]
    );
    assert!(
        badge.problems.iter().all(|p| p.code == ErrorCode::DocumentMember && p.severity == Severity::Warning)
    );
    assert_eq!(badge.recipient, None);
    assert_eq!(badge.evidence, [Evidence::default()]);
    assert_eq!(badge.issuer, Some(Issuer::default()));
}

#[test]
fn the_number_of_problems_is_bounded() {
    let badge = read(&format!(r#"{{{CONTEXT},"type":"Assertion","evidence":[{}0]}}"#, "1,".repeat(5_000)));
    assert_eq!(badge.problems.len(), 100);
}

#[test]
fn a_nul_in_an_identifier_is_refused() {
    for (member, pointer) in [
        (r#""id":"urn:x\u0000""#, "/id"),
        (r#""badge":"urn:x\u0000""#, "/badge"),
        (r#""badge":{"issuer":{"url":"https://i.example/\u0000"}}"#, "/badge/issuer/url"),
        (r#""image":{"id":"\u0000"}"#, "/image/id"),
        (r#""evidence":["urn:x",{"id":"\u0000"}]"#, "/evidence/1/id"),
        (r#""verification":{"creator":"\u0000"}"#, "/verification/creator"),
        (r#""recipient":{"hashed":false,"identity":"a\u0000@e.example"}"#, "/recipient/identity"),
    ] {
        let error = refused(&format!(r#"{{{CONTEXT},"type":"Assertion",{member}}}"#));
        assert_eq!((error.code(), error.at().pointer.as_deref()), (ErrorCode::JsonNul, Some(pointer)));
    }
    let name = read(&format!(r#"{{{CONTEXT},"type":"Issuer","name":"a\u0000b"}}"#));
    assert_eq!(name.name.as_deref(), Some("a\0b"));
}

#[test]
fn the_hashed_flag_is_the_document_s_or_told_by_the_form() {
    let hash = "sha256$0123";
    for (identity, flag, hashed, odd_flag) in [
        (hash, r#","hashed":true"#, true, false),
        ("a@e.example", r#","hashed":false"#, false, false),
        ("a@e.example", r#","hashed":true"#, true, false),
        (hash, r#","hashed":false"#, false, true),
        (hash, r#","hashed":"true""#, true, true),
        ("a@e.example", r#","hashed":"False""#, false, true),
        (hash, r#","hashed":1"#, true, true),
        (hash, "", true, true),
        ("a$b@e.example", "", false, true),
    ] {
        let badge = read(&format!(
            r#"{{{CONTEXT},"type":"Assertion","recipient":{{"type":"email","identity":"{identity}"{flag}}}}}"#
        ));
        assert_eq!(badge.recipient.as_ref().unwrap().hashed, hashed, "{identity}{flag}");
        let codes: Vec<ErrorCode> = badge.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, if odd_flag { vec![ErrorCode::RecipientFlag] } else { vec![] }, "{identity}{flag}");
    }
}

#[test]
fn a_salt_that_is_no_text_is_never_turned_into_one() {
    for salt in ["5", "[\"s\"]", "[]", "true", "{}"] {
        let badge = read(&format!(
            r#"{{{CONTEXT},"type":"Assertion","recipient":{{"hashed":true,"identity":"sha256$00","salt":{salt}}}}}"#
        ));
        assert_eq!(badge.recipient.as_ref().unwrap().salt, None);
        assert_eq!(odd(&badge), [(ErrorCode::RecipientSalt, "/recipient/salt")], "{salt}");
    }
    let none = read(&format!(
        r#"{{{CONTEXT},"type":"Assertion","recipient":{{"hashed":true,"identity":"sha256$00","salt":null}}}}"#
    ));
    assert_eq!(none.problems, []);
}

#[test]
fn the_first_identifier_of_a_credential_s_subject_is_the_recipient() {
    let badge = read(&format!(
        r#"{{{CREDENTIAL},"id":"urn:x:1","issuer":"did:web:i.example","credentialSubject":{{"id":"did:example:a","identifier":[
        {{"type":"IdentityObject","hashed":true,"identityHash":"sha256$00","identityType":"emailAddress","salt":"s"}},
        {{"hashed":false,"identityHash":"S-1","identityType":"ext:student"}},7],
        "achievement":{{"id":"urn:x:2","name":"A"}}}},"name":"C","description":"D"}}"#
    ));
    let primary = badge.recipient.as_ref().unwrap();
    assert_eq!(
        (primary.kind.as_deref(), primary.hashed, primary.salt.as_deref()),
        (Some("emailAddress"), true, Some("s"))
    );
    let others: Vec<(&str, &str)> = badge
        .other_identifiers
        .iter()
        .map(|other| (other.kind.as_deref().unwrap(), other.identity.as_str()))
        .collect();
    assert_eq!(others, [("ext:student", "S-1"), ("id", "did:example:a")]);
    assert_eq!(odd(&badge), [(ErrorCode::DocumentMember, "/credentialSubject/identifier/2")]);
    texts([Some("A"), Some("D"), Some("urn:x:2")], [&badge.name, &badge.description, &badge.badge_class]);
    assert_eq!(badge.issuer.unwrap().id.as_deref(), Some("did:web:i.example"));
}

#[test]
fn every_proof_of_a_credential_is_shown() {
    let badge = read(&format!(
        r#"{{{CREDENTIAL},"proof":[{{"type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","verificationMethod":"did:key:z1"}},
        {{"type":"Ed25519Signature2020","verificationMethod":{{"id":"https://i.example/#k"}}}}],"validFrom":"2024-01-01T00:00:00Z"}}"#
    ));
    let shown: Vec<_> =
        badge.verification.iter().map(|v| (v.kind.as_deref(), v.creator.as_deref())).collect();
    assert_eq!(
        shown,
        [
            (Some("eddsa-rdfc-2022"), Some("did:key:z1")),
            (Some("Ed25519Signature2020"), Some("https://i.example/#k"))
        ]
    );
    assert_eq!(badge.issued_on.as_deref(), Some("2024-01-01T00:00:00Z"));
}

#[test]
fn the_subject_of_an_endorsement_is_no_recipient() {
    let text = format!(
        r#"{{{},"issuer":"urn:x:1","credentialSubject":{{"id":"urn:x:2"}}}}"#,
        CREDENTIAL.replace("OpenBadgeC", "EndorsementC")
    );
    assert_eq!(read(&text).recipient, None);
}

#[test]
fn the_claims_of_a_jwt_stand_for_what_its_credential_lacks() {
    let claims = r#"{"iss":"did:web:i.example","jti":"urn:x:1","sub":"did:example:a","nbf":1700000000,"exp":1800000000,"vc":{"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential","OpenBadgeCredential"],"credentialSubject":{"achievement":{"name":7}}}}"#;
    let text = jws(claims);
    let badge = read(&text);
    assert_eq!((badge.class, badge.vc_version), (Class::OpenBadgeCredential, Some(VcVersion::V1_1)));
    texts(
        [Some("urn:x:1"), Some("1700000000"), Some("1800000000")],
        [&badge.id, &badge.issued_on, &badge.expires],
    );
    assert_eq!(badge.recipient.as_ref().unwrap().identity, "did:example:a");
    assert_eq!(badge.issuer.as_ref().unwrap().id.as_deref(), Some("did:web:i.example"));
    assert_eq!(odd(&badge), [(ErrorCode::DocumentMember, "/vc/credentialSubject/achievement/name")]);
    assert_eq!((badge.document.as_str(), badge.raw.as_str()), (claims, text.as_str()));
    let signature = badge.signature.unwrap();
    assert_eq!(
        (signature.algorithm.as_str(), signature.key_id.as_deref(), signature.verified),
        ("ES256", Some("k1"), false)
    );
}

#[test]
fn an_envelope_shows_the_signed_badge_before_the_plain_one() {
    let plain = format!(r#"{{{CONTEXT},"type":"Assertion","id":"urn:x:plain","issuedOn":true}}"#);
    let signed = jws(&format!(r#"{{{CONTEXT},"type":"Assertion","id":"urn:x:signed"}}"#));
    let both = read(&format!(r#"{{"assertion":{plain},"signedAssertion":"{signed}"}}"#));
    assert_eq!(
        (both.version, both.class, both.id.as_deref()),
        (Version::V2_1, Class::Envelope, Some("urn:x:signed"))
    );
    assert_eq!(both.signature.unwrap().algorithm, "ES256");
    let response =
        read(&format!(r#"{{"status":{{"error":null}},"assertions":[{plain}],"signedAssertions":[]}}"#));
    assert_eq!((response.id.as_deref(), response.signature.is_none()), (Some("urn:x:plain"), true));
    assert_eq!(odd(&response), [(ErrorCode::DocumentMember, "/assertions/issuedOn")]);
    let profile = read(&format!(r#"{{"status":{{}},"profile":{{{CONTEXT},"type":"Profile","name":"P"}}}}"#));
    assert_eq!(profile.name.as_deref(), Some("P"));
}

#[test]
fn an_envelope_without_a_badge_is_refused() {
    for text in [
        r#"{"assertion":null}"#,
        r#"{"status":{},"assertions":[],"profile":null}"#,
        r#"{"assertion":{"assertion":{"assertion":null}}}"#,
    ] {
        assert_eq!(refused(text).code(), ErrorCode::DocumentEnvelope, "{text}");
    }
    assert_eq!(refused(r#"{"assertion":{"a":1}}"#).code(), ErrorCode::DocumentUnrecognised);
    for inner in [r#""x""#, r#""{}""#, "5", r#"{"payload":"x"}"#] {
        let error = refused(&format!(r#"{{"signedAssertion":{inner}}}"#));
        assert_eq!(error.at().pointer.as_deref(), Some("/signedAssertion"), "{inner}");
    }
}

#[test]
fn a_url_has_no_document_to_show() {
    assert_eq!(refused("https://issuer.example/1").code(), ErrorCode::DocumentHosted);
}

#[test]
fn a_manifest_and_a_bare_context_are_shown_with_what_they_have() {
    let manifest = r#"{"@context":"https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld","id":"https://i.example/.well-known/badgeconnect.json","badgeConnectAPI":[]}"#;
    assert_eq!(read(manifest).id.as_deref(), Some("https://i.example/.well-known/badgeconnect.json"));
    let bare = read(&format!("{{{CONTEXT}}}"));
    assert_eq!((bare.version, bare.class), (Version::V2_0, Class::Unknown));
}
