'use strict';

/** Who fetches for `verify`: a WHATWG fetch, a function of the caller's, or the guarded client. */

const { inspect } = require('node:util');
const { bytes, isPlainObject, settings, text } = require('./arguments.cjs');
const { call, native, wait } = require('./calls.cjs');
const { wrongType } = require('./errors.cjs');

/** The highest numbers that cross: a bound in bytes, and a status. */
const HIGHEST = 2 ** 32 - 1;
const HIGHEST_STATUS = 2 ** 16 - 1;
/** The parts of a URL that may hold a secret: a name and password, the query, the fragment. */
const SECRET = /(?<=:\/\/)[^/\s@]*@|[?#]\S*/g;

class FetchFailure extends Error {
  constructor(message = '', { code = '', ...options } = {}) {
    super(message, options);
    this.code = code;
  }
}

Object.defineProperty(FetchFailure.prototype, 'name', { value: 'FetchFailure', configurable: true, writable: true });

/** The bytes of a body, read while they come and no further than one byte beyond the bound. */
async function readBody(body, most, signal) {
  if (body === null || body === undefined) return new Uint8Array(0);
  const parts = [];
  let length = 0;
  for await (const part of chunks(body, signal)) {
    const piece = bytes(part, 'a part of the body');
    parts.push(piece);
    length += piece.length;
    if (length > most) break;
  }
  return Buffer.concat(parts).subarray(0, most + 1);
}

/** The parts of a stream of the web or of Node. Whoever stops early, or is aborted, ends the stream. */
async function* chunks(body, signal) {
  if (typeof body.getReader !== 'function') {
    yield* body;
    return;
  }
  const reader = body.getReader();
  const cancel = () => reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    await cancel();
  }
}

/** Whether a value is a Response of the Fetch standard, or like one. */
function isResponse(value) {
  return typeof value === 'object' && value !== null && typeof value.headers?.get === 'function';
}

/** The parts of a Response. */
async function read({ status, url, headers, body }, { max_bytes: most }, signal) {
  return [status, url ?? '', headers.get('content-type') ?? '', await readBody(body, most, signal)];
}

/** The parts of a response that is plain data. */
function given(answer) {
  const expected = 'a Response, or an object {status, finalUrl, mediaType, body}';
  if (!isPlainObject(answer)) throw wrongType('fetch', `a function that gives ${expected}`, answer);
  const { status, finalUrl, mediaType, body } = answer;
  if (!Number.isInteger(status) || status < 0 || status > HIGHEST_STATUS) {
    throw wrongType('status', 'an HTTP status', status);
  }
  return [status, optional(finalUrl, 'finalUrl'), optional(mediaType, 'mediaType'), bytes(body ?? Buffer.alloc(0), 'body')];
}

/** A text that may be left out. */
function optional(value, name) {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw wrongType(name, 'a string', value);
  return whole(value);
}

/** An error as a failure. Its text may quote the URL, whose query may hold a token or an identity. */
function failure(error, { url }) {
  const inner = error instanceof FetchFailure ? error.code : (error?.cause?.code ?? error?.code);
  const named = error instanceof FetchFailure || (typeof inner === 'string' && inner !== '');
  const code = named ? inner : (error?.name ?? typeof error);
  const said = [error?.message, error?.cause?.message].filter((part) => typeof part === 'string' && part !== '');
  const secrets = url.includes('?') ? url.slice(url.indexOf('?') + 1).split('&').filter(Boolean) : [];
  const clean = secrets.reduce((message, secret) => message.replaceAll(secret, '…'), said.join(': '));
  return { code: whole(String(code)), message: whole(clean.replace(SECRET, '…')) };
}

/** The text without halves of surrogate pairs, which some clients make of a server's bytes. */
function whole(value) {
  return Buffer.from(value).toString();
}

/** What a function answers to a request: `{parts}` or `{failure}`. */
async function asked(fetch, request, signal) {
  if (fetch === undefined) return { failure: { code: 'offline', message: 'nothing is fetched' } };
  const init = {
    headers: { accept: request.accept },
    redirect: 'follow',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal,
  };
  let answer;
  try {
    answer = await fetch(request.url, init, request);
    if (isResponse(answer)) return { parts: await read(answer, request, signal) };
  } catch (error) {
    return { failure: failure(error, request) };
  }
  return { parts: given(answer) };
}

/** Makes the guarded client: a function with a member `counters`. */
function guarded(options) {
  const held = call(native.clientNew, settings(options));
  const client = async (url, init, request) => {
    const accept = request?.accept ?? '*/*';
    const most = request === undefined ? undefined : Math.min(request.max_bytes, HIGHEST);
    init?.signal?.throwIfAborted();
    const [json, body] = await wait(native.clientGet, held, text(url, 'url'), accept, most);
    const { failure: why, ...response } = JSON.parse(json);
    if (why) throw new FetchFailure(why.message, { code: why.code });
    return { ...response, body };
  };
  const counters = () => JSON.parse(call(native.clientCounters, held));
  Object.defineProperty(client, 'name', { value: 'guarded' });
  Object.defineProperty(client, inspect.custom, { value: () => '[Function: guarded]' });
  return Object.assign(client, { counters });
}

module.exports = { FetchFailure, asked, given, guarded };
