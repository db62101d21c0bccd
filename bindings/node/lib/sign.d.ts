/** What signing, and checking signatures, takes and gives. */

import type { Contexts } from './canonical.js';
import type { JwsAlgorithm, KeyInput } from './keys.js';
import type { BadgeText, Bytes, Limits, Problem, Version } from './nouns.js';
import type { Cryptosuite, KeyMatch, ProofFormat, ProofReport, SignatureMode } from './proof.js';

/** How an outside signer writes an ECDSA signature: r and s one after the other, as JOSE has it, or ASN.1 in DER. */
export type SignatureEncoding = 'raw' | 'der';

/** Options of `signingInput`, and of `sign` but for `key`. */
export interface SignOptions {
  /** The form. Default: `jws` up to 2.0; for 3.0 `vc_jwt`, or `data_integrity` if `cryptosuite` is given. */
  format?: ProofFormat;
  /** The algorithm. Default: the usual one of the key's kind. */
  algorithm?: JwsAlgorithm;
  /** The header's `kid`. Default: the key's id. For 2.0 the URL of the issuer's CryptographicKey. */
  key_id?: string;
  /** Whether the public key goes into the header as `jwk`. Default: in a VC-JWT where there is no `kid`. */
  embed_key?: boolean;
  /** The header's `typ`. Default: `JWT` in a VC-JWT, none in a JWS. */
  typ?: string;
  /** Data Integrity: the suite. Default: `eddsa-rdfc-2022` or `ecdsa-rdfc-2019`, as the key is. */
  cryptosuite?: Cryptosuite;
  /** Data Integrity: the URL of the key. Default: the key's id if that is a URI, else its did:key. */
  verification_method?: string;
  /** Data Integrity: the moment of signing: a Date or RFC 3339 text. Default: `now_unix`. */
  created?: string | Date;
  /** Data Integrity: the same in seconds since 1970. Default: the clock. */
  now_unix?: number;
  /** Data Integrity: until when the proof holds: a Date or RFC 3339 text. Default: for good. */
  expires?: string | Date;
  /** Data Integrity: whom the proof is for. */
  domain?: string;
  /** Data Integrity: the challenge that the proof answers. */
  challenge?: string;
  /** Data Integrity: the contexts that the document may name. Default: those that the library knows. */
  contexts?: Contexts | null;
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
  /** What to hand out and to bake: a compact JWS, or the credential with its proof, in JSON. */
  token: string;
  format: ProofFormat;
  algorithm: JwsAlgorithm;
  /** The JOSE header, in JSON; with an embedded proof, the options of the proof: all of it but its value. */
  header: string;
  /** Data Integrity: the suite. */
  cryptosuite?: Cryptosuite;
}

/** What an outside signer has to sign. */
export interface SigningInput {
  /** The bytes to sign, all of them ASCII: header and payload of the JWS. The signer hashes them as the algorithm says.
   * With `unsigned` the base64url of the bytes to sign. */
  input: string;
  /** Data Integrity: the credential with its proof but without the value, to give to `attachSignature`. */
  unsigned?: string;
  /** Data Integrity: the suite. */
  cryptosuite?: Cryptosuite;
  /** The form of the token to be. */
  format: ProofFormat;
  /** The algorithm to sign with. */
  algorithm: JwsAlgorithm;
  /** The JOSE header, in JSON; with an embedded proof, the options of the proof: all of it but its value. */
  header: string;
}

/** Options of `attachSignature`. */
export interface AttachOptions {
  /** ECDSA: how the signature is written. Default `raw`. */
  encoding?: SignatureEncoding;
  /** The public key: with it the signature is verified before the token is given out. */
  key?: KeyInput;
  /** Data Integrity: the contexts that `signingInput` was given. */
  contexts?: Contexts | null;
  /** The bounds of this call. */
  limits?: Limits;
}

/** Options of `verifySignature`. */
export interface SignatureOptions {
  /** Default `strict`. */
  mode?: SignatureMode;
  /** Whether a key in the token's own header is tried when no key is given. It says only that the token was not changed
   * since somebody signed it. Default false. */
  accept_header_key?: boolean;
  /** The moment for `nbf` and `exp`, and the dates of embedded proofs: a Date or RFC 3339 text. Default: they are not held
   * against a clock. */
  at?: string | Date;
  /** Embedded proofs: the domain that a proof has to name. Default: it may name any. */
  domain?: string;
  /** Embedded proofs: the challenge that a proof has to answer. Default: it may answer any. */
  challenge?: string;
  /** Embedded proofs: whether `canonical` of each tells what was hashed. Default false. */
  explain?: boolean;
  /** Embedded proofs: the contexts that the document may name. Default: those that the library knows. */
  contexts?: Contexts | null;
  /** The bounds of this call. */
  limits?: Limits;
}

