/*
 * Ovenbird: Open Badges in every version, in PNG and SVG images.
 *
 * Bake a badge and read it again, in six calls:
 *
 *     ovenbird_bytes baked = {0}, text = {0};
 *     ovenbird_error *err = NULL;
 *
 *     // 1. Put a badge into an image. NULL and 0 stand for the default options.
 *     if (ovenbird_bake(image, image_len, payload, payload_len, NULL, 0, &baked, NULL, &err) != OVENBIRD_OK) {
 *         // 2. Say why it failed. 3. Release the error.
 *         fprintf(stderr, "%s: %s\n", ovenbird_error_code(err), ovenbird_error_message(err));
 *         ovenbird_error_free(err);
 *         return 1;
 *     }
 *     // 4. Write the image, then get the badge out of it again.
 *     fwrite(baked.data, 1, baked.len, file);
 *     if (ovenbird_unbake_one(baked.data, baked.len, NULL, 0, &text, NULL, NULL) == OVENBIRD_OK)
 *         puts((const char *)text.data);
 *     // 5. and 6. Release what was handed over.
 *     ovenbird_bytes_free(&text);
 *     ovenbird_bytes_free(&baked);
 *
 * What holds for every function:
 *
 *   Inputs    are a pointer and a length in bytes, borrowed for the call and never changed. Text is
 *             UTF-8 and needs no NUL at its end. The pointer may be NULL only if the length is 0.
 *   Outputs   come after the inputs. They are emptied on entry (NULL, 0, false), whatever stood there, and written
 *             only on success. So release what a variable holds before using it again.
 *   Options   are JSON text. Every member may be left out; an unknown one is the error option.invalid.
 *             "limits" holds the bounds on hostile input, such as {"limits": {"input_bytes": 262144}}.
 *   Errors    have a stable code. Every operation can also return OVENBIRD_INTERNAL: a defect that was caught at the
 *             boundary. Nothing was written then, and the process may go on.
 *   Threads   share nothing. Any function may run in any thread at any time; what is const may be shared, and what is
 *             not belongs to one thread at a time.
 *   Verdicts  are an output of their own. OVENBIRD_OK says that something was looked at, never that it is right.
 *   Secrets   stay inside: no private key is in an error, a report or any output but that of ovenbird_key_write.
 *             ovenbird_bytes_free, ovenbird_key_free and ovenbird_key_set_free zero what they release.
 *   The host  is left alone: no files, no network, no environment, no locale, no signal handlers, no output (but for
 *             the line that Rust's panic hook writes to stderr about a defect). Issuing, embedding a proof and verifying
 *             read the clock where the call names no moment; keys, salts and signatures take the operating system's
 *             random numbers.
 *             Only ovenbird_verification_fetch connects to anything: it is there for you to call, or not.
 */

#ifndef OVENBIRD_H
#define OVENBIRD_H

/* Made from ffi/src by `cargo xtask header`. Change it there. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The version of this header. `ovenbird_version` gives that of the library. */
#define OVENBIRD_VERSION "0.1.0"
#define OVENBIRD_VERSION_MAJOR 0
#define OVENBIRD_VERSION_MINOR 1
#define OVENBIRD_VERSION_PATCH 0

/** The ABI of this header. `ovenbird_abi_version` gives that of the library. */
#define OVENBIRD_ABI_VERSION 1

/**
 * Whether a call succeeded, and if not, whose fault it was. The numbers are never reused. Later versions may add
 * some: treat an unknown one as a failure.
 */
typedef enum {
    /**
     * Done; the outputs are written.
     */
    OVENBIRD_OK = 0,
    /**
     * The call is wrong: a NULL pointer, text that is not UTF-8, an unknown option, a buffer too small.
     */
    OVENBIRD_CALLER = 1,
    /**
     * The input is damaged or breaks its format's rules.
     */
    OVENBIRD_MALFORMED = 2,
    /**
     * The input is of a type or in a form that is not supported.
     */
    OVENBIRD_UNSUPPORTED = 3,
    /**
     * What was asked for is not there, such as a badge in an unbaked image.
     */
    OVENBIRD_NOT_FOUND = 4,
    /**
     * The input passes a bound of the `limits` option.
     */
    OVENBIRD_LIMIT = 5,
    /**
     * Refused because an option of the caller's says so.
     */
    OVENBIRD_REFUSED = 6,
    /**
     * A defect in this library; the process is unharmed. Please report it.
     */
    OVENBIRD_INTERNAL = 7,
} ovenbird_status;

/**
 * What a verification comes to. A later version may add some: treat an unknown one as "not valid".
 */
typedef enum {
    /**
     * Nothing failed, but something that should have been checked could not be.
     */
    OVENBIRD_UNVERIFIED = 0,
    /**
     * Everything that this badge needs was checked and passed.
     */
    OVENBIRD_VALID = 1,
    /**
     * Something failed: forged, changed, revoked, expired, of somebody else.
     */
    OVENBIRD_INVALID = 2,
} ovenbird_verdict;

/**
 * The JSON-LD contexts that documents may name: those that the library knows, and those that you register. Opaque.
 *
 * Known are the contexts of verifiable credentials 1.1 and 2.0, of Open Badges 3.0 in all its versions, of Data
 * Integrity, Multikey, Ed25519Signature2020, Status List 2021 and DIDs. **Nothing is ever fetched for a context**:
 * whoever could change it could change what was signed. NULL stands for the known ones wherever a
 * `const ovenbird_contexts *` is taken, so most programs need none of this.
 *
 * 1. `ovenbird_contexts_new` makes one, `ovenbird_contexts_add` registers a context, which is compiled at once.
 * 2. `ovenbird_sign_with`, `ovenbird_signing_input_with`, `ovenbird_verify_signature_with`,
 *    `ovenbird_verification_new_with` and `ovenbird_canonicalize` take it.
 * 3. `ovenbird_contexts_free` releases it. A verification that began with it keeps what it needs.
 *
 * Only `ovenbird_contexts_add` changes it. After that a `const ovenbird_contexts *` may be shared between threads: what
 * one works out of a context serves them all, so make one for the whole program.
 */
typedef struct ovenbird_contexts ovenbird_contexts;

/**
 * Why a call failed. Opaque, owned by the caller, never changed by later calls, and safe to read from any thread.
 *
 * Pass the address of an `ovenbird_error *` as the last argument of an operation, or NULL if the status is enough.
 * The operation sets it to NULL on entry, so release an earlier error before using the variable again.
 */
typedef struct ovenbird_error ovenbird_error;

/**
 * The guarded HTTP client: https to public addresses only, bounded in time and size, at most five redirects with the
 * whole policy again, no cookies, no credentials, no proxy from the environment. Opaque. docs/fetching.md has the
 * policy.
 *
 * 1. `ovenbird_fetch_client_new` makes one, for the whole life of a program; it holds a small cache.
 * 2. `while (!ready) ovenbird_verification_fetch(...)` verifies with it.
 * 3. `ovenbird_fetch_client_counters` tells what it has done, `ovenbird_fetch_client_free` releases it.
 *
 * A `const ovenbird_fetch_client *` may be shared between threads. The functions with a client are missing from a
 * library that was built without the feature "fetch".
 */
typedef struct ovenbird_fetch_client ovenbird_fetch_client;

/**
 * A key, private or public: RSA, P-256, P-384 or Ed25519. Opaque.
 *
 * 1. `ovenbird_key_read` reads one that you have, in any form; `ovenbird_key_generate` makes a new one.
 * 2. `ovenbird_sign` and `ovenbird_issue_and_bake` sign with it, `ovenbird_verify_signature` checks with it.
 * 3. `ovenbird_key_free` releases it, and zeroes what was secret.
 *
 * It never changes, so a `const ovenbird_key *` may be shared between threads.
 */
typedef struct ovenbird_key ovenbird_key;

/**
 * Several keys that were read from one text. Opaque.
 *
 * 1. `ovenbird_key_read_all` reads it.
 * 2. `ovenbird_key_set_keys` lends its keys, as the array that `ovenbird_verify_signature` and `ovenbird_did_document`
 *    take.
 * 3. `ovenbird_key_set_free` releases it with all its keys, and zeroes what was secret.
 *
 * It never changes, so a `const ovenbird_key_set *` may be shared between threads.
 */
typedef struct ovenbird_key_set ovenbird_key_set;

/**
 * A baked image that is not yet written: runs of the caller's image and the bytes that go between them. Opaque.
 *
 * 1. `ovenbird_splice_new` finds the pieces; nothing of the image is copied.
 * 2. `ovenbird_splice_pieces` gives them, ready for one `writev`; `ovenbird_splice_len` their length together.
 * 3. `ovenbird_splice_free` releases it. Until then the image has to stay in place, unchanged.
 *
 * A `const ovenbird_splice *` may be shared between threads.
 */
typedef struct ovenbird_splice ovenbird_splice;

/**
 * A Bitstring Status List (W3C): a status for each credential, every one 0 at first. Opaque.
 *
 * 1. `ovenbird_status_list_new` makes one, `ovenbird_status_list_decode` reads what was published before.
 * 2. `ovenbird_status_list_set` changes a status, `ovenbird_status_list_get` looks at it.
 * 3. `ovenbird_status_list_encode` gives the text to publish ("encodedList"); `ovenbird_issue` makes the credential.
 * 4. `ovenbird_status_list_free` releases it.
 *
 * A `const ovenbird_status_list *` may be shared between threads as long as no thread changes the list:
 * `ovenbird_status_list_set` must not run while anything else uses it.
 */
