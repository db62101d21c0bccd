//! The key of a verification method (Controlled Identifiers 1.0 section 2.2, and the older suites).

use crate::error::{Result, quote};
use crate::json::Json;
use crate::keys::fault::{malformed, mismatch, unsupported};
use crate::keys::material::Material;
use crate::keys::{Key, KeyKind, did_jwk, jwk, multikey};

/// A type of verification method: its name, the members that its key may stand in, and the kind that the key must be of.
struct Type {
    name: &'static str,
    members: &'static [&'static str],
    kind: Option<KeyKind>,
}

const MULTIBASE: &str = "publicKeyMultibase";
const JWK: &str = "publicKeyJwk";
const BASE58: &str = "publicKeyBase58";

const TYPES: [Type; 7] = [
    Type { name: "Multikey", members: &[MULTIBASE], kind: None },
    // So the validator of 1EdTech calls it, and those who follow it.
    Type { name: "MultiKey", members: &[MULTIBASE], kind: None },
    Type { name: "JsonWebKey", members: &[JWK], kind: None },
    Type { name: "JsonWebKey2020", members: &[JWK], kind: None },
    Type { name: "Ed25519VerificationKey2020", members: &[MULTIBASE], kind: Some(KeyKind::Ed25519) },
    Type { name: "Ed25519VerificationKey2018", members: &[BASE58], kind: Some(KeyKind::Ed25519) },
    Type { name: "EcdsaSecp256r1VerificationKey2019", members: &[JWK, MULTIBASE], kind: Some(KeyKind::P256) },
];

/// Members that only the owner of a key may know.
const SECRET: [&str; 6] = [
    "secretKeyMultibase",
    "secretKeyJwk",
    "privateKeyMultibase",
    "privateKeyJwk",
    "privateKeyBase58",
    "privateKeyPem",
];

/// Longest `publicKeyBase58`: 32 bytes have at most 44 characters.
const BASE58_BYTES: usize = 64;

/// Whether an object is a verification method: by its type, or by a member with a key.
pub(super) fn is_method(json: &Json<'_>) -> bool {
    let by_member = [MULTIBASE, JWK, BASE58].into_iter().chain(SECRET).any(|name| json.get(name).is_some());
    by_member || json.get("type").is_some_and(|types| types.items().iter().any(|name| known(name).is_some()))
}

fn known(name: &Json<'_>) -> Option<&'static Type> {
    TYPES.iter().find(|known| Some(known.name) == name.as_str())
}

/// The public key of a verification method, with the method's id.
pub(super) fn key(json: &Json<'_>, id: Option<&str>) -> Result<Key> {
    if SECRET.iter().any(|name| json.get(name).is_some()) {
        return Err(malformed(
            "the verification method was published with its private key: anyone can sign with it",
        ));
    }
    let kind = kind(json)?;
    let there = || [MULTIBASE, JWK, BASE58].into_iter().filter(|name| json.get(name).is_some());
    let member = match (there().next(), there().count()) {
        (Some(member), 1) => member,
        (None, _) => return Err(malformed("the verification method has no key")),
        (Some(_), _) => return Err(malformed("the verification method has its key in two forms")),
    };
    if !kind.members.contains(&member) {
        return Err(unsupported(format!("a verification method of type {} has no `{member}`", kind.name)));
    }
    let (material, algorithm) = match member {
        JWK => {
            let jwk = did_jwk::public(json.get(JWK).unwrap_or(&Json::Null))?;
            (jwk.material, jwk.algorithm)
        }
        MULTIBASE => (public(multikey::read(required(json, MULTIBASE)?)?)?, None),
        _ => (base58(required(json, BASE58)?)?, None),
    };
    if kind.kind.is_some_and(|kind| kind != material.public.kind()) {
        return Err(mismatch(format!("the key is not of the kind that its type says, {}", kind.name)));
    }
    Key::new(material, id.map(str::to_owned), algorithm)
}

fn kind(json: &Json<'_>) -> Result<&'static Type> {
    let Some(types) = json.present("type") else {
        return Err(malformed("the verification method has no `type`"));
    };
    types.items().iter().find_map(known).ok_or_else(|| {
        let found = quote(types.items().first().and_then(Json::as_str).unwrap_or_default());
        unsupported(format!("a verification method of the type {found} is not supported"))
    })
}

fn required<'j>(json: &'j Json<'_>, name: &str) -> Result<&'j str> {
    jwk::text(json, name)?.ok_or_else(|| malformed(format!("the verification method has no `{name}`")))
}

fn public(material: Material) -> Result<Material> {
    match material.private {
        None => Ok(material),
        Some(_) => Err(malformed("`publicKeyMultibase` has a secret key")),
    }
}

/// The bare 32 bytes, without a prefix that says what they are.
fn base58(text: &str) -> Result<Material> {
    if text.len() > BASE58_BYTES {
        let found = text.len();
        return Err(malformed(format!("`publicKeyBase58` has {found} bytes, at most {BASE58_BYTES}")));
    }
    let bytes = bs58::decode(text).into_vec();
    Material::ed25519_public(&bytes.map_err(|_| malformed("`publicKeyBase58` is not valid base58btc"))?)
}
