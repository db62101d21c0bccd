//! Issuing: correct documents from a small request.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{self, from_json, request_from_json, to_json};
use ovenbird_core::{IssueAndBakeOptions, IssueOptions, issue, issue_and_bake};

use crate::bytes::ovenbird_bytes;
use crate::clock;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::key::ovenbird_key;
use crate::status::ovenbird_status;

/// Makes a document of 1.0 to 3.0 from a small request: who, what, by whom, when. Ids, contexts, types, dates, the
/// hash of the recipient and its salt are filled in. What comes out has neither errors nor warnings, or the call
/// fails and the message lists everything that the request lacks. Nothing is signed and nothing fetched.
///
/// Request (JSON): "version" "1.0", "1.1", "2.0" (default) or "3.0"; "class", such as "Assertion" (default),
/// "BadgeClass", "Profile", "RevocationList", in 3.0 "OpenBadgeCredential" (default), "EndorsementCredential",
/// "BitstringStatusListCredential"; "id", "recipient", "badge", "issuer", "issued_on", "expires", "evidence",
/// "narrative", "verification", "status", "revoked", "status_list", "members" and more: docs/issuing.md has all of
/// them.
///
/// Options (JSON): "now_unix", the moment of issuing in seconds since 1970, where the request has no "issued_on"
/// (default: the clock); "limits" {...}; "insecure_seed", **for tests only**: salts and ids follow from this text.
///
/// Parameters:
///   request, request_len  JSON text; NULL with length 0 for a request without anything; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   document              out, required: the document, compact JSON. Release with `ovenbird_bytes_free`.
///   details               out, may be NULL: JSON {"document", "version", "class", "id"?, "lost"?}. Release with
///                         `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid; issue.invalid: something in the request is wrong or has
///                         no place; recipient.identity_invalid; key.not_public, status.index.
///   OVENBIRD_MALFORMED    key.*: the key in the request; status.encoding: its status list.
///   OVENBIRD_UNSUPPORTED  recipient.algorithm, key.unsupported, key.size, key.weak, random.failed.
///   OVENBIRD_NOT_FOUND    issue.incomplete: the request lacks something; upgrade.incomplete: a badge class in the
///                         terms of 2.0 lacks what 3.0 requires.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_issue(
    request: *const c_char,
    request_len: usize,
    options: *const c_char,
    options_len: usize,
    document: *mut ovenbird_bytes,
    details: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (document, details) = (call.out(document), call.out(details));
        document.required("document")?;
        let request = request_from_json(Some(call.text(request, request_len, "request")?))?;
        let mut options: IssueOptions = from_json(call.options(options, options_len)?)?;
        clock::fill(&mut options);
        let mut entropy = wire::entropy(options.insecure_seed.as_deref());
        let issued = issue(&request, &options, &mut *entropy)?;
        let said = if details.wanted() { to_json(&issued)? } else { String::new() };
        document.give(issued.document);
        details.give(said);
        Ok(())
    })
}

/// Issues, signs if there is a key, and bakes: from a template image to a badge in one call.
///
/// Options (JSON): {"issue": {...}, "sign": {...}, "bake": {...}}, each as for `ovenbird_issue`, `ovenbird_sign` and
/// `ovenbird_bake`.
///
/// Parameters:
///   image, image_len      the template, a PNG or SVG file, in bytes; borrowed for the call.
///   request, request_len  JSON text as for `ovenbird_issue`; borrowed for the call. With a key, "verification" is
///                         "signed" by default.
///   key                   a private key; borrowed for the call. NULL: the document is baked unsigned, as a hosted
///                         badge is.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   baked                 out, required: the image file with the badge. Release with `ovenbird_bytes_free`.
///   report                out, may be NULL: JSON {"issued": {...}, "signed"?: {...}, "payload", "baked": {...}}:
///                         what `ovenbird_issue`, `ovenbird_sign` and `ovenbird_bake` tell, and the text that was
///                         baked. Release with `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns what `ovenbird_issue`, `ovenbird_sign` and `ovenbird_bake` return, and
///   OVENBIRD_CALLER  option.conflict: a key, and the request says "hosted"; or no key, and the document counts only
///                    signed.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_issue_and_bake(
    image: *const u8,
    image_len: usize,
    request: *const c_char,
    request_len: usize,
    key: *const ovenbird_key,
    options: *const c_char,
    options_len: usize,
    baked: *mut ovenbird_bytes,
    report: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (baked, report) = (call.out(baked), call.out(report));
        baked.required("baked")?;
        let image = call.bytes(image, image_len, "image")?;
        let request = request_from_json(Some(call.text(request, request_len, "request")?))?;
        let key = call.maybe(key).map(|handle| &handle.key);
        let mut options: IssueAndBakeOptions = from_json(call.options(options, options_len)?)?;
        clock::fill_both(&mut options);
        let mut entropy = wire::entropy(wire::insecure_seed(&options));
        let made = issue_and_bake(image, &request, key, &options, &mut *entropy)?;
        let said = if report.wanted() { to_json(&made)? } else { String::new() };
        baked.give(made.bytes);
        report.give(said);
        Ok(())
    })
}
