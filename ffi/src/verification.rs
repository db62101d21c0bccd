//! Verifying: whether a badge is what it says, with the reasons.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;
use std::ptr;

use ovenbird_core::wire::{from_json, to_json};
use ovenbird_core::{FetchFailure, FetchResponse, ReportForm, VerifyOptions};

use crate::bytes::ovenbird_bytes;
use crate::clock;
use crate::contexts::{self, ovenbird_contexts};
use crate::error::ovenbird_error;
use crate::guard::{guard, guard_value};
use crate::machine::{ovenbird_fetch_request, ovenbird_verification};
use crate::status::ovenbird_status;
use crate::verdict::ovenbird_verdict;

/// Begins a verification of a badge: an image (PNG, SVG) with a badge in it, the URL of a hosted badge, JSON, or a
/// compact JWS. Whether it is hosted or signed is told from it; what the badge says about itself proves nothing.
///
/// Options (JSON): "at", the moment at which dates are judged (RFC 3339), or "now_unix", in seconds since 1970
/// (default: the clock); "recipient", the identities of which one should be the recipient, as for
/// `ovenbird_match_recipient` (default: not checked), with "variants"; "keys", those that you trust, a list of keys as
/// text or {"key", "issuer"}; "check_images" (default false); "endorsements" (default true) and "depth", how far they
/// are followed (default 3); "accept_changed_copy", "accept_redirects", "accept_damaged" (all false); "limits" {...}.
/// Of 3.0: "mode" of a VC-JWT, "strict" (default) or "compatible"; "accept_self_asserted", whether an issuer that is
/// nothing but its own key is taken (default false); "refresh" (default true); "domain" and "challenge", which an
/// embedded proof has to name (default: none); "explain", whether the report has what was hashed for proofs that fail
/// (default false). docs/verifying.md says what each means.
///
/// Parameters:
///   input, input_len      an image file, or the text of a badge, in bytes; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   verification          out, required: the verification. Release with `ovenbird_verification_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done: it was read. Nothing is said about it yet.
///   OVENBIRD_CALLER       argument.invalid; option.invalid, also for an "at" that is not a moment;
///                         recipient.identity_invalid: an identity is empty.
///   OVENBIRD_MALFORMED    png.*, svg.*, payload.*, json.*, jws.*, document.envelope: there is no badge that can be
///                         read; key.*: one of "keys" cannot be.
///   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, document.unrecognised, key.*.
///   OVENBIRD_NOT_FOUND    image.unbaked.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verification_new(
    input: *const u8,
    input_len: usize,
    options: *const c_char,
    options_len: usize,
    verification: *mut *mut ovenbird_verification,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    ovenbird_verification_new_with(input, input_len, options, options_len, ptr::null(), verification, err)
}

/// `ovenbird_verification_new` of a badge that may name other contexts than those that the library knows.
///
/// Parameters: as for `ovenbird_verification_new`, and
///   contexts  those that a credential of 3.0 may name; NULL: those that the library knows. Borrowed for the call; the
///             verification keeps what it needs. Other threads may use it at the same time.
///
/// Returns what `ovenbird_verification_new` returns.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verification_new_with(
    input: *const u8,
    input_len: usize,
    options: *const c_char,
    options_len: usize,
    contexts: *const ovenbird_contexts,
    verification: *mut *mut ovenbird_verification,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(verification);
        out.required("verification")?;
        let input = call.bytes(input, input_len, "input")?;
        let mut options: VerifyOptions = from_json(call.options(options, options_len)?)?;
        options.contexts = contexts::of(call, contexts);
        clock::fill_verification(&mut options);
        let begun = ovenbird_verification::begin(input, &options)?;
        out.give_boxed(|| begun);
        Ok(())
    })
}

/// The documents that are needed next. They do not depend on each other and may be fetched at the same time. Each is
/// listed once; while answers are missing there may be none.
///
/// Parameters:
///   verification  changed; required. Nothing else may use it during the call.
///   requests      out, required: the first of `*count` requests. They belong to the verification, and stay until this
///                 function or `ovenbird_verification_free` is called; giving answers leaves them alone.
///   count         out, required: how many. 0 once it is ready.
///   json          out, may be NULL: the same as JSON [{"id", "url", "purpose", "accept", "media_types",
///                 "max_bytes"}]. Release with `ovenbird_bytes_free`.
///   err           out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verification_next_requests(
    verification: *mut ovenbird_verification,
    requests: *mut *const ovenbird_fetch_request,
    count: *mut usize,
    json: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (requests, count, json) = (call.out(requests), call.out(count), call.out(json));
        requests.required("requests")?;
        count.required("count")?;
        call.change(verification, "verification", |handle| {
            let next = handle.next()?;
            let said = if json.wanted() { to_json(&next)? } else { String::new() };
            let listed = handle.list(&next);
            requests.set(listed.as_ptr());
            count.set(listed.len());
            json.give(said);
            Ok(())
        })
    })
}

