/** The one view of a badge document of any version, and what comes of matching its recipient. */

import type { Algorithm, Class, Problem, Version } from './nouns.js';

/** What it takes to earn a badge. */
export interface Criteria {
  /** URL of a page, as written. */
  id?: string;
  /** Text or Markdown. */
  narrative?: string;
}

/** Who awards a badge. */
export interface Issuer {
  /** The issuer's IRI; in 0.5 the `origin`. */
  id?: string;
  /** Name. */
  name?: string;
  /** Home page. */
  url?: string;
  /** E-mail address; in 0.5 the `contact`. */
  email?: string;
}

/** Whom a badge is for. */
export interface Recipient {
  /** `email`, `url`, `telephone`, `id`, an OB 3.0 identifier type or a property IRI, as written. */
  type?: string;
  /** The identity or its hash, as written. */
  identity: string;
  /** Whether it is a hash: the document's flag, or what the identity looks like if there is none. */
  hashed: boolean;
  /** The salt, as written. */
  salt?: string;
}

/** What a Comprehensive Learner Record lists. Read, not verified: each credential in it has a proof of its own. */
export interface Achievement {
  /** The id of the credential that awards it; absent where the record only describes it. */
  credential?: string;
  /** The achievement's IRI. */
  id?: string;
  /** Its name, else that of the credential. */
  name?: string;
  /** Its description, else that of the credential. */
  description?: string;
  /** Who awards it. */
  issuer?: Issuer;
  /** When it was awarded, as written. */
  issued_on?: string;
  /** When it ends, as written. */
  expires?: string;
}

/** Evidence for an award. */
export interface Evidence {
  /** URL, as written. */
  id?: string;
  /** Name. */
  name?: string;
  /** Text or Markdown. */
  narrative?: string;
  /** Description. */
  description?: string;
}

/** How a document says that it can be verified. A claim, not a verdict. */
export interface VerificationObject {
  /** `hosted`, `signed`, `HostedBadge`, `SignedBadge`, or a proof's type or cryptosuite, as written. */
  type?: string;
  /** Versions 1.0 and 1.1: `verify.url`. */
  url?: string;
  /** Version 2.0: `creator`; 3.0: the proof's `verificationMethod`. */
  creator?: string;
}

/** The signature around a document that came as a JWS. Read, not verified. */
export interface Signature {
  /** The header's `alg`, as written. A claim of whoever made the token. */
  algorithm: string;
  /** The header's `kid`, as written. */
  key_id?: string;
  /** Always false: parsing does not verify. */
  verified: boolean;
}

/**
 * One view of a badge document of any version.
 *
 * Members that the document does not have, or has with a value of the wrong type, are absent; the latter also leave a
 * `document.member` problem. Texts are as written: dates are not normalised, URLs not resolved.
 */
export interface Badge {
  /** The version of the document. An OB 2.1 envelope is `2.1`; the members below are those of the badge inside. */
  version: Version;
  /** What the document describes. Of an envelope: `Envelope`. */
  class: Class;
  /** Version 3.0: which Verifiable Credentials Data Model. */
  vc_version?: '1.1' | '2.0';
  /** Whether this is the mixture of 0.5 and 1.0 that Mozilla's Backpack baked in 2013 and 2014. */
  backpack_hybrid: boolean;
  /** The document's id; in 1.0 the `uid`. */
  id?: string;
  /** Name of the badge class or achievement, or of the issuer if the document is a profile. */
  name?: string;
  /** Description of the same. */
  description?: string;
  /** URL or data URI of the picture: the assertion's, else the badge class's or achievement's. */
  image?: string;
  /** The IRI of the badge class or achievement. */
  badge_class?: string;
  /** What it takes to earn it. */
  criteria?: Criteria;
  /** Who awards it. Absent when the badge class is only referred to by its URL. */
  issuer?: Issuer;
  /** Whom it is for. */
  recipient?: Recipient;
  /** Version 3.0: further identifiers of the same recipient. Absent if there are none. */
  other_identifiers?: Recipient[];
  /** When it was awarded, as written. */
  issued_on?: string;
  /** When it ends, as written. */
  expires?: string;
  /** Whether the document says that it is revoked. */
  revoked?: boolean;
  /** Evidence, in the document's order. Absent if there is none. */
  evidence?: Evidence[];
  /** Of a Comprehensive Learner Record: what it lists, in the document's order. Absent if there is nothing. */
  achievements?: Achievement[];
  /** How it says it can be verified; in 3.0 one for each proof. Absent if it does not say. */
  verification?: VerificationObject[];
  /** The signature, if the text was a JWS or an envelope with one. */
  signature?: Signature;
  /** What was odd. */
  problems: Problem[];
  /** The JSON document, byte for byte: the text itself, or the payload of the JWS. */
  document: string;
  /** The text that was parsed, byte for byte, without white space around it. */
  raw: string;
}

/** One candidate: an identity, and of which type. */
export interface Identity {
  /** `email`, `url`, `telephone`, `id`, an OB 3.0 identifier type such as `emailAddress`, or a property IRI. Left out:
   * any type. */
  type?: string;
  /** The identity itself, exactly as the person gives it. */
  identity: string;
}

/** The candidates: a list of texts and identities, or an object such as `{ email: ['a@example.org'] }`. */
export type Identities = ReadonlyArray<string | Identity> | { readonly [type: string]: string | readonly string[] };

/** Whether somebody is the recipient, and how that was seen. */
export interface Match {
  /** Whether one of the candidates is the recipient. */
  matched: boolean;
  /** Which candidate, counted from 0. */
  candidate?: number;
  /** The candidate, exactly as given. */
  identity?: string;
  /** Which spelling of it matched: `exact`, `trimmed`, `lower_case`, `nfc`, or a spelling of the Backpack, such as
   * `backpack_lower`. */
  variant?: string;
  /** The recipient's identity type, if the document names one. */
  type?: string;
  /** Whether the document holds the identity hashed. */
  hashed: boolean;
  /** The algorithm of the hash. */
  algorithm?: Algorithm;
  /** Why nothing matched (`recipient.mismatch`, `recipient.type_mismatch` …), and what is weak about a match. */
  problems: Problem[];
}
