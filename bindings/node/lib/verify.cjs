'use strict';

/** Verifying: the machine that asks for documents, and the loop around it. */

const { inspect } = require('node:util');
const { either, isPlainObject, settings, text } = require('./arguments.cjs');
const { call, native, wait } = require('./calls.cjs');
const { withoutContexts } = require('./contexts.cjs');
const { OvenbirdError, wrongType } = require('./errors.cjs');
const { FetchFailure, asked, given, guarded } = require('./fetch.cjs');
const { publicText } = require('./keys.cjs');

/** The highest number of a request that crosses. */
const HIGHEST_ID = 2 ** 32 - 1;

class Verification {
  #native;

  constructor(badge, options) {
    this.#native = call(native.verificationNew, ...beginning(badge, options));
  }

  nextRequests() {
    return JSON.parse(call(native.verificationNextRequests, this.#native));
  }

  supply(id, response) {
    call(native.verificationSupply, this.#native, number(id), ...given(response));
  }

  supplyFailure(id, failure) {
    const { code = '', message = '' } = failure ?? {};
    const texts = [text(code, 'failure.code'), text(message, 'failure.message')];
    call(native.verificationSupplyFailure, this.#native, number(id), ...texts);
  }

  async fetch(fetch, options) {
    const who = fetcher(fetch, 'fetch');
    await withSignal(options?.signal, (own) => answerAll(this.#native, who, own));
  }

  get isReady() {
    return call(native.verificationIsReady, this.#native);
  }

  report() {
    return JSON.parse(this.write('json'));
  }

  write(form) {
    return call(native.verificationWrite, this.#native, text(form, 'form'));
  }

  get [Symbol.toStringTag]() {
    return 'Verification';
  }

  [inspect.custom](depth, options) {
    return `Verification ${inspect({ isReady: this.isReady }, { ...options, depth })}`;
  }
}

/** The number of a request. One that does not even cross has the code that the core would give. */
function number(id) {
  if (!Number.isInteger(id) || id < 0) throw wrongType('id', 'an integer from 0 up', id);
  if (id > HIGHEST_ID) {
    const message = 'there is no open request of this number';
    throw new OvenbirdError({ code: 'verify.request', kind: 'caller', message });
  }
  return id;
}

/** What the addon begins with. The badge comes last, so that no code of the caller's runs after it was looked at. */
function beginning(badge, options) {
  const [others, contexts] = withoutContexts(options);
  const chosen = settings(prepared(others));
  return [either(badge, 'badge'), chosen, contexts];
}

/** The options as the core reads them: keys as texts, one recipient as a list of one. */
function prepared(options) {
  if (!isPlainObject(options)) return options;
  const { keys, recipient, ...others } = options;
  if (keys !== undefined && keys !== null) {
    others.keys = (Array.isArray(keys) ? keys : [keys]).map((key, at) => pinned(key, `options.keys[${at}]`));
  }
  if (recipient !== undefined && recipient !== null) {
    others.recipient = typeof recipient === 'string' ? [recipient] : recipient;
  }
  return others;
}

/** A key that is trusted, with the issuer that it is bound to, if it is. */
function pinned(value, name) {
  if (!isPlainObject(value) || !Object.hasOwn(value, 'key')) return { key: publicText(value, name) };
  return { ...value, key: publicText(value.key, `${name}.key`) };
}

/** Answers all requests of a verification, those that follow from the answers too. */
async function answerAll(held, fetch, signal) {
  for (;;) {
    const requests = JSON.parse(call(native.verificationNextRequests, held));
    if (requests.length === 0) return;
    const answers = await Promise.all(requests.map((request) => asked(fetch, request, signal)));
    for (const [at, { id }] of requests.entries()) {
      signal.throwIfAborted();
      await give(held, id, answers[at]);
    }
  }
}

async function give(held, id, { parts, failure }) {
  if (parts) await wait(native.verificationTake, held, id, ...parts);
  else call(native.verificationSupplyFailure, held, id, failure.code, failure.message);
}

/**
 * Runs work with a signal of its own, which is aborted with the caller's, and when the work ends, so that no request goes
 * on. What the caller aborts rejects at once with the reason, whether or not the work heeds its signal.
 */
async function withSignal(signal, work) {
  const own = new AbortController();
  const given = signal ?? own.signal;
  if (typeof given !== 'object' || !('aborted' in given)) throw wrongType('options.signal', 'an AbortSignal', signal);
  given.throwIfAborted();
  let abort;
  const aborted = new Promise((_resolve, reject) => {
    abort = () => {
      reject(given.reason);
      own.abort(given.reason);
    };
    given.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work(own.signal), aborted]);
  } finally {
    given.removeEventListener('abort', abort);
    own.abort();
  }
}

/** Who fetches; undefined for nobody. */
function fetcher(fetch, name) {
  if (fetch === undefined || fetch === null) return undefined;
  if (typeof fetch !== 'function') throw wrongType(name, 'a function', fetch);
  return fetch;
}

async function verify(badge, options) {
  const { fetch, signal, ...others } = isPlainObject(options) ? options : {};
  const who = fetcher(fetch, 'options.fetch');
  const args = beginning(badge, isPlainObject(options) ? others : options);
  return withSignal(signal, async (own) => {
    const held = await wait(native.verificationBegin, ...args);
    await answerAll(held, who, own);
    return JSON.parse(await wait(native.verificationEnd, held));
  });
}

module.exports = { FetchFailure, Verification, guarded, verify };
