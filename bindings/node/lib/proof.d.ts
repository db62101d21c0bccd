/** What there is to say about proofs: their forms and suites, the key that made one, and what it signs. */

import type { Problem } from './nouns.js';

/** The form of a signed document: a compact JWS of the document itself (1.0 to 2.0); 3.0: a VC-JWT, or the credential with a
 * proof embedded in it, which is Data Integrity. */
export type ProofFormat = 'jws' | 'vc_jwt' | 'data_integrity';

/** The kinds of embedded proofs. `eddsa-rdfc-2022` is the one that Open Badges 3.0 certifies; the last three are verified
 * only. */
export type Cryptosuite =
  | 'eddsa-rdfc-2022'
  | 'eddsa-jcs-2022'
  | 'ecdsa-rdfc-2019'
  | 'ecdsa-jcs-2019'
  | 'ecdsa-sd-2023'
  | 'eddsa-2022'
  | 'Ed25519Signature2020';

/** How strictly claims and header of a VC-JWT are held against its credential: as Open Badges 3.0 says, or as the official
 * validator does. */
export type SignatureMode = 'strict' | 'compatible';

/** The key that verified a signature. */
export interface KeyMatch {
  /** Where it came from: the caller gave it; the token brought it along, which proves nothing about who signed; it was found
   * where the proof leads to, in a DID or in a document of somebody's keys. */
  source: 'given' | 'header' | 'resolved';
  /** Its place among the given keys, from 0. */
  index?: number;
  /** Its id (`kid`). */
  id?: string;
  /** Its SHA-256 thumbprint (RFC 7638). */
  thumbprint: string;
}

/** What a proof signs: the texts and their hashes, for an issuer to compare with its own. */
export interface CanonicalForm {
  /** The document without its proofs: canonical N-Quads, or canonical JSON. */
  document: string;
  /** The options of the proof, in the same form. */
  options: string;
  /** The hash of the document, in hexadecimal digits: SHA-256, or SHA-384 with a key on P-384. */
  document_hash: string;
  /** The hash of the options. */
  options_hash: string;
  /** The contexts that were applied, by name: one URL can have had several bodies. */
  contexts?: string[];
}

/** An embedded proof, and whether it is good. */
export interface ProofReport {
  /** Its place among the proofs of the document, from 0. */
  index: number;
  /** Its `id`. */
  id?: string;
  /** Its `type`, as written. */
  type?: string;
  /** Its suite, if it is one that can be verified. */
  cryptosuite?: Cryptosuite;
  /** The key that it names. */
  verification_method?: string;
  /** When it was made, as written. */
  created?: string;
  /** Until when it holds, as written. */
  expires?: string;
  /** Whether it is a signature of `key` and no problem is an error. */
  verified: boolean;
  /** The key that verified it. */
  key?: KeyMatch;
  /** What is wrong with it. Pointers lead into the document. */
  problems: Problem[];
  /** What was hashed, if it was asked for with `explain`. */
  canonical?: CanonicalForm;
}
