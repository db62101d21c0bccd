/// <reference types="node" />

/**
 * Open Badges for Node: issue, sign, bake, unbake, inspect, parse, check and verify badges in PNG and SVG images.
 *
 * Every function throws, or rejects with:
 * - `OvenbirdError`, whose `code` is one of `errorCodes()`. The codes of each function are listed with it; all may
 *   also give `internal`, a defect that was caught;
 * - `TypeError` with the code `ERR_INVALID_ARG_TYPE` when an argument has the wrong type.
 *
 * A string with half of a surrogate pair is `argument.invalid`. An unknown option, or a value of the wrong type, is
 * `option.invalid`. `limit.*` means larger or deeper than the option `limits` allows.
 */

import type { Badge, Identities, Match } from './lib/badge.js';
import type {
  Issued, IssueAndBakeOptions, IssuedAndBaked, IssueOptions, IssueRequest,
} from './lib/issue.js';
import type { KeyInput } from './lib/keys.js';
import type {
  Algorithm, BadgeText, BakeOptions, Bytes, CodeEntry, Found, ImageFormat, Inspection,
  InspectOptions, MatchOptions, ParseOptions, Payload, PayloadOptions, Splice, StripOptions,
  UnbakeOptions, Unbaked, Version,
} from './lib/nouns.js';
import type { Report, RuleEntry, ValidateOptions } from './lib/report.js';
import type { NewVersion, UpgradeOptions, Upgraded } from './lib/upgrade.js';

export type * from './lib/badge.js';
export type * from './lib/canonical.js';
export type * from './lib/fetch.js';
export type * from './lib/issue.js';
export type * from './lib/keys.js';
export type * from './lib/nouns.js';
export type * from './lib/proof.js';
export type * from './lib/report.js';
export type * from './lib/sign.js';
export type * from './lib/upgrade.js';
export type * from './lib/verify.js';

export { Contexts, canonicalize, equalCredentials } from './lib/canonical.js';
export { OvenbirdError } from './lib/errors.js';
export { FetchFailure, guarded } from './lib/fetch.js';
export { StatusList } from './lib/issue.js';
export { Key, didDocument } from './lib/keys.js';
export { attachSignature, sign, signSync, signingInput, verifySignature } from './lib/sign.js';
export { Verification, verify } from './lib/verify.js';

/**
 * Tells the type of an image by its first bytes.
 *
 * @param bytes the image file, or its first bytes
 */
export function sniff(bytes: Bytes): ImageFormat;

/**
 * Puts a badge into a PNG or SVG image, on another thread. Every other byte of the image stays as it is.
 *
 * @param image the image file; copied before this returns
 * @param payload the badge: a URL, a JSON document (as text or as an object) or a compact JWS
 * @param options see `BakeOptions`
 * @returns the baked image file
 * @throws OvenbirdError `image.unsupported` (it is no PNG or SVG; the message says what it is), `png.*` and `svg.*`
 *   (the image is damaged), `payload.*`, `json.*`, `jws.*` and `document.unrecognised` (the payload is no badge),
 *   `image.already_baked` and `svg.active_content` (an option asks for refusal), `option.invalid`,
 *   `option.conflict`, `argument.invalid`, `limit.*`
 *
 * @example
 * const baked = await bake(await readFile('badge.png'), 'https://issuer.example/assertions/1');
 */
export function bake(image: Bytes, payload: BadgeText, options?: BakeOptions): Promise<Buffer>;

/** `bake` on this thread. Same parameters, same errors. */
export function bakeSync(image: Bytes, payload: BadgeText, options?: BakeOptions): Buffer;

/**
 * `bake` into your own buffer, on this thread.
 *
 * @param image the image file; it may overlap the target
 * @param payload as for `bake`
 * @param target where the baked image goes, from its first byte; untouched if this throws
 * @param options see `BakeOptions`
 * @returns the length of the baked image in bytes
 * @throws OvenbirdError what `bake` throws, and `buffer.too_small`: `needed` tells the length in bytes
 */
export function bakeInto(image: Bytes, payload: BadgeText, target: Bytes, options?: BakeOptions): number;

/**
 * `bake` without copying the image, on this thread: the ranges of the input to keep and the bytes to insert, ready for
 * a vectored write such as `fs.writev`.
 *
 * The views stay views: write them before you change the image. (An image in a `SharedArrayBuffer` is copied first.)
 *
 * @param image the image file
 * @param payload as for `bake`
 * @param options see `BakeOptions`
 * @throws OvenbirdError what `bake` throws
 *
 * @example
 * await file.writev(splice(image, assertion).pieces);
 */
export function splice(image: Bytes, payload: BadgeText, options?: BakeOptions): Splice;

/**
 * Reads every badge in an image, on another thread.
 *
 * @param image the image file; copied before this returns
 * @param options see `UnbakeOptions`
 * @throws OvenbirdError `image.unbaked` (a sound image without a badge), `image.unsupported`, `png.*` and `svg.*` (the
 *   image or its badge is damaged; with `strict` also `image.duplicate`), `option.invalid`, `limit.*`
 */
