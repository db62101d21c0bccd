/** Fetching for `verify`: what is asked for, what is answered, and a client that strangers cannot aim. */

import type { Bytes } from './nouns.js';

/** What a document is needed for. */
export type Purpose =
  | 'assertion'
  | 'badge_class'
  | 'issuer'
  | 'key'
  | 'revocation_list'
  | 'endorsement'
  | 'image'
  | 'controller'
  | 'status_list'
  | 'refresh';

/** A document that a verification needs. */
export interface FetchRequest {
  /** Its number in the verification, from 1; the answer names it. */
  id: number;
  /** http or https, as the badge or one of its documents has it. **Strangers chose it**: refuse what leads into your own
   * network. */
  url: string;
  /** What it is needed for. */
  purpose: Purpose;
  /** The value for the header `Accept`. */
  accept: string;
  /** The media types that are expected, the best first. */
  media_types: string[];
  /** Longest body that is taken, in bytes after decompression; a longer one counts as a failure. */
  max_bytes: number;
}

/** What a server answered, whatever the status: 404 and 410 are responses, too. */
export interface FetchResponse {
  /** The HTTP status of the last response, after all redirects. */
  status: number;
  /** The URL that it came from. Default: that of the request. */
  finalUrl?: string | null;
  /** The value of `Content-Type`. Default: none was sent. */
  mediaType?: string | null;
  /** The body, after decompression. Default: an empty one. */
  body?: Bytes | null;
}

/** What `verify` looks at of a `Response`. */
export interface ResponseLike {
  readonly status: number;
  /** The URL that it came from, after redirects. */
  readonly url?: string;
  readonly headers: { get(name: string): string | null };
  /** A stream of the web, or any other that gives bytes. It is read no further than the bound. */
  readonly body?: AsyncIterable<Uint8Array> | ReadableStreamLike | null;
}

/** A stream of the web. */
export interface ReadableStreamLike {
  getReader(): {
    read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
    cancel(reason?: unknown): Promise<void>;
  };
}

/** What a `FetchFunction` is told beside the URL: what `fetch` takes. */
export interface FetchInit {
  headers: { accept: string };
  redirect: 'follow';
  credentials: 'omit';
  referrerPolicy: 'no-referrer';
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
}

/**
 * Who fetches: the `fetch` of the platform, `guarded()`, or a function of yours. It follows redirects. What it throws means
 * that there is no answer, and is told in the report by its code or name.
 */
export type FetchFunction = (
  url: string,
  init: FetchInit,
  request: FetchRequest,
) => ResponseLike | FetchResponse | PromiseLike<ResponseLike | FetchResponse>;

/** There is no response, and why. `guarded()` rejects with it. */
export class FetchFailure extends Error {
  constructor(message?: string, options?: { code?: string; cause?: unknown });
  /** Always `FetchFailure`. */
  readonly name: 'FetchFailure';
  /** A short name for programs, such as `fetch.timeout`. */
  readonly code: string;
}

/** Options of `guarded`. */
export interface GuardedOptions {
  /** Fetch `http:` URLs too. Anybody on the way can then change the document. Default false. */
  allow_http?: boolean;
  /** The ports that are connected to. Default 443 only. */
  ports?: number[];
  /** For finding and connecting to the host, in milliseconds. Default 5,000. */
  connect_timeout_ms?: number;
  /** For the whole request with its redirects. Default 10,000. */
  total_timeout_ms?: number;
  /** The largest body in bytes, after decompression; a request can lower it. Default 4 MiB. */
  max_body_bytes?: number;
  /** The largest response header in bytes. Default 32 KiB. */
  max_header_bytes?: number;
  /** The most redirects that are followed, 0 to 5. Default 3. */
  max_redirects?: number;
  /** The most responses that are kept for the next request of the same URL; 0 turns the cache off. Default 64. */
  cache_entries?: number;
  /** The most bytes that these take together. Default 8 MiB. */
  cache_bytes?: number;
  /** How long one is kept at most, in milliseconds. Default 60,000. */
  cache_lifetime_ms?: number;
  /** The header `User-Agent`. */
  user_agent?: string;
  /** **For tests only:** connect to this very machine. */
  allow_loopback_for_tests?: boolean;
}

/** What a client has done so far. Every request ends in exactly one of `responses`, `refused` and `failed`. */
export interface Counters {
  requests: number;
  /** Requests that ended with a response, whatever its status. */
  responses: number;
  /** Of these, those that were answered from the cache. */
  cache_hits: number;
  /** Requests that the policy refused. */
  refused: number;
  /** Requests that failed for another reason. */
  failed: number;
  /** Connections that were tried. */
  connections: number;
  /** Redirects that were followed. */
  redirects: number;
  /** Bytes of the bodies that came from the network, after decompression. */
  body_bytes: number;
}

/** The guarded client: a function that fetches, and what it has done so far. */
export interface Guarded {
  /** Fetches a document, following redirects. Rejects with a `FetchFailure` of a code `fetch.*`. */
  (url: string, init?: { signal?: AbortSignal }, request?: FetchRequest): Promise<{
    status: number;
    finalUrl: string;
    mediaType: string;
    body: Buffer;
  }>;
  /** What the client has done so far. */
  counters(): Counters;
}

/**
 * A client for documents whose addresses strangers chose: public addresses over https only, bounded in time and size. Make
 * one and share it: it holds the cache and the counters. What it refuses, and why, is in `docs/fetching.md`.
 *
 * Each request takes a thread of libuv's pool (`UV_THREADPOOL_SIZE`, by default 4) until it ends or its time is up.
 *
 * @param options see `GuardedOptions`
 * @throws OvenbirdError `option.invalid`
 */
export function guarded(options?: GuardedOptions): Guarded;
