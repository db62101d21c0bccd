/** What verifying takes and gives. */

import type { Criteria, Identities, Issuer } from './badge.js';
import type { Contexts } from './canonical.js';
import type { FetchFunction, FetchFailure, FetchRequest, FetchResponse, Purpose } from './fetch.js';
import type { JwsAlgorithm, KeyInput } from './keys.js';
import type { Algorithm, BadgeText, Bytes, Class, Limits, Problem, Severity, Variant, Version } from './nouns.js';
import type { ProofReport, SignatureMode } from './proof.js';

/** A key that you trust, and whose badges it may sign. */
export interface PinnedKey {
  /** The public key: a `Key`, or the text of one. */
  key: KeyInput;
  /** The `id` of the issuer's profile. Without one: any issuer whose hosted profile does not list other keys. */
  issuer?: string;
}

/** Options of `Verification`, and of `verify` but for `fetch` and `signal`. */
export interface VerifyOptions {
  /** The moment at which dates are judged: a Date or RFC 3339 text. Default: `now_unix`. */
  at?: string | Date;
  /** The same in seconds since 1970, where there is no `at`. Default: the clock. */
  now_unix?: number;
  /** Who the recipient should be. Default: whose badge it is is not checked. */
  recipient?: string | Identities;
  /** Which spellings of these to try, in this order, after the exact ones. Default: none. */
  variants?: Variant[];
  /** Keys that you trust. */
  keys?: KeyInput | PinnedKey | readonly (KeyInput | PinnedKey)[];
  /** Whether the pictures of badge class and assertion are asked for and looked at. Default false. */
  check_images?: boolean;
  /** Whether endorsements are verified. Default true. */
  endorsements?: boolean;
  /** How far endorsements are followed, at most 8. Default 3. */
  depth?: number;
  /** Take a badge whose copy says something else than the hosted one, with a warning. Default false. */
  accept_changed_copy?: boolean;
  /** Take documents that a redirect brought from another host. Default false. */
  accept_redirects?: boolean;
  /** 3.0: how strictly the claims of a VC-JWT are held against its credential. Default `strict`. */
  mode?: SignatureMode;
  /** 3.0: take an issuer that is nothing but its own key, did:key or did:jwk. Such a badge says that its signer signed it,
   * whoever that is. Default false. */
  accept_self_asserted?: boolean;
  /** 3.0: whether a credential with a refresh service is refreshed, once. Default true. */
  refresh?: boolean;
  /** 3.0: the domain that an embedded proof has to name. Default: it may name any. */
  domain?: string;
  /** 3.0: the challenge that an embedded proof has to answer. Default: it may answer any. */
  challenge?: string;
  /** 3.0: whether the report has what was hashed for embedded proofs that fail. Default false. */
  explain?: boolean;
  /** 3.0: the contexts that credentials may name. Default: those that the library knows. */
  contexts?: Contexts | null;
  /** As in `UnbakeOptions`. */
  accept_damaged?: boolean;
  /** The bounds of this call. */
  limits?: Limits;
}

/** Options of `verify`. */
export interface VerifyAndFetchOptions extends VerifyOptions {
  /** Who fetches: `guarded()`, the global `fetch`, or a function of yours. Default: nobody; nothing is fetched. */
  fetch?: FetchFunction | null;
  /** Ends the call: it rejects with the signal's reason. */
  signal?: AbortSignal | null;
}

/** The answer as a whole: everything that the badge needs was checked and passed; something failed; nothing failed, but
 * something could not be checked. */
export type Verdict = 'valid' | 'invalid' | 'unverified';

/** The answer of one check. */
export type CheckResult = 'passed' | 'failed' | 'not_checked';

/** The name of a check. */
export type CheckName = 'structure' | 'integrity' | 'issuer' | 'recipient' | 'status';

/** Whose word it is that a badge is the issuer's: the caller's, who gave the key; the issuer's own host's; the badge's
 * own, which proves nothing, and is valid only where `accept_self_asserted` says so. */
export type Trust = 'pinned' | 'issuer' | 'self_asserted';

/** How a badge is verified: by the document at its address, or by its signature. */
export type Method = 'hosted' | 'signed';

/** The forms in which `Verification.write` gives a report: JSON, a table for people, a page of HTML that needs nothing
 * else, Problem Details for HTTP (RFC 9457). */
export type ReportForm = 'json' | 'table' | 'html' | 'problem_details';

/** One of the five checks, answered. */
export interface Check {
  result: CheckResult;
  /** The code of the finding that decided it. Absent when it passed. */
  reason?: string;
  /** The answer in a sentence for people. */
  message: string;
}

/** The five checks, each with its own answer. */
export interface Checks {
  /** Every document is as its version's specification wants it. */
  structure: Check;
  /** The badge is what its issuer said: it is hosted as it is, or signed and unchanged. */
  integrity: Check;
  /** Who said it is the issuer that the badge names. */
  issuer: Check;
  /** The recipient is one of the expected identities. Not needed, and `not_checked`, when none was expected. */
  recipient: Check;
  /** The badge is neither revoked nor expired nor still to come. */
  status: Check;
}

