//! Writing a JWK, and its thumbprint (RFC 7638).

use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::keys::JwsAlgorithm;
use crate::keys::material::{Material, Private, Public};

/// A JWK in compact JSON, its members in this order: `kty`, `crv`, `x`, `y` or `n`, `e`; of a private key `d`, `p`,
/// `q`, `dp`, `dq`, `qi`; then `kid` and `alg`, if the key has them.
pub(super) fn write(
    material: &Material,
    id: Option<&str>,
    algorithm: Option<JwsAlgorithm>,
) -> Result<Zeroizing<String>> {
    let mut out = Zeroizing::new(String::with_capacity(capacity(material, id)));
    out.push_str("{\"kty\":\"");
    out.push_str(kty(&material.public));
    out.push('"');
    for (name, value) in public_members(&material.public) {
        member(&mut out, name, &value);
    }
    match &material.private {
        None => {}
        Some(Private::Ec(secret) | Private::Ed25519(secret)) => member(&mut out, "d", &base64url(secret)),
        Some(Private::Rsa(numbers)) => {
            let numbers = [
                ("d", &numbers.d),
                ("p", &numbers.p),
                ("q", &numbers.q),
                ("dp", &numbers.dp),
                ("dq", &numbers.dq),
                ("qi", &numbers.qi),
            ];
            for (name, number) in numbers {
                member(&mut out, name, &base64url(number));
            }
        }
    }
    if let Some(id) = id {
        out.push_str(",\"kid\":");
        out.push_str(&serde_json::to_string(id).map_err(|_| Error::internal())?);
    }
    if let Some(algorithm) = algorithm {
        member(&mut out, "alg", algorithm.as_str());
    }
    out.push('}');
    Ok(out)
}

/// The SHA-256 thumbprint of the public half.
pub(super) fn thumbprint(public: &Public) -> String {
    let mut members = public_members(public);
    members.push(("kty", kty(public).to_owned()));
    members.sort_unstable();
    let members: Vec<String> =
        members.iter().map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
    Base64UrlUnpadded::encode_string(&Sha256::digest(format!("{{{}}}", members.join(","))))
}

fn kty(public: &Public) -> &'static str {
    match public {
        Public::Rsa { .. } => "RSA",
        Public::Ec { .. } => "EC",
        Public::Ed25519(_) => "OKP",
    }
}

/// The members of the public half beside `kty`. None of their values needs an escape.
fn public_members(public: &Public) -> Vec<(&'static str, String)> {
    let encode = Base64UrlUnpadded::encode_string;
    match public {
        Public::Rsa { modulus, exponent } => vec![("n", encode(modulus)), ("e", encode(exponent))],
        Public::Ec { curve, point } => {
            let coordinates = point.get(1..).unwrap_or_default();
            let (x, y) = coordinates.split_at_checked(curve.bytes()).unwrap_or_default();
            vec![("crv", curve.name().to_owned()), ("x", encode(x)), ("y", encode(y))]
        }
        Public::Ed25519(point) => vec![("crv", "Ed25519".to_owned()), ("x", encode(point))],
    }
}

fn base64url(secret: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(Base64UrlUnpadded::encode_string(secret))
}

fn member(out: &mut String, name: &str, value: &str) {
    for part in [",\"", name, "\":\"", value, "\""] {
        out.push_str(part);
    }
}

/// Enough for the whole, so that the text is never moved and no part of a key left behind: a private RSA key has nine
/// halves of its modulus, in base64, and nothing else is longer than 1 KB. Escapes can make an id six times as long.
fn capacity(material: &Material, id: Option<&str>) -> usize {
    let key = match &material.public {
        Public::Rsa { modulus, .. } => modulus.len().saturating_mul(7),
        Public::Ec { .. } | Public::Ed25519(_) => 0,
    };
    let id = id.map_or(0, |id| id.len().saturating_mul(6));
    key.saturating_add(id).saturating_add(1_024)
}
