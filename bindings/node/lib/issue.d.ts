/** What issuing takes and gives. `docs/issuing.md` has every member of a request with the classes that take it. */

import type { Algorithm, BakeOptions, BakeReport, Class, Limits, Problem } from './nouns.js';
import type { Signed, SignOptions } from './sign.js';

/** A version that documents are issued in. */
export type IssueVersion = '1.0' | '1.1' | '2.0' | '3.0';

/** What a document that is issued describes. */
export type IssueClass =
  | 'Assertion'
  | 'OpenBadgeCredential'
  | 'BadgeClass'
  | 'Achievement'
  | 'Profile'
  | 'Endorsement'
  | 'EndorsementCredential'
  | 'RevocationList'
  | 'BitstringStatusListCredential'
  | 'CryptographicKey';

/** To whom something is issued. */
export interface IssueRecipient {
  /** The identity in the clear, or its hash. */
  identity?: string;
  /** `email`, `url`, `telephone`, `id`, or another that the version knows. Default: as the identity looks. */
  type?: string;
  /** Whether the document has its hash only. Default: true, but for `url` and `id`. */
  hashed?: boolean;
  /** The salt of the hash; an empty one is none. Default: 16 random bytes in hexadecimal digits. */
  salt?: string;
  /** The algorithm of the hash. Default `sha256`. */
  algorithm?: Algorithm;
  /** 3.0: the subject's `id`, such as the DID of a wallet. */
  id?: string;
}

/** How a document up to 2.0 is verified. */
export interface IssueVerification {
  /** Default `hosted`. */
  type?: 'hosted' | 'signed';
  /** 2.0, signed: the key, its IRI or an object. */
  creator?: string | object;
  /** 1.x: where the assertion is hosted (default: `id`), or where the public key is. */
  url?: string;
}

/** An entry of a revocation list. */
export interface IssueRevoked {
  /** The id of what is revoked. */
  id?: string;
  /** Up to 2.0: its uid. */
  uid?: string;
  /** Why. */
  reason?: string;
}

/** The bits of a status list. */
export interface IssueStatusList {
  /** `revocation`, `suspension`, `message` or `refresh`. Default `revocation`. */
  purpose?: string;
  /** The bits, as `StatusList.encode` writes them. Default: a new list, every status 0. */
  encoded?: string;
  /** The number of entries of a new list. Default 131,072, the fewest there may be. */
  length?: number;
  /** The bits of an entry, 1 to 8. Default 1. */
  size?: number;
  /** How long a copy may be kept, in milliseconds. */
  ttl?: number;
}

/** What is to be issued: who, what, by whom, when. */
export interface IssueRequest {
  /** The version of the document. Default `2.0`. */
  version?: IssueVersion;
  /** What the document describes. Default `Assertion`, in 3.0 `OpenBadgeCredential`. */
  class?: IssueClass;
  /** The document's id; of a hosted one the URL where it will be served. Default else: a new `urn:uuid:`. */
  id?: string;
  /** Assertions up to 2.0: the name in revocation lists of 1.x. Default in 1.x: a new UUID. */
  uid?: string;
  /** To whom; a text is the identity. */
  recipient?: string | IssueRecipient;
  /** What is awarded: the badge class or achievement, as an object or, up to 2.0, its IRI. */
  badge?: string | object;
  /** By whom: the profile, as an object or its IRI. Default: the issuer inside `badge`. */
  issuer?: string | object;
  /** When: a Date or RFC 3339 text. Default: `now_unix` of the options. */
  issued_on?: string | Date;
  /** Until when: a Date or RFC 3339 text. */
  expires?: string | Date;
  /** 3.0: the credential's name, or its names by language. Default: that of the achievement. */
  name?: string | object;
  /** How it was earned, from 2.0 on. */
  narrative?: string;
  /** URLs of pages, or objects; in 1.x one URL. */
  evidence?: string | object | readonly (string | object)[];
  /** The picture of this award, not of its badge class: URL, data URI or object. */
  image?: string | object;
  /** The language of the texts (BCP 47), from 2.0 on. */
  language?: string;
  /** 2.0: IRIs and objects; 3.0: objects and compact JWS. */
  endorsements?: readonly (string | object)[];
  /** Up to 2.0: how it is verified. Default `hosted`; in `issueAndBake` with a key `signed`. */
  verification?: 'hosted' | 'signed' | IssueVerification;
  /** 3.0: where its status is told: the URL of a 1EdTech revocation list, an object, or a list of them. */
  status?: string | object | readonly object[];
  /** Endorsements: what is endorsed, its IRI or the whole claim. */
  claim?: string | object;
  /** Revocation lists: what is revoked; a text is the id, in 1.x the uid. */
  revoked?: readonly (string | IssueRevoked)[];
  /** Status lists: the bits. */
  status_list?: IssueStatusList;
  /** Keys: the public key as text, in any form that `Key.read` takes. */
  public_key?: string;
  /** Further members of the document in the version's own vocabulary. */
  members?: object;
}