typedef struct ovenbird_status_list ovenbird_status_list;

/**
 * A verification that the caller drives: it asks for documents, is given them, and answers. It does no I/O. Opaque.
 *
 * 1. `ovenbird_verification_new` begins with an image, a URL, JSON or a JWS.
 * 2. Until `ovenbird_verification_is_ready`: `ovenbird_verification_next_requests` lists the documents that are needed
 *    next, and each gets one answer, by `ovenbird_verification_supply` or `ovenbird_verification_supply_failure`. Or
 *    `ovenbird_verification_fetch` does all of that, with the client that is built in.
 * 3. `ovenbird_verification_report` gives the verdict and its reasons. It may be asked at any time: what is still
 *    missing is then not checked, and without any answer that is a verification offline.
 * 4. `ovenbird_verification_free` releases it, at any time.
 *
 * One thread at a time: whatever takes it without `const` changes it, and nothing else may use it meanwhile. Different
 * verifications share nothing.
 */
typedef struct ovenbird_verification ovenbird_verification;

/**
 * Bytes or text that an operation has handed over. Release them with `ovenbird_bytes_free`; do not change the
 * members before that. Text is UTF-8, and a NUL stands beyond its length, so `(const char *)data` is a C string.
 */
typedef struct {
    /**
     * The first byte; NULL while there is nothing.
     */
    uint8_t *data;
    /**
     * How many bytes, without the NUL beyond them.
     */
    size_t len;
} ovenbird_bytes;

/**
 * A borrowed run of bytes, laid out like POSIX's `struct iovec`.
 */
typedef struct {
    /**
     * The first byte.
     */
    const uint8_t *data;
    /**
     * How many bytes.
     */
    size_t len;
} ovenbird_slice;

/**
 * A document that a verification needs. The texts are NUL-terminated UTF-8 and belong to the verification.
 */
typedef struct {
    /**
     * Its number in this verification, from 1; the answer names it.
     */
    uint32_t id;
    /**
     * The longest body that is taken, in bytes after decompression. A longer one counts as no answer.
     */
    size_t max_bytes;
    /**
     * The URL, http or https. **A stranger chose it**: fetch it with a client that refuses private addresses.
     */
    const char *url;
    /**
     * What it is needed for: "assertion", "badge_class", "issuer", "key", "revocation_list", "endorsement",
     * "controller", "status_list", "refresh", "image". A later version may have more.
     */
    const char *purpose;
    /**
     * The value for the header "Accept".
     */
    const char *accept;
} ovenbird_fetch_request;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/* ---- Errors: why a call failed, as an object of its own ---------------------------------------- */

/**
 * The stable code of an error, such as "png.truncated": the same in every language, listed by
 * `ovenbird_error_codes`.
 *
 * Parameters:
 *   error  borrowed; NULL gives "".
 *
 * Returns NUL-terminated ASCII that belongs to the error.
 */
const char *ovenbird_error_code(const ovenbird_error *error);

/**
 * What was found and what was expected, for people. The wording may change; decide by the code.
 *
 * Parameters:
 *   error  borrowed; NULL gives "".
 *
 * Returns NUL-terminated UTF-8 without control characters that belongs to the error.
 */
const char *ovenbird_error_message(const ovenbird_error *error);

/**
 * Everything about an error as JSON: {"code", "kind", "message", "offset"?, "part"?, "pointer"?, "needed"?}.
 *
 * Parameters:
 *   error  borrowed; NULL gives "".
 *
 * Returns NUL-terminated UTF-8 that belongs to the error.
 */
const char *ovenbird_error_detail(const ovenbird_error *error);

/**
 * Releases an error and the texts that belong to it.
 *
 * Parameters:
 *   error  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
 */
void ovenbird_error_free(ovenbird_error *error);

/* ---- Bytes and text that the library hands over ------------------------------------------------ */

/**
 * Releases what an operation has handed over. The bytes are zeroed first, since they may be a private key, and
 * `data` is set to NULL and `len` to 0, so that a second time is harmless.
 *
 * Parameters:
 *   bytes  the struct is the caller's, its contents are given up; NULL is allowed and does nothing.
 */
void ovenbird_bytes_free(ovenbird_bytes *bytes);

/* ---- Baking: putting a badge into an image, and taking it out again ---------------------------- */

/**
 * Puts a badge into a PNG or SVG image. Every other byte of the image stays as it is.
 *
 * Options (JSON; all may be left out): "on_existing" "replace" or "refuse", "keyword", "check_crc" (default true),
 * "legacy_text", "active_content" "keep" or "refuse", "wallet_safe", "limits" {...}.
 *
 * Parameters:
 *   image, image_len      the image file, in bytes; borrowed for the call.
 *   payload, payload_len  the badge as UTF-8: a URL, a JSON document or a compact JWS; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   baked                 out, required: the image file. Release with `ovenbird_bytes_free`.
 *   report                out, may be NULL: JSON {"format", "carrier", "keyword", "length", "replaced", "problems"}.
 *                         Release with `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid, option.conflict.
 *   OVENBIRD_MALFORMED    png.*, svg.*: the image is damaged; payload.*, json.*, jws.*: the payload is.
 *   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, svg.utf16, document.unrecognised.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 *   OVENBIRD_REFUSED      image.already_baked, svg.active_content: an option asks for refusal.
 */
ovenbird_status ovenbird_bake(const uint8_t *image,
                              size_t image_len,
                              const char *payload,
                              size_t payload_len,
                              const char *options,
                              size_t options_len,
                              ovenbird_bytes *baked,
                              ovenbird_bytes *report,
                              ovenbird_error **err);

/**
 * Like `ovenbird_bake`, into a buffer of the caller's. With `buffer` NULL and `capacity` 0 it only tells the size.
 *
 * Parameters:
 *   image ... options_len  as for `ovenbird_bake`.
 *   buffer, capacity       the caller's, in bytes; must not overlap the inputs. Written only on success.
 *   needed                 out, required: the length of the baked image in bytes, on success and for
 *                          buffer.too_small; else 0.
 *   report, err            as for `ovenbird_bake`.
 *
 * Returns what `ovenbird_bake` returns, and
 *   OVENBIRD_CALLER        buffer.too_small: call again with `*needed` bytes.
 */
ovenbird_status ovenbird_bake_into(const uint8_t *image,
                                   size_t image_len,
                                   const char *payload,
                                   size_t payload_len,
                                   const char *options,
                                   size_t options_len,
                                   uint8_t *buffer,
                                   size_t capacity,
                                   size_t *needed,
                                   ovenbird_bytes *report,
                                   ovenbird_error **err);

/**
 * Takes every badge out of an image: the bytes that were there before baking come back.
 *
 * Options (JSON): "check_crc" (default true), "limits" {...}.
 *
 * Parameters:
 *   image, image_len      the image file, in bytes; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   out                   out, required: the image file, equal to the input if there was no badge. Release with
 *                         `ovenbird_bytes_free`.
 *   removed               out, may be NULL: how many badges were taken out.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid.
 *   OVENBIRD_MALFORMED    png.*, svg.*: the image is damaged.
 *   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, svg.utf16.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_strip(const uint8_t *image,
                               size_t image_len,
                               const char *options,
                               size_t options_len,
                               ovenbird_bytes *out,
                               size_t *removed,
                               ovenbird_error **err);

/* ---- Splices: a baked image as pieces, for a writer that does not want a copy ------------------ */

/**
 * Like `ovenbird_bake`, as pieces.
 *
 * Parameters:
 *   image, image_len      the image file, in bytes; borrowed until `ovenbird_splice_free`.
 *   payload ... options_len  as for `ovenbird_bake`; borrowed for the call.
 *   out                   out, required: the splice. Release with `ovenbird_splice_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns what `ovenbird_bake` returns.
 */
ovenbird_status ovenbird_splice_new(const uint8_t *image,
                                    size_t image_len,
                                    const char *payload,
                                    size_t payload_len,
                                    const char *options,
                                    size_t options_len,
                                    ovenbird_splice **out,
                                    ovenbird_error **err);

/**
 * The length of the baked image in bytes.
 *
 * Parameters:
 *   splice  borrowed; NULL gives 0.
 */
size_t ovenbird_splice_len(const ovenbird_splice *splice);

/**
 * The pieces of the baked image, in order.
 *
 * Parameters:
 *   splice  borrowed; required.
 *   pieces  out, required: the first of `*count` slices, which belong to the splice. They have the layout of
 *           `struct iovec`; note that `writev` takes no more than IOV_MAX of them at a time.
 *   count   out, required: how many slices.
 *   err     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_splice_pieces(const ovenbird_splice *splice,
                                       const ovenbird_slice **pieces,
                                       size_t *count,
                                       ovenbird_error **err);

/**
 * What the bake does, in the JSON form of `ovenbird_bake`'s report.
 *
 * Parameters:
 *   splice  borrowed; required.
 *   report  out, required: JSON text. Release with `ovenbird_bytes_free`.
 *   err     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_splice_report(const ovenbird_splice *splice,
                                       ovenbird_bytes *report,
                                       ovenbird_error **err);

/**
 * Releases a splice and its pieces. The image is the caller's again.
 *
 * Parameters:
 *   splice  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
 */
