/** Credentials as they are signed: their contexts, their canonical form, and whether two are the same one. */

import type { BadgeText, Limits } from './nouns.js';

/**
 * The JSON-LD contexts that documents may name: those that the library knows, and those that you register.
 *
 * Known are the contexts of verifiable credentials 1.1 and 2.0, of Open Badges 3.0 in all its versions, of Data Integrity
 * and Multikey, of `Ed25519Signature2020`, of status lists and of DIDs. **Nothing is ever fetched for a context**: whoever
 * could change it could change what was signed.
 *
 * They are compiled once. The object cannot be changed: make one, and give it to each call as the option `contexts`; calls
 * in the background share it. It cannot be posted to another thread: make it there again.
 */
export class Contexts {
  /**
   * @param documents context documents by URL, as they would be fetched from there: as text or as an object
   * @throws OvenbirdError `canon.definition` (a document is no context), `canon.keyword` (it has what is not supported),
   *   `option.conflict` (the URL is known already, and what it means is settled), `json.*`, `argument.invalid`, `limit.*`
   *
   * @example
   * const contexts = new Contexts({ [url]: { '@context': { oven: 'https://issuer.example/terms#oven' } } });
   */
  constructor(documents?: Readonly<Record<string, BadgeText>> | null);

  /** Whether this is the URL of a context that the library knows or that was registered. */
  knows(url: string): boolean;
}

/** A way to a canonical form: JSON-LD to RDF and RDFC-1.0, which gives sorted N-Quads; or RFC 8785, sorted JSON. */
export type Canonicalization = 'rdfc' | 'jcs';

/** A hash of a canonical form. */
export type CanonicalHash = 'sha256' | 'sha384';

/** What of a document is canonicalized: the document without its proofs, as a proof signs it; all of it; or the options of a
 * proof, all of it but its value. */
export type CanonicalPart = 'document' | 'whole' | 'proof';

/** Options of `canonicalize`. */
export interface CanonicalizeOptions {
  /** The way. Default `rdfc`. */
  algorithm?: Canonicalization;
  /** The hash. Default `sha256`; `sha384` is that of keys on P-384. */
  hash?: CanonicalHash;
  /** What of the document. Default `document`. */
  part?: CanonicalPart;
  /** With `part: 'proof'`: which one, from 0. Default 0. */
  proof?: number;
  /** The contexts that the document may name. Default: those that the library knows. */
  contexts?: Contexts | null;
  /** The bounds of this call. */
  limits?: Limits;
}

/** A canonical form. */
export interface Canonicalized {
  /** The text: N-Quads, a line each with its line feed; or JSON. */
  text: string;
  /** Its hash, in hexadecimal digits. */
  hash: string;
  /** How many statements there are; 0 for JSON. */
  quads: number;
  /** The contexts that were applied, by name: one URL can have had several bodies, of which the one of today is taken. */
  contexts: string[];
}

/**
 * Gives the canonical form of a document: for an issuer to compare with what its own software hashes.
 *
 * @param document JSON, as text or as an object
 * @param options see `CanonicalizeOptions`
 * @throws OvenbirdError `canon.*` (the document means something else to each reader, or names a context that is not known),
 *   `proof.missing` (there is no such proof), `json.*`, `payload.*`, `option.invalid`, `argument.invalid`,
 *   `limit.canonical_work`, `limit.*`
 *
 * @example
 * const { text, hash } = canonicalize(credential);
 */
export function canonicalize(document: BadgeText, options?: CanonicalizeOptions): Canonicalized;

/** Options of `equalCredentials`. */
export interface CompareOptions {
  /** The bounds of this call. */
  limits?: Limits;
}

/** What came of comparing two credentials. */
export interface Comparison {
  /** Whether both are the same credential: issuer and id are equal. */
  equal: boolean;
  /** If so, which one replaces the other. */
  newer?: 'first' | 'second' | 'neither';
}

/**
 * Says whether two credentials of 3.0 are the same one, and which is the newer: a wallet keeps that one. Neither is verified.
 *
 * @param a a credential: JSON (as text or as an object) or a VC-JWT
 * @param b another
 * @param options see `CompareOptions`
 * @throws OvenbirdError `json.*`, `jws.*`, `payload.*`, `document.unrecognised`, `option.invalid`, `argument.invalid`,
 *   `limit.*`
 *
 * @example
 * const { equal, newer } = equalCredentials(mine, received);
 */
export function equalCredentials(a: BadgeText, b: BadgeText, options?: CompareOptions): Comparison;
