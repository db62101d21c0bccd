//! Signing: payload and header byte for byte, and what is refused.

mod attach;

use super::*;
use crate::keys::KeyKind;
use crate::proof::fixtures::{
    ASSERTION, CREDENTIAL, P256, RSA, credential_v1, decode, key, other_key, read, with_id,
};
use crate::proof::{SignatureMode, SignatureOptions, SignatureReport};
use crate::{SeededEntropy, verify_signature};

const CLAIMS: &str = r#""iss":"https://issuer.example/profile","jti":"urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002","sub":"did:example:ada","nbf":1772359200,"exp":1898589600"#;
const ONE: &str = r#"{"uid":"a1","recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},"badge":"https://issuer.example/robotics","verify":{"type":"signed","url":"https://issuer.example/key.pem"},"issuedOn":1362132000}"#;

fn options() -> SignOptions {
    SignOptions::default()
}

fn signed_with(document: &str, key: &Key, options: &SignOptions) -> Result<Signed> {
    sign(document, key, options, &mut SeededEntropy::new("signing"))
}

fn signed(document: &str) -> Signed {
    signed_with(document, &key(KeyKind::P256), &options()).unwrap()
}

fn payload(signed: &Signed) -> String {
    String::from_utf8(decode(signed.token.split('.').nth(1).unwrap())).unwrap()
}

fn refusal(document: &str) -> Error {
    signed_with(document, &key(KeyKind::P256), &options()).unwrap_err()
}

fn verified(token: &str, key: &Key) -> SignatureReport {
    let report = verify_signature(token, &[&key.public()], &SignatureOptions::default()).unwrap();
    assert!(report.verified, "{:?}", report.problems);
    report
}

