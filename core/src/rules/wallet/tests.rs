#![allow(clippy::needless_pass_by_value, reason = "the calls are easier to read")]

use serde_json::{Value, json};

use super::*;
use crate::keys::KeyKind;
use crate::proof::fixtures::{CREDENTIAL, key, token};
use crate::{Profile, Report, ValidateOptions, validate};

const METHOD: &str = "https://issuer.example/profile#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

fn proof(more: Value) -> Value {
    with(
        json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "created": "2026-03-01T10:00:00Z",
            "verificationMethod": METHOD, "proofPurpose": "assertionMethod", "proofValue": "z3d"}),
        more,
    )
}

fn with(mut value: Value, more: Value) -> Value {
    for (name, member) in more.as_object().unwrap() {
        value[name] = member.clone();
    }
    value.as_object_mut().unwrap().retain(|_, member| !member.is_null());
    value
}

fn credential(more: Value) -> Value {
    let plain: Value = serde_json::from_str(CREDENTIAL).unwrap();
    with(with(plain, json!({"proof": proof(json!({}))})), more)
}

fn report(text: &str) -> Report {
    validate(text.as_bytes(), &ValidateOptions { profile: Profile::Wallet, ..Default::default() }).unwrap()
}

/// What the profile adds: code, pointer and rule, without what is the same for all.
fn found(text: &str) -> Vec<(String, String, String)> {
    let report = report(text);
    let ours = report.problems.into_iter().filter_map(|problem| {
        let rule = problem.rule.as_deref()?.strip_prefix("3.0/Wallet/")?.to_owned();
        assert_eq!(problem.severity, Severity::Warning);
        assert!(problem.hint.is_some_and(|who| who.contains("refuse")), "it says who refuses");
        Some((problem.code.as_str().to_owned(), problem.pointer.unwrap_or_default(), rule))
    });
    ours.collect()
}

fn told(text: &str) -> Vec<(String, String)> {
    found(text).into_iter().map(|(code, _, rule)| (code, rule)).collect()
}

fn one(code: &str, rule: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), rule.to_owned())]
}

#[test]
fn a_credential_that_everybody_takes_has_no_warning() {
    let report = report(&credential(json!({})).to_string());
    assert_eq!((report.ok, report.warnings), (true, 0), "{:#?}", report.problems);
    assert_eq!(report.profile, Profile::Wallet);
    let several = json!({"proof": [proof(json!({"cryptosuite": "ecdsa-rdfc-2019"})), proof(json!({}))]});
    assert!(found(&credential(several).to_string()).is_empty(), "one proof that is taken is enough");
    for did in
        ["did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", "did:web:issuer.example", "did:jwk:e30"]
    {
        let own = json!({"issuer": {"id": did, "type": ["Profile"], "name": "Makers"},
            "proof": proof(json!({"verificationMethod": format!("{did}#a")}))});
        assert!(found(&credential(own).to_string()).is_empty(), "{did}");
    }
}

#[test]
fn other_profiles_say_nothing_of_wallets() {
    let text = credential(json!({"proof": null})).to_string();
    for profile in [Profile::Standard, Profile::Strict] {
        let report = validate(text.as_bytes(), &ValidateOptions { profile, ..Default::default() }).unwrap();
        assert!(
            report
                .problems
                .iter()
                .all(|problem| problem.rule.as_deref().is_none_or(|rule| !rule.contains("/Wallet/")))
        );
    }
}

#[test]
fn older_documents_get_one_warning() {
    for text in [
        r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://issuer.example/1"}"#,
        r#"{"uid":"1","recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},"badge":"https://issuer.example/b","verify":{"type":"hosted","url":"https://issuer.example/1"},"issuedOn":1}"#,
    ] {
        assert_eq!(told(text), one("wallet.version", "version"), "{text}");
    }
    assert!(found(&json!({"@context": "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "id": "https://issuer.example",
        "type": ["Profile"]}).to_string()).is_empty(), "a profile is no credential");
}