void ovenbird_splice_free(ovenbird_splice *splice);

/* ---- Unbaking: reading the badges in an image -------------------------------------------------- */

/**
 * Reads every badge in an image.
 *
 * Options (JSON): "accept_damaged", "strict", "limits" {...}.
 *
 * Parameters:
 *   image, image_len      the image file, in bytes; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   out                   out, required: JSON {"format", "badge", "found": [{"carrier", "keyword", "namespace"?,
 *                         "offset", "length", "kind", "text", "verify"?, "problems"}]}, where "badge" is the place
 *                         in "found" of the one that counts. Release with `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done; there is at least one badge.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid.
 *   OVENBIRD_MALFORMED    png.*, svg.*: the image or its badge is damaged; with "strict" also image.duplicate.
 *   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding.
 *   OVENBIRD_NOT_FOUND    image.unbaked: a sound image without a badge.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_unbake(const uint8_t *image,
                                size_t image_len,
                                const char *options,
                                size_t options_len,
                                ovenbird_bytes *out,
                                ovenbird_error **err);

/**
 * Reads the badge in an image: of several, the one that counts.
 *
 * Parameters:
 *   image ... options_len  as for `ovenbird_unbake`.
 *   text                   out, required: the badge text itself. Release with `ovenbird_bytes_free`.
 *   details                out, may be NULL: JSON, the element of "found" that `ovenbird_unbake` gives. Release with
 *                          `ovenbird_bytes_free`.
 *   err                    out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns what `ovenbird_unbake` returns.
 */
ovenbird_status ovenbird_unbake_one(const uint8_t *image,
                                    size_t image_len,
                                    const char *options,
                                    size_t options_len,
                                    ovenbird_bytes *text,
                                    ovenbird_bytes *details,
                                    ovenbird_error **err);

/* ---- Inspecting: what bytes are, before anything is done with them ----------------------------- */

/**
 * Tells the type of an image by its first bytes.
 *
 * Parameters:
 *   image, image_len  the image file, or its first bytes; borrowed for the call.
 *   format            out, required: "png", "svg", "svgz", "jpeg", "gif", "webp", "avif", "pdf" or "unknown";
 *                     NUL-terminated, never to be released.
 *   err               out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_sniff(const uint8_t *image,
                               size_t image_len,
                               const char **format,
                               ovenbird_error **err);

/**
 * Says what an image or a badge text is: type, carriers, version, badge, issuer, recipient, dates. A sound image
 * without a badge is fine here; a badge that cannot be read is described with its error.
 *
 * Options (JSON): "accept_damaged", "limits" {...}.
 *
 * Parameters:
 *   input, input_len      an image file, or JSON, JWS or URL text, in bytes; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   out                   out, required: JSON {"format", "picture"?, "badge", "badges": [{"found"?, "version"?,
 *                         "class"?, "badge"?, "report"?, "error"?}], "problems"}. "report" has the numbers of what
 *                         `ovenbird_validate` finds. Release with `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid.
 *   OVENBIRD_MALFORMED    png.*, svg.*, payload.*, json.*, jws.*: the input is damaged.
 *   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, document.unrecognised.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_inspect(const uint8_t *input,
                                 size_t input_len,
                                 const char *options,
                                 size_t options_len,
                                 ovenbird_bytes *out,
                                 ovenbird_error **err);

/* ---- Validating: every fault of a badge at once ------------------------------------------------ */

/**
 * Finds every fault of a badge document, offline: an image (PNG, SVG) with a badge in it, JSON, or a JWS, whose
 * signature is not looked at. That a badge has faults is an answer, not an error: look at "ok" in the JSON.
 *
 * Options (JSON): "profile" "standard" (default), "strict", "legacy" or "wallet" (3.0: also what known wallets refuse);
 * "version" and "class", to take the document as one of these; "vc_version" "1.1" or "2.0"; "at", the moment at which
 * dates are judged (RFC 3339; default: none); "accept_damaged"; "limits" {...}.
 *
 * Parameters:
 *   input, input_len      an image file, or JSON or JWS text, in bytes; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   out                   out, required: JSON {"version", "class", "vc_version"?, "profile", "ok", "rules", "errors",
 *                         "warnings", "infos", "truncated", "problems": [{"code", "severity", "message", "offset"?,
 *                         "pointer"?, "found"?, "expected"?, "clause"?, "hint"?, "rule"?}]}. Release with
 *                         `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done, whatever was found.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid, option.conflict ("class" without "version").
 *   OVENBIRD_MALFORMED    png.*, svg.*, payload.*, json.*, jws.*: there is no document to hold against rules.
 *   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, document.unrecognised.
 *   OVENBIRD_NOT_FOUND    image.unbaked; document.hosted: the badge is the URL of a hosted assertion.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_validate(const uint8_t *input,
                                  size_t input_len,
                                  const char *options,
                                  size_t options_len,
                                  ovenbird_bytes *out,
                                  ovenbird_error **err);

/**
 * Lists every rule that validating holds documents against. "rule" of a problem is the id of one of them.
 *
 * Parameters:
 *   out  out, required: JSON [{"id", "says", "clause"}]. Release with `ovenbird_bytes_free`.
 *   err  out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_rules(ovenbird_bytes *out,
                               ovenbird_error **err);

/**
 * Finds every fault of an extension object of Open Badges 1.1 or 2.0, also against a JSON Schema that the caller has.
 * A `$ref` that leads out of the schema is not followed: nothing is fetched.
 *
 * Options (JSON): as for `ovenbird_validate`; "profile" and "limits" count.
 *
 * Parameters:
 *   extension, extension_len  the extension object as JSON, UTF-8; borrowed for the call.
 *   schema, schema_len        the JSON Schema as UTF-8: draft 4 (if it does not say), 6, 7, 2019-09 or 2020-12;
 *                             borrowed for the call.
 *   options, options_len      JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   out                       out, required: JSON as of `ovenbird_validate`. What breaks the schema is the problem
 *                             extension.schema. Release with `ovenbird_bytes_free`.
 *   err                       out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done, whatever was found.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid; schema.invalid: the schema is no JSON Schema.
 *   OVENBIRD_MALFORMED    json.*; payload.not_object: the extension is no object.
 *   OVENBIRD_UNSUPPORTED  feature.missing: the library was built without the feature `json-schema`.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_validate_extension(const char *extension,
                                            size_t extension_len,
                                            const char *schema,
                                            size_t schema_len,
                                            const char *options,
                                            size_t options_len,
                                            ovenbird_bytes *out,
                                            ovenbird_error **err);

/* ---- Contexts: the JSON-LD that documents may name --------------------------------------------- */

/**
 * Makes a handle with the contexts that the library knows, to register more.
 *
 * Parameters:
 *   contexts  out, required: the handle. Release with `ovenbird_contexts_free`.
 *   err       out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_contexts_new(ovenbird_contexts **contexts,
                                      ovenbird_error **err);

/**
 * Registers a context: from now on a document may name its URL. Verifications that have begun know nothing of it.
 *
 * Parameters:
 *   contexts                changed; required. Nothing else may use it during the call.
 *   url, url_len            UTF-8, as documents write it in "@context"; borrowed for the call.
 *   document, document_len  JSON {"@context": ...}, as it would be fetched from there; borrowed for the call.
 *   err                     out, may be NULL: why it failed; nothing was registered then. Release with
 *                           `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, also for an empty URL; option.conflict: the URL is known already, and what
 *                         it means does not change.
 *   OVENBIRD_MALFORMED    canon.definition, canon.*: it is no context, or defines a term in a way that is none; json.*.
 *   OVENBIRD_UNSUPPORTED  canon.keyword: it uses something of JSON-LD that credentials do not.
 *   OVENBIRD_LIMIT        limit.*: it is larger or deeper than a document may be.
 */
ovenbird_status ovenbird_contexts_add(ovenbird_contexts *contexts,
                                      const char *url,
                                      size_t url_len,
                                      const char *document,
                                      size_t document_len,
                                      ovenbird_error **err);

/**
 * Whether a URL is that of a known or registered context.
 *
 * Parameters:
 *   contexts      borrowed; NULL: those that the library knows.
 *   url, url_len  UTF-8; borrowed for the call.
 *   known         out, required: whether it is. Set to false on entry.
 *   err           out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_contexts_knows(const ovenbird_contexts *contexts,
                                        const char *url,
                                        size_t url_len,
                                        bool *known,
                                        ovenbird_error **err);

/**
 * Releases a handle. No call may be using it; verifications that began with it go on.
 *
 * Parameters:
 *   contexts  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
 */
void ovenbird_contexts_free(ovenbird_contexts *contexts);

/* ---- Verifying: whether a badge is what it says, with the reasons ------------------------------ */

