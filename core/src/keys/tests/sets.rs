//! Several keys in one text.

use crate::keys::{Key, KeyOptions};

use super::samples::{
    ED25519, P256, P256_CERTIFICATE, P256_PUBLIC, P384_CERTIFICATE, PRIVATE, RFC7515_EC, RFC7515_RSA,
    RFC8037, RSA, RSA_CERTIFICATE, read, refusal,
};

fn set(keys: &[&str]) -> String {
    format!(r#"{{"keys":[{}]}}"#, keys.join(","))
}

fn named(jwk: &str, id: &str) -> String {
    jwk.replacen('{', &format!(r#"{{"kid":"{id}","#), 1)
}

fn pick(text: &str, id: &str) -> Result<String, &'static str> {
    let options = KeyOptions { id: Some(id.to_owned()), ..KeyOptions::default() };
    Key::read(text, &options).map(|key| key.thumbprint()).map_err(|error| error.code().as_str())
}

const OCT: &str = r#"{"kty":"oct","k":"AAAA","kid":"oct"}"#;
const ENCRYPTION: &str = r#"{"kty":"EC","crv":"P-256","use":"enc","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;

#[test]
fn the_key_of_a_set_is_picked_by_its_id() {
    let (rsa, ec) = (named(RFC7515_RSA, "rsa"), named(RFC7515_EC, "ec"));
    let text = set(&[&rsa, OCT, &ec, RFC8037]);
    assert_eq!(pick(&text, "ec"), Ok(read(RFC7515_EC).thumbprint()));
    assert_eq!(pick(&text, "rsa"), Ok(read(RFC7515_RSA).thumbprint()));
    assert_eq!(pick(&text, "oct"), Err("key.unsupported"));
    assert_eq!(pick(&text, "other"), Err("key.not_found"));
    assert_eq!(pick(&text, ""), Err("key.not_found"));
    assert_eq!(pick(&set(&[&ec, &named(RFC8037, "ec")]), "ec"), Err("key.ambiguous"));
}

#[test]
fn a_set_without_an_id_has_one_key_that_can_be_used() {
    assert_eq!(read(&set(&[OCT, ENCRYPTION, RFC8037])).thumbprint(), read(RFC8037).thumbprint());
    assert_eq!(refusal(&set(&[RFC8037, RFC7515_EC])), "key.ambiguous");
    assert_eq!(refusal(&set(&[])), "key.not_found");
    assert_eq!(refusal(&set(&[OCT])), "key.unsupported");
    assert_eq!(refusal(r#"{"keys":{}}"#), "key.malformed");
    assert_eq!(refusal(r#"{"keys":["text"]}"#), "key.malformed");
    assert_eq!(refusal(&set(&["{}"; 257])), "key.unsupported");
}

#[test]
fn a_fault_in_a_key_of_a_set_is_not_passed_over() {
    let wrong = RFC8037.replace("nWGxne_9", "mWGxne_9");
    assert_eq!(refusal(&set(&[RFC7515_EC, &wrong])), "key.mismatch");
    let good = named(RFC7515_EC, "ec");
    assert_eq!(pick(&set(&[&good, &wrong]), "ec"), Ok(read(RFC7515_EC).thumbprint()), "not asked for");
}

#[test]
fn all_keys_of_a_set_are_read_but_those_of_unknown_kinds() {
    let all = |text: &str| Key::read_all(text, &KeyOptions::default());
    let keys = all(&set(&[RFC7515_RSA, OCT, RFC7515_EC, ENCRYPTION, RFC8037])).unwrap();
    assert_eq!(keys.iter().map(|key| key.kind().as_str()).collect::<Vec<_>>(), ["rsa", "p256", "ed25519"]);
    assert_eq!(all(&set(&[OCT])).unwrap_err().code().as_str(), "key.unsupported");
    assert_eq!(all(RFC8037).unwrap().len(), 1);
    assert_eq!(all(&read(RFC8037).did_key().unwrap()).unwrap().len(), 1);
    assert_eq!(all(&PRIVATE.concat()).unwrap().len(), 4);
}

#[test]
fn several_pem_blocks_of_one_key_are_that_key() {
    for text in [
        [P256, P256_CERTIFICATE].concat(),
        [P256_CERTIFICATE, P256].concat(),
        [P256_PUBLIC, P256_CERTIFICATE, P256].concat(),
    ] {
        assert_eq!(read(&text).to_pem().unwrap().as_str(), P256);
    }
    assert!(!read(&[P256_PUBLIC, P256_CERTIFICATE].concat()).is_private());
    assert_eq!(refusal(&[P256, ED25519].concat()), "key.ambiguous");
    assert_eq!(refusal(&[P256_CERTIFICATE, P384_CERTIFICATE].concat()), "key.ambiguous");
    assert_eq!(refusal(&[RSA, RSA_CERTIFICATE, P384_CERTIFICATE].concat()), "key.ambiguous");
}
