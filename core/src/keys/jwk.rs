//! Reading a JWK (RFC 7517, RFC 7518 section 6, RFC 8037).
//!
//! Refused: members that are not canonical base64url or not of their exact length, members that contradict each other
//! or the key's kind, keys for other purposes, symmetric keys. Members that are not about the key itself are passed
//! over, among them every one that names a place to fetch something from.

use base64ct::{Base64UrlUnpadded, Encoding};
use zeroize::Zeroizing;

use crate::error::{Result, quote};
use crate::json::Json;
use crate::keys::JwsAlgorithm;
use crate::keys::curve::Curve;
use crate::keys::fault::{malformed, mismatch, unsupported};
use crate::keys::material::{Material, RsaGiven, RsaPrimes, Secret};

/// Longest value that is decoded: the modulus of an RSA key of 8,192 bits has 1,366 characters.
const VALUE_BYTES: usize = 2_048;

/// Most items of `key_ops`; RFC 7517 has eight names for them.
const OPERATIONS: usize = 32;

/// Members that only the owner of a key may know (RFC 7518, section 6; RFC 8037, section 2).
const SECRET: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Whether a JWK has a member that only its owner should know.
pub(crate) fn has_secret(jwk: &Json<'_>) -> bool {
    SECRET.iter().any(|name| jwk.get(name).is_some())
}

/// What a JWK holds.
pub(super) struct Jwk {
    pub(super) material: Material,
    pub(super) id: Option<String>,
    pub(super) algorithm: Option<JwsAlgorithm>,
}

/// Reads one key.
pub(super) fn read(jwk: &Json<'_>) -> Result<Jwk> {
    if !jwk.is_object() {
        return Err(malformed(format!("a JWK is an object, this one is {}", jwk.type_name())));
    }
    let material = match text(jwk, "kty")? {
        Some("RSA") => rsa(jwk)?,
        Some("EC") => ec(jwk)?,
        Some("OKP") => okp(jwk)?,
        Some("oct") => {
            return Err(unsupported(
                "the JWK is a shared secret (`oct`): who can verify with it can sign, too",
            ));
        }
        Some(other) => {
            let found = quote(other);
            return Err(unsupported(format!("the JWK has `kty` {found}; RSA, EC and OKP are supported")));
        }
        None => return Err(malformed("the JWK has no `kty`")),
    };
    let algorithm = algorithm(jwk, &material)?;
    check_purpose(jwk, material.private.is_some())?;
    Ok(Jwk { material, id: text(jwk, "kid")?.map(str::to_owned), algorithm })
}

/// The text of a member; an error if it is something else than text.
pub(super) fn text<'j>(jwk: &'j Json<'_>, name: &str) -> Result<Option<&'j str>> {
    match jwk.get(name) {
        None => Ok(None),
        Some(Json::String(text)) => Ok(Some(text)),
        Some(other) => {
            Err(malformed(format!("the JWK's `{name}` is {}, expected a text", other.type_name())))
        }
    }
}

fn bytes(jwk: &Json<'_>, name: &str) -> Result<Option<Secret>> {
    let Some(value) = text(jwk, name)? else { return Ok(None) };
    if value.len() > VALUE_BYTES {
        return Err(malformed(format!("the JWK's `{name}` has more than {VALUE_BYTES} characters")));
    }
    match Base64UrlUnpadded::decode_vec(value) {
        Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
        Err(_) => Err(malformed(format!(
            "the JWK's `{name}` is not base64url without padding, in its canonical form"
        ))),
    }
}

fn required(jwk: &Json<'_>, name: &str) -> Result<Secret> {
    bytes(jwk, name)?.ok_or_else(|| malformed(format!("the JWK has no `{name}`")))
}

/// RFC 7518 section 6.3.
fn rsa(jwk: &Json<'_>) -> Result<Material> {
    let (modulus, exponent) = (required(jwk, "n")?, required(jwk, "e")?);
    if jwk.get("oth").is_some() {
        return Err(unsupported("the RSA key has more than two primes (`oth`)"));
    }
    let (p, q) = (bytes(jwk, "p")?, bytes(jwk, "q")?);
    let (dp, dq, qi) = (bytes(jwk, "dp")?, bytes(jwk, "dq")?, bytes(jwk, "qi")?);
    let primes = match (&p, &q, &dp, &dq, &qi) {
        (Some(p), Some(q), Some(dp), Some(dq), Some(qi)) => Some(RsaPrimes { p, q, dp, dq, qi }),
        (None, None, None, None, None) => None,
        _ => {
            return Err(malformed(
                "the RSA key has some of `p`, `q`, `dp`, `dq`, `qi`, expected all or none",
            ));
        }
    };
    let d = bytes(jwk, "d")?;
    let private = match (&d, primes) {
        (Some(d), primes) => Some(RsaGiven { d, primes }),
        (None, None) => None,
        (None, Some(_)) => return Err(malformed("the RSA key has its primes and no `d`")),
    };
    Material::rsa(&modulus, &exponent, private)
}