export function unbake(image: Bytes, options?: UnbakeOptions): Promise<Unbaked>;

/** `unbake` on this thread. Same parameters, same errors. */
export function unbakeSync(image: Bytes, options?: UnbakeOptions): Unbaked;

/**
 * Reads the badge in an image, on another thread: of several, the one that counts.
 *
 * @param image the image file; copied before this returns
 * @param options see `UnbakeOptions`
 * @throws OvenbirdError what `unbake` throws
 *
 * @example
 * const { text } = await unbakeOne(await readFile('ada.png'));
 */
export function unbakeOne(image: Bytes, options?: UnbakeOptions): Promise<Found>;

/** `unbakeOne` on this thread. Same parameters, same errors. */
export function unbakeOneSync(image: Bytes, options?: UnbakeOptions): Found;

/**
 * Takes every badge out of an image: the bytes that were there before baking come back.
 *
 * @param image the image file
 * @param options see `StripOptions`
 * @returns the image file, equal to the input if there was no badge inside
 * @throws OvenbirdError `image.unsupported`, `png.*`, `svg.*`, `option.invalid`, `limit.*`
 */
export function strip(image: Bytes, options?: StripOptions): Buffer;

/**
 * Says what an image or a badge text is: carriers, version, badge, issuer, recipient, dates. An image without a badge
 * is no error here, and a badge that cannot be read is described with its error.
 *
 * @param input an image file as bytes, or a JSON, JWS or URL text as string, bytes or (JSON) object
 * @param options see `InspectOptions`
 * @throws OvenbirdError `image.unsupported`, `png.*`, `svg.*`, `payload.*`, `json.*`, `jws.*`,
 *   `document.unrecognised`, `option.invalid`, `argument.invalid`, `limit.*`
 */
export function inspect(input: Bytes | BadgeText, options?: InspectOptions): Inspection;

/**
 * Finds every structural fault of a badge, without the network: an image with a badge in it, JSON, or a JWS, whose
 * signature is not looked at. That a badge has faults is an answer and no error: look at `ok`.
 *
 * @param input an image file as bytes, or a JSON or JWS text as string, bytes or (JSON) object
 * @param options see `ValidateOptions`
 * @throws OvenbirdError `png.*`, `svg.*`, `payload.*`, `json.*`, `jws.*` and `document.unrecognised` (there is no
 *   document to hold against rules), `image.unbaked`, `image.unsupported`, `document.hosted` (the badge is the URL of a
 *   hosted assertion), `option.invalid`, `option.conflict` (`class` without `version`), `argument.invalid`, `limit.*`
 *
 * @example
 * const { ok, problems } = validate(await readFile('ada.png'), { profile: 'strict' });
 */
export function validate(input: Bytes | BadgeText, options?: ValidateOptions): Report;

/**
 * Finds every fault of an extension object of Open Badges 1.1 or 2.0, also against a JSON Schema of yours. What breaks
 * the schema is the problem `extension.schema`. Nothing is fetched.
 *
 * @param extension the extension object, as JSON text or as an object
 * @param schema the JSON Schema, as text or as an object: draft 4 (if it does not say), 6, 7, 2019-09 or 2020-12
 * @param options see `ValidateOptions`; `profile` and `limits` count
 * @throws OvenbirdError `json.*`, `payload.not_object` (the extension is no object), `schema.invalid` (the schema is no
 *   JSON Schema), `feature.missing` (built without JSON Schema), `option.invalid`, `argument.invalid`, `limit.*`
 */
export function validateExtension(extension: BadgeText, schema: BadgeText, options?: ValidateOptions): Report;

/** All rules that `validate` holds documents against. */
export function rules(): RuleEntry[];

/**
 * Writes a badge document of 0.5 to 2.0, or the badge in an envelope of 2.1, as one of 2.0 or 3.0. Nothing is fetched,
 * and nothing signed: the signature of a JWS is not looked at and does not hold for the new document. What is required
 * and missing is refused, never made up; identifiers follow from the document.
 *
 * @param document JSON (as text or as an object) or a compact JWS
 * @param to the version to write
 * @param options see `UpgradeOptions`
 * @throws OvenbirdError `upgrade.unsupported` (no way from this version or class to that one), `upgrade.incomplete` (the
 *   message lists all that is missing), `document.hosted` (the text is a URL), `document.envelope` (no badge in the
 *   envelope), `document.unrecognised`, `payload.*`, `json.*`, `jws.*`, `option.invalid`, `option.conflict` (an option is
 *   of another badge class or issuer), `argument.invalid`, `limit.*`
 *
 * @example
 * const { document, lost } = upgrade(old, '3.0', { badge: badgeClass, issuer: profile });
 */
export function upgrade(document: BadgeText, to: NewVersion, options?: UpgradeOptions): Upgraded;