/**
 * Begins a verification of a badge: an image (PNG, SVG) with a badge in it, the URL of a hosted badge, JSON, or a
 * compact JWS. Whether it is hosted or signed is told from it; what the badge says about itself proves nothing.
 *
 * Options (JSON): "at", the moment at which dates are judged (RFC 3339), or "now_unix", in seconds since 1970
 * (default: the clock); "recipient", the identities of which one should be the recipient, as for
 * `ovenbird_match_recipient` (default: not checked), with "variants"; "keys", those that you trust, a list of keys as
 * text or {"key", "issuer"}; "check_images" (default false); "endorsements" (default true) and "depth", how far they
 * are followed (default 3); "accept_changed_copy", "accept_redirects", "accept_damaged" (all false); "limits" {...}.
 * Of 3.0: "mode" of a VC-JWT, "strict" (default) or "compatible"; "accept_self_asserted", whether an issuer that is
 * nothing but its own key is taken (default false); "refresh" (default true); "domain" and "challenge", which an
 * embedded proof has to name (default: none); "explain", whether the report has what was hashed for proofs that fail
 * (default false). docs/verifying.md says what each means.
 *
 * Parameters:
 *   input, input_len      an image file, or the text of a badge, in bytes; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   verification          out, required: the verification. Release with `ovenbird_verification_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done: it was read. Nothing is said about it yet.
 *   OVENBIRD_CALLER       argument.invalid; option.invalid, also for an "at" that is not a moment;
 *                         recipient.identity_invalid: an identity is empty.
 *   OVENBIRD_MALFORMED    png.*, svg.*, payload.*, json.*, jws.*, document.envelope: there is no badge that can be
 *                         read; key.*: one of "keys" cannot be.
 *   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, document.unrecognised, key.*.
 *   OVENBIRD_NOT_FOUND    image.unbaked.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_verification_new(const uint8_t *input,
                                          size_t input_len,
                                          const char *options,
                                          size_t options_len,
                                          ovenbird_verification **verification,
                                          ovenbird_error **err);

/**
 * `ovenbird_verification_new` of a badge that may name other contexts than those that the library knows.
 *
 * Parameters: as for `ovenbird_verification_new`, and
 *   contexts  those that a credential of 3.0 may name; NULL: those that the library knows. Borrowed for the call; the
 *             verification keeps what it needs. Other threads may use it at the same time.
 *
 * Returns what `ovenbird_verification_new` returns.
 */
ovenbird_status ovenbird_verification_new_with(const uint8_t *input,
                                               size_t input_len,
                                               const char *options,
                                               size_t options_len,
                                               const ovenbird_contexts *contexts,
                                               ovenbird_verification **verification,
                                               ovenbird_error **err);

/**
 * The documents that are needed next. They do not depend on each other and may be fetched at the same time. Each is
 * listed once; while answers are missing there may be none.
 *
 * Parameters:
 *   verification  changed; required. Nothing else may use it during the call.
 *   requests      out, required: the first of `*count` requests. They belong to the verification, and stay until this
 *                 function or `ovenbird_verification_free` is called; giving answers leaves them alone.
 *   count         out, required: how many. 0 once it is ready.
 *   json          out, may be NULL: the same as JSON [{"id", "url", "purpose", "accept", "media_types",
 *                 "max_bytes"}]. Release with `ovenbird_bytes_free`.
 *   err           out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_verification_next_requests(ovenbird_verification *verification,
                                                    const ovenbird_fetch_request **requests,
                                                    size_t *count,
                                                    ovenbird_bytes *json,
                                                    ovenbird_error **err);

/**
 * Gives what a server answered to a request, whatever its status: 404 and 410 are answers too.
 *
 * Parameters:
 *   verification                changed; required. Nothing else may use it during the call.
 *   id                          the request's number.
 *   status                      the HTTP status of the last response, after all redirects.
 *   final_url, final_url_len    UTF-8, the URL that this response came from; NULL with length 0: that of the request.
 *                               **Do not leave it out where redirects are followed**: a server that redirects
 *                               elsewhere would speak for its own host. Borrowed for the call.
 *   media_type, media_type_len  UTF-8, the header "Content-Type"; NULL with length 0: there was none. Borrowed.
 *   body, body_len              the body after decompression, in bytes; NULL with length 0: empty. Borrowed.
 *   err                         out, may be NULL: why it failed; the request is still open then. Release with
 *                               `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; verify.request: no open request has this number.
 */
ovenbird_status ovenbird_verification_supply(ovenbird_verification *verification,
                                             uint32_t id,
                                             uint16_t status,
                                             const char *final_url,
                                             size_t final_url_len,
                                             const char *media_type,
                                             size_t media_type_len,
                                             const uint8_t *body,
                                             size_t body_len,
                                             ovenbird_error **err);

/**
 * Says that there is no answer to a request: refused by a policy, unreachable, too slow, too large. What needs the
 * document is then not checked, and the badge not valid.
 *
 * Parameters:
 *   verification          changed; required. Nothing else may use it during the call.
 *   id                    the request's number.
 *   code, code_len        UTF-8, a short name for programs, such as "timeout"; NULL with length 0 for none. Borrowed.
 *   message, message_len  UTF-8, what happened, for people. The report shows it escaped and cut after 200 characters.
 *                         NULL with length 0 for none. Borrowed.
 *   err                   out, may be NULL: why it failed; the request is still open then. Release with
 *                         `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; verify.request: no open request has this number.
 */
ovenbird_status ovenbird_verification_supply_failure(ovenbird_verification *verification,
                                                     uint32_t id,
                                                     const char *code,
                                                     size_t code_len,
                                                     const char *message,
                                                     size_t message_len,
                                                     ovenbird_error **err);

/**
 * Whether nothing is missing any more: no request is open, and no other is needed.
 *
 * Parameters:
 *   verification  borrowed; required.
 *   ready         out, required: whether it is. Set to false on entry.
 *   err           out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_verification_is_ready(const ovenbird_verification *verification,
                                               bool *ready,
                                               ovenbird_error **err);

/**
 * The verdict so far, and the report. **OVENBIRD_OK says that it was looked at, `verdict` what it came to.** The same
 * input, options and answers give the same report, byte for byte.
 *
 * Parameters:
 *   verification    borrowed; required.
 *   form, form_len  "json" (also NULL with length 0): as docs/schema/verification-report.json describes it; "table":
 *                   text for people; "html": a page of its own, without scripts, that loads nothing;
 *                   "problem_details": JSON as in RFC 9457. Borrowed for the call.
 *   verdict         out, required: OVENBIRD_UNVERIFIED on entry. Only OVENBIRD_VALID is valid.
 *   report          out, may be NULL: the report in this form, UTF-8. Release with `ovenbird_bytes_free`.
 *   err             out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid, also for another "form".
 */
ovenbird_status ovenbird_verification_report(const ovenbird_verification *verification,
                                             const char *form,
                                             size_t form_len,
                                             ovenbird_verdict *verdict,
                                             ovenbird_bytes *report,
                                             ovenbird_error **err);

/**
 * Releases a verification and the requests that belong to it, in whatever state it is.
 *
 * Parameters:
 *   verification  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
 */
void ovenbird_verification_free(ovenbird_verification *verification);

/* ---- Fetching: the guarded client, the one part that touches the network ----------------------- */

/**
 * Makes a client. Nothing is connected to yet.
 *
 * Options (JSON): "allow_http" (default false), "ports" (default [443]), "connect_timeout_ms" (default 5000),
 * "total_timeout_ms" of one document with all its redirects (default 10000), "max_body_bytes", "max_header_bytes",
 * "max_redirects" (default 3, at most 5), "cache_entries" (0 turns the cache off), "cache_bytes", "cache_lifetime_ms",
 * "user_agent"; "allow_loopback_for_tests", **for tests only**: localhost and any port of it are let through.
 *
 * Parameters:
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   client                out, required: the client. Release with `ovenbird_fetch_client_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; option.invalid, also for a value that is out of bounds.
 */
ovenbird_status ovenbird_fetch_client_new(const char *options,
                                          size_t options_len,
                                          ovenbird_fetch_client **client,
                                          ovenbird_error **err);

/**
 * Answers every open request of a verification, also those that `ovenbird_verification_next_requests` has handed out:
 * up to eight documents at the same time. Blocks for "total_timeout_ms" at most, or for so long for every eight
 * documents. That a document could not be fetched is not a failure of this call but a finding of the report.
 *
 *     bool ready = false;
 *     while (ovenbird_verification_is_ready(v, &ready, &err) == OVENBIRD_OK && !ready)
 *         if (ovenbird_verification_fetch(v, client, &err) != OVENBIRD_OK)
 *             break;
 *
 * Parameters:
 *   verification  changed; required. Nothing else may use it during the call.
 *   client        borrowed; required. Other threads may use it at the same time.
 *   err           out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_verification_fetch(ovenbird_verification *verification,
                                            const ovenbird_fetch_client *client,
                                            ovenbird_error **err);

/**
 * Tells what a client has done since it was made, over all threads.
 *
 * Parameters:
 *   client  borrowed; required.
 *   out     out, required: JSON {"requests", "responses", "cache_hits", "refused", "failed", "connections",
 *           "redirects", "body_bytes"}, all of them numbers. Every request is one of "responses", "refused" and
 *           "failed". Release with `ovenbird_bytes_free`.
 *   err     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_fetch_client_counters(const ovenbird_fetch_client *client,
                                               ovenbird_bytes *out,
                                               ovenbird_error **err);

/**
 * Releases a client and its cache. No thread may be fetching with it.
 *
 * Parameters:
 *   client  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
 */
void ovenbird_fetch_client_free(ovenbird_fetch_client *client);

/* ---- Upgrading: the same badge in a newer version ---------------------------------------------- */

