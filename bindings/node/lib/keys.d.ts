/** Keys: what making, reading and writing them takes and gives. */

import type { Bytes, Limits } from './nouns.js';

/** The kinds of keys: RSA, the curves P-256 and P-384, Ed25519. */
export type KeyKind = 'rsa' | 'p256' | 'p384' | 'ed25519';

/** The forms in which a key is written. Of a private key `pem` (PKCS#8) and `jwk` are the whole of it; `multikey`,
 * `did_key` and `did_jwk` are of its public half, and RSA has neither of the first two. */
export type KeyFormat = 'pem' | 'jwk' | 'multikey' | 'did_key' | 'did_jwk';

/** The algorithms of a JWS. */
export type JwsAlgorithm = 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512' | 'ES256' | 'ES384' | 'EdDSA';

/** The text of a key: PEM, a JWK or a set of them (as text or as an object), Multikey, `did:key:`, `did:jwk:`; also as
 * UTF-8. */
export type KeyText = string | object | Bytes;

/** Where a key is asked for: a `Key`, or the text of one. */
export type KeyInput = Key | KeyText;

/** Options of `Key.generate`. */
export interface GenerateOptions {
  /** Default `ed25519`. Open Badges 2.0 wants RSA, 3.0 takes each. */
  kind?: KeyKind;
  /** RSA: the size of the modulus, 2048 (the default), 3072 or 4096 bits. */
  bits?: number;
  /** The id of the key, the `kid` of its JWK and of what it signs. */
  id?: string;
  /** **For tests only:** the key follows from this text, and so everybody can make it again. */
  insecure_seed?: string;
}

/** Options of `Key.read`. */
export interface KeyOptions {
  /** The form of the text. Default: told from the text. */
  format?: KeyFormat;
  /** Of a set of JWK: the `kid` of the key to take; without it the set must have one key. Of anything else: the id that
   * the key gets. */
  id?: string;
  /** The bounds of this call. */
  limits?: Limits;
}

/** What a key is, without anything secret. */
export interface KeyInfo {
  kind: KeyKind;
  /** RSA: the bits of the modulus; else those of the curve. */
  bits: number;
  /** Whether it can sign. */
  private: boolean;
  /** Its id (`kid`), if it has one. */
  id: string | null;
  /** The SHA-256 thumbprint of RFC 7638, in base64url. */
  thumbprint: string;
  /** The algorithms that it goes with, the usual one first; one only where the key's JWK has an `alg`. */
  algorithms: JwsAlgorithm[];
  /** The public key as Multikey. RSA has none. */
  multikey: string | null;
  /** The public key as `did:key:…`. RSA has none. */
  did_key: string | null;
}

/**
 * A key, private or public. It cannot be changed, and calls in the background share it.
 *
 * What is secret is given out by `write` alone: `console.log`, `JSON.stringify` and errors never show it, and it is wiped
 * from memory when the object is collected. A Key cannot be posted to another thread: write it, and read it there.
 */
export class Key {
  private constructor();

  /**
   * Makes a new private key with the randomness of the operating system, on another thread.
   *
   * @param options see `GenerateOptions`
   * @throws OvenbirdError `option.invalid`, `option.conflict`, `key.size`, `random.failed` (no random bytes to be had)
   *
   * @example
   * const key = await Key.generate({ kind: 'rsa', id: 'https://issuer.example/keys/1' });
   */
  static generate(options?: GenerateOptions): Promise<Key>;

  /** `generate` on this thread. An RSA key takes a while. Same parameters, same errors. */
  static generateSync(options?: GenerateOptions): Key;

  /**
   * Reads a key: PEM (PKCS#1, PKCS#8, SEC1, SPKI, an X.509 certificate, of which the public key is taken), JWK, Multikey,
   * did:key or did:jwk.
   *
   * @param text the key
   * @param options see `KeyOptions`
   * @throws OvenbirdError `key.malformed`, `key.point` (not on its curve), `key.mismatch` (its parts disagree),
   *   `key.unsupported`, `key.size`, `key.weak`, `key.ambiguous` (a set with several keys), `key.not_found`,
   *   `option.invalid`, `argument.invalid`, `limit.*`
   *
   * @example
   * const key = Key.read(await readFile('issuer.pem'));
   */
  static read(text: KeyText, options?: KeyOptions): Key;

  /**
   * Reads all keys of a JWK set, as issuers publish them; of anything else the one key. Keys of a set that are not
   * supported are left out, so that one new kind does not make the others useless.
   *
   * @param text the set
   * @param options see `KeyOptions`; with `id` only keys of that `kid` are taken
   * @throws OvenbirdError as `read`; if no key is left, the error of one that was left out
   */
  static readAll(text: KeyText, options?: KeyOptions): Key[];

  /**
   * The key as text. A private key is written whole as `pem` and `jwk`: give `public()` to others.
   *
   * @param format the form
   * @throws OvenbirdError `key.unsupported` (RSA has no Multikey), `argument.invalid`
   */
  write(format: KeyFormat): string;

  /** The public half, which may be given to everybody. */
  public(): Key;

  /** All properties as data, as in `KeyInfo`. */
  info(): KeyInfo;

  /** The kind of key. */
  readonly kind: KeyKind;
  /** RSA: the bits of the modulus; else those of the curve. */
  readonly bits: number;
  /** Whether it can sign. */
  readonly isPrivate: boolean;
  /** Its id (`kid`), if it has one. */
  readonly id: string | undefined;
  /** The SHA-256 thumbprint of RFC 7638, in base64url; that of a private key is that of its public half. */
  readonly thumbprint: string;
  /** The algorithms that it goes with, the usual one first. */
  readonly algorithms: JwsAlgorithm[];
  /** The public key as Multikey; undefined for RSA, which has none. */
  readonly multikey: string | undefined;
  /** The public key as `did:key:…`; undefined for RSA. */
  readonly did: string | undefined;

  /** The same as `info()`, for `JSON.stringify`. */
  toJSON(): KeyInfo;
}

/** Options of `didDocument`. */
export interface DidDocumentOptions {
  /** The bounds of this call. */
  limits?: Limits;
}

/**
 * Writes the document that says which keys an issuer has: a DID document, or a controller document. Serve it at the address
 * that the id leads to; of `did:web:issuer.example` that is `https://issuer.example/.well-known/did.json`.
 *
 * @param id the issuer's id: a DID (did:web, did:key, did:jwk) or an https URL
 * @param keys its keys, one or several; of a private key the public half is written
 * @param options see `DidDocumentOptions`
 * @throws OvenbirdError `argument.invalid` (the id is none of these, or there is no key), `verify.did` (a DID of another
 *   method, or malformed), `key.*` (a key cannot be read), `option.invalid`, `limit.*`
 *
 * @example
 * await writeFile('did.json', didDocument('did:web:issuer.example', key));
 */
export function didDocument(id: string, keys: KeyInput | readonly KeyInput[], options?: DidDocumentOptions): string;