/**
 * Reads a badge document of any version, 0.5 to 3.0, into one view. Signatures are not verified.
 *
 * @param document JSON (as text or as an object) or a compact JWS
 * @param options see `ParseOptions`
 * @throws OvenbirdError `payload.*`, `json.*`, `jws.*`, `document.*`, `option.invalid`, `argument.invalid`, `limit.*`
 */
export function parse(document: BadgeText, options?: ParseOptions): Badge;

/**
 * Tells what a badge text is, and reads a JWS open without verifying it.
 *
 * @param payload a URL, a JSON document (as text or as an object) or a compact JWS
 * @param options see `PayloadOptions`
 * @throws OvenbirdError `payload.*`, `json.*`, `jws.*`, `option.invalid`, `argument.invalid`, `limit.*`
 */
export function payload(payload: BadgeText, options?: PayloadOptions): Payload;

/**
 * Makes a hashed identity, `algorithm$hex`.
 *
 * @param identity exactly as it is to be hashed
 * @param salt the text hashed behind it; none if left out or null
 * @param algorithm `sha256` if left out
 * @param version of Open Badges, `2.0` if left out; it decides which algorithms are allowed
 * @throws OvenbirdError `recipient.identity_invalid` (empty, or with a NUL), `recipient.algorithm` (not one that the
 *   version allows), `argument.invalid` (an unknown algorithm or version)
 *
 * @example
 * hashIdentity('ada@example.org', 'sea'); // 'sha256$…'
 */
export function hashIdentity(
  identity: string,
  salt?: string | null,
  algorithm?: Algorithm,
  version?: Version,
): string;

/**
 * Finds out whether one of several identities is the recipient of a badge. That none is, is an answer and no error:
 * look at `matched`.
 *
 * @param document JSON (as text or as an object) or a compact JWS; of a `Badge` give its `raw`
 * @param identities the candidates
 * @param options see `MatchOptions`
 * @throws OvenbirdError `recipient.*` (the document's recipient is damaged or absent, or an identity is empty),
 *   `payload.*`, `json.*`, `jws.*`, `document.*`, `option.invalid`, `argument.invalid`, `limit.*`
 *
 * @example
 * matchRecipient(text, { email: ['ada@example.org'] }, { variants: ['lower_case'] }).matched;
 */
export function matchRecipient(document: BadgeText, identities: Identities, options?: MatchOptions): Match;

/**
 * Makes a correct document from a small request, on another thread. Contexts, types, ids, dates, hashes and salts are
 * filled in. The result has no error and no warning of `validate`, or the error lists everything that the request lacks.
 * Nothing is fetched, hosted or signed.
 *
 * @param request the request, as an object or as JSON text
 * @param options see `IssueOptions`
 * @throws OvenbirdError `issue.incomplete` (the message lists all that is missing), `issue.invalid` (all that is wrong),
 *   `recipient.*`, `upgrade.incomplete`, `key.*`, `status.*`, `random.failed`, `option.invalid`, `argument.invalid`,
 *   `limit.*`
 *
 * @example
 * const { document } = await issue({ id: url, recipient: 'ada@example.org', badge: 'https://issuer.example/robotics' });
 */
export function issue(request: IssueRequest | string, options?: IssueOptions): Promise<Issued>;

/** `issue` on this thread. Same parameters, same errors. */
export function issueSync(request: IssueRequest | string, options?: IssueOptions): Issued;

/**
 * Makes a badge, signs it if a key is given, and bakes it, on another thread. On an error nothing is given out.
 *
 * @param image the image file; copied before this returns
 * @param request as for `issue`; with a key its `verification` is `signed` by default
 * @param key the private key. What says that it is hosted is baked without one; everything else needs one
 * @param options see `IssueAndBakeOptions`
 * @throws OvenbirdError what `issue`, `sign` and `bake` throw, and `option.conflict` (a key for what says that it is
 *   hosted, or none for what has to be signed)
 *
 * @example
 * const { bytes } = await issueAndBake(await readFile('badge.png'), request, key);
 */
export function issueAndBake(
  image: Bytes,
  request: IssueRequest | string,
  key?: KeyInput | null,
  options?: IssueAndBakeOptions,
): Promise<IssuedAndBaked>;

/** `issueAndBake` on this thread. Same parameters, same errors. */
export function issueAndBakeSync(
  image: Bytes,
  request: IssueRequest | string,
  key?: KeyInput | null,
  options?: IssueAndBakeOptions,
): IssuedAndBaked;

/** All error codes this version knows, with their kind and explanation. */
export function errorCodes(): CodeEntry[];

/**
 * Explains a code: what it means, what to do, why it matters, an example and the clause.
 *
 * @param code such as `png.truncated`
 * @throws OvenbirdError `argument.invalid` (there is no such code; the message names up to three that are near)
 *
 * @example
 * explain('png.truncated').clause; // 'PNG (Third Edition) 5.3'
 */
export function explain(code: string): CodeEntry;

/** The version of this library, such as `0.1.0`. */
export function version(): string;

/** The version of the C interface, a number that grows with each incompatible change. */
export function abiVersion(): number;