/**
 * Writes a badge document of 0.5 to 2.0, or the badge in an envelope of 2.1, as one of 2.0 or 3.0. Nothing is fetched
 * and nothing signed: the signature of a JWS is not looked at and does not hold for the new document.
 *
 * Options (JSON): "id", the URL where the document is hosted, taken where it has no id of its own; "badge" and "issuer",
 * the JSON text (not the object) of the badge class and of the issuer's profile, each of 1.0 to 2.0, taken where the
 * document only links to them or has an incomplete copy; "limits" {...}.
 *
 * Parameters:
 *   document, document_len  the badge document as UTF-8: JSON or a compact JWS; borrowed for the call.
 *   to, to_len              the version to write, "2.0" or "3.0"; borrowed for the call.
 *   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   out                     out, required: JSON {"document", "from", "to", "class", "changed", "lost": [{"code",
 *                           "severity", "message", "pointer"?}]}. "document" is the new document as JSON text; where
 *                           "changed" is false, the text as it was given. "lost" is what had no place in the new
 *                           version. Release with `ovenbird_bytes_free`.
 *   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done, whatever was lost.
 *   OVENBIRD_CALLER       argument.invalid (also when `to` is no version), option.invalid; option.conflict: an option
 *                         is of another badge class or issuer than the document's.
 *   OVENBIRD_MALFORMED    payload.*, json.*, jws.*; document.envelope: there is no badge in the envelope.
 *   OVENBIRD_UNSUPPORTED  document.unrecognised; upgrade.unsupported: no way from this version or class to that one.
 *   OVENBIRD_NOT_FOUND    document.hosted: the text is the URL of a hosted assertion; upgrade.incomplete: neither
 *                         document nor options give what the new version requires, or it would have errors; the message lists it.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_upgrade(const char *document,
                                 size_t document_len,
                                 const char *to,
                                 size_t to_len,
                                 const char *options,
                                 size_t options_len,
                                 ovenbird_bytes *out,
                                 ovenbird_error **err);

/* ---- Keys: reading, making and writing them ---------------------------------------------------- */

/**
 * Makes a new private key, with the randomness of the operating system.
 *
 * Options (JSON): "kind" "ed25519" (default), "p256", "p384" or "rsa"; "bits" of an RSA key: 2048 (default), 3072 or
 * 4096; "id", the id of the key ("kid"); "insecure_seed", **for tests only**: the key follows from this text, and
 * whoever knows the text has the key.
 *
 * Parameters:
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   key                   out, required: the key. Release with `ovenbird_key_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done. An RSA key takes a second or more.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid; option.conflict: "bits" of a key that is not RSA.
 *   OVENBIRD_UNSUPPORTED  key.size: other "bits"; random.failed: the operating system gave no random bytes.
 */
ovenbird_status ovenbird_key_generate(const char *options,
                                      size_t options_len,
                                      ovenbird_key **key,
                                      ovenbird_error **err);

/**
 * Reads a key: PEM (PKCS#1, PKCS#8, SEC1, SPKI, or an X.509 certificate, of which the public key is taken; its dates
 * and its issuer are not looked at), JWK or JWK set, Multikey, did:key or did:jwk. Of several PEM blocks all have to be
 * of one key; `ovenbird_key_read_all` takes several. Encrypted PEM is not read.
 *
 * Options (JSON): "format" "pem", "jwk", "multikey", "did_key" or "did_jwk" (default: told from the text); "id": of a
 * JWK set the "kid" of the key to take, of anything else the id that the key gets; "limits" {...}.
 *
 * Parameters:
 *   text, text_len        the key as UTF-8; borrowed for the call. A private key is the caller's to wipe.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   key                   out, required: the key. Release with `ovenbird_key_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid; key.ambiguous: a JWK set with several keys, and no "id".
 *   OVENBIRD_MALFORMED    key.malformed, json.*; key.mismatch: its parts are not of one key; key.point: not a point
 *                         of its curve.
 *   OVENBIRD_UNSUPPORTED  key.unsupported: another kind or form; key.size, key.weak: an RSA key that is too small or
 *                         large, or that anybody can break.
 *   OVENBIRD_NOT_FOUND    key.not_found: a JWK set without a key of this "id".
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_key_read(const char *text,
                                  size_t text_len,
                                  const char *options,
                                  size_t options_len,
                                  ovenbird_key **key,
                                  ovenbird_error **err);

/**
 * Writes a key. **A private key is written whole** as "pem" (PKCS#8) and "jwk": for what may be seen, write the
 * `ovenbird_key_public` of it. "multikey", "did_key" and "did_jwk" are of the public half in any case.
 *
 * Parameters:
 *   key                 borrowed; required.
 *   format, format_len  "pem", "jwk", "multikey", "did_key" or "did_jwk"; borrowed for the call.
 *   out                 out, required: the text. Release with `ovenbird_bytes_free`, which zeroes it.
 *   err                 out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, also when `format` is none of these.
 *   OVENBIRD_UNSUPPORTED  key.unsupported: RSA has neither "multikey" nor "did_key".
 */
ovenbird_status ovenbird_key_write(const ovenbird_key *key,
                                   const char *format,
                                   size_t format_len,
                                   ovenbird_bytes *out,
                                   ovenbird_error **err);

/**
 * The public half of a key, as a key of its own; of a public key another one like it.
 *
 * Parameters:
 *   key         borrowed; required. It stays the caller's.
 *   public_key  out, required: the public half. Release with `ovenbird_key_free`.
 *   err         out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_key_public(const ovenbird_key *key,
                                    ovenbird_key **public_key,
                                    ovenbird_error **err);

/**
 * Says what a key is, without anything secret.
 *
 * Parameters:
 *   key  borrowed; required.
 *   out  out, required: JSON {"kind", "bits", "private", "id", "thumbprint", "algorithms", "multikey", "did_key"}.
 *        "private" is whether it can sign; "thumbprint" is the SHA-256 one of RFC 7638; "algorithms" has the usual
 *        one first; "id", "multikey" and "did_key" may be null. Release with `ovenbird_bytes_free`.
 *   err  out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_key_info(const ovenbird_key *key,
                                  ovenbird_bytes *out,
                                  ovenbird_error **err);

/**
 * Releases a key. What was secret is zeroed first.
 *
 * Parameters:
 *   key  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
 */
void ovenbird_key_free(ovenbird_key *key);

/* ---- Key sets: all keys of a text at once ------------------------------------------------------ */

/**
 * Reads all keys of a JWK set or of several PEM blocks, in their order; of any other form of key the one.
 *
 * Keys of a set that are of no supported kind are left out, so that one new kind does not make the others useless.
 *
 * Options (JSON): as for `ovenbird_key_read`; with "id" only the keys of a set with this "kid" are taken.
 *
 * Parameters:
 *   text, text_len        the keys as UTF-8; borrowed for the call. Private keys are the caller's to wipe.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   set                   out, required: the keys, at least one. Release with `ovenbird_key_set_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns what `ovenbird_key_read` returns, but never key.ambiguous. If every key was left out, why one of them was.
 */
ovenbird_status ovenbird_key_read_all(const char *text,
                                      size_t text_len,
                                      const char *options,
                                      size_t options_len,
                                      ovenbird_key_set **set,
                                      ovenbird_error **err);

/**
 * The keys of a set.
 *
 * Parameters:
 *   set    borrowed; required.
 *   keys   out, required: the first of `*count` keys. Array and keys belong to the set, and stay until
 *          `ovenbird_key_set_free`; **none of them is released with `ovenbird_key_free`**.
 *   count  out, required: how many.
 *   err    out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_key_set_keys(const ovenbird_key_set *set,
                                      const ovenbird_key *const **keys,
                                      size_t *count,
                                      ovenbird_error **err);

/**
 * Releases a set with all its keys. What was secret is zeroed first.
 *
 * Parameters:
 *   set  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
 */
void ovenbird_key_set_free(ovenbird_key_set *set);

/* ---- Signing: tokens and embedded proofs, with a key at hand or a signer outside --------------- */

/**
 * Signs a badge document: 1.0 to 2.0 as a compact JWS, 3.0 as a VC-JWT or with a proof that is embedded in it.
 *
 * Options (JSON): "format" "jws", "vc_jwt" or "data_integrity" (default: by the version, or as "cryptosuite" says);
 * "algorithm" "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384" or "EdDSA" (default: the usual one
 * of the key); "check", whether the document is validated first and refused if it has errors (default true); "limits"
 * {...}; "insecure_seed", **for tests only**.
 *
 * Of a JWS and a VC-JWT: "key_id", the header's "kid", in a VC-JWT a URI (default: the key's id); "embed_key", whether
 * the public key goes into the header as "jwk" (default: in a VC-JWT without "kid"); "typ" (default: "JWT" in a
 * VC-JWT).
 *
 * Of an embedded proof: "cryptosuite" "eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019" or "ecdsa-jcs-2019"
 * (default: the rdfc suite of the key's kind); "verification_method", the URL of the key (default: its id if that is a
 * URI, else its did:key); "created" (RFC 3339) or "now_unix", the moment of signing (default: the clock); "expires",
 * "domain", "challenge" (default: none).
 *
 * Parameters:
 *   document, document_len  the document as JSON, UTF-8; borrowed for the call.
 *   key                     a private key; borrowed for the call; required.
 *   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   token                   out, required: the compact JWS, or the credential with its proof, JSON. Release with
 *                           `ovenbird_bytes_free`.
 *   details                 out, may be NULL: JSON {"token", "format", "algorithm", "header", "cryptosuite"?}; "header"
 *                           is the JOSE header, or the proof without its value, as JSON text. Release with
 *                           `ovenbird_bytes_free`.
 *   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid; option.invalid, option.conflict: an option does not go with the key or
 *                         the document; key.not_private: the key is a public one; issue.invalid: the document has
 *                         errors, says that it is hosted, is signed already, or is of a class that is not signed.
 *   OVENBIRD_MALFORMED    json.*, payload.*, document.envelope: there is no document to sign; canon.*: it has what a
 *                         proof would not cover, such as a term that no context defines.
 *   OVENBIRD_UNSUPPORTED  document.unrecognised; random.failed; canon.context: a context that nobody registered;
 *                         canon.keyword.
 *   OVENBIRD_NOT_FOUND    document.hosted: the text is the URL of a hosted assertion.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 *   OVENBIRD_REFUSED      canon.inline_context, canon.form: as `ovenbird_canonicalize` says.
 */
