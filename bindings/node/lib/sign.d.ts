/** What signing, and checking signatures, takes and gives. */

import type { JwsAlgorithm, KeyInput } from './keys.js';
import type { Limits, Problem, Version } from './nouns.js';

/** The form of a signed document: a compact JWS of the document itself (1.0 to 2.0), or a VC-JWT (3.0). */
export type ProofFormat = 'jws' | 'vc_jwt';

/** How an outside signer writes an ECDSA signature: r and s one after the other, as JOSE has it, or ASN.1 in DER. */
export type SignatureEncoding = 'raw' | 'der';

/** Options of `signingInput`, and of `sign` but for `key`. */
export interface SignOptions {
  /** The form. Default: `vc_jwt` for 3.0, else `jws`. */
  format?: ProofFormat;
  /** The algorithm. Default: the usual one of the key's kind. */
  algorithm?: JwsAlgorithm;
  /** The header's `kid`. Default: the key's id. For 2.0 the URL of the issuer's CryptographicKey. */
  key_id?: string;
  /** Whether the public key goes into the header as `jwk`. Default: in a VC-JWT where there is no `kid`. */
  embed_key?: boolean;
  /** The header's `typ`. Default: `JWT` in a VC-JWT, none in a JWS. */
  typ?: string;
  /** `signingInput`: the public key. `sign` has it as an argument, and refuses it here. */
  key?: KeyInput;
  /** Whether the document is validated first, and refused if it has errors. Default true. */
  check?: boolean;
  /** **For tests only:** randomness follows from this text. */
  insecure_seed?: string;
  /** The bounds of this call. */
  limits?: Limits;
}

/** Options of `sign`, with an outside signer such as a key service or an HSM. */
export interface SignWithOptions<Answer> extends SignOptions {
  /** Is given the bytes to sign, and gives back the signature. What it throws comes through. */
  signer?: (input: Buffer) => Answer;
  /** How the signer writes an ECDSA signature. Default `raw`. */
  signature_encoding?: SignatureEncoding;
}

/** A signed document. */
export interface Signed {
  /** The token: a compact JWS. */
  token: string;
  format: ProofFormat;
  algorithm: JwsAlgorithm;
  /** The JOSE header, in JSON. */
  header: string;
}

/** What an outside signer has to sign. */
export interface SigningInput {
  /** The bytes to sign, all of them ASCII: header and payload of the JWS. The signer hashes them as the algorithm says. */
  input: string;
  /** The form of the token to be. */
  format: ProofFormat;
  /** The algorithm to sign with. */
  algorithm: JwsAlgorithm;
  /** The JOSE header, in JSON. */
  header: string;
}

/** Options of `attachSignature`. */
export interface AttachOptions {
  /** ECDSA: how the signature is written. Default `raw`. */
  encoding?: SignatureEncoding;
  /** The public key: with it the signature is verified before the token is given out. */
  key?: KeyInput;
  /** The bounds of this call. */
  limits?: Limits;
}

/** How strictly claims and header of a VC-JWT are held against its credential: as Open Badges 3.0 says, or as the official
 * validator does. */
export type SignatureMode = 'strict' | 'compatible';

/** Options of `verifySignature`. */
export interface SignatureOptions {
  /** Default `strict`. */
  mode?: SignatureMode;
  /** Whether a key in the token's own header is tried when no key is given. It says only that the token was not changed
   * since somebody signed it. Default false. */
  accept_header_key?: boolean;
  /** The moment for `nbf` and `exp`: a Date or RFC 3339 text. Default: they are not held against a clock. */
  at?: string | Date;
  /** The bounds of this call. */
  limits?: Limits;
}

/** The key that verified a signature. */
export interface KeyMatch {
  /** Where it came from: the caller gave it, or the token brought it along, which proves nothing about who signed. */
  source: 'given' | 'header';
  /** Its place among the given keys, from 0. */
  index?: number;
  /** Its id (`kid`). */
  id?: string;
  /** Its SHA-256 thumbprint (RFC 7638). */
  thumbprint: string;
}

/** What there is to say about the signature of a token. */
export interface SignatureReport {
  /** Whether the signature is that of `key` and no problem is an error. Says nothing about whose key it is. */
  verified: boolean;
  format: ProofFormat;
  /** Absent where the header names none that is supported. */
  algorithm?: JwsAlgorithm;
  /** The key that verified it. */
  key?: KeyMatch;
  /** The JOSE header, byte for byte. */
  header: string;
  /** The signed document, in JSON; of a VC-JWT with the claim `vc`, what that holds. */
  document: string;
  /** The version of Open Badges, where it can be told. */
  version?: Version;
  /** What is wrong, errors and warnings. */
  problems: Problem[];
}

/** The token of a signed document: what `sign` gave, or its text. */
export type Token = string | Signed;