/** What there is to say about the signature of a document. */
export interface SignatureReport {
  /** Whether the signature is that of `key` and no problem is an error. Says nothing about whose key it is. */
  verified: boolean;
  format: ProofFormat;
  /** Absent where the header names none that is supported. */
  algorithm?: JwsAlgorithm;
  /** The key that verified it. */
  key?: KeyMatch;
  /** The JOSE header, byte for byte. Empty where proofs are embedded. */
  header: string;
  /** The signed document, in JSON; of a VC-JWT with the claim `vc`, what that holds. */
  document: string;
  /** The version of Open Badges, where it can be told. */
  version?: Version;
  /** Embedded proofs, each with its own answer: one that is verified is enough. */
  proofs?: ProofReport[];
  /** What is wrong, errors and warnings. */
  problems: Problem[];
}

/** What was signed: what `sign` gave, or its text: a compact JWS, or a credential with its proof, in JSON. */
export type Token = string | Signed;

/**
 * Signs a badge document, on another thread: a compact JWS of an assertion of 1.0 to 2.0; a VC-JWT of a credential of 3.0,
 * or the credential with a proof embedded in it (Data Integrity).
 *
 * @param document JSON, as text or as an object
 * @param key the private key. With an outside signer the public key: the signature is then verified with it before the
 *   token is given out; or none, and `algorithm` and perhaps `key_id` in the options
 * @param options see `SignOptions` and, for an outside signer, `SignWithOptions`; it may answer with a Promise
 * @throws OvenbirdError `issue.invalid` (the document has errors, says that it is hosted, or is signed already),
 *   `key.not_private`, `key.*` (the key cannot be read), `option.conflict` (algorithm, format or suite do not go with key
 *   and document, or a VC-JWT would name no key), `canon.*` (the document cannot be signed with an embedded proof),
 *   `jws.signature`, `jws.signature_length`, `proof.signature` and `proof.value` (of an outside signer),
 *   `document.*`, `payload.*`, `json.*`, `option.invalid`, `argument.invalid`, `random.failed`, `limit.*`
 *
 * @example
 * const { token } = await sign(credential, key);
 * const embedded = await sign(credential, key, { cryptosuite: 'eddsa-rdfc-2022' });
 * const same = await sign(credential, publicKey, { signer: (input) => kms.sign(input), signature_encoding: 'der' });
 */
export function sign(
  document: BadgeText,
  key: KeyInput | null | undefined,
  options?: SignWithOptions<Uint8Array | PromiseLike<Uint8Array>>,
): Promise<Signed>;

/** `sign` on this thread; an outside signer answers at once. Same parameters, same errors. */
export function signSync(
  document: BadgeText,
  key: KeyInput | null | undefined,
  options?: SignWithOptions<Uint8Array>,
): Signed;

/**
 * The bytes that an outside signer has to sign; `attachSignature` then makes the token.
 *
 * @param document JSON, as text or as an object
 * @param options see `SignOptions`; without `key`, the public key, `algorithm` is needed, and for a VC-JWT `key_id`
 * @throws OvenbirdError what `sign` throws
 */
export function signingInput(document: BadgeText, options?: SignOptions): SigningInput;

/**
 * Makes the token of a signing input and the signature that was made of it elsewhere; of a credential that has its proof but
 * for the value, the credential with the whole proof, in JSON.
 *
 * @param input what `signingInput` gave, or its `input`; of an embedded proof its `unsigned`
 * @param signature the signature
 * @param options see `AttachOptions`; without `key` nothing but the signature's length is looked at
 * @throws OvenbirdError `jws.signature` (it is not that key's, or not in DER), `jws.signature_length`, `jws.*`, `proof.*`,
 *   `payload.*` and `json.*` (the input is none of `signingInput`), `jws.algorithm_key`, `key.*`, `option.conflict` (DER of
 *   what is not ECDSA), `option.invalid`, `argument.invalid`, `limit.*`
 */
export function attachSignature(input: string | SigningInput, signature: Bytes, options?: AttachOptions): string;

/**
 * Checks the signature of a document with keys that you trust: of a token, or the proofs that are embedded in a credential.
 * Whose the keys are is for you to know. That it does not hold is an answer and no error: look at `verified`.
 *
 * @param token the compact JWS or VC-JWT, the JSON text of a credential with embedded proofs, or what `sign` gave
 * @param keys one public key or several
 * @param options see `SignatureOptions`
 * @throws OvenbirdError `payload.*`, `document.hosted`, `jws.malformed`, `jws.header`, `jws.payload`, `json.*` (nothing of
 *   it is signed), `key.*`, `option.invalid`, `argument.invalid`, `limit.*`
 *
 * @example
 * const { verified, problems } = verifySignature(token, issuerKey, { at: new Date() });
 */
export function verifySignature(
  token: Token,
  keys: KeyInput | readonly KeyInput[],
  options?: SignatureOptions,
): SignatureReport;