/// Gives what a server answered to a request, whatever its status: 404 and 410 are answers too.
///
/// Parameters:
///   verification                changed; required. Nothing else may use it during the call.
///   id                          the request's number.
///   status                      the HTTP status of the last response, after all redirects.
///   final_url, final_url_len    UTF-8, the URL that this response came from; NULL with length 0: that of the request.
///                               **Do not leave it out where redirects are followed**: a server that redirects
///                               elsewhere would speak for its own host. Borrowed for the call.
///   media_type, media_type_len  UTF-8, the header "Content-Type"; NULL with length 0: there was none. Borrowed.
///   body, body_len              the body after decompression, in bytes; NULL with length 0: empty. Borrowed.
///   err                         out, may be NULL: why it failed; the request is still open then. Release with
///                               `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; verify.request: no open request has this number.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verification_supply(
    verification: *mut ovenbird_verification,
    id: u32,
    status: u16,
    final_url: *const c_char,
    final_url_len: usize,
    media_type: *const c_char,
    media_type_len: usize,
    body: *const u8,
    body_len: usize,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        // Copied before the handle changes: the texts may be those that it listed.
        let response = FetchResponse {
            status,
            final_url: call.text(final_url, final_url_len, "final_url")?.to_owned(),
            media_type: call.text(media_type, media_type_len, "media_type")?.to_owned(),
            body: call.bytes(body, body_len, "body")?.to_vec(),
        };
        call.change(verification, "verification", |handle| handle.answer(id, Ok(response)))
    })
}

/// Says that there is no answer to a request: refused by a policy, unreachable, too slow, too large. What needs the
/// document is then not checked, and the badge not valid.
///
/// Parameters:
///   verification          changed; required. Nothing else may use it during the call.
///   id                    the request's number.
///   code, code_len        UTF-8, a short name for programs, such as "timeout"; NULL with length 0 for none. Borrowed.
///   message, message_len  UTF-8, what happened, for people. The report shows it escaped and cut after 200 characters.
///                         NULL with length 0 for none. Borrowed.
///   err                   out, may be NULL: why it failed; the request is still open then. Release with
///                         `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; verify.request: no open request has this number.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verification_supply_failure(
    verification: *mut ovenbird_verification,
    id: u32,
    code: *const c_char,
    code_len: usize,
    message: *const c_char,
    message_len: usize,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let failure = FetchFailure {
            code: call.text(code, code_len, "code")?.to_owned(),
            message: call.text(message, message_len, "message")?.to_owned(),
        };
        call.change(verification, "verification", |handle| handle.answer(id, Err(failure)))
    })
}

/// Whether nothing is missing any more: no request is open, and no other is needed.
///
/// Parameters:
///   verification  borrowed; required.
///   ready         out, required: whether it is. Set to false on entry.
///   err           out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verification_is_ready(
    verification: *const ovenbird_verification,
    ready: *mut bool,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let ready = call.out(ready);
        ready.required("ready")?;
        ready.set(call.handle(verification, "verification")?.look()?.is_ready());
        Ok(())
    })
}

/// The verdict so far, and the report. **OVENBIRD_OK says that it was looked at, `verdict` what it came to.** The same
/// input, options and answers give the same report, byte for byte.
///
/// Parameters:
///   verification    borrowed; required.
///   form, form_len  "json" (also NULL with length 0): as docs/schema/verification-report.json describes it; "table":
///                   text for people; "html": a page of its own, without scripts, that loads nothing;
///                   "problem_details": JSON as in RFC 9457. Borrowed for the call.
///   verdict         out, required: OVENBIRD_UNVERIFIED on entry. Only OVENBIRD_VALID is valid.
///   report          out, may be NULL: the report in this form, UTF-8. Release with `ovenbird_bytes_free`.
///   err             out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid, also for another "form".
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verification_report(
    verification: *const ovenbird_verification,
    form: *const c_char,
    form_len: usize,
    verdict: *mut ovenbird_verdict,
    report: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (verdict, report) = (call.out(verdict), call.out(report));
        verdict.required("verdict")?;
        let form = match call.text(form, form_len, "form")? {
            "" => ReportForm::default(),
            name => name.parse()?,
        };
        let machine = call.handle(verification, "verification")?.look()?;
        let said = if report.wanted() { machine.write(form)? } else { String::new() };
        verdict.set(machine.report().verdict.into());
        report.give(said);
        Ok(())
    })
}

/// Releases a verification and the requests that belong to it, in whatever state it is.
///
/// Parameters:
///   verification  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verification_free(verification: *mut ovenbird_verification) {
    guard_value((), |call| call.free(verification));
}