#[test]
fn data_model_1_1_is_for_credentials_of_before() {
    let old = json!({"@context": ["https://www.w3.org/2018/credentials/v1", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://w3id.org/security/data-integrity/v2"], "validFrom": null, "validUntil": null, "issuanceDate": "2026-03-01T10:00:00Z"});
    let found = found(&credential(old).to_string());
    assert_eq!(found, [("wallet.version".to_owned(), "/@context".to_owned(), "data_model".to_owned())]);
}

#[test]
fn proofs_have_a_suite_that_is_taken() {
    assert_eq!(told(&credential(json!({"proof": null})).to_string()), one("proof.missing", "proof"));
    for (suite, refused_by_all) in
        [("eddsa-2022", false), ("ecdsa-sd-2023", false), ("eddsa-jcs-2022", true), ("ecdsa-rdfc-2019", true)]
    {
        let rules: Vec<_> =
            told(&credential(json!({"proof": [proof(json!({"cryptosuite": suite}))]})).to_string());
        let mut expected = one("proof.suite", "certified_suite");
        expected.extend(refused_by_all.then(|| one("proof.suite", "validator_suite")).into_iter().flatten());
        assert_eq!(rules, expected, "{suite}");
    }
    let of_2020 = proof(json!({"type": "Ed25519Signature2020", "cryptosuite": null}));
    assert_eq!(
        told(&credential(json!({"proof": of_2020})).to_string()),
        one("proof.suite", "certified_suite")
    );
}

#[test]
fn the_method_is_the_issuers_and_its_did_of_a_known_method() {
    let by =
        |method: &str| credential(json!({"proof": proof(json!({"verificationMethod": method}))})).to_string();
    assert_eq!(
        found(&by("https://evil.example/profile#z6Mk")),
        [("verify.controller".to_owned(), "/proof/0/verificationMethod".to_owned(), "controller".to_owned())]
    );
    assert_eq!(told(&by("did:web:evil.example#key-0")), one("verify.controller", "controller"));
    assert!(told(&by("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")).is_empty());
    assert!(told(&by("https://issuer.example/keys/1")).is_empty(), "whose it is stands in another document");
    let ion = json!({"issuer": {"id": "did:ion:EiD", "type": ["Profile"], "name": "Makers"},
        "proof": proof(json!({"verificationMethod": "did:ion:EiD#key-0"}))});
    let pointers: Vec<_> =
        found(&credential(ion).to_string()).into_iter().map(|(code, pointer, _)| (code, pointer)).collect();
    assert_eq!(
        pointers,
        [
            ("verify.did".to_owned(), "/issuer".to_owned()),
            ("verify.did".to_owned(), "/proof/0/verificationMethod".to_owned())
        ]
    );
}

fn jwt(header: &str, kind: KeyKind) -> String {
    token(
        header,
        &credential(json!({"proof": null, "iss": "https://issuer.example/profile", "jti": "a"})).to_string(),
        &key(kind),
    )
}

#[test]
fn a_token_has_an_algorithm_and_a_header_that_are_taken() {
    let rules = |header: &str| -> Vec<String> {
        told(&jwt(header, KeyKind::Ed25519)).into_iter().map(|(_, rule)| rule).collect()
    };
    let kid = r#""kid":"https://issuer.example/key""#;
    for algorithm in ["RS256", "ES256"] {
        assert_eq!(rules(&format!(r#"{{"alg":"{algorithm}",{kid},"typ":"JWT"}}"#)), ["certified_suite"]);
    }
    assert_eq!(rules(&format!(r#"{{"alg":"EdDSA",{kid}}}"#)), ["certified_suite", "validator_algorithm"]);
    for header in [
        r#"{"alg":"RS256"}"#.to_owned(),
        format!(r#"{{"alg":"RS256",{kid},"typ":"vc+jwt"}}"#),
        format!(r#"{{"alg":"RS256",{kid},"cty":"vc"}}"#),
    ] {
        assert_eq!(rules(&header), ["certified_suite", "header"], "{header}");
    }
    assert_eq!(rules(r#"{"alg":"RS256","kid":"did:ion:EiD#0"}"#), ["certified_suite", "did_method"]);
}

#[test]
fn what_no_context_defines_is_refused_by_careful_readers() {
    let status =
        json!({"credentialStatus": {"id": "https://issuer.example/list", "type": "1EdTechRevocationList"}});
    let lacks = found(&credential(status.clone()).to_string());
    assert_eq!(lacks.len(), 1);
    assert_eq!((lacks[0].1.as_str(), lacks[0].2.as_str()), ("/credentialStatus/type", "safe_mode"));
    let contexts = json!([
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
    ]);
    assert!(found(&credential(with(status, json!({"@context": contexts}))).to_string()).is_empty());
    assert_eq!(told(&credential(json!({"frosting": "pink"})).to_string()), one("canon.term", "safe_mode"));
    let wrapped = json!({"vc": credential(json!({"proof": null, "frosting": "pink"}))});
    let wrapped = token(
        r#"{"alg":"RS256","kid":"https://issuer.example/key"}"#,
        &wrapped.to_string(),
        &key(KeyKind::Rsa),
    );
    assert_eq!(found(&wrapped)[1].1, "/vc/frosting");
    let claims = jwt(r#"{"alg":"RS256","kid":"https://issuer.example/key"}"#, KeyKind::Rsa);
    assert_eq!(told(&claims), one("proof.suite", "certified_suite"), "claims are no part of the credential");
}

#[test]
fn an_endorsement_as_token_is_covered_by_some_copies_of_the_context_only() {
    let endorsed = credential(json!({"endorsementJwt": ["eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.AAAA"]}));
    assert_eq!(told(&endorsed.to_string()), one("canon.term", "endorsement_jwt"));
    let inside = with(endorsed, json!({"proof": null}));
    let inside = token(
        r#"{"alg":"RS256","kid":"https://issuer.example/key"}"#,
        &inside.to_string(),
        &key(KeyKind::Rsa),
    );
    assert_eq!(told(&inside), one("proof.suite", "certified_suite"), "a token covers every member");
}

#[test]
fn pictures_have_a_size_that_is_taken() {
    let picture = |bytes: usize| {
        let data = format!("data:image/png;base64,iVBORw0KGgo{}", "A".repeat(bytes / 3 * 4 - 11));
        json!({"image": {"id": data, "type": "Image"}})
    };
    assert!(told(&credential(picture(250 * 1024)).to_string()).is_empty());
    assert_eq!(found(&credential(picture(300 * 1024)).to_string())[0].1, "/image");
    let mut inside = credential(json!({}));
    inside["credentialSubject"]["achievement"]["image"] = picture(300 * 1024)["image"].clone();
    assert_eq!(found(&inside.to_string())[0].1, "/credentialSubject/achievement/image");
    assert_eq!(found(&inside.to_string())[0].0, "image.large");
}

#[test]
fn odd_members_are_for_other_rules() {
    for (name, value) in [
        ("proof", json!(5)),
        ("proof", json!([5, {}])),
        ("issuer", json!([])),
        ("credentialSubject", json!("a")),
        ("image", json!([[]])),
    ] {
        found(&credential(json!({name: value})).to_string());
    }
}
