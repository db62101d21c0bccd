/**
 * The nouns: options, results and what they are made of, with the same member names in every language.
 * All offsets and lengths are in bytes.
 */

import type { Badge } from './badge.js';
import type { ReportSummary } from './report.js';

/** Bytes in. The call reads them, or copies them, before it returns; afterwards they are yours to change. */
export type Bytes = ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/** A badge text: a string as it is, or an object, which is written as JSON. */
export type BadgeText = string | object;

/** What an image is. Only `png` and `svg` can carry a badge. */
export type ImageFormat = 'png' | 'svg' | 'svgz' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'pdf' | 'unknown';

/** How a badge's text is carried in an image. Read are all of them, written `iTXt`, `svg body`, `svg verify`, and
 * `tEXt` on request. */
export type Carrier = 'tEXt' | 'zTXt' | 'iTXt' | 'iTXt compressed' | 'svg body' | 'svg verify';

/** The names badges are written under: 0.5 to 2.1, 3.0, and Comprehensive Learner Records. */
export type Keyword = 'openbadges' | 'openbadgecredential' | 'clrcredential';

/** The three things a badge text can be. */
export type PayloadKind = 'url' | 'json' | 'jws';

/** Versions of Open Badges. */
export type Version = '0.5' | '1.0' | '1.1' | '2.0' | '2.1' | '3.0';

/** Hash algorithms of recipient identities. `sha1` and `sha512` belong to versions 0.5 to 1.1. */
export type Algorithm = 'md5' | 'sha1' | 'sha256' | 'sha512';

/** What a document describes. */
export type Class =
  | 'Assertion'
  | 'BadgeClass'
  | 'Profile'
  | 'RevocationList'
  | 'CryptographicKey'
  | 'Endorsement'
  | 'Extension'
  | 'OpenBadgeCredential'
  | 'EndorsementCredential'
  | 'ClrCredential'
  | 'VerifiableCredential'
  | 'Achievement'
  | 'Envelope'
  | 'Manifest'
  | 'Unknown';

/** Whose fault an error is: the calling program's, the input's (`malformed`, `unsupported`, `not_found`), a bound's
 * (`limit`), an option's that asks for refusal (`refused`), or this library's (`internal`). */
export type ErrorKind = 'caller' | 'malformed' | 'unsupported' | 'not_found' | 'limit' | 'refused' | 'internal';

/** How much a problem matters. `error` makes the badge, or this copy of it, unfit. */
export type Severity = 'info' | 'warning' | 'error';

/** The bounds of one call. A member left out has its default. */
export interface Limits {
  /** Largest image or document taken, in bytes. Default 32 MiB. */
  input_bytes?: number;
  /** Largest text of one badge, in bytes of UTF-8. Default 4 MiB. */
  text_bytes?: number;
  /** Largest output of inflating one badge chunk, in bytes. Default 4 MiB. */
  inflated_bytes?: number;
  /** Deepest nesting of JSON arrays and objects. Default 128, at most 1,024. */
  json_depth?: number;
  /** Most JSON values in one document. Default 200,000. */
  json_nodes?: number;
  /** Deepest nesting of XML elements. Default 256. */
  xml_depth?: number;
  /** Most attributes on one XML element. Default 4,096. */
  xml_attributes?: number;
  /** Most XML namespace declarations in scope at one place. Default 1,000. */
  xml_namespaces?: number;
  /** Largest compact JWS, in bytes. Default 8 MiB. */
  jws_bytes?: number;
  /** Largest JOSE header, in bytes as encoded. Default 64 KiB. */
  jws_header_bytes?: number;
  /** Most candidate identities in one recipient match. Default 1,024. */
  identities?: number;
  /** Most problems kept in one report; further ones are counted. Default 1,000. */
  problems?: number;
  /** Largest status list, in bytes, inflated. Default 16 MiB. */
  status_list_bytes?: number;
  /** Most documents that one verification asks for. Default 32. */
  requests?: number;
  /** Largest document that a verification takes, in bytes. Default 1 MiB. */
  response_bytes?: number;
  /** Largest picture that a verification takes, in bytes. Default 4 MiB. */
  picture_bytes?: number;
  /** Most bytes that one verification takes in all answers together. Default 16 MiB. */
  fetched_bytes?: number;
  /** Most embedded proofs of one credential that are verified. Default 16. */
  proofs?: number;
  /** Most work of turning documents into canonical RDF in one call, in units of about 0.3 µs. Default 200,000. */
  canonical_work?: number;
}