/// RFC 7518 section 6.2. A coordinate has the full length of the field, leading zeros included.
fn ec(jwk: &Json<'_>) -> Result<Material> {
    let curve = match text(jwk, "crv")? {
        Some("P-256") => Curve::P256,
        Some("P-384") => Curve::P384,
        other => return Err(wrong_curve(other, "EC", "P-256 and P-384")),
    };
    let (x, y) = (required(jwk, "x")?, required(jwk, "y")?);
    for (name, coordinate) in [("x", &x), ("y", &y)] {
        if coordinate.len() != curve.bytes() {
            let (found, expected) = (coordinate.len(), curve.bytes());
            return Err(malformed(format!("the JWK's `{name}` has {found} bytes, expected {expected}")));
        }
    }
    let point = [&[4], x.as_slice(), y.as_slice()].concat();
    match bytes(jwk, "d")? {
        Some(scalar) => Material::ec_private(curve, &scalar, Some(&point)),
        None => Material::ec_public(curve, &point),
    }
}

/// RFC 8037 section 2.
fn okp(jwk: &Json<'_>) -> Result<Material> {
    match text(jwk, "crv")? {
        Some("Ed25519") => {}
        other => return Err(wrong_curve(other, "OKP", "Ed25519")),
    }
    let point = required(jwk, "x")?;
    match bytes(jwk, "d")? {
        Some(seed) => Material::ed25519_private(&seed, Some(&point)),
        None => Material::ed25519_public(&point),
    }
}

fn wrong_curve(found: Option<&str>, kty: &str, supported: &str) -> crate::error::Error {
    match found {
        None => malformed("the JWK has no `crv`"),
        Some("P-256" | "P-384" | "Ed25519") => {
            mismatch(format!("the JWK's `crv` is no curve of its `kty`, {kty}"))
        }
        Some(other) => {
            unsupported(format!("the JWK has `crv` {}; supported for {kty}: {supported}", quote(other)))
        }
    }
}

/// `alg`: if there is one, the key is for nothing else.
fn algorithm(jwk: &Json<'_>, material: &Material) -> Result<Option<JwsAlgorithm>> {
    let Some(name) = text(jwk, "alg")? else { return Ok(None) };
    // RFC 9864 gives `EdDSA` with this curve a name of its own.
    let known = JwsAlgorithm::ALL.into_iter().find(|algorithm| algorithm.as_str() == name);
    let Some(algorithm) = known.or((name == "Ed25519").then_some(JwsAlgorithm::EdDsa)) else {
        return Err(unsupported(format!("the JWK is for the algorithm {}", quote(name))));
    };
    if algorithm.key_kind() != material.public.kind() {
        return Err(mismatch(format!(
            "the JWK's `alg` is {algorithm}, which does not go with its kind of key"
        )));
    }
    Ok(Some(algorithm))
}

/// `use` and `key_ops` (RFC 7517 sections 4.2, 4.3) must allow signatures.
fn check_purpose(jwk: &Json<'_>, private: bool) -> Result<()> {
    match text(jwk, "use")? {
        None | Some("sig") => {}
        Some(other) => {
            return Err(unsupported(format!("the JWK is for `use` {}, expected sig", quote(other))));
        }
    }
    let operations = match jwk.get("key_ops") {
        None => return Ok(()),
        Some(Json::Array(operations)) if operations.len() > OPERATIONS => {
            return Err(malformed(format!("the JWK's `key_ops` has more than {OPERATIONS} items")));
        }
        Some(Json::Array(operations)) => operations,
        Some(other) => {
            return Err(malformed(format!(
                "the JWK's `key_ops` is {}, expected an array",
                other.type_name()
            )));
        }
    };
    if operations.iter().any(|operation| operation.as_str().is_none()) {
        return Err(malformed("the JWK's `key_ops` has something else than texts"));
    }
    if operations
        .iter()
        .enumerate()
        .any(|(at, operation)| operations.iter().take(at).any(|one| one == operation))
    {
        return Err(malformed("the JWK's `key_ops` names an operation twice"));
    }
    let allows = |name: &str| operations.iter().any(|operation| operation.as_str() == Some(name));
    if !allows("sign") && !allows("verify") {
        return Err(unsupported("the JWK's `key_ops` has neither sign nor verify"));
    }
    match (private, allows("sign"), allows("verify")) {
        (true, false, _) => Err(mismatch("the JWK is a private key, and its `key_ops` has no sign")),
        (false, _, false) => Err(mismatch("the JWK is a public key, and its `key_ops` has no verify")),
        _ => Ok(()),
    }
}