ovenbird_status ovenbird_sign(const char *document,
                              size_t document_len,
                              const ovenbird_key *key,
                              const char *options,
                              size_t options_len,
                              ovenbird_bytes *token,
                              ovenbird_bytes *details,
                              ovenbird_error **err);

/**
 * `ovenbird_sign` of a document that may name other contexts than those that the library knows.
 *
 * Parameters: as for `ovenbird_sign`, and
 *   contexts  those that the document may name; NULL: those that the library knows. Borrowed; other threads may use
 *             it at the same time. Only an embedded proof needs them.
 *
 * Returns what `ovenbird_sign` returns.
 */
ovenbird_status ovenbird_sign_with(const char *document,
                                   size_t document_len,
                                   const ovenbird_key *key,
                                   const char *options,
                                   size_t options_len,
                                   const ovenbird_contexts *contexts,
                                   ovenbird_bytes *token,
                                   ovenbird_bytes *details,
                                   ovenbird_error **err);

/**
 * The bytes that an outside signer (a key service, an HSM, a smart card) has to sign. `ovenbird_attach_signature` makes
 * the token of them and the signature. For an embedded proof, `ovenbird_signing_input_with` gives everything.
 *
 * Options (JSON): as for `ovenbird_sign`, and "key": the public key as text, in any form that `ovenbird_key_read`
 * takes. Either "algorithm" or "key" is needed; a VC-JWT needs "key" or "key_id", an embedded proof "key" or
 * "verification_method". The same proof is made again only with the same "created" or "now_unix".
 *
 * Parameters:
 *   document, document_len  the document as JSON, UTF-8; borrowed for the call.
 *   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   input                   out, required: what is to be signed: of a token all of it ASCII, of an embedded proof any
 *                           bytes. The signer hashes it as the algorithm says. Release with `ovenbird_bytes_free`.
 *   details                 out, may be NULL: JSON {"input", "format", "algorithm", "header", "unsigned"?,
 *                           "cryptosuite"?}. Of an embedded proof "input" is in base64url, and "unsigned" what
 *                           `ovenbird_attach_signature` takes. Release with `ovenbird_bytes_free`.
 *   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid, issue.invalid: as for `ovenbird_sign`; option.conflict,
 *                         also when neither "algorithm" nor "key" is given; key.ambiguous: "key" is several keys.
 *   OVENBIRD_MALFORMED    json.*, payload.*, document.envelope, canon.*: the document; key.*: "key".
 *   OVENBIRD_UNSUPPORTED  document.unrecognised, canon.context, canon.keyword; key.unsupported, key.size, key.weak.
 *   OVENBIRD_NOT_FOUND    document.hosted.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 *   OVENBIRD_REFUSED      canon.inline_context, canon.form.
 */
ovenbird_status ovenbird_signing_input(const char *document,
                                       size_t document_len,
                                       const char *options,
                                       size_t options_len,
                                       ovenbird_bytes *input,
                                       ovenbird_bytes *details,
                                       ovenbird_error **err);

/**
 * `ovenbird_signing_input` of a document that may name other contexts than those that the library knows, and with the
 * text that `ovenbird_attach_signature` takes as an output of its own.
 *
 * Parameters: as for `ovenbird_signing_input`, and
 *   contexts       those that the document may name; NULL: those that the library knows. Borrowed; other threads may
 *                  use it at the same time. Only an embedded proof needs them.
 *   unsigned_text  out, may be NULL: what `ovenbird_attach_signature` takes with the signature. Of a token the same
 *                  as `input`, of an embedded proof the credential with the proof but its value. Release with
 *                  `ovenbird_bytes_free`.
 *
 * Returns what `ovenbird_signing_input` returns.
 */
ovenbird_status ovenbird_signing_input_with(const char *document,
                                            size_t document_len,
                                            const char *options,
                                            size_t options_len,
                                            const ovenbird_contexts *contexts,
                                            ovenbird_bytes *input,
                                            ovenbird_bytes *unsigned_text,
                                            ovenbird_bytes *details,
                                            ovenbird_error **err);

/**
 * Finishes a token, or a credential with an embedded proof, with a signature made elsewhere.
 *
 * Options (JSON): "encoding" of an ECDSA signature: "raw" (default; r and s of fixed length, as JOSE has it) or
 * "der" (as most key services give it); "key": the public key as text; with it the signature is verified before the
 * token is given out; "limits" {...}.
 *
 * Parameters:
 *   input, input_len          of a token what was signed, as `ovenbird_signing_input` gave it; of an embedded proof
 *                             the unfinished credential, "unsigned" of its details. Borrowed for the call.
 *   signature, signature_len  the signature, in bytes; borrowed for the call.
 *   options, options_len      JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   token                     out, required: the compact JWS, or the credential with its proof. Release with
 *                             `ovenbird_bytes_free`.
 *   err                       out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done. Without "key" nothing says that the signature is right.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid; option.conflict: "der" for an algorithm that is not
 *                         ECDSA; key.ambiguous: "key" is several keys.
 *   OVENBIRD_MALFORMED    jws.malformed, jws.header, jws.payload, jws.unsigned, jws.algorithm_case, jws.header_key,
 *                         json.*, payload.*: the input is not one to sign; jws.signature_length, jws.signature: the
 *                         signature is not one of this algorithm, or not of "key"; jws.algorithm_key, key.*: "key".
 *   OVENBIRD_UNSUPPORTED  jws.algorithm, jws.hmac, jws.critical, jws.unencoded: the input's header; key.unsupported,
 *                         key.size, key.weak: "key".
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_attach_signature(const char *input,
                                          size_t input_len,
                                          const uint8_t *signature,
                                          size_t signature_len,
                                          const char *options,
                                          size_t options_len,
                                          ovenbird_bytes *token,
                                          ovenbird_error **err);

/* ---- Signatures: whether a key made them, and nothing else ------------------------------------- */

/**
 * Checks the signature of a compact JWS or a VC-JWT, or the proofs that are embedded in a credential. **OVENBIRD_OK
 * says that it was checked, `verified` that it is right**: that it was made with one of these keys. Whose keys they
 * are, whether the badge is revoked, expired or somebody else's is not looked at.
 *
 * Options (JSON): "mode" of a VC-JWT: "strict" (default; header and claims equal the credential, as Open Badges 3.0
 * says) or "compatible" (what the official validator accepts; differences are warnings); "accept_header_key",
 * whether the token's own "jwk" is tried where no key is given, which says only that nobody changed it since
 * (default false); "at", the moment for "nbf" and "exp" (RFC 3339; default: none); of embedded proofs "domain" and
 * "challenge", which a proof has to name (default: none), and "explain", whether the report has the canonical texts and
 * their hashes (default false); "limits" {...}.
 *
 * Parameters:
 *   token, token_len      the token, or a credential with proofs in JSON, UTF-8; borrowed for the call.
 *   keys, keys_len        `keys_len` keys, each tried in turn; none of them NULL; the array and the keys are
 *                         borrowed for the call. NULL only with length 0. A private key counts as its public half.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   verified              out, required: whether the signature is that of a key, and no problem is an error. Of several
 *                         proofs one that is verified is enough.
 *   report                out, may be NULL: JSON {"verified", "format", "algorithm"?, "key"?: {"source", "index"?,
 *                         "id"?, "thumbprint"}, "header", "document", "version"?, "proofs"?, "problems"}. "header" and
 *                         "document" are JSON text; "index" is the place of the key in `keys`; "proofs" has each
 *                         embedded proof with its own answer. Release with `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK         done, whatever was found.
 *   OVENBIRD_CALLER     argument.invalid, option.invalid.
 *   OVENBIRD_MALFORMED  jws.malformed, jws.header, jws.payload, payload.*, json.*: it is no token with a document.
 *   OVENBIRD_NOT_FOUND  document.hosted: the text is the URL of a hosted assertion; proof.missing: a credential
 *                       without any proof.
 *   OVENBIRD_LIMIT      limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_verify_signature(const char *token,
                                          size_t token_len,
                                          const ovenbird_key *const *keys,
                                          size_t keys_len,
                                          const char *options,
                                          size_t options_len,
                                          bool *verified,
                                          ovenbird_bytes *report,
                                          ovenbird_error **err);

/**
 * `ovenbird_verify_signature` of a credential that may name other contexts than those that the library knows.
 *
 * Parameters: as for `ovenbird_verify_signature`, and
 *   contexts  those that the credential may name; NULL: those that the library knows. Borrowed; other threads may use
 *             it at the same time. Only embedded proofs need them.
 *
 * Returns what `ovenbird_verify_signature` returns.
 */