/** Options of `issue`. */
export interface IssueOptions {
  /** The moment of issuing in seconds since 1970, where the request has no `issued_on`. Default: the clock. */
  now_unix?: number;
  /** **For tests only:** ids and salts follow from this text, and everybody can make them again. */
  insecure_seed?: string;
  /** The bounds of this call. */
  limits?: Limits;
}

/** A document made, unsigned. */
export interface Issued {
  /** The document as compact JSON. */
  document: string;
  version: IssueVersion;
  /** What the document describes. */
  class: Class;
  /** Its id. */
  id?: string;
  /** 3.0: what a badge class or profile in the terms of 2.0 has that 3.0 has no place for, each an `upgrade.lost`, with
   * pointers into the request. */
  lost?: Problem[];
}

/** Options of `issueAndBake`: those of its three parts. */
export interface IssueAndBakeOptions {
  /** Of issuing. */
  issue?: IssueOptions;
  /** Of signing, where a key is given. */
  sign?: SignOptions;
  /** Of baking. */
  bake?: BakeOptions;
}

/** A badge made, perhaps signed, and baked. */
export interface IssuedAndBaked {
  /** The baked image. */
  bytes: Buffer;
  /** The document, unsigned. */
  issued: Issued;
  /** The token and what is known of it, where it was signed. */
  signed?: Signed;
  /** What was baked: the token if it was signed, else the document. */
  payload: string;
  /** What baking did. */
  baked: BakeReport;
}

/** Options of `StatusList` and `StatusList.decode`. */
export interface StatusListOptions {
  /** The number of entries of a new list. Default 131,072, the fewest that the specification allows. */
  length?: number;
  /** The bits of an entry (`statusSize`), 1 to 8. Default 1. */
  size?: number;
  /** The bounds of this call; `status_list_bytes` ends bombs early. */
  limits?: Limits;
}

/** A list of statuses, as a Bitstring status list of the W3C holds them: each of the same bits, all 0 at first. */
export class StatusList {
  /**
   * A list with every status 0.
   *
   * @param options see `StatusListOptions`
   * @throws OvenbirdError `option.invalid`, `limit.status_list`
   */
  constructor(options?: StatusListOptions);

  /**
   * Reads the text of `encodedList`: `u` and base64url of gzip, or without the `u` as StatusList2021 has it.
   *
   * @param encoded the text
   * @param options see `StatusListOptions`; `size` is what the text does not tell
   * @throws OvenbirdError `status.encoding`, `limit.status_list`, `limit.input`, `option.invalid`
   */
  static decode(encoded: string, options?: StatusListOptions): StatusList;

  /** The text of `encodedList`. The same statuses are always the same text. */
  encode(): string;

  /** The number of entries. */
  readonly length: number;
  /** The bits of an entry. */
  readonly size: number;

  /** The status at an index from 0. Throws an OvenbirdError `status.index` if there is no such entry. */
  get(index: number): number;

  /** Sets the status at an index. Throws an OvenbirdError `status.index`, or `status.value` if it has too many bits. */
  set(index: number, status: number): void;
}
