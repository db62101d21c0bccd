//! VC-JWT: header and claims against the credential, strict and compatible.

use super::*;
use crate::proof::fixtures::{CREDENTIAL, credential_v1};

const HEADER: &str = r#"{"alg":"EdDSA","kid":"https://issuer.example/key","typ":"JWT"}"#;
const CLAIMS: &str = r#""iss":"https://issuer.example/profile","jti":"urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002","nbf":1772359200,"sub":"did:example:ada","exp":1898589600"#;

fn mode(mode: SignatureMode) -> SignatureOptions {
    SignatureOptions { mode, ..Default::default() }
}

/// A credential of data model 2.0 with any claims.
fn payload(claims: &str) -> String {
    let inside = CREDENTIAL.strip_suffix('}').unwrap().trim_end();
    format!("{inside},{claims}}}")
}

fn report(header: &str, payload: &str, options: &SignatureOptions) -> SignatureReport {
    let key = key(KeyKind::Ed25519);
    verify_signature(&token(header, payload, &key), &[&key], options).unwrap()
}

/// The problems in both modes; the severity decides whether it is verified.
fn told(header: &str, payload: &str) -> [Vec<(ErrorCode, String)>; 2] {
    [(SignatureMode::Strict, Severity::Error), (SignatureMode::Compatible, Severity::Warning)].map(
        |(asked, severity)| {
            let report = report(header, payload, &mode(asked));
            let problems = report.problems.iter();
            let found: Vec<_> =
                problems.map(|problem| (problem.code, problem.pointer.clone().unwrap_or_default())).collect();
            let soft = report.problems.iter().all(|problem| problem.severity == severity);
            let errors = report.problems.iter().any(|problem| problem.severity == Severity::Error);
            assert!(soft || errors, "{:?}", report.problems);
            assert_eq!(report.verified, !errors);
            assert_eq!(report.format, ProofFormat::VcJwt);
            assert!(report.key.is_some(), "the signature itself is good");
            found
        },
    )
}

/// One problem in both modes: an error in strict mode, a warning in the compatible one.
fn softened(header: &str, payload: &str, code: ErrorCode, pointer: &str) {
    let [strict, compatible] = told(header, payload);
    assert_eq!(strict, [(code, pointer.to_owned())], "{header} {payload}");
    assert_eq!(compatible, strict);
    assert!(report(header, payload, &mode(SignatureMode::Compatible)).verified);
}

/// One problem that is an error in both modes.
fn hard(payload: &str, code: ErrorCode, pointer: &str) {
    for asked in [SignatureMode::Strict, SignatureMode::Compatible] {
        let report = report(HEADER, payload, &mode(asked));
        assert!(!report.verified, "{payload}");
        let problem = report.problems.iter().find(|problem| problem.severity == Severity::Error).unwrap();
        assert_eq!((problem.code, problem.pointer.as_deref()), (code, Some(pointer)), "{payload}");
    }
}