/** Something that was found, and what it means for which check. */
export interface Finding extends Problem {
  /** The check that it belongs to. */
  check: CheckName;
  /** The URL of the document that it is about; absent: what was handed in. */
  document?: string;
}

/** A document that was looked at or asked for. */
export interface DocumentReport {
  /** Its URL; absent: what was handed in. */
  url?: string;
  /** What it was needed for. */
  purpose: Purpose;
  /** Whether it was read. If not, a finding says why. */
  read: boolean;
  /** The HTTP status, if there was a response. */
  status?: number;
  /** The URL that it came from, if a redirect led elsewhere. */
  final_url?: string;
  /** Its length, in bytes. */
  bytes?: number;
  /** The version of its rules. */
  version?: string;
  /** Its class in those rules. */
  class?: string;
  /** How many errors its rules found. */
  errors: number;
  /** How many warnings. */
  warnings: number;
}

/** What a badge says, from the documents that count. Show it with the verdict: it is here whatever that is. */
export interface VerifiedBadge {
  /** The id of the assertion, endorsement or other document; in 1.0 the `uid`. */
  id?: string;
  /** The address of the badge class. */
  badge_class?: string;
  /** Name of the badge class. */
  name?: string;
  description?: string;
  /** URL or data URI of the picture, as written. */
  image?: string;
  /** What it takes to earn it. */
  criteria?: Criteria;
  /** Who awards it. */
  issuer?: Issuer;
  /** When it was awarded, as written. */
  issued_on?: string;
  /** When it ends, as written. */
  expires?: string;
}

/** Whether, and why, a badge is not in force. All false: it is, as far as was checked. */
export interface Standing {
  revoked: boolean;
  /** Why it is revoked, in the issuer's words: untrusted text. */
  revocation_reason?: string;
  suspended: boolean;
  expired: boolean;
  /** Whether it is issued in the future. */
  not_yet: boolean;
}

/** The key that verified the signature. */
export interface SigningKey {
  /** Where it is published. Absent for a pinned key. */
  id?: string;
  algorithm: JwsAlgorithm;
  /** The SHA-256 thumbprint (RFC 7638). */
  thumbprint: string;
}

/** What one entry of `credentialStatus` came to. */
export interface StatusReport {
  /** Its type, such as `BitstringStatusListEntry`. */
  type: string;
  /** What the status is about: `revocation`, `suspension`, `message`, `refresh`. Absent in a list of what is revoked. */
  purpose?: string;
  /** The address of the list. */
  list?: string;
  /** The place in the list. */
  index?: number;
  /** The status that stands there: 0 says nothing against the credential. Absent: it could not be read. */
  status?: number;
  /** What that status means, in the issuer's words: untrusted text. */
  message?: string;
}

/** What was found out about the recipient. The identity itself is not repeated. */
export interface RecipientReport {
  /** Whether one of the expected identities is the recipient. */
  matched: boolean;
  /** Which of them, from 0. */
  candidate?: number;
  /** `exact`, or the name of the spelling that matched. */
  variant?: string;
  /** The type of the recipient's identity, as written. */
  type?: string;
  /** Whether the badge has a hash of it. */
  hashed: boolean;
  /** The algorithm of the hash. */
  algorithm?: Algorithm;
}

/** An endorsement, verified on its own. A bad endorsement is not a bad badge. */
export interface EndorsementReport {
  /** Its id, or the URL that was followed. */
  id?: string;
  /** The id of what carries it: the assertion, the badge class, the profile, another endorsement. */
  about?: string;
  /** How far it is from the badge, from 1. */
  depth: number;
  verdict: Verdict;
  trust?: Trust;
  /** Its own five checks. There is no recipient. */
  checks: Checks;
  /** Who endorses. */
  issuer?: Issuer;
  /** What is said, text or Markdown: untrusted text. */
  comment?: string;
  /** When it was issued, as written. */
  issued_on?: string;
  /** Whether it is in force. */
  standing: Standing;
  /** What was found. */
  problems: Finding[];
}