ovenbird_status ovenbird_verify_signature_with(const char *token,
                                               size_t token_len,
                                               const ovenbird_key *const *keys,
                                               size_t keys_len,
                                               const char *options,
                                               size_t options_len,
                                               const ovenbird_contexts *contexts,
                                               bool *verified,
                                               ovenbird_bytes *report,
                                               ovenbird_error **err);

/* ---- Issuing: correct documents from a small request ------------------------------------------- */

/**
 * Makes a document of 1.0 to 3.0 from a small request: who, what, by whom, when. Ids, contexts, types, dates, the
 * hash of the recipient and its salt are filled in. What comes out has neither errors nor warnings, or the call
 * fails and the message lists everything that the request lacks. Nothing is signed and nothing fetched.
 *
 * Request (JSON): "version" "1.0", "1.1", "2.0" (default) or "3.0"; "class", such as "Assertion" (default),
 * "BadgeClass", "Profile", "RevocationList", in 3.0 "OpenBadgeCredential" (default), "EndorsementCredential",
 * "BitstringStatusListCredential"; "id", "recipient", "badge", "issuer", "issued_on", "expires", "evidence",
 * "narrative", "verification", "status", "revoked", "status_list", "members" and more: docs/issuing.md has all of
 * them.
 *
 * Options (JSON): "now_unix", the moment of issuing in seconds since 1970, where the request has no "issued_on"
 * (default: the clock); "limits" {...}; "insecure_seed", **for tests only**: salts and ids follow from this text.
 *
 * Parameters:
 *   request, request_len  JSON text; NULL with length 0 for a request without anything; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   document              out, required: the document, compact JSON. Release with `ovenbird_bytes_free`.
 *   details               out, may be NULL: JSON {"document", "version", "class", "id"?, "lost"?}. Release with
 *                         `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid; issue.invalid: something in the request is wrong or has
 *                         no place; recipient.identity_invalid; key.not_public, status.index.
 *   OVENBIRD_MALFORMED    key.*: the key in the request; status.encoding: its status list.
 *   OVENBIRD_UNSUPPORTED  recipient.algorithm, key.unsupported, key.size, key.weak, random.failed.
 *   OVENBIRD_NOT_FOUND    issue.incomplete: the request lacks something; upgrade.incomplete: a badge class in the
 *                         terms of 2.0 lacks what 3.0 requires.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_issue(const char *request,
                               size_t request_len,
                               const char *options,
                               size_t options_len,
                               ovenbird_bytes *document,
                               ovenbird_bytes *details,
                               ovenbird_error **err);

/**
 * Issues, signs if there is a key, and bakes: from a template image to a badge in one call.
 *
 * Options (JSON): {"issue": {...}, "sign": {...}, "bake": {...}}, each as for `ovenbird_issue`, `ovenbird_sign` and
 * `ovenbird_bake`.
 *
 * Parameters:
 *   image, image_len      the template, a PNG or SVG file, in bytes; borrowed for the call.
 *   request, request_len  JSON text as for `ovenbird_issue`; borrowed for the call. With a key, "verification" is
 *                         "signed" by default.
 *   key                   a private key; borrowed for the call. NULL: the document is baked unsigned, as a hosted
 *                         badge is.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   baked                 out, required: the image file with the badge. Release with `ovenbird_bytes_free`.
 *   report                out, may be NULL: JSON {"issued": {...}, "signed"?: {...}, "payload", "baked": {...}}:
 *                         what `ovenbird_issue`, `ovenbird_sign` and `ovenbird_bake` tell, and the text that was
 *                         baked. Release with `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns what `ovenbird_issue`, `ovenbird_sign` and `ovenbird_bake` return, and
 *   OVENBIRD_CALLER  option.conflict: a key, and the request says "hosted"; or no key, and the document counts only
 *                    signed.
 */
ovenbird_status ovenbird_issue_and_bake(const uint8_t *image,
                                        size_t image_len,
                                        const char *request,
                                        size_t request_len,
                                        const ovenbird_key *key,
                                        const char *options,
                                        size_t options_len,
                                        ovenbird_bytes *baked,
                                        ovenbird_bytes *report,
                                        ovenbird_error **err);

/* ---- Status lists: the bits that say what is revoked ------------------------------------------- */

/**
 * Makes a list with every status 0.
 *
 * Options (JSON): "length", the number of entries (default 131072, the fewest that the specification allows; rounded
 * up until the bits fill whole bytes); "size", the bits of an entry, 1 to 8 (default 1); "limits" {...}.
 *
 * Parameters:
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   list                  out, required: the list. Release with `ovenbird_status_list_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK      done.
 *   OVENBIRD_CALLER  argument.invalid; option.invalid, also for a "length" that is too small and for another "size".
 *   OVENBIRD_LIMIT   limit.status_list: larger than "status_list_bytes" allows.
 */
ovenbird_status ovenbird_status_list_new(const char *options,
                                         size_t options_len,
                                         ovenbird_status_list **list,
                                         ovenbird_error **err);

/**
 * Reads the text of a list ("encodedList"): "u" and base64url of gzip, or without the "u", as StatusList2021 has it.
 *
 * Options (JSON): "size", the bits of an entry, 1 to 8 (default 1), which the text does not say; "limits" {...}.
 *
 * Parameters:
 *   encoded, encoded_len  the text; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   list                  out, required: the list. Release with `ovenbird_status_list_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK         done.
 *   OVENBIRD_CALLER     argument.invalid, option.invalid.
 *   OVENBIRD_MALFORMED  status.encoding: it is damaged, goes on after its end, or is shorter than allowed.
 *   OVENBIRD_LIMIT      limit.status_list: it grows beyond "status_list_bytes"; limit.input.
 */
ovenbird_status ovenbird_status_list_decode(const char *encoded,
                                            size_t encoded_len,
                                            const char *options,
                                            size_t options_len,
                                            ovenbird_status_list **list,
                                            ovenbird_error **err);

/**
 * The text to publish ("encodedList"): the same for the same list.
 *
 * Parameters:
 *   list  borrowed; required.
 *   out   out, required: the text. Release with `ovenbird_bytes_free`.
 *   err   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_status_list_encode(const ovenbird_status_list *list,
                                            ovenbird_bytes *out,
                                            ovenbird_error **err);

/**
 * The number of entries.
 *
 * Parameters:
 *   list  borrowed; NULL gives 0.
 */
size_t ovenbird_status_list_length(const ovenbird_status_list *list);

/**
 * The bits of an entry.
 *
 * Parameters:
 *   list  borrowed; NULL gives 0.
 */
uint8_t ovenbird_status_list_size(const ovenbird_status_list *list);

/**
 * The status of an entry.
 *
 * Parameters:
 *   list    borrowed; required.
 *   index   which entry, from 0.
 *   status  out, required: its status.
 *   err     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; status.index: there is no such entry.
 */
ovenbird_status ovenbird_status_list_get(const ovenbird_status_list *list,
                                         size_t index,
                                         uint8_t *status,
                                         ovenbird_error **err);

/**
 * Changes the status of an entry. Not while another thread uses the list.
 *
 * Parameters:
 *   list    changed; required. Nothing else may use it during the call.
 *   index   which entry, from 0.
 *   status  the new status; it has to fit into the bits of an entry.
 *   err     out, may be NULL: why it failed; nothing was changed then. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; status.index: there is no such entry; status.value: it
 * has more bits than an entry.
 */
ovenbird_status ovenbird_status_list_set(ovenbird_status_list *list,
                                         size_t index,
                                         uint8_t status,
                                         ovenbird_error **err);

/**
 * Releases a list.
 *
 * Parameters:
 *   list  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
 */
void ovenbird_status_list_free(ovenbird_status_list *list);

/* ---- DID documents: what an issuer serves, so that its keys are found -------------------------- */

/**
 * Writes the document that says which keys an issuer signs badges with: a DID document, or the controller document at
 * an https URL. Serve it at the address that the id leads to: of "did:web:issuer.example" that is
 * https://issuer.example/.well-known/did.json.
 *
 * Options (JSON): "limits" {...}.
 *
 * Parameters:
 *   id, id_len            UTF-8: a DID (did:web, did:key, did:jwk) or an https URL; borrowed for the call.
 *   keys, keys_len        `keys_len` keys, at least one and none of them NULL; the array and the keys are borrowed for
 *                         the call. Of a private key the public half is written, and nothing else.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   text                  out, required: the document, JSON. Release with `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, also when `id` is no DID and no https URL, or there is no key;
 *                         option.invalid.
 *   OVENBIRD_UNSUPPORTED  verify.did: a DID of another method, or malformed; key.unsupported.
 */
ovenbird_status ovenbird_did_document(const char *id,
                                      size_t id_len,
                                      const ovenbird_key *const *keys,
                                      size_t keys_len,
                                      const char *options,
                                      size_t options_len,
                                      ovenbird_bytes *text,
                                      ovenbird_error **err);

/* ---- Canonical forms: what the proofs of Data Integrity hash, to compare with other software --- */