/** Options of `bake`, `bakeInto` and `splice`. */
export interface BakeOptions {
  /** `replace` (the default): every badge in the image goes. `refuse`: the error `image.already_baked`. */
  on_existing?: 'replace' | 'refuse';
  /** The keyword to write under. Default: by content. */
  keyword?: Keyword;
  /** PNG: check the CRC of every chunk that is kept. Default true. */
  check_crc?: boolean;
  /** PNG: write a legacy `tEXt` chunk; the payload must then be an ASCII URL. Default false. */
  legacy_text?: boolean;
  /** SVG with scripts or the like. `keep` (the default) reports it, `refuse` is the error `svg.active_content`. */
  active_content?: 'keep' | 'refuse';
  /** Write JSON as ASCII, with the braces inside strings escaped, for readers that search the image's bytes. It
   * parses back equal. Default false: the payload is written byte for byte. */
  wallet_safe?: boolean;
  /** The bounds of this call. */
  limits?: Limits;
}

/** Options of `unbake` and `unbakeOne`. */
export interface UnbakeOptions {
  /** Read badge chunks with a wrong CRC, and the malformed iTXt of an old Moodle, with a problem instead of an error.
   * Default false. */
  accept_damaged?: boolean;
  /** Turn every problem of severity `warning` or `error` into an error. Default false. */
  strict?: boolean;
  /** The bounds of this call. */
  limits?: Limits;
}

/** Options of `strip`. */
export interface StripOptions {
  /** PNG: check the CRC of every chunk that is kept. Default true. */
  check_crc?: boolean;
  /** The bounds of this call. */
  limits?: Limits;
}

/** Options of `inspect`. */
export interface InspectOptions {
  /** As in `UnbakeOptions`. */
  accept_damaged?: boolean;
  /** The bounds of this call. */
  limits?: Limits;
}

/** Options of `parse`. */
export interface ParseOptions {
  /** The bounds of this call. */
  limits?: Limits;
}

/** Options of `payload`. */
export interface PayloadOptions {
  /** The bounds of this call. */
  limits?: Limits;
}

/** A way of varying a candidate that is tried after the exact one. */
export type Variant = 'exact' | 'trimmed' | 'lower_case' | 'nfc' | 'backpack';

/** Options of `matchRecipient`. */
export interface MatchOptions {
  /** Which variants to try, in this order, after the exact identities. Default: none. */
  variants?: Variant[];
  /** The bounds of this call, parsing included. */
  limits?: Limits;
}

/** A fault in a badge that did not stop the call. */
export interface Problem {
  /** The stable code, from the same table as the errors. */
  code: string;
  /** How much it matters. */
  severity: Severity;
  /** What was found and what was expected. */
  message: string;
  /** Where in the input, in bytes from its start. */
  offset?: number;
  /** Where in the document, as a JSON Pointer (RFC 6901). */
  pointer?: string;
  /** From `validate`: what was found. Never quotes what may tell who a recipient is. */
  found?: string;
  /** What was expected instead. */
  expected?: string;
  /** The clause of the specification that asks for it. */
  clause?: string;
  /** How to mend it, where that is not plain from the rest. */
  hint?: string;
  /** The id of the rule, as `rules` lists it, such as `2.0/Assertion/recipient/required`. */
  rule?: string;
}

/** An error as data: the JSON form that all languages share. */
export interface ErrorDetail {
  /** The stable code, such as `png.truncated`. */
  code: string;
  /** Whose fault it is. */
  kind: ErrorKind;
  /** What was found and what was expected. */
  message: string;
  /** Where in the input, in bytes from its start. */
  offset?: number;
  /** The PNG chunk type or XML element concerned. */
  part?: string;
  /** Where in the document, as a JSON Pointer (RFC 6901). */
  pointer?: string;
  /** For `buffer.too_small`: how many bytes the output needs. */
  needed?: number;
}

