//! The outside signer: the same bytes as signing here, and nothing finished that could not be verified.

use super::*;
use crate::keys::KeyFormat;
use crate::proof::fixtures::encode;

fn plain() -> AttachOptions {
    AttachOptions::default()
}

/// What an outside signer gives for an input.
fn outside(key: &Key, to_sign: &SigningInput) -> Vec<u8> {
    key.sign(to_sign.algorithm, to_sign.input.as_bytes(), &mut SeededEntropy::new("signing")).unwrap()
}

fn public(key: &Key) -> String {
    key.public().write(KeyFormat::Jwk).unwrap().to_string()
}

/// r and s as an HSM gives them.
fn der(raw: &[u8]) -> Vec<u8> {
    let integer = |number: &[u8]| {
        let bare: Vec<u8> = number.iter().copied().skip_while(|byte| *byte == 0).collect();
        let sign = if bare[0] >= 0x80 { vec![0] } else { vec![] };
        let number = [sign, bare].concat();
        [&[2, u8::try_from(number.len()).unwrap()], number.as_slice()].concat()
    };
    let (r, s) = raw.split_at(raw.len() / 2);
    let pair = [integer(r), integer(s)].concat();
    [&[0x30, u8::try_from(pair.len()).unwrap()], pair.as_slice()].concat()
}

#[test]
fn an_outside_signer_signs_what_would_be_signed_here() {
    let id = Some("https://issuer.example/key".to_owned());
    for algorithm in JwsAlgorithm::ALL {
        for document in [ASSERTION, CREDENTIAL, &credential_v1()] {
            for (key_id, embed_key) in [(None, None), (id.clone(), None), (id.clone(), Some(true))] {
                let key = key(algorithm.key_kind());
                let here = SignOptions { algorithm: Some(algorithm), key_id, embed_key, ..options() };
                let there = SignOptions { key: Some(public(&key)), ..here.clone() };
                let signed = signed_with(document, &key, &here).unwrap();
                let to_sign = signing_input(document, &there).unwrap();
                assert_eq!(signed.token.rsplit_once('.').unwrap().0, to_sign.input);
                assert_eq!(
                    (&signed.header, signed.format, signed.algorithm),
                    (&to_sign.header, to_sign.format, to_sign.algorithm)
                );
                let options = AttachOptions { key: Some(public(&key)), ..plain() };
                let token = attach_signature(&to_sign.input, &outside(&key, &to_sign), &options).unwrap();
                verified(&token, &key);
            }
        }
    }
}

#[test]
fn the_key_tells_algorithm_and_id_where_options_do_not() {
    let key = with_id(P256, "https://issuer.example/key");
    let options = SignOptions { key: Some(public(&key)), ..options() };
    assert_eq!(
        signing_input(ASSERTION, &options).unwrap().header,
        r#"{"alg":"ES256","kid":"https://issuer.example/key"}"#
    );
}

#[test]
fn an_outside_signer_must_be_described() {
    let es256 = Some(JwsAlgorithm::Es256);
    let conflicts = [
        (ASSERTION, options()),
        (CREDENTIAL, SignOptions { algorithm: es256, ..options() }),
        (ASSERTION, SignOptions { algorithm: es256, embed_key: Some(true), ..options() }),
        (ASSERTION, SignOptions { algorithm: es256, key: Some(public(&key(KeyKind::Ed25519))), ..options() }),
    ];
    for (document, options) in conflicts {
        assert_eq!(
            signing_input(document, &options).unwrap_err().code(),
            ErrorCode::OptionConflict,
            "{options:?}"
        );
    }
    let key_id = Some("https://issuer.example/key".to_owned());
    let enough = SignOptions { algorithm: es256, key_id, ..options() };
    assert_eq!(
        signing_input(CREDENTIAL, &enough).unwrap().header,
        r#"{"alg":"ES256","kid":"https://issuer.example/key","typ":"JWT"}"#
    );
}

#[test]
fn a_private_key_as_option_leaves_no_private_member_in_the_header() {
    let options = SignOptions { key: Some(P256.to_owned()), ..options() };
    let to_sign = signing_input(CREDENTIAL, &options).unwrap();
    assert_eq!(to_sign.header, signed(CREDENTIAL).header);
    assert!(!to_sign.header.contains("\"d\""));
}

#[test]
fn signatures_in_der_are_written_as_jose_has_them() {
    for kind in [KeyKind::P256, KeyKind::P384] {
        let key = key(kind);
        for seed in 0..20 {
            let options = SignOptions { key: Some(public(&key)), typ: Some(format!("x{seed}")), ..options() };
            let to_sign = signing_input(ASSERTION, &options).unwrap();
            let raw = outside(&key, &to_sign);
            let options =
                AttachOptions { encoding: SignatureEncoding::Der, key: Some(public(&key)), ..plain() };
            let token = attach_signature(&to_sign.input, &der(&raw), &options).unwrap();
            assert!(token.ends_with(&encode(&raw)));
            let mut longer = der(&raw);
            longer.push(0);
            assert_eq!(
                attach_signature(&to_sign.input, &longer, &options).unwrap_err().code(),
                ErrorCode::JwsSignature
            );
            let error = attach_signature(&to_sign.input, &der(&raw), &plain()).unwrap_err();
            assert_eq!(error.code(), ErrorCode::JwsSignatureLength);
        }
    }
    let options = SignOptions { algorithm: Some(JwsAlgorithm::EdDsa), ..options() };
    let input = signing_input(ASSERTION, &options).unwrap().input;
    let der = AttachOptions { encoding: SignatureEncoding::Der, ..plain() };
    assert_eq!(attach_signature(&input, &[0; 64], &der).unwrap_err().code(), ErrorCode::OptionConflict);
}

