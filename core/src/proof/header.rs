//! The JOSE header: what a token says of itself (RFC 7515, section 4; Open Badges 3.0, JOSE Header).
//!
//! `alg` is held against the allowed algorithms and never chooses one by itself; `kid` only says which key to try first;
//! `jku`, `x5u` and `x5c` are never followed. Refused are `crit` of any content, `b64`, and a `jwk` with private members.

use crate::error::{Error, ErrorCode, Result, quote};
use crate::json::Json;
use crate::keys::{JwsAlgorithm, has_secret};
use crate::payload::{is_absolute_iri, is_none};
use crate::problem::{Problem, Severity};
use crate::proof::findings::Findings;
use crate::proof::{ProofFormat, SignatureMode};
use crate::wire;

/// The values of `typ` that a VC-JWT has: that of Open Badges 3.0, and that of W3C's later specification.
pub(crate) const VC_TYPES: [&str; 2] = ["JWT", "vc+jwt"];

/// The only members of a VC-JWT's header.
const VC_MEMBERS: [&str; 4] = ["alg", "kid", "jwk", "typ"];

/// Members by which a header would lead to a key elsewhere or bring a chain of certificates.
const KEYS_ELSEWHERE: [&str; 3] = ["jku", "x5u", "x5c"];

/// A header to be written.
pub(crate) struct JoseHeader<'h> {
    pub(crate) algorithm: JwsAlgorithm,
    pub(crate) key_id: Option<&'h str>,
    /// A public JWK, in JSON.
    pub(crate) jwk: Option<&'h str>,
    pub(crate) typ: Option<&'h str>,
}

