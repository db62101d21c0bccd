//! Compact JWS: what is verified, and every way of getting round it that has been tried.

mod forged;
mod vc;

use super::*;
use crate::keys::KeyKind;
use crate::proof::fixtures::{ASSERTION, P256, RSA, decode, encode, key, other_key, read, token, with_id};

const KINDS: [KeyKind; 4] = [KeyKind::Rsa, KeyKind::P256, KeyKind::P384, KeyKind::Ed25519];

fn check(token: &str, keys: &[&Key]) -> SignatureReport {
    verify_signature(token, keys, &SignatureOptions::default()).unwrap()
}

/// The codes of the problems, for a token that must not be verified.
fn refused(token: &str, keys: &[&Key]) -> Vec<ErrorCode> {
    let report = check(token, keys);
    assert!(!report.verified, "{token}");
    codes(&report)
}

fn codes(report: &SignatureReport) -> Vec<ErrorCode> {
    report.problems.iter().map(|problem| problem.code).collect()
}

fn code(token: &str, keys: &[&Key]) -> ErrorCode {
    verify_signature(token, keys, &SignatureOptions::default()).unwrap_err().code()
}

/// The usual header of a kind of key.
fn usual_header(key: &Key) -> String {
    let algorithm = JwsAlgorithm::ALL.into_iter().find(|known| known.key_kind() == key.kind()).unwrap();
    format!(r#"{{"alg":"{algorithm}"}}"#)
}

fn signed_by(key: &Key, algorithm: JwsAlgorithm, payload: &str) -> String {
    let input = format!("{}.{}", encode(format!(r#"{{"alg":"{algorithm}"}}"#)), encode(payload));
    let signature = key.sign(algorithm, input.as_bytes(), &mut crate::keys::SeededEntropy::new("s")).unwrap();
    format!("{input}.{}", encode(signature))
}

#[test]
fn the_examples_of_rfc_7515_verify() {
    let payload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    let rs256 = format!(
        "eyJhbGciOiJSUzI1NiJ9.{payload}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc\
         _lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7\
         K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AX\
         LIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
    );
    let es256 = format!(
        "eyJhbGciOiJFUzI1NiJ9.{payload}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6\
         NU1Q"
    );
    let keys = [read(RSA).public(), read(P256).public()];
    let keys: Vec<&Key> = keys.iter().collect();
    for (index, token) in [rs256, es256].iter().enumerate() {
        let report = check(token, &keys);
        assert!(report.verified, "{:?}", report.problems);
        assert_eq!(report.key.unwrap().index, Some(index));
        assert_eq!((report.format, report.version), (ProofFormat::Jws, None));
        assert_eq!(report.document.as_bytes(), decode(payload));
    }
}

#[test]
fn the_signature_of_the_example_of_rfc_8037_verifies_but_its_payload_is_no_document() {
    let token = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWb\
                 hijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    let key = key(KeyKind::Ed25519);
    let (input, signature) = token.rsplit_once('.').unwrap();
    assert!(key.verifies(JwsAlgorithm::EdDsa, input.as_bytes(), &decode(signature)));
    assert_eq!(code(token, &[&key]), ErrorCode::JwsPayload);
}

#[test]
fn every_algorithm_verifies_with_the_public_half_of_its_key() {
    for algorithm in JwsAlgorithm::ALL {
        let key = key(algorithm.key_kind());
        let token = signed_by(&key, algorithm, ASSERTION);
        for key in [&key, &key.public()] {
            let report = check(&format!(" {token}\n"), &[key]);
            assert!(report.verified, "{algorithm}: {:?}", report.problems);
            assert_eq!((report.algorithm, report.version), (Some(algorithm), Some(Version::V2_0)));
            assert_eq!(report.header, format!(r#"{{"alg":"{algorithm}"}}"#));
            assert_eq!(report.document, ASSERTION);
            let found = report.key.unwrap();
            assert_eq!((found.source, found.index), (KeySource::Given, Some(0)));
            assert_eq!(found.thumbprint, key.info().unwrap().thumbprint);
        }
    }
}

#[test]
fn a_key_of_another_owner_or_another_hash_does_not_verify() {
    for kind in [KeyKind::P256, KeyKind::P384, KeyKind::Ed25519] {
        let key = key(kind);
        let token = token(&usual_header(&key), ASSERTION, &key);
        assert_eq!(refused(&token, &[&other_key(kind, "other")]), [ErrorCode::JwsSignature]);
    }
    let rsa = key(KeyKind::Rsa);
    for other in ["RS384", "RS512", "PS256", "PS384", "PS512"] {
        let token = token(&format!(r#"{{"alg":"{other}"}}"#), ASSERTION, &rsa);
        assert_eq!(refused(&token, &[&rsa]), [ErrorCode::JwsSignature], "{other}");
    }
}

#[test]
fn the_key_id_is_a_hint_and_nothing_more() {
    let right = with_id(P256, "right");
    let wrong = other_key(KeyKind::P256, "wrong");
    let rsa = key(KeyKind::Rsa);
    for header in [
        r#"{"alg":"ES256","kid":"right"}"#,
        r#"{"alg":"ES256","kid":"of nobody"}"#,
        r#"{"alg":"ES256"}"#,
        r#"{"alg":"ES256","kid":"../../etc/passwd' or 1=1"}"#,
    ] {
        let token = token(header, ASSERTION, &right);
        let report = check(&token, &[&rsa, &wrong, &right]);
        assert!(report.verified, "{header}");
        let found = report.key.unwrap();
        assert_eq!((found.index, found.id.as_deref()), (Some(2), Some("right")));
        assert_eq!(refused(&token, &[&rsa, &wrong]), [ErrorCode::JwsSignature]);
    }
    let named = with_id(P256, "right");
    let token = token(r#"{"alg":"ES256","kid":"right"}"#, ASSERTION, &key(KeyKind::P256));
    let plain = read(P256);
    assert_eq!(
        check(&token, &[&plain, &named]).key.unwrap().index,
        Some(1),
        "the one it names is tried first"
    );
}

#[test]
fn lower_case_names_of_algorithms_are_understood_with_a_warning() {
    for (name, kind) in [("rs256", KeyKind::Rsa), ("Es256", KeyKind::P256), ("eddsa", KeyKind::Ed25519)] {
        let key = key(kind);
        let report = check(&token(&format!(r#"{{"alg":"{name}"}}"#), ASSERTION, &key), &[&key]);
        assert!(report.verified);
        assert_eq!(codes(&report), [ErrorCode::JwsAlgorithmCase]);
        assert_eq!(report.problems.first().unwrap().severity, Severity::Warning);
    }
}

#[test]
fn without_a_key_nothing_is_verified() {
    for kind in KINDS {
        let key = key(kind);
        assert_eq!(refused(&token(&usual_header(&key), ASSERTION, &key), &[]), [ErrorCode::KeyNotFound]);
    }
}

#[test]
fn every_version_is_told() {
    let key = key(KeyKind::Ed25519);
    let header = r#"{"alg":"EdDSA"}"#;
    let one = r#"{"uid":"1","recipient":{},"badge":"https://e.example/b","verify":{"type":"signed"}}"#;
    for (payload, version) in [
        (ASSERTION, Some(Version::V2_0)),
        (one, Some(Version::V1_0)),
        (r#"{"recipient":"a@example.org","badge":{}}"#, Some(Version::V0_5)),
        (r#"{"hello":"world"}"#, None),
        ("{}", None),
        (
            r#"{"@context":"https://www.w3.org/ns/credentials/v2","type":"Profile","id":"urn:x"}"#,
            Some(Version::V3_0),
        ),
    ] {
        let report = check(&token(header, payload, &key), &[&key]);
        assert!(report.verified, "{payload}");
        assert_eq!((report.version, report.format), (version, ProofFormat::Jws), "{payload}");
    }
}

#[test]
fn what_is_no_token_is_an_error() {
    for (text, expected) in [
        ("", ErrorCode::PayloadEmpty),
        ("hello", ErrorCode::PayloadUnrecognised),
        ("https://issuer.example/1", ErrorCode::DocumentHosted),
        (ASSERTION, ErrorCode::JwsMalformed),
        ("eyJhbGciOiJSUzI1NiJ9.e30", ErrorCode::JwsMalformed),
        ("eyJhbGciOiJSUzI1NiJ9.e30.a.b.c", ErrorCode::JwsMalformed),
        ("eyJhbGciOiJSUzI1NiJ9..c2ln", ErrorCode::JwsMalformed),
    ] {
        assert_eq!(code(text, &[]), expected, "{text}");
    }
    let options = SignatureOptions { at: Some("yesterday".to_owned()), ..Default::default() };
    assert_eq!(verify_signature("a.b.c", &[], &options).unwrap_err().code(), ErrorCode::OptionInvalid);
}

#[test]
fn the_report_in_json_has_its_documented_members() {
    let key = with_id(P256, "key-1");
    let report = check(&token(r#"{"alg":"ES256"}"#, r#"{"a":1}"#, &key), &[&key]);
    let thumbprint = key.info().unwrap().thumbprint;
    assert_eq!(
        wire::to_json(&report).unwrap(),
        format!(
            r#"{{"verified":true,"format":"jws","algorithm":"ES256","key":{{"source":"given","index":0,"id":"key-1","thumbprint":"{thumbprint}"}},"header":"{{\"alg\":\"ES256\"}}","document":"{{\"a\":1}}","problems":[]}}"#
        )
    );
}