#[test]
fn an_assertion_is_the_payload_byte_for_byte() {
    let spaced = ASSERTION.replace(',', " ,\n\t").replace("robotics", "r\\u006fbotics/ö");
    for document in [ASSERTION, &spaced, ONE] {
        let signed = signed(&format!("\n {document}\r\n"));
        assert_eq!(payload(&signed), document);
        assert_eq!((signed.format, signed.header.as_str()), (ProofFormat::Jws, r#"{"alg":"ES256"}"#));
        assert_eq!(decode(signed.token.split('.').next().unwrap()), signed.header.as_bytes());
        assert_eq!(verified(&signed.token, &key(KeyKind::P256)).document, document);
    }
}

#[test]
fn a_credential_has_its_claims_behind_its_members() {
    let signed = signed(CREDENTIAL);
    let inside = CREDENTIAL.strip_suffix("\n}").unwrap();
    assert_eq!(payload(&signed), format!("{inside},{CLAIMS}}}"));
    let jwk = key(KeyKind::P256).public_jwk().unwrap();
    assert_eq!(signed.header, format!(r#"{{"alg":"ES256","jwk":{jwk},"typ":"JWT"}}"#));
    assert!(!signed.header.contains("\"d\""));
    assert_eq!(signed.format, ProofFormat::VcJwt);
    assert_eq!(verified(&signed.token, &key(KeyKind::P256)).problems, []);
}

#[test]
fn a_credential_of_the_old_model_stands_in_the_claim_vc() {
    let document = credential_v1();
    let signed = signed(&document);
    assert_eq!(payload(&signed), format!(r#"{{"vc":{document},{CLAIMS}}}"#));
    let report = verified(&signed.token, &key(KeyKind::P256));
    assert_eq!((report.document, report.problems), (document, Vec::new()));
}

#[test]
fn claims_that_are_there_already_are_kept_if_they_agree() {
    let inside = CREDENTIAL.strip_suffix("\n}").unwrap();
    let whole = format!("{inside},{CLAIMS}}}");
    assert_eq!(payload(&signed(&whole)), whole, "signing again changes nothing");
    let some = format!(r#"{inside}, "nbf":1772359200.0, "iat": 1}}"#);
    let expected = CLAIMS.replace("\"nbf\":1772359200,", "");
    assert_eq!(payload(&signed(&some)), format!(r#"{inside}, "nbf":1772359200.0, "iat": 1,{expected}}}"#));
    for wrong in [r#""iss":"https://evil.example""#, r#""nbf":"1772359200""#, r#""exp":5"#, r#""sub":null"#] {
        let error = refusal(&format!("{inside},{wrong}}}"));
        assert_eq!(error.code(), ErrorCode::IssueInvalid, "{wrong}");
        assert!(error.message().contains(&format!("`{}`", &wrong[1..4])), "{}", error.message());
    }
    let endless = CREDENTIAL.replace(r#""validUntil": "2030-03-01T10:00:00Z","#, "\"exp\": 1898589600,");
    assert_eq!(refusal(&endless).code(), ErrorCode::IssueInvalid);
}

#[test]
fn dates_of_claims_are_whole_seconds() {
    let precise = CREDENTIAL
        .replace("2026-03-01T10:00:00Z", "2026-03-01T12:00:00.999+02:00")
        .replace("2030-03-01T10:00:00Z", "2030-03-01T10:00:00.000000001Z");
    let signed = signed(&precise);
    assert!(payload(&signed).ends_with(&format!(",{CLAIMS}}}")));
    verified(&signed.token, &key(KeyKind::P256));
    let old = CREDENTIAL.replace("2026-03-01T10:00:00Z", "1969-12-31T23:59:59.5Z");
    assert!(
        payload(&self::signed(&old)).contains(r#""nbf":-1,"#),
        "before 1970 too it is the second it falls into"
    );
}

#[test]
fn a_credential_without_what_the_claims_repeat_is_refused_even_unchecked() {
    let unchecked = SignOptions { check: false, ..options() };
    let by_identifier = CREDENTIAL.replace(
        r#""id": "did:example:ada","#,
        r#""identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": "ada@example.org", "identityType": "emailAddress"}],"#,
    );
    let error = signed_with(&by_identifier, &key(KeyKind::P256), &options()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::IssueInvalid);
    assert!(error.message().contains("`credentialSubject.id` (for the claim `sub`)"), "{}", error.message());
    assert!(!error.message().contains("ada@"));
    let bare = r#"{"@context":"https://www.w3.org/ns/credentials/v2","type":"OpenBadgeCredential","validUntil":"soon"}"#;
    let error = signed_with(bare, &key(KeyKind::P256), &unchecked).unwrap_err();
    for name in ["iss", "jti", "sub", "nbf", "exp"] {
        assert!(error.message().contains(&format!("`{name}`")), "{}", error.message());
    }
}

#[test]
fn an_embedded_proof_is_signed_along() {
    let proof = r#""proof": [{"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod", "verificationMethod": "https://issuer.example/key", "proofValue": "z3sXaxjKs4M3BRicwWA9peyNPJvJqxtGsDmpt1jjoHCjgeUf71TRFz56osPSfDErszyLp5Ks1EhYSgpDaNM977Rg2"}],"#;
    let document = CREDENTIAL.replacen('{', &format!("{{{proof}"), 1);
    assert!(payload(&signed(&document)).contains(proof));
}

#[test]
fn endorsements_and_status_lists_are_signed_too() {
    let endorsement = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Endorsement","id":"urn:uuid:a7e1cbd3-2c1d-4c4b-9a0d-3f0c1d2e4b5b","claim":{"id":"https://issuer.example/robotics"},"issuer":"https://issuer.example/profile","issuedOn":"2026-03-01T10:00:00Z","verification":{"type":"SignedBadge"}}"#;
    assert_eq!(signed(endorsement).format, ProofFormat::Jws);
    let list = r#"{"@context":["https://www.w3.org/ns/credentials/v2"],"id":"https://issuer.example/status/1","type":["VerifiableCredential","BitstringStatusListCredential"],"issuer":"https://issuer.example/profile","validFrom":"2026-03-01T10:00:00Z","credentialSubject":{"id":"https://issuer.example/status/1#list","type":"BitstringStatusList","statusPurpose":"revocation","encodedList":"uH4sIAAAAAAAA_-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"}}"#;
    let signed = signed(list);
    assert!(payload(&signed).ends_with(r##","iss":"https://issuer.example/profile","jti":"https://issuer.example/status/1","sub":"https://issuer.example/status/1#list","nbf":1772359200}"##));
    verified(&signed.token, &key(KeyKind::P256));
}

#[test]
fn a_hosted_assertion_is_not_signed() {
    let unchecked = SignOptions { check: false, ..options() };
    for hosted in [
        ASSERTION.replace("SignedBadge", "HostedBadge"),
        ASSERTION.replace("\"SignedBadge\"", "[\"SignedBadge\",\"HostedBadge\"]"),
        ASSERTION.replace("\"SignedBadge\"", "5"),
        ASSERTION.replace("\"SignedBadge\"", "\"unsigned\""),
        ONE.replace("\"signed\"", "\"hosted\""),
        ONE.replace("\"verify\"", "\"verified\""),
    ] {
        let error = signed_with(&hosted, &key(KeyKind::P256), &unchecked).unwrap_err();
        assert_eq!(error.code(), ErrorCode::IssueInvalid, "{hosted}");
    }
    let error = refusal(
        &ASSERTION
            .replace("SignedBadge", "HostedBadge")
            .replace(",\"creator\":\"https://issuer.example/key\"", ""),
    );
    assert!(error.message().contains("SignedBadge"), "{}", error.message());
    assert_eq!(error.at().pointer.as_deref(), Some("/verification/type"));
}

#[test]
fn a_document_with_errors_is_refused_with_all_of_them_unless_it_is_not_checked() {
    let bad = ASSERTION
        .replace("2026-03-01T10:00:00Z", "yesterday")
        .replace("\"badge\":\"https://issuer.example/robotics\",", "");
    let error = refusal(&bad);
    assert_eq!(error.code(), ErrorCode::IssueInvalid);
    assert!(error.message().contains("2 errors"), "{}", error.message());
    assert!(
        error.message().contains("/issuedOn") && error.message().contains("/badge"),
        "{}",
        error.message()
    );
    let unchecked = SignOptions { check: false, ..options() };
    assert_eq!(payload(&signed_with(&bad, &key(KeyKind::P256), &unchecked).unwrap()), bad);
    assert_eq!(refusal(&CREDENTIAL.replace("\"Achievement\"", "\"Deed\"")).code(), ErrorCode::IssueInvalid);
}

#[test]
fn what_is_no_document_to_sign_is_refused() {
    let token = signed(ASSERTION).token;
    let claims = format!(r#"{{"vc":{},{CLAIMS}}}"#, credential_v1());
    for (document, expected) in [
        (token.as_str(), ErrorCode::IssueInvalid),
        (&claims, ErrorCode::IssueInvalid),
        ("https://issuer.example/1", ErrorCode::DocumentHosted),
        (r#"{"assertion":{}}"#, ErrorCode::DocumentEnvelope),
        (r#"{"badgeConnectAPI":[]}"#, ErrorCode::IssueInvalid),
        (r#"{"recipient":"ada@example.org","badge":{}}"#, ErrorCode::IssueInvalid),
        (r#"{"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass"}"#, ErrorCode::IssueInvalid),
        (r#"{"@context":"https://www.w3.org/ns/credentials/v2","type":"Profile"}"#, ErrorCode::IssueInvalid),
        (r#"{"hello":"world"}"#, ErrorCode::DocumentUnrecognised),
        (r#"{"a":1,"a":2}"#, ErrorCode::JsonDuplicateKey),
        ("", ErrorCode::PayloadEmpty),
        ("[]", ErrorCode::PayloadNotObject),
    ] {
        assert_eq!(refusal(document).code(), expected, "{document}");
    }
}

#[test]
fn the_header_follows_key_and_options() {
    let named = with_id(P256, "https://issuer.example/keys/1");
    let local = with_id(P256, "key-1");
    let jwk = named.public_jwk().unwrap();
    let header = |document: &str, key: &Key, options: SignOptions| {
        signed_with(document, key, &options).unwrap().header
    };
    assert_eq!(header(ASSERTION, &local, options()), r#"{"alg":"ES256","kid":"key-1"}"#);
    assert_eq!(
        header(CREDENTIAL, &named, options()),
        r#"{"alg":"ES256","kid":"https://issuer.example/keys/1","typ":"JWT"}"#
    );
    let embedded = format!(r#"{{"alg":"ES256","jwk":{jwk},"typ":"JWT"}}"#);
    assert_eq!(header(CREDENTIAL, &local, options()), embedded, "an id that is no URI leads nowhere");
    let both = SignOptions { embed_key: Some(true), ..options() };
    assert_eq!(
        header(CREDENTIAL, &named, both.clone()),
        format!(r#"{{"alg":"ES256","kid":"https://issuer.example/keys/1","jwk":{jwk},"typ":"JWT"}}"#)
    );
    assert_eq!(header(ASSERTION, &read(P256), both), format!(r#"{{"alg":"ES256","jwk":{jwk}}}"#));
    let chosen = SignOptions {
        key_id: Some("did:web:issuer.example#1".to_owned()),
        typ: Some("vc+jwt".to_owned()),
        embed_key: Some(false),
        ..options()
    };
    assert_eq!(
        header(CREDENTIAL, &named, chosen),
        r#"{"alg":"ES256","kid":"did:web:issuer.example#1","typ":"vc+jwt"}"#
    );
    let typed = SignOptions { typ: Some("JOSE".to_owned()), ..options() };
    assert_eq!(header(ASSERTION, &read(P256), typed), r#"{"alg":"ES256","typ":"JOSE"}"#);
    for key in [&named, &local] {
        verified(&signed_with(CREDENTIAL, key, &options()).unwrap().token, key);
    }
}

#[test]
fn every_algorithm_signs_what_verifies() {
    for algorithm in JwsAlgorithm::ALL {
        let key = key(algorithm.key_kind());
        let options = SignOptions { algorithm: Some(algorithm), ..options() };
        for document in [ASSERTION, CREDENTIAL] {
            let signed = signed_with(document, &key, &options).unwrap();
            assert_eq!(signed.algorithm, algorithm);
            assert_eq!(verified(&signed.token, &key).algorithm, Some(algorithm));
        }
    }
    for (kind, usual) in [
        (KeyKind::Rsa, "RS256"),
        (KeyKind::P256, "ES256"),
        (KeyKind::P384, "ES384"),
        (KeyKind::Ed25519, "EdDSA"),
    ] {
        assert_eq!(signed_with(ASSERTION, &key(kind), &options()).unwrap().algorithm.as_str(), usual);
    }
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let text = |text: &str| Some(text.to_owned());
    let private = key(KeyKind::P256);
    for (document, options, expected) in [
        (
            ASSERTION,
            SignOptions { algorithm: Some(JwsAlgorithm::Rs256), ..options() },
            ErrorCode::OptionConflict,
        ),
        (
            ASSERTION,
            SignOptions { algorithm: Some(JwsAlgorithm::Es384), ..options() },
            ErrorCode::OptionConflict,
        ),
        (ASSERTION, SignOptions { key: text(P256), ..options() }, ErrorCode::OptionConflict),
        (ASSERTION, SignOptions { format: Some(ProofFormat::VcJwt), ..options() }, ErrorCode::OptionConflict),
        (CREDENTIAL, SignOptions { format: Some(ProofFormat::Jws), ..options() }, ErrorCode::OptionConflict),
        (CREDENTIAL, SignOptions { embed_key: Some(false), ..options() }, ErrorCode::OptionConflict),
        (CREDENTIAL, SignOptions { key_id: text("key-1"), ..options() }, ErrorCode::OptionInvalid),
        (ASSERTION, SignOptions { key_id: text(""), ..options() }, ErrorCode::OptionInvalid),
        (CREDENTIAL, SignOptions { typ: text("JWS"), ..options() }, ErrorCode::OptionInvalid),
        (ASSERTION, SignOptions { typ: text(""), ..options() }, ErrorCode::OptionInvalid),
    ] {
        assert_eq!(signed_with(document, &private, &options).unwrap_err().code(), expected, "{options:?}");
    }
    assert_eq!(
        signed_with(ASSERTION, &private.public(), &options()).unwrap_err().code(),
        ErrorCode::KeyNotPrivate
    );
    let small = SignOptions { limits: Limits { jws_bytes: 500, ..Limits::default() }, ..options() };
    assert_eq!(signed_with(ASSERTION, &private, &small).unwrap_err().code(), ErrorCode::LimitJws);
}

#[test]
fn a_key_that_is_for_one_algorithm_signs_with_that() {
    let bound = read(&RSA.replace(r#"{"kty""#, r#"{"alg":"PS384","kty""#));
    assert_eq!(signed_with(ASSERTION, &bound, &options()).unwrap().header, r#"{"alg":"PS384"}"#);
    let other = SignOptions { algorithm: Some(JwsAlgorithm::Rs256), ..options() };
    assert_eq!(signed_with(ASSERTION, &bound, &other).unwrap_err().code(), ErrorCode::OptionConflict);
}

#[test]
fn what_is_signed_strictly_verifies_in_both_modes() {
    let key = other_key(KeyKind::Ed25519, "both modes");
    let token = signed_with(CREDENTIAL, &key, &options()).unwrap().token;
    for mode in [SignatureMode::Strict, SignatureMode::Compatible] {
        let options =
            SignatureOptions { mode, at: Some("2027-01-01T00:00:00Z".to_owned()), ..Default::default() };
        let report = verify_signature(&token, &[&key], &options).unwrap();
        assert!(report.verified && report.problems.is_empty(), "{:?}", report.problems);
    }
}