/** One row of the table of codes. */
export interface CodeEntry {
  /** The code. */
  code: string;
  /** The class of blame. */
  kind: ErrorKind;
  /** What it means, in one sentence. */
  meaning: string;
  /** What to do about it, in one sentence. */
  remedy: string;
  /** Why it matters, in one or two sentences. */
  why: string;
  /** A short example of the fault, with what would be right. Empty for `internal` only. */
  example: string;
  /** The clause that asks for it, such as `RFC 7515 section 7.1`. Empty where it is a rule of this library. */
  clause: string;
}

/** What a bake did. */
export interface BakeReport {
  /** `png` or `svg`. */
  format: ImageFormat;
  /** How the badge is carried. */
  carrier: Carrier;
  /** The keyword it stands under. */
  keyword: Keyword;
  /** Length of the baked image in bytes. */
  length: number;
  /** How many badges of the input were left out. */
  replaced: number;
  /** `svg.active_content` for each script or the like in the artwork (the first 100). */
  problems: Problem[];
}

/** A baked image not yet put together. */
export interface Splice {
  /** The image's bytes, in order: views of the input for what stays, new buffers for what is inserted. */
  pieces: Uint8Array[];
  /** Length of the baked image in bytes. */
  length: number;
  /** What baking did. */
  report: BakeReport;
}

/** One badge in an image. */
export interface Found {
  /** How it is carried. */
  carrier: Carrier;
  /** PNG: the chunk's keyword. SVG: the element's local name. */
  keyword: string;
  /** SVG: the element's namespace. */
  namespace?: string;
  /** Where the chunk (its length field) or element begins, in bytes from the start of the image. */
  offset: number;
  /** Length of the chunk (with length, type and CRC) or element, in bytes. */
  length: number;
  /** What the text is; null when it is none of the three. */
  kind: PayloadKind | null;
  /** The badge text, without white space around it. */
  text: string;
  /** SVG: the `verify` attribute, when the element has a body too. */
  verify?: string;
  /** What was odd about it. */
  problems: Problem[];
}

/** All badges of an image. */
export interface Unbaked {
  /** `png` or `svg`. */
  format: ImageFormat;
  /** Which of `found` is the badge. The others are duplicates. */
  badge: number;
  /** Every badge, in file order; never empty. */
  found: Found[];
}

/** What a picture itself is. */
export interface Picture {
  /** Length of the file in bytes. */
  bytes: number;
  /** PNG: width in pixels. */
  width?: number;
  /** PNG: height in pixels. */
  height?: number;
}

/** One badge text with what it says. */
export interface Summary {
  /** Where it stands in the image; absent for a document given as text. */
  found?: Found;
  /** The version of the document; a baked URL has none. */
  version?: Version;
  /** The class of the document. */
  class?: Class;
  /** The view of the document. */
  badge?: Badge;
  /** The numbers of what `validate` finds in the profile `standard`. */
  report?: ReportSummary;
  /** Why there is no view: the text is a URL that somebody would have to fetch, or is damaged. */
  error?: ErrorDetail;
}

/** What an image or document is. */
export interface Inspection {
  /** `png` or `svg`; null for a document given as text. */
  format: ImageFormat | null;
  /** The picture, if there is one. */
  picture?: Picture;
  /** Which of `badges` counts; null if there is none. */
  badge: number | null;
  /** Every badge, in file order. Empty for an unbaked image. */
  badges: Summary[];
  /** What is odd about the image. */
  problems: Problem[];
}

/** A badge text and what it is. */
export interface Payload {
  /** Which of the three it is. */
  kind: PayloadKind;
  /** The text without white space around it. */
  text: string;
  /** The JSON document: the text itself, or the payload of the JWS, byte for byte. Absent for a URL. */
  document?: string;
  /** JWS: its JOSE header, byte for byte. */
  header?: string;
  /** Always false: reading is not verifying. */
  verified: boolean;
}
