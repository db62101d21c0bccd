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
 *   Threads   share nothing. Any function may run in any thread at any time; what is const may be shared.
 *   The host  is left alone: no files, no network, no environment, no locale, no signal handlers, no output (but for
 *             the line that Rust's panic hook writes to stderr about a defect).
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
 * Why a call failed. Opaque, owned by the caller, never changed by later calls, and safe to read from any thread.
 *
 * Pass the address of an `ovenbird_error *` as the last argument of an operation, or NULL if the status is enough.
 * The operation sets it to NULL on entry, so release an earlier error before using the variable again.
 */
typedef struct ovenbird_error ovenbird_error;

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
 * Releases what an operation has handed over and sets `data` to NULL and `len` to 0, so that a second time is
 * harmless.
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
 * Options (JSON): "profile" "standard" (default), "strict" or "legacy"; "version" and "class", to take the document
 * as one of these; "vc_version" "1.1" or "2.0"; "at", the moment at which dates are judged (RFC 3339; default: none);
 * "accept_damaged"; "limits" {...}.
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
