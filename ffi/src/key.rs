//! Keys: reading, making and writing them.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{self, from_json, to_json};
use ovenbird_core::{GenerateOptions, Key};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::{guard, guard_value};
use crate::status::ovenbird_status;

/// A key, private or public: RSA, P-256, P-384 or Ed25519. Opaque.
///
/// 1. `ovenbird_key_read` reads one that you have, in any form; `ovenbird_key_generate` makes a new one.
/// 2. `ovenbird_sign` and `ovenbird_issue_and_bake` sign with it, `ovenbird_verify_signature` checks with it.
/// 3. `ovenbird_key_free` releases it, and zeroes what was secret.
///
/// It never changes, so a `const ovenbird_key *` may be shared between threads.
pub struct ovenbird_key {
    pub(crate) key: Key,
}

impl From<Key> for ovenbird_key {
    fn from(key: Key) -> Self {
        ovenbird_key { key }
    }
}

/// Makes a new private key, with the randomness of the operating system.
///
/// Options (JSON): "kind" "ed25519" (default), "p256", "p384" or "rsa"; "bits" of an RSA key: 2048 (default), 3072 or
/// 4096; "id", the id of the key ("kid"); "insecure_seed", **for tests only**: the key follows from this text, and
/// whoever knows the text has the key.
///
/// Parameters:
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   key                   out, required: the key. Release with `ovenbird_key_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done. An RSA key takes a second or more.
///   OVENBIRD_CALLER       argument.invalid, option.invalid; option.conflict: "bits" of a key that is not RSA.
///   OVENBIRD_UNSUPPORTED  key.size: other "bits"; random.failed: the operating system gave no random bytes.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_key_generate(
    options: *const c_char,
    options_len: usize,
    key: *mut *mut ovenbird_key,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let key = call.out(key);
        key.required("key")?;
        let options: GenerateOptions = from_json(call.options(options, options_len)?)?;
        let mut entropy = wire::entropy(options.insecure_seed.as_deref());
        let made = Key::generate(&options, &mut *entropy)?;
        key.give_boxed(|| made.into());
        Ok(())
    })
}

/// Reads a key: PEM (PKCS#1, PKCS#8, SEC1, SPKI, or an X.509 certificate, of which the public key is taken; its dates
/// and its issuer are not looked at), JWK or JWK set, Multikey, did:key or did:jwk. Of several PEM blocks all have to be
/// of one key; `ovenbird_key_read_all` takes several. Encrypted PEM is not read.
///
/// Options (JSON): "format" "pem", "jwk", "multikey", "did_key" or "did_jwk" (default: told from the text); "id": of a
/// JWK set the "kid" of the key to take, of anything else the id that the key gets; "limits" {...}.
///
/// Parameters:
///   text, text_len        the key as UTF-8; borrowed for the call. A private key is the caller's to wipe.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   key                   out, required: the key. Release with `ovenbird_key_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid; key.ambiguous: a JWK set with several keys, and no "id".
///   OVENBIRD_MALFORMED    key.malformed, json.*; key.mismatch: its parts are not of one key; key.point: not a point
///                         of its curve.
///   OVENBIRD_UNSUPPORTED  key.unsupported: another kind or form; key.size, key.weak: an RSA key that is too small or
///                         large, or that anybody can break.
///   OVENBIRD_NOT_FOUND    key.not_found: a JWK set without a key of this "id".
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_key_read(
    text: *const c_char,
    text_len: usize,
    options: *const c_char,
    options_len: usize,
    key: *mut *mut ovenbird_key,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let key = call.out(key);
        key.required("key")?;
        let text = call.text(text, text_len, "text")?;
        let read = Key::read(text, &from_json(call.options(options, options_len)?)?)?;
        key.give_boxed(|| read.into());
        Ok(())
    })
}

/// Writes a key. **A private key is written whole** as "pem" (PKCS#8) and "jwk": for what may be seen, write the
/// `ovenbird_key_public` of it. "multikey", "did_key" and "did_jwk" are of the public half in any case.
///
/// Parameters:
///   key                 borrowed; required.
///   format, format_len  "pem", "jwk", "multikey", "did_key" or "did_jwk"; borrowed for the call.
///   out                 out, required: the text. Release with `ovenbird_bytes_free`, which zeroes it.
///   err                 out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, also when `format` is none of these.
///   OVENBIRD_UNSUPPORTED  key.unsupported: RSA has neither "multikey" nor "did_key".
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_key_write(
    key: *const ovenbird_key,
    format: *const c_char,
    format_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let handle = call.handle(key, "key")?;
        out.give_secret(&handle.key.write(call.text(format, format_len, "format")?.parse()?)?);
        Ok(())
    })
}

/// The public half of a key, as a key of its own; of a public key another one like it.
///
/// Parameters:
///   key         borrowed; required. It stays the caller's.
///   public_key  out, required: the public half. Release with `ovenbird_key_free`.
///   err         out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_key_public(
    key: *const ovenbird_key,
    public_key: *mut *mut ovenbird_key,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let public = call.out(public_key);
        public.required("public_key")?;
        let handle = call.handle(key, "key")?;
        public.give_boxed(|| handle.key.public().into());
        Ok(())
    })
}

/// Says what a key is, without anything secret.
///
/// Parameters:
///   key  borrowed; required.
///   out  out, required: JSON {"kind", "bits", "private", "id", "thumbprint", "algorithms", "multikey", "did_key"}.
///        "private" is whether it can sign; "thumbprint" is the SHA-256 one of RFC 7638; "algorithms" has the usual
///        one first; "id", "multikey" and "did_key" may be null. Release with `ovenbird_bytes_free`.
///   err  out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_key_info(
    key: *const ovenbird_key,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        out.give(to_json(&call.handle(key, "key")?.key.info()?)?);
        Ok(())
    })
}

/// Releases a key. What was secret is zeroed first.
///
/// Parameters:
///   key  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_key_free(key: *mut ovenbird_key) {
    guard_value((), |call| call.free(key));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<ovenbird_key>();
    }
}