/** A verdict on a badge, with its reasons. */
export interface VerificationReport {
  /** `valid` only if none of the five checks failed and each that the badge needs passed; `invalid` if one failed. */
  verdict: Verdict;
  /** Whose word it is that the badge is the issuer's. Absent while `integrity` or `issuer` has not passed. */
  trust?: Trust;
  /** How it is verified. Absent if the badge could not be read. */
  method?: Method;
  /** The version of the badge. */
  version?: Version;
  /** What it is. */
  class?: Class;
  /** The moment at which dates were judged, RFC 3339 in UTC. */
  at?: string;
  /** The five checks. */
  checks: Checks;
  /** What the badge says. */
  badge?: VerifiedBadge;
  /** Whether it is in force. */
  standing: Standing;
  /** The key that verified the signature. */
  key?: SigningKey;
  /** 3.0: the embedded proofs, each with its own answer: one that is verified is enough. */
  proofs?: ProofReport[];
  /** 3.0: what the status lists say, entry by entry. */
  statuses?: StatusReport[];
  /** 3.0: whether the credential of the report is the one that its refresh service gave. */
  refreshed: boolean;
  /** About the recipient, if identities were expected and the badge names one. */
  recipient?: RecipientReport;
  /** What was found, check by check. An error makes its check fail. */
  problems: Finding[];
  /** Whether there were more than the limit `problems` let keep. */
  truncated: boolean;
  /** The documents, in the order in which the badge leads to them. */
  documents: DocumentReport[];
  /** The endorsements of the badge, of its class and of its issuer. */
  endorsements: EndorsementReport[];
  /** How many documents were asked for. */
  requests: number;
  /** How many bytes came back. */
  bytes: number;
}

/** One reason in `ProblemDetails`. */
export interface ProblemError {
  /** The stable code. */
  code: string;
  /** The check that it belongs to. */
  check: CheckName;
  /** `error` if the check failed by it. */
  severity: Severity;
  /** What was found and what was expected. */
  detail: string;
  /** JSON Pointer (RFC 6901) into the document, if it has a place there. */
  pointer?: string;
  /** The URL of the document; absent: what was handed in. */
  document?: string;
}

/** A report as Problem Details for HTTP (RFC 9457): what `write('problem_details')` is the JSON of. */
export interface ProblemDetails {
  /** `urn:ovenbird:verdict:valid`, `…:invalid` or `…:unverified`. A name to compare, not an address to fetch. */
  type: string;
  /** The same in words, always the same for a `type`. */
  title: string;
  /** The HTTP status that fits: 200 for `valid`, 422 for `invalid`, 424 for `unverified`. */
  status: number;
  /** What is wrong with this badge, in a sentence or two. */
  detail: string;
  verdict: Verdict;
  /** The five checks. */
  checks: Checks;
  /** What made checks fail, and what kept checks from being done. */
  errors: ProblemError[];
}

/** A verification that you drive yourself: it asks for documents, is given them, and answers. `verify` does it for you. */
export class Verification {
  /**
   * Begins a verification.
   *
   * @param badge an image file as bytes, or a JSON, JWS or URL text as string, bytes or (JSON) object
   * @param options see `VerifyOptions`
   * @throws OvenbirdError what `verify` rejects with
   */
  constructor(badge: Bytes | BadgeText, options?: VerifyOptions);

  /** The documents that are needed next and were not asked for yet. They do not depend on each other. Empty while answers
   * are outstanding, and when nothing more is needed. */
  nextRequests(): FetchRequest[];

  /** Gives the answer to a request, whatever its status. Throws an OvenbirdError `verify.request` if none of this number is
   * open. */
  supply(id: number, response: FetchResponse): void;

  /** Says that there is no answer to a request. Throws an OvenbirdError `verify.request` if none of this number is open. */
  supplyFailure(id: number, failure?: FetchFailure | { code?: string; message?: string }): void;

  /** Answers all requests, those that follow from the answers too, as `verify` does. */
  fetch(fetch: FetchFunction | null | undefined, options?: { signal?: AbortSignal | null }): Promise<void>;

  /** Whether nothing is missing any more. */
  readonly isReady: boolean;

  /** The answer so far: what is missing is `not_checked`. */
  report(): VerificationReport;

  /** The answer so far in one of its forms. Throws an OvenbirdError `argument.invalid` if there is no such form. */
  write(form: ReportForm): string;
}

/**
 * Verifies a badge of any version: a verdict, and its reasons. What reads and judges works on another thread. Nothing is
 * fetched unless `fetch` is given. That a badge is invalid is an answer and no error: look at `verdict`.
 *
 * The global `fetch` goes wherever a badge sends it, into your own network too, and waits as long as it is made to: where
 * strangers bring the badges, give `guarded()`, or a fetch that has a policy and a time limit.
 *
 * @param badge an image file as bytes (copied before this returns), or a JSON, JWS or URL text as string, bytes or (JSON)
 *   object
 * @param options see `VerifyAndFetchOptions`
 * @throws OvenbirdError `image.unbaked`, `image.unsupported`, `png.*`, `svg.*`, `payload.*`, `json.*`, `jws.*` and
 *   `document.unrecognised` (there is no badge to verify), `key.*`, `option.invalid`, `argument.invalid`, `limit.*` of the
 *   input; or the reason of the signal
 *
 * @example
 * const client = guarded();
 * const { verdict, checks, badge } = await verify(await readFile('ada.png'), { fetch: client, recipient: 'ada@example.org' });
 */
export function verify(badge: Bytes | BadgeText, options?: VerifyAndFetchOptions): Promise<VerificationReport>;