/**
 * Gives the canonical form of a document, and its hash: for an issuer whose signatures others find wrong to see where
 * both differ. Nothing is verified and nothing fetched.
 *
 * Options (JSON): "algorithm" "rdfc" (default: JSON-LD to RDF and RDFC-1.0, sorted N-Quads) or "jcs" (RFC 8785, sorted
 * JSON); "hash" "sha256" (default) or "sha384"; "part" of the document: "document" (default: without its proofs, what a
 * proof signs), "whole", or "proof" (the options of a proof: all of it but its value), with the number of the "proof",
 * from 0 (default 0); "limits" {...}.
 *
 * Parameters:
 *   document, document_len  JSON, UTF-8; borrowed for the call.
 *   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   contexts                those that the document may name; NULL: those that the library knows. Borrowed; other
 *                           threads may use it at the same time.
 *   text                    out, required: N-Quads, a line each with its line feed, or JSON. Release with
 *                           `ovenbird_bytes_free`.
 *   details                 out, may be NULL: JSON {"text", "hash", "quads", "contexts"}: the same text, its hash in
 *                           hexadecimal digits, how many statements there are (0 of JSON), and the contexts that were
 *                           applied, by name. Release with `ovenbird_bytes_free`.
 *   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid.
 *   OVENBIRD_MALFORMED    canon.*: a term that no context defines, a relative IRI, a value that is none; json.*,
 *                         payload.*.
 *   OVENBIRD_UNSUPPORTED  canon.context: a context that nobody registered; canon.keyword.
 *   OVENBIRD_NOT_FOUND    proof.missing: it has no such proof.
 *   OVENBIRD_LIMIT        limit.canonical_work: a graph made to take for ever; limit.*: larger than `limits` allows.
 *   OVENBIRD_REFUSED      canon.inline_context: a context that is written into the document; canon.form.
 */
ovenbird_status ovenbird_canonicalize(const char *document,
                                      size_t document_len,
                                      const char *options,
                                      size_t options_len,
                                      const ovenbird_contexts *contexts,
                                      ovenbird_bytes *text,
                                      ovenbird_bytes *details,
                                      ovenbird_error **err);

/* ---- Comparing: whether two credentials are the same one --------------------------------------- */

/**
 * Says whether two credentials of 3.0 are the same one, of the same issuer with the same id, and which one replaces the
 * other. **Neither is verified**: verify both before you replace one with the other.
 *
 * Options (JSON): "limits" {...}.
 *
 * Parameters:
 *   a, a_len              the first: JSON or a VC-JWT, UTF-8; borrowed for the call.
 *   b, b_len              the second.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   equal                 out, may be NULL: whether they are the same credential. Set to false on entry.
 *   out                   out, may be NULL: JSON {"equal", "newer"?}; "newer" is "first", "second" or "neither", of
 *                         equal ones. Release with `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done, whatever the answer.
 *   OVENBIRD_CALLER       argument.invalid (also when both outputs are NULL), option.invalid.
 *   OVENBIRD_MALFORMED    json.*, jws.*, payload.*, document.*: one of them is damaged.
 *   OVENBIRD_UNSUPPORTED  document.unrecognised: one of them is no credential of 3.0.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_equal_credentials(const char *a,
                                           size_t a_len,
                                           const char *b,
                                           size_t b_len,
                                           const char *options,
                                           size_t options_len,
                                           bool *equal,
                                           ovenbird_bytes *out,
                                           ovenbird_error **err);

/* ---- Documents: what a badge text says --------------------------------------------------------- */

/**
 * Reads a badge document of any version, 0.5 to 3.0, into one view. Signatures are not verified.
 *
 * Options (JSON): "limits" {...}.
 *
 * Parameters:
 *   text, text_len        the document as UTF-8: JSON or a compact JWS; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   out                   out, required: JSON {"version", "class", "id"?, "name"?, "issuer"?, "recipient"?, ...,
 *                         "problems", "document", "raw"}. Release with `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid.
 *   OVENBIRD_MALFORMED    payload.*, json.*, jws.*, document.*: the text is damaged.
 *   OVENBIRD_UNSUPPORTED  document.unrecognised.
 *   OVENBIRD_LIMIT        limit.*: larger or deeper than `limits` allows.
 */
ovenbird_status ovenbird_parse(const char *text,
                               size_t text_len,
                               const char *options,
                               size_t options_len,
                               ovenbird_bytes *out,
                               ovenbird_error **err);

/**
 * Tells what a badge text is (a URL, JSON or a compact JWS) and reads a JWS open without verifying it.
 *
 * Options (JSON): "limits" {...}.
 *
 * Parameters:
 *   text, text_len        the badge text as UTF-8; borrowed for the call.
 *   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   out                   out, required: JSON {"kind": "url", "json" or "jws", "text", "document"?, "header"?,
 *                         "verified": false}. Release with `ovenbird_bytes_free`.
 *   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid, option.invalid.
 *   OVENBIRD_MALFORMED    payload.*, json.*, jws.*: the text is none of the three, or damaged.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_payload(const char *text,
                                 size_t text_len,
                                 const char *options,
                                 size_t options_len,
                                 ovenbird_bytes *out,
                                 ovenbird_error **err);

/* ---- Recipients: whom a badge is for ----------------------------------------------------------- */

/**
 * Makes a hashed identity, such as "sha256$c7ef86...".
 *
 * Parameters:
 *   identity, identity_len    the identity as UTF-8, exactly as it is to be hashed; borrowed for the call.
 *   salt, salt_len            UTF-8; NULL with length 0 for none; borrowed for the call.
 *   algorithm, algorithm_len  "md5", "sha1", "sha256" or "sha512"; NULL with length 0 for "sha256".
 *   version, version_len      of Open Badges, "0.5" to "3.0"; NULL with length 0 for "2.0". It decides which
 *                             algorithms are allowed: sha1 and sha512 in 0.5 to 1.1 only.
 *   out                       out, required: the text. Release with `ovenbird_bytes_free`.
 *   err                       out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done.
 *   OVENBIRD_CALLER       argument.invalid; recipient.identity_invalid: empty, or with a NUL.
 *   OVENBIRD_UNSUPPORTED  recipient.algorithm: not one that the version allows.
 */
ovenbird_status ovenbird_hash_identity(const char *identity,
                                       size_t identity_len,
                                       const char *salt,
                                       size_t salt_len,
                                       const char *algorithm,
                                       size_t algorithm_len,
                                       const char *version,
                                       size_t version_len,
                                       ovenbird_bytes *out,
                                       ovenbird_error **err);

/**
 * Finds out whether one of several identities is the recipient of a badge. That nobody matches is an answer, not an
 * error: look at `*matched` or at "matched" in the JSON.
 *
 * Options (JSON): "variants", a list of "trimmed", "lower_case", "nfc", "backpack", tried after the identities as
 * given; "limits" {...}.
 *
 * Parameters:
 *   document, document_len      the badge document as UTF-8: JSON or a compact JWS; borrowed for the call.
 *   identities, identities_len  JSON: a list of texts or of {"type", "identity"} objects, or an object such as
 *                               {"email": ["a@example.org"]}; borrowed for the call.
 *   options, options_len        JSON text; NULL with length 0 for the defaults; borrowed for the call.
 *   matched                     out, may be NULL: whether one of them is the recipient.
 *   out                         out, may be NULL: JSON {"matched", "candidate"?, "identity"?, "variant"?, "type"?,
 *                               "hashed", "algorithm"?, "problems"}. Release with `ovenbird_bytes_free`.
 *   err                         out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns
 *   OVENBIRD_OK           done, whatever the answer.
 *   OVENBIRD_CALLER       argument.invalid (also when both outputs are NULL), option.invalid,
 *                         recipient.identity_invalid.
 *   OVENBIRD_MALFORMED    json.*, jws.*, document.*; recipient.*: the document's recipient is damaged or absent.
 *   OVENBIRD_UNSUPPORTED  document.unrecognised, recipient.algorithm.
 *   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
 */
ovenbird_status ovenbird_match_recipient(const char *document,
                                         size_t document_len,
                                         const char *identities,
                                         size_t identities_len,
                                         const char *options,
                                         size_t options_len,
                                         bool *matched,
                                         ovenbird_bytes *out,
                                         ovenbird_error **err);

/* ---- The library: its version and its codes ---------------------------------------------------- */

/**
 * Lists every error code.
 *
 * Parameters:
 *   out  out, required: JSON [{"code", "kind", "meaning", "remedy", "why", "example", "clause"}]. Release with
 *        `ovenbird_bytes_free`.
 *   err  out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
 */
ovenbird_status ovenbird_error_codes(ovenbird_bytes *out,
                                     ovenbird_error **err);

/**
 * Explains one error code.
 *
 * Parameters:
 *   code, code_len  in, required: UTF-8, such as "png.truncated"; the length is in bytes. Borrowed.
 *   out             out, required: JSON {"code", "kind", "meaning", "remedy", "why", "example", "clause"}. `example`
 *                   and `clause` may be empty. Release with `ovenbird_bytes_free`.
 *   err             out, may be NULL: why it failed. Release with `ovenbird_error_free`.
 *
 * Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid (there is no such code; the message names up to three that
 * are near).
 */
ovenbird_status ovenbird_explain(const char *code,
                                 size_t code_len,
                                 ovenbird_bytes *out,
                                 ovenbird_error **err);

/**
 * The version of the library that runs, such as "0.1.0"; OVENBIRD_VERSION is that of the header.
 *
 * Returns NUL-terminated ASCII, never to be released.
 */
const char *ovenbird_version(void);

/**
 * The ABI of the library that runs. A program that loads the library by itself compares it with
 * OVENBIRD_ABI_VERSION.
 */
uint32_t ovenbird_abi_version(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* OVENBIRD_H */
