use super::*;
use crate::badge::{ParseOptions, parse};
use crate::wire;

const ADA: &str = "ada@example.org";

fn hashed(identity: &str, salt: &str) -> String {
    hash_identity(identity, Some(salt), Algorithm::Sha256, Version::V2_0).unwrap()
}

/// A 2.0 assertion whose recipient has these members.
fn assertion(recipient: &str) -> String {
    format!(
        r#"{{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","recipient":{{{recipient}}}}}"#
    )
}

fn salted(identity: &str) -> String {
    let hash = hashed(identity, "sea");
    assertion(&format!(r#""type":"email","hashed":true,"salt":"sea","identity":"{hash}""#))
}

fn asked(document: &str, identities: &str, variants: &[Variant]) -> Result<Match> {
    let badge = parse(document, &ParseOptions::default()).unwrap();
    let identities = wire::identities_from_json(identities).unwrap();
    match_recipient(&badge, &identities, &MatchOptions { variants: variants.to_vec(), ..Default::default() })
}

fn codes(answer: &Match) -> Vec<ErrorCode> {
    answer.problems.iter().map(|problem| problem.code).collect()
}

#[track_caller]
fn matches(document: &str, identities: &str) -> Match {
    let answer = asked(document, identities, &[]).unwrap();
    assert!(answer.matched, "{:?}", answer.problems);
    answer
}

#[track_caller]
fn misses(document: &str, identities: &str, reason: ErrorCode) {
    let answer = asked(document, identities, &[]).unwrap();
    assert!(!answer.matched);
    assert_eq!(codes(&answer), [reason]);
    assert_eq!((answer.candidate, &answer.identity, &answer.variant), (None, &None, &None));
}

#[test]
fn published_hashes_are_reproduced() {
    for (identity, salt, hash) in [
        ("mayze", None, "sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6"),
        (
            "a@example.com",
            Some("Kosher"),
            "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399",
        ),
        (
            "foo@example.org",
            Some("lol"),
            "sha256$764c2d5c44777ed2de8baf90bf422f859aed6e917071f8579fc9ae287aebf489",
        ),
        (
            "brian@mozillafoundation.org",
            Some("seasalt"),
            "sha256$8f0e05590e2335853044e4ec212978013a9a416a4a711a0813ce1f97574e4d54",
        ),
    ] {
        assert_eq!(hash_identity(identity, salt, Algorithm::Sha256, Version::V3_0).unwrap(), hash);
    }
    let sha1 = hash_identity("mayze", None, Algorithm::Sha1, Version::V0_5).unwrap();
    assert_eq!(sha1, "sha1$28d50415252ab6c689a54413da15b083034b66e5");
}

#[test]
fn sha1_and_sha512_belong_to_the_versions_up_to_1_1() {
    for version in Version::ALL {
        for algorithm in hash::ALGORITHMS {
            let old = matches!(algorithm, Algorithm::Sha1 | Algorithm::Sha512);
            let made = hash_identity(ADA, None, algorithm, version);
            match made {
                Ok(hash) => {
                    assert!(hash.starts_with(algorithm.as_str()) && (!old || version <= Version::V1_1));
                }
                Err(error) => {
                    assert_eq!(error.code(), ErrorCode::RecipientAlgorithm);
                    assert!(old && version > Version::V1_1);
                }
            }
        }
    }
}

#[test]
fn nobody_is_called_by_an_empty_name_or_one_with_a_nul() {
    for identity in ["", "a\0b"] {
        let error = hash_identity(identity, None, Algorithm::Sha256, Version::V2_0).unwrap_err();
        assert_eq!(error.code(), ErrorCode::RecipientIdentity);
    }
    assert_eq!(asked(&salted(ADA), r#"[""]"#, &[]).unwrap_err().code(), ErrorCode::RecipientIdentity);
}

#[test]
fn a_salted_hash_is_matched_in_either_case_of_its_digits() {
    let answer = matches(&salted(ADA), r#"["bob@example.org", "ada@example.org"]"#);
    assert_eq!(
        (answer.candidate, answer.identity.as_deref(), answer.variant.as_deref()),
        (Some(1), Some(ADA), Some("exact"))
    );
    assert_eq!(
        (answer.kind.as_deref(), answer.hashed, answer.algorithm),
        (Some("email"), true, Some(Algorithm::Sha256))
    );
    assert_eq!(answer.problems, []);
    let digits = hashed(ADA, "").replace("sha256$", "").to_uppercase();
    let upper = assertion(&format!(r#""type":"email","hashed":true,"identity":"sha256${digits}""#));
    assert_eq!(codes(&matches(&upper, r#"["ada@example.org"]"#)), []);
    let capitals = matches(&upper.replace("sha256$", "Sha256$"), r#"["ada@example.org"]"#);
    assert_eq!(codes(&capitals), [ErrorCode::RecipientAlgorithm]);
    misses(&salted(ADA), r#"["Ada@example.org"]"#, ErrorCode::RecipientMismatch);
    misses(&salted(ADA), "[]", ErrorCode::RecipientMismatch);
}

#[test]
fn types_are_compared_by_their_common_names() {
    let document = |kind: &str| assertion(&format!(r#""type":"{kind}","hashed":false,"identity":"x""#));
    for (recipient, candidate) in [
        ("email", "emailAddress"),
        ("Email", "email"),
        ("telephone", "phone"),
        ("id", "did"),
        ("schema:duns", "schema:duns"),
        ("https://schema.org/duns", "https://schema.org/duns"),
        ("ext:student", "ext:student"),
    ] {
        matches(&document(recipient), &format!(r#"{{"{candidate}":"x"}}"#));
        matches(&document(recipient), r#"["x"]"#);
    }
    for (recipient, candidate) in [("email", "url"), ("schema:duns", "schema:Duns"), ("url", "schema:url")] {
        misses(&document(recipient), &format!(r#"{{"{candidate}":"x"}}"#), ErrorCode::RecipientType);
    }
    let untyped = assertion(r#""hashed":false,"identity":"x""#);
    matches(&untyped, r#"{"url":"x"}"#);
    let oldest = r#"{"recipient":"ada@example.org","badge":{"issuer":{}}}"#;
    matches(oldest, r#"{"email":"ada@example.org"}"#);
    misses(oldest, r#"{"url":"ada@example.org"}"#, ErrorCode::RecipientType);
}

#[test]
fn a_hash_is_nobody_s_identity() {
    let hash = hashed(ADA, "sea");
    misses(&salted(ADA), &format!(r#"["{hash}"]"#), ErrorCode::RecipientMismatch);
    let of_hash = assertion(&format!(r#""type":"email","hashed":true,"identity":"{}""#, hashed(&hash, "")));
    misses(&of_hash, &format!(r#"["{hash}"]"#), ErrorCode::RecipientMismatch);
    let plain = assertion(&format!(r#""type":"email","hashed":false,"identity":"{hash}""#));
    let answer = asked(&plain, &format!(r#"["{hash}"]"#), &[]).unwrap();
    assert!(!answer.matched);
    assert_eq!(codes(&answer), [ErrorCode::RecipientFlag, ErrorCode::RecipientMismatch]);
}

#[test]
fn a_recipient_that_should_be_a_hash_and_is_none_matches_nobody() {
    let digits = hashed(ADA, "").replace("sha256$", "");
    for (identity, reason) in [
        (ADA.to_owned(), ErrorCode::RecipientHash),
        (digits.clone(), ErrorCode::RecipientHash),
        (format!("sha256${}", &digits[1..]), ErrorCode::RecipientHash),
        (format!("sha256${}g", &digits[1..]), ErrorCode::RecipientHash),
        (format!("sha256$ {}", &digits[1..]), ErrorCode::RecipientHash),
        (format!("md5${digits}"), ErrorCode::RecipientHash),
        (format!("sha3-256${digits}"), ErrorCode::RecipientAlgorithm),
        (hash_identity(ADA, None, Algorithm::Sha1, Version::V1_0).unwrap(), ErrorCode::RecipientAlgorithm),
        (hash_identity(ADA, None, Algorithm::Sha512, Version::V1_0).unwrap(), ErrorCode::RecipientAlgorithm),
    ] {
        let document = assertion(&format!(r#""type":"email","hashed":true,"identity":"{identity}""#));
        misses(&document, r#"["ada@example.org"]"#, reason);
    }
}

#[test]
fn a_weak_hash_matches_with_a_warning() {
    for (algorithm, version) in [(Algorithm::Md5, "v2"), (Algorithm::Md5, "v1"), (Algorithm::Sha1, "v1")] {
        let hash = hash_identity(ADA, Some("s"), algorithm, Version::V1_1).unwrap();
        let document = assertion(&format!(r#""type":"email","hashed":true,"salt":"s","identity":"{hash}""#));
        let answer = matches(
            &document.replace("openbadges/v2", &format!("openbadges/{version}")),
            r#"["ada@example.org"]"#,
        );
        assert_eq!(codes(&answer), [ErrorCode::RecipientWeakHash]);
        assert_eq!(answer.algorithm, Some(algorithm));
    }
}

#[test]
fn a_salt_that_is_no_text_matches_nobody() {
    let hash = hashed(ADA, "5");
    let document = assertion(&format!(r#""type":"email","hashed":true,"salt":5,"identity":"{hash}""#));
    misses(&document, r#"["ada@example.org", "ada@example.org5"]"#, ErrorCode::RecipientSalt);
}

#[test]
fn every_identifier_of_a_credential_is_tried() {
    let hash = hashed(ADA, "");
    let document = format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context.json"],
        "type":["VerifiableCredential","OpenBadgeCredential"],"credentialSubject":{{"id":"did:example:a","identifier":[
        {{"hashed":true,"identityHash":"sha1$00","identityType":"emailAddress"}},
        {{"hashed":false,"identityHash":"7","identityType":"systemId"}},
        {{"hashed":true,"identityHash":"{hash}","identityType":"emailAddress"}}],"achievement":{{}}}}}}"#
    );
    assert_eq!(
        matches(&document, r#"[{"type":"email","identity":"ada@example.org"}]"#).kind.as_deref(),
        Some("emailAddress")
    );
    assert_eq!(matches(&document, r#"["7"]"#).kind.as_deref(), Some("systemId"));
    assert_eq!(matches(&document, r#"{"did":"did:example:a"}"#).kind.as_deref(), Some("id"));
    let answer = asked(&document, r#"["nobody"]"#, &[]).unwrap();
    assert_eq!(codes(&answer), [ErrorCode::RecipientHash, ErrorCode::RecipientMismatch]);
}

#[test]
fn variants_are_tried_in_order_after_all_exact_candidates() {
    let of = |identities: &str, variants: &[Variant]| {
        let answer = asked(&salted(ADA), identities, variants).unwrap();
        (answer.candidate, answer.variant)
    };
    let every = [Variant::Trimmed, Variant::LowerCase, Variant::Nfc, Variant::Backpack];
    let named = |index: usize, name: &str| (Some(index), Some(name.to_owned()));
    assert_eq!(of(r#"["ADA@example.org", "ada@example.org"]"#, &every), named(1, "exact"));
    assert_eq!(of(r#"["ADA@example.org", " ada@example.org"]"#, &every), named(1, "trimmed"));
    assert_eq!(of(r#"["ADA@example.org"]"#, &every), named(0, "lower_case"));
    assert_eq!(
        of(r#"["ADA@example.org"]"#, &[Variant::Backpack, Variant::LowerCase]),
        named(0, "backpack_lower")
    );
    assert_eq!(of(r#"["ADA@example.org"]"#, &[Variant::Trimmed, Variant::Exact]), (None, None));
    let accents = asked(&salted("jörg@example.org"), r#"["jo\u0308rg@example.org"]"#, &every).unwrap();
    assert_eq!(accents.variant.as_deref(), Some("nfc"));
}

#[test]
fn the_work_of_one_match_is_bounded() {
    let limits = Limits { identities: 1, ..Limits::default() };
    let badge = parse(&salted(ADA), &ParseOptions::default()).unwrap();
    let two = wire::identities_from_json(r#"["a", "b"]"#).unwrap();
    let options = MatchOptions { limits, ..Default::default() };
    assert_eq!(match_recipient(&badge, &two, &options).unwrap_err().code(), ErrorCode::LimitIdentities);
    let salt = "s".repeat(1_000_000);
    let document = assertion(&format!(r#""hashed":true,"salt":"{salt}","identity":"sha256$00""#));
    let many = format!("[{}]", vec!["\"a\""; 1_000].join(","));
    assert_eq!(asked(&document, &many, &[]).unwrap_err().code(), ErrorCode::LimitIdentities);
}

#[test]
fn a_document_without_a_recipient_is_an_error_of_the_call() {
    let document = r#"{"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass"}"#;
    assert_eq!(asked(document, r#"["x"]"#, &[]).unwrap_err().code(), ErrorCode::RecipientAbsent);
}

#[test]
fn no_message_holds_a_candidate() {
    for document in [salted("eve@example.org"), assertion(r#""type":"url","hashed":true,"identity":"x""#)] {
        let answer =
            asked(&document, r#"[{"type":"email","identity":"secret@example.org"}]"#, &[Variant::Backpack])
                .unwrap();
        assert!(!wire::to_json(&answer).unwrap().to_lowercase().contains("secret"));
    }
}

#[test]
fn candidates_are_read_from_lists_and_from_objects_by_type() {
    let read = wire::identities_from_json;
    let typed = |kind: Option<&str>, identity: &str| Identity {
        kind: kind.map(str::to_owned),
        identity: identity.to_owned(),
    };
    assert_eq!(
        read(r#"["a", {"type":"url","identity":"b"}, {"identity":"c"}]"#).unwrap().0,
        [typed(None, "a"), typed(Some("url"), "b"), typed(None, "c")]
    );
    assert_eq!(
        read(r#"{"email":["a","b"],"url":"c"}"#).unwrap().0,
        [typed(Some("email"), "a"), typed(Some("email"), "b"), typed(Some("url"), "c")]
    );
    assert_eq!(read("").unwrap(), Identities::default());
    for text in [
        r#""a""#,
        "5",
        "[5]",
        "[null]",
        r#"{"email":5}"#,
        r#"{"email":[5]}"#,
        r#"[{"typ":"a","identity":"b"}]"#,
        r#"{"email":"a","email":"b"}"#,
    ] {
        assert_eq!(read(text).unwrap_err().code(), ErrorCode::OptionInvalid, "{text}");
    }
    let written = wire::to_json(&read(r#"{"email":"a"}"#).unwrap()).unwrap();
    assert_eq!(written, r#"[{"type":"email","identity":"a"}]"#);
}