#[test]
fn a_signature_of_the_wrong_length_is_not_attached() {
    for (algorithm, right) in [
        (JwsAlgorithm::Es256, 64),
        (JwsAlgorithm::Es384, 96),
        (JwsAlgorithm::EdDsa, 64),
        (JwsAlgorithm::Rs256, 256),
        (JwsAlgorithm::Ps512, 1024),
    ] {
        let options = SignOptions { algorithm: Some(algorithm), ..options() };
        let input = signing_input(ASSERTION, &options).unwrap().input;
        assert!(attach_signature(&input, &vec![1; right], &plain()).is_ok());
        for wrong in [0, 1, 63, 65, 97, 1025] {
            let error = attach_signature(&input, &vec![1; wrong], &plain()).unwrap_err();
            assert_eq!(error.code(), ErrorCode::JwsSignatureLength, "{algorithm} {wrong}");
        }
    }
    // With the key the length is that of its modulus and no other.
    let rsa = Some(public(&key(KeyKind::Rsa)));
    let options = SignOptions { key: rsa.clone(), ..options() };
    let input = signing_input(ASSERTION, &options).unwrap().input;
    let error = attach_signature(&input, &[1; 384], &AttachOptions { key: rsa, ..plain() }).unwrap_err();
    assert_eq!(error.code(), ErrorCode::JwsSignatureLength);
}

#[test]
fn with_the_key_only_its_own_signature_is_attached() {
    for kind in [KeyKind::Rsa, KeyKind::P256, KeyKind::P384, KeyKind::Ed25519] {
        let key = key(kind);
        let options = SignOptions { key: Some(public(&key)), ..options() };
        let to_sign = signing_input(ASSERTION, &options).unwrap();
        let mut signature = outside(&key, &to_sign);
        signature[40] ^= 1;
        let with_key = AttachOptions { key: Some(public(&key)), ..plain() };
        let error = attach_signature(&to_sign.input, &signature, &with_key).unwrap_err();
        assert_eq!(error.code(), ErrorCode::JwsSignature);
        let other = if kind == KeyKind::P256 { KeyKind::P384 } else { KeyKind::P256 };
        let with_other = AttachOptions { key: Some(public(&self::key(other))), ..plain() };
        let error = attach_signature(&to_sign.input, &signature, &with_other).unwrap_err();
        assert_eq!(error.code(), ErrorCode::JwsAlgorithmKey);
    }
}

#[test]
fn only_header_and_payload_of_a_jws_are_finished() {
    let input = |header: &str, payload: &str| format!("{}.{}", encode(header), encode(payload));
    let private = format!(r#"{{"alg":"ES256","jwk":{P256}}}"#);
    for (input, expected) in [
        (String::new(), ErrorCode::JwsMalformed),
        ("hello".to_owned(), ErrorCode::JwsMalformed),
        (encode("{}"), ErrorCode::JwsMalformed),
        ("https://issuer.example".to_owned(), ErrorCode::JwsMalformed),
        ("hello. world".to_owned(), ErrorCode::PayloadUnrecognised),
        (signed(ASSERTION).token, ErrorCode::JwsMalformed),
        (format!(" {}", input(r#"{"alg":"ES256"}"#, "{}")), ErrorCode::JwsMalformed),
        (format!("{}=", input(r#"{"alg":"ES256"}"#, "{}")), ErrorCode::JwsMalformed),
        (input(r#"{"typ":"JWT"}"#, "{}"), ErrorCode::JwsHeader),
        (input(r#"{"alg":"ES256"}"#, "[]"), ErrorCode::JwsPayload),
        (input(r#"{"alg":"none"}"#, "{}"), ErrorCode::JwsUnsigned),
        (input(r#"{"alg":"HS256"}"#, "{}"), ErrorCode::JwsHmac),
        (input(r#"{"alg":"ES512"}"#, "{}"), ErrorCode::JwsAlgorithm),
        (input(r#"{"alg":"es256"}"#, "{}"), ErrorCode::JwsAlgorithmCase),
        (input(r#"{"alg":"ES256","crit":["x"]}"#, "{}"), ErrorCode::JwsCritical),
        (input(r#"{"alg":"ES256","b64":false}"#, "{}"), ErrorCode::JwsUnencoded),
        (input(r#"{"alg":"ES256","alg":"none"}"#, "{}"), ErrorCode::JsonDuplicateKey),
        (input(&private, "{}"), ErrorCode::JwsHeaderKey),
    ] {
        assert_eq!(attach_signature(&input, &[1; 64], &plain()).unwrap_err().code(), expected, "{input}");
    }
}