#[test]
fn a_credential_with_its_claims_verifies() {
    for header in [
        HEADER,
        r#"{"alg":"EdDSA","kid":"did:web:issuer.example#key-1","typ":"vc+jwt"}"#,
        r#"{"kid":"https://issuer.example/key","alg":"EdDSA"}"#,
    ] {
        let report = report(header, &payload(CLAIMS), &mode(SignatureMode::Strict));
        assert!(report.verified, "{:?}", report.problems);
        assert_eq!(report.problems, []);
        assert_eq!((report.format, report.version), (ProofFormat::VcJwt, Some(Version::V3_0)));
        assert_eq!(report.document, payload(CLAIMS));
    }
    let jwk = key(KeyKind::Ed25519).public_jwk().unwrap();
    let embedded = format!(r#"{{"alg":"EdDSA","jwk":{jwk},"typ":"JWT"}}"#);
    assert_eq!(report(&embedded, &payload(CLAIMS), &mode(SignatureMode::Strict)).problems, []);
    let more = payload(&format!(r#"{CLAIMS},"iat":1772359200.5,"aud":["https://a.example"]"#));
    assert_eq!(report(HEADER, &more, &mode(SignatureMode::Strict)).problems, []);
}

#[test]
fn a_credential_of_the_old_model_stands_in_the_claim_vc() {
    let inner = credential_v1();
    let wrapped = format!(r#"{{ "vc" : {inner} ,{CLAIMS}}}"#);
    let found = report(HEADER, &wrapped, &mode(SignatureMode::Strict));
    assert!(found.verified, "{:?}", found.problems);
    assert_eq!(found.document, inner, "byte for byte");
    assert_eq!(found.version, Some(Version::V3_0));

    let inside = inner.strip_suffix('}').unwrap();
    softened(HEADER, &format!("{inside},{CLAIMS}}}"), ErrorCode::JwtClaimMissing, "/vc");
    let new = format!(r#"{{"vc":{CREDENTIAL},{CLAIMS}}}"#);
    softened(HEADER, &new, ErrorCode::JwtClaimMismatch, "/vc");
    hard(&format!(r#"{{"vc":"{{}}",{CLAIMS}}}"#), ErrorCode::JwtClaimType, "/vc");
}

#[test]
fn each_claim_must_be_there() {
    for name in ["iss", "jti", "nbf", "sub", "exp"] {
        let without: Vec<&str> =
            CLAIMS.split(',').filter(|claim| !claim.starts_with(&format!("\"{name}\""))).collect();
        assert_eq!(without.len(), 4);
        softened(HEADER, &payload(&without.join(",")), ErrorCode::JwtClaimMissing, &format!("/{name}"));
    }
    let [strict, _] = told(HEADER, CREDENTIAL);
    let pointers: Vec<&str> = strict.iter().map(|(_, pointer)| pointer.as_str()).collect();
    assert_eq!(pointers, ["/iss", "/jti", "/sub", "/nbf", "/exp"], "all at once");
}

#[test]
fn each_claim_must_say_what_the_credential_says() {
    for (name, right, wrong) in [
        ("iss", "https://issuer.example/profile", "https://issuer.example/profile/"),
        (
            "jti",
            "urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002",
            "URN:uuid:91537dba-56cb-11ec-bf63-0242ac130002",
        ),
        ("sub", "did:example:ada", "did:example:grace"),
        ("nbf", "1772359200", "1772359201"),
        ("exp", "1898589600", "1898589599.9"),
    ] {
        let changed = CLAIMS.replace(right, wrong);
        assert_ne!(changed, CLAIMS);
        softened(HEADER, &payload(&changed), ErrorCode::JwtClaimMismatch, &format!("/{name}"));
    }
    let same_second = CLAIMS.replace("1772359200", "1772359200.75").replace("1898589600", "1.8985896e9");
    assert_eq!(report(HEADER, &payload(&same_second), &mode(SignatureMode::Strict)).problems, []);
}

#[test]
fn a_claim_that_repeats_nothing_does_not_pass_for_one_that_does() {
    let endless = payload(CLAIMS).replace(r#""validUntil": "2030-03-01T10:00:00Z","#, "");
    softened(HEADER, &endless, ErrorCode::JwtClaimMismatch, "/exp");
    let nobody = payload(CLAIMS).replace(r#""id": "did:example:ada", "#, "");
    softened(HEADER, &nobody, ErrorCode::JwtClaimMismatch, "/sub");
    let unreadable = payload(CLAIMS).replace("2026-03-01T10:00:00Z", "2026-02-31T10:00:00Z");
    softened(HEADER, &unreadable, ErrorCode::JwtClaimMismatch, "/nbf");
    let without = CLAIMS.replace(",\"exp\":1898589600", "");
    let endless = payload(&without).replace(r#""validUntil": "2030-03-01T10:00:00Z","#, "");
    assert_eq!(report(HEADER, &endless, &mode(SignatureMode::Strict)).problems, []);
}

#[test]
fn a_claim_of_the_wrong_type_is_an_error_in_every_mode() {
    for (name, right) in [
        ("iss", "\"https://issuer.example/profile\""),
        ("jti", "\"urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002\""),
        ("sub", "\"did:example:ada\""),
        ("nbf", "1772359200"),
        ("exp", "1898589600"),
    ] {
        for wrong in ["null", "true", "[]", "{}", if right.starts_with('"') { "5" } else { "\"1772359200\"" }]
        {
            let pointer = format!("/{name}");
            let claims = CLAIMS.replace(right, wrong);
            hard(&payload(&claims), ErrorCode::JwtClaimType, &pointer);
        }
    }
    for other in [r#""iat":"now""#, r#""aud":5"#, r#""aud":["a",5]"#] {
        let pointer = format!("/{}", &other[1..4]);
        hard(&payload(&format!("{CLAIMS},{other}")), ErrorCode::JwtClaimType, &pointer);
    }
}

#[test]
fn the_header_has_only_what_the_specification_lists() {
    for header in [
        r#"{"alg":"EdDSA","typ":"JWT"}"#,
        r#"{"alg":"EdDSA","kid":"key-1"}"#,
        r#"{"alg":"EdDSA","kid":"https://issuer.example/key","typ":"jose"}"#,
        r#"{"alg":"EdDSA","kid":"https://issuer.example/key","typ":"jwt"}"#,
        r#"{"alg":"EdDSA","kid":"https://issuer.example/key","cty":"vc"}"#,
        r#"{"alg":"EdDSA","kid":"https://issuer.example/key","jku":"https://evil.example/keys"}"#,
        r#"{"alg":"EdDSA","kid":"https://issuer.example/key","x5c":[]}"#,
        r#"{"alg":"EdDSA","kid":"https://issuer.example/key","iss":"https://issuer.example/profile"}"#,
    ] {
        softened(header, &payload(CLAIMS), ErrorCode::JwtHeader, "");
    }
}

#[test]
fn dates_are_judged_only_at_a_moment_of_the_callers() {
    let at = |at: &str, payload: &str, asked| {
        let options = SignatureOptions { at: Some(at.to_owned()), ..mode(asked) };
        let report = report(HEADER, payload, &options);
        assert_eq!(
            report.verified,
            report.problems.iter().all(|problem| problem.severity != Severity::Error)
        );
        codes(&report)
    };
    let whole = payload(CLAIMS);
    for (moment, expected) in [
        ("2026-03-01T09:59:59.999Z", &[ErrorCode::DatesNotYet][..]),
        ("2026-03-01T10:00:00Z", &[]),
        ("2030-03-01T10:59:59.999+01:00", &[]),
        ("2030-03-01T10:00:00Z", &[ErrorCode::DatesExpired]),
        ("2031-01-01T00:00:00Z", &[ErrorCode::DatesExpired]),
    ] {
        for asked in [SignatureMode::Strict, SignatureMode::Compatible] {
            assert_eq!(at(moment, &whole, asked), expected, "{moment}");
        }
    }
    // Without claims the credential's own dates count.
    let bare = at("2031-01-01T00:00:00Z", CREDENTIAL, SignatureMode::Compatible);
    assert_eq!(bare.last(), Some(&ErrorCode::DatesExpired));
    let far = payload(&CLAIMS.replace("1898589600", "1e300"));
    assert_eq!(at("2031-01-01T00:00:00Z", &far, SignatureMode::Compatible), [ErrorCode::JwtClaimMismatch]);
    assert_eq!(report(HEADER, &whole, &mode(SignatureMode::Strict)).problems, [], "no moment, no judgement");
}

#[test]
fn who_the_subject_is_stands_in_no_message() {
    let wrong = payload(&CLAIMS.replace("did:example:ada", "mailto:ada@example.org"));
    let json = wire::to_json(&report(HEADER, &wrong, &mode(SignatureMode::Strict)).problems).unwrap();
    assert!(!json.contains("ada"), "{json}");
}

#[test]
fn a_flood_of_members_is_bounded_and_still_an_error() {
    let flood: String = (0..2_000).map(|n| format!(",\"x{n}\":1")).collect();
    let header = HEADER.replace('}', &format!("{flood}}}"));
    let limits = Limits { problems: 3, ..Limits::default() };
    let report = report(&header, &payload(CLAIMS), &SignatureOptions { limits, ..Default::default() });
    assert_eq!(report.problems.len(), 3);
    assert!(!report.verified);
    let none = Limits { problems: 0, ..Limits::default() };
    let report = super::super::verify_signature(
        &token(r#"{"alg":"none"}"#, "{}", &key(KeyKind::Ed25519)),
        &[],
        &SignatureOptions { limits: none, ..Default::default() },
    );
    assert!(!report.unwrap().verified);
}

#[test]
fn the_official_example_verifies_as_the_official_validator_has_it() {
    let claims = r#""iss":"https://example.edu/issuers/565049","nbf":1262304000,"jti":"http://example.edu/credentials/3732","sub":"did:example:ebfeb1f712ebc6f1c276e12ec21""#;
    let payload = format!(
        r#"{{"vc":{{"@context":["https://www.w3.org/2018/credentials/v1","https://imsglobal.github.io/openbadges-specification/context.json"],"id":"http://example.edu/credentials/3732","type":["VerifiableCredential","OpenBadgeCredential"],"issuer":{{"id":"https://example.edu/issuers/565049","type":["Profile"],"name":"Example University"}},"issuanceDate":"2010-01-01T00:00:00Z","name":"Example University Degree","credentialSubject":{{"id":"did:example:ebfeb1f712ebc6f1c276e12ec21","type":["AchievementSubject"]}}}},{claims}}}"#
    );
    softened(r#"{"alg":"EdDSA","typ":"JWT"}"#, &payload, ErrorCode::JwtHeader, "");
}