impl JoseHeader<'_> {
    /// The header in JSON.
    ///
    /// # Errors
    /// None that a text could have.
    pub(crate) fn write(&self) -> Result<String> {
        let mut out = format!(r#"{{"alg":"{}""#, self.algorithm);
        if let Some(key_id) = self.key_id {
            out.push_str(r#","kid":"#);
            out.push_str(&wire::to_json(key_id)?);
        }
        if let Some(jwk) = self.jwk {
            out.push_str(r#","jwk":"#);
            out.push_str(jwk);
        }
        if let Some(typ) = self.typ {
            out.push_str(r#","typ":"#);
            out.push_str(&wire::to_json(typ)?);
        }
        out.push('}');
        Ok(out)
    }
}

/// The allowed algorithm of a name. Old badges have `rs256` in lower case, so case is passed over here; whoever asks
/// compares the name.
///
/// # Errors
/// `jws.unsigned`, `jws.hmac`, `jws.algorithm`.
pub(crate) fn algorithm_of(name: &str) -> Result<JwsAlgorithm> {
    let found = JwsAlgorithm::ALL.into_iter().find(|known| known.as_str().eq_ignore_ascii_case(name));
    found.ok_or_else(|| not_allowed(name))
}

#[cold]
fn not_allowed(name: &str) -> Error {
    let shown = quote(name);
    if is_none(name) {
        return Error::new(ErrorCode::JwsUnsigned, "the header's `alg` says that the JWS has no signature");
    }
    if names_hmac(name) {
        let message = format!(
            "the header's `alg` is {shown}: whoever can check an HMAC can make one, so it proves nothing"
        );
        return Error::new(ErrorCode::JwsHmac, message);
    }
    let message = format!(
        "the header's `alg` is {shown}, expected one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, EdDSA"
    );
    Error::new(ErrorCode::JwsAlgorithm, message)
}

/// Whether a name has `HS` and a digit, or `HMAC`, anywhere in it: validators were got round with `xHS256`.
fn names_hmac(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let hash = |three: &[u8]| matches!(three, [b'h', b's', b'0'..=b'9']);
    name.contains("hmac") || name.as_bytes().windows(3).any(hash)
}

/// What the header demands of its reader that nobody here can do: an extension (`crit`), another way of encoding (`b64`).
pub(crate) fn demands(header: &Json<'_>) -> impl Iterator<Item = Error> {
    let critical = header.get("crit").map(|_| {
        let message =
            "the header has `crit`: whoever does not know the extensions named there must refuse the JWS";
        Error::new(ErrorCode::JwsCritical, message)
    });
    let unencoded = header.get("b64").map(|_| {
        Error::new(ErrorCode::JwsUnencoded, "the header has `b64`: a badge's payload is always encoded")
    });
    [critical, unencoded].into_iter().flatten()
}

/// Notes what is wrong with a header apart from its `alg`, and tells whether the signature may be looked at.
pub(super) fn check(
    header: &Json<'_>,
    format: ProofFormat,
    mode: SignatureMode,
    findings: &mut Findings,
) -> bool {
    let mut sound = true;
    for refusal in demands(header) {
        findings.refused(&refusal);
        sound = false;
    }
    for name in ["kid", "typ"] {
        if header.get(name).is_some_and(|value| value.as_str().is_none()) {
            findings.error(ErrorCode::JwsHeader, format!("the header's `{name}` is no text"));
        }
    }
    header_key(header, findings);
    match format {
        ProofFormat::Jws => {
            for name in KEYS_ELSEWHERE.iter().filter(|name| header.get(name).is_some()) {
                findings.warning(ErrorCode::JwsHeaderKey, not_followed(name));
            }
        }
        _ => vc_jwt(header, mode, findings),
    }
    sound
}

fn not_followed(name: &str) -> String {
    format!("the header's `{name}` leads to a key of the signer's own choice and was not followed")
}

/// Refuses a header key that is no object or has private members: the key of the signer is in everybody's hands then.
fn header_key(header: &Json<'_>, findings: &mut Findings) {
    let Some(jwk) = header.get("jwk") else { return };
    if !jwk.is_object() {
        let message = format!("the header's `jwk` is {}, expected a JWK", jwk.type_name());
        findings.error(ErrorCode::JwsHeaderKey, message);
    } else if has_secret(jwk) {
        let message =
            "the header's `jwk` has private members: anyone who has the token can sign with the key";
        findings.error(ErrorCode::JwsHeaderKey, message);
    }
}

/// What Open Badges 3.0 asks of the header of a VC-JWT.
fn vc_jwt(header: &Json<'_>, mode: SignatureMode, findings: &mut Findings) {
    let severity = severity(mode);
    let mut note = |message: String| findings.note(Problem::new(ErrorCode::JwtHeader, severity, message));
    if let Some(typ) = header.get("typ").and_then(Json::as_str)
        && !VC_TYPES.contains(&typ)
    {
        note(format!("the header's `typ` is {}, expected `JWT`", quote(typ)));
    }
    if header.get("kid").is_none() && header.get("jwk").is_none() {
        note("the header has neither `kid` nor `jwk`".to_owned());
    }
    if let Some(key_id) = header.get("kid").and_then(Json::as_str)
        && !is_absolute_iri(key_id)
    {
        note(format!("the header's `kid` is {}, expected the URI of a key", quote(key_id)));
    }
    let others = header.as_object().unwrap_or_default().iter().map(|(name, _)| name);
    for name in others.filter(|name| !VC_MEMBERS.contains(&name.as_ref())) {
        note(if KEYS_ELSEWHERE.contains(&name.as_ref()) {
            not_followed(name)
        } else {
            format!("the header has a member {}, expected only alg, kid, jwk and typ", quote(name))
        });
    }
}

/// How much it matters that a VC-JWT is not as Open Badges 3.0 says.
pub(super) const fn severity(mode: SignatureMode) -> Severity {
    match mode {
        SignatureMode::Strict => Severity::Error,
        SignatureMode::Compatible => Severity::Warning,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_algorithm_is_allowed_or_the_refusal_says_why() {
        for known in JwsAlgorithm::ALL {
            assert_eq!(algorithm_of(known.as_str()), Ok(known));
            assert_eq!(algorithm_of(&known.as_str().to_lowercase()), Ok(known));
        }
        let code = |name| algorithm_of(name).unwrap_err().code();
        for none in ["none", "None", "NONE", "nOnE", " none", "none\n"] {
            assert_eq!(code(none), ErrorCode::JwsUnsigned, "{none:?}");
        }
        for mac in
            ["HS256", "hs256", "HS384", "HS512", "xHS256", "Hs1", "HMAC", "A256HS512", "HS256/64", "zhs9"]
        {
            assert_eq!(code(mac), ErrorCode::JwsHmac, "{mac}");
        }
        for other in
            ["", "RS1", "ES256K", "ES512", "Ed448", "RS256 ", "HS", "ECDH-ES", "dir", "A128KW", "nоne", "x\0"]
        {
            assert_eq!(code(other), ErrorCode::JwsAlgorithm, "{other:?}");
        }
    }

    #[test]
    fn a_header_is_written_in_the_order_of_the_specification() {
        let mut header = JoseHeader { algorithm: JwsAlgorithm::Es256, key_id: None, jwk: None, typ: None };
        assert_eq!(header.write().unwrap(), r#"{"alg":"ES256"}"#);
        header.key_id = Some("https://issuer.example/\"keys\"");
        header.jwk = Some(r#"{"kty":"EC"}"#);
        header.typ = Some("JWT");
        assert_eq!(
            header.write().unwrap(),
            r#"{"alg":"ES256","kid":"https://issuer.example/\"keys\"","jwk":{"kty":"EC"},"typ":"JWT"}"#
        );
    }
}
