/** Verifying from Node: what may be given, who fetches, and how it ends. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ovenbird } from './support/package.mjs';
import { svg } from './support/samples.mjs';
import { at, badgeOf, base, documents, endorsed, respond, web } from './support/verifying.mjs';

const { FetchFailure, Key, Verification, verify } = ovenbird;

const hosted = documents();
const badge = badgeOf(hosted);
const COUNT = 5;

/** The codes of what was found. */
const codes = ({ problems }) => problems.map(({ code }) => code);

test('every kind of input gives the same verdict', async () => {
  const baked = ovenbird.bakeSync(svg, badge);
  const text = JSON.stringify(badge);
  const inputs = [badge, text, `  ${text}`, Buffer.from(text), baked, new Uint8Array(baked).buffer, badge.id];
  for (const input of inputs) {
    const report = await verify(input, { fetch: web(hosted), at });
    assert.equal(report.verdict, 'valid', new Verification(input, { at }).write('table'));
    assert.equal(report.badge.name, 'Baker');
  }
});

test('nothing is fetched unless somebody fetches', async () => {
  for (const options of [{ at }, { at, fetch: undefined }, { at, fetch: null }]) {
    const report = await verify(badge, options);
    assert.deepEqual([report.verdict, report.requests], ['unverified', 1]);
  }
  assert.equal((await verify(badge)).verdict, 'unverified');
  assert.equal((await verify(badge, null)).verdict, 'unverified');
});

test('the fetch of the platform is asked without credentials, with what is accepted', async () => {
  const fetch = web(hosted);
  const { verdict, requests } = await verify(badge, { fetch, at });
  assert.deepEqual([verdict, requests], ['valid', fetch.asked.length]);
  for (const [, { headers, redirect, credentials, signal }] of fetch.asked) {
    assert.match(headers.accept, /application\/ld\+json/);
    assert.deepEqual([redirect, credentials], ['follow', 'omit']);
    assert.ok(signal instanceof AbortSignal);
  }
});

test('a redirect is told by the URL of the response', async () => {
  const fetch = async (url) => respond(url.replace(base, 'https://evil.example'), JSON.stringify(hosted[url]));
  const report = await verify(badge, { fetch, at });
  assert.ok(codes(report).includes('verify.redirected'));
  assert.notEqual(report.verdict, 'valid');
});

test('a recipient is a text, a list or an object, and is told nowhere', async () => {
  const expected = ['ada@example.org', ['eve@example.org', 'ada@example.org'], { email: 'ada@example.org' }];
  for (const recipient of expected) {
    const report = await verify(badge, { fetch: web(hosted), at, recipient });
    assert.deepEqual([report.verdict, report.recipient.matched], ['valid', true]);
    assert.doesNotMatch(JSON.stringify(report), /(ada|eve)@example/);
  }
  const { verdict, checks } = await verify(badge, { fetch: web(hosted), at, recipient: 'eve@example.org' });
  assert.deepEqual([verdict, checks.recipient.result], ['invalid', 'failed']);
});

test('a trusted key is given in every form', async () => {
  const signed = documents({ verification: { type: 'SignedBadge' } });
  const key = Key.generateSync({ kind: 'p256' });
  const { token } = ovenbird.signSync(badgeOf(signed), key);
  const [pem, jwk] = [key.public().write('pem'), JSON.parse(key.public().write('jwk'))];
  const alone = [key, key.public(), pem, jwk, Buffer.from(pem)];
  const bound = [key, pem, jwk].map((one) => ({ key: one, issuer: `${base}/issuer` }));
  for (const keys of [...alone, ...bound, ...alone.map((one) => [one]), bound, [{ key: pem }]]) {
    const { verdict, trust, key: used } = await verify(token, { fetch: web(signed), at, keys });
    assert.deepEqual([verdict, trust, used?.thumbprint], ['valid', 'pinned', key.thumbprint]);
  }
  for (const keys of [undefined, [], Key.generateSync({ kind: 'p256' }), { key: pem, issuer: 'https://evil.example' }]) {
    assert.notEqual((await verify(token, { fetch: web(signed), at, keys })).verdict, 'valid');
  }
});

test('without a moment it is now', async () => {
  const report = await verify(badge, { fetch: web(hosted) });
  assert.equal(report.verdict, 'valid');
  assert.ok(Math.abs(Date.parse(report.at) - Date.now()) < 60_000);
  assert.equal((await verify(badge, { fetch: web(hosted), at: new Date('2025-01-01') })).standing.not_yet, true);
});

test('what has the wrong type is a TypeError', async () => {
  const wrong = [{ fetch: 5 }, { fetch: 'https://issuer.example' }, { signal: 5 }, { signal: {} }, { keys: 5 }, { keys: [null] }];
  for (const options of wrong) {
    await assert.rejects(verify(badge, { at, ...options }), { code: 'ERR_INVALID_ARG_TYPE' }, inspect(options));
  }
  for (const options of [5, 'text', [], new Map()]) {
    await assert.rejects(verify(badge, options), { code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => new Verification(badge, options), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  for (const input of [5, null, undefined, []]) await assert.rejects(verify(input), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(verify(badge, { at: 5 }), { code: 'option.invalid' });
  await assert.rejects(verify(badge, { recipients: [] }), { code: 'option.invalid' });
});

test('a function of the caller may answer with data, at once or later', async () => {
  const data = (url) => ({ status: 200, finalUrl: url, mediaType: 'application/json', body: Buffer.from(JSON.stringify(hosted[url])) });
  const body = ({ body: bytes, ...rest }) => ({ ...rest, body: new Uint8Array(bytes).buffer });
  for (const fetch of [data, async (url) => data(url), (url) => body(data(url))]) {
    assert.equal((await verify(badge, { fetch, at })).verdict, 'valid');
  }
  const revoked = await verify(badge, { fetch: () => ({ status: 410 }), at });
  assert.equal(revoked.standing.revoked, true);
});

test('an answer of the wrong type is a TypeError', async () => {
  const answers = [null, undefined, 'text', 5, [], {}, { status: '200' }, { status: 200.5 }, { status: 70_000 }];
  answers.push({ status: 200, body: 'text' }, { status: 200, finalUrl: 5 }, { status: 200, mediaType: 5 });
  for (const answer of answers) {
    await assert.rejects(verify(badge, { fetch: async () => answer, at }), TypeError, inspect(answer));
  }
});

test('an error is the reason why there is no answer, without what may be secret', async () => {
  const secret = 'token-5f2c';
  const url = `${base}/assertions/1?${secret}&name=ada`;
  const cause = Object.assign(new Error(`connect ECONNREFUSED ${url}`), { code: 'ECONNREFUSED' });
  const thrown = [new TypeError('fetch failed', { cause }), new Error(`at ${url}#x, ${secret} https://u:${secret}@a`)];
  for (const error of [...thrown, 'text', undefined, null, 5, new FetchFailure('\ud800', { code: 'busy' })]) {
    const fetch = () => {
      throw error;
    };
    const { verdict, checks, problems } = await verify(url, { fetch, at });
    assert.deepEqual([verdict, checks.integrity.reason], ['unverified', 'verify.unfetched']);
    const told = problems.map(({ message }) => message).join(' ');
    assert.ok(!told.includes(secret) && !told.includes('name=ada'), told);
  }
});

/** A body that never ends, and tells when it was given up. */
function endless(url) {
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x20)),
    cancel: () => (endless.cancelled += 1),
  });
  return respond(url, body);
}

test('a body is read no further than its bound', async () => {
  endless.cancelled = 0;
  const limits = { response_bytes: 100_000 };
  const report = await verify(badge.id, { fetch: async (url) => endless(url), at, limits });
  assert.ok(codes(report).includes('limit.response'), JSON.stringify(report.problems));
  assert.equal(report.verdict, 'unverified');
  assert.equal(endless.cancelled, 1);
});

test('a body may be a stream of Node, and one that breaks off is a failure', async () => {
  const answer = (url, body) => ({ status: 200, url, headers: new Headers({ 'content-type': 'application/json' }), body });
  async function* whole(url) {
    yield* [JSON.stringify(hosted[url]).slice(0, 9), JSON.stringify(hosted[url]).slice(9)].map((part) => Buffer.from(part));
  }
  async function* broken() {
    yield Buffer.from('{');
    throw new Error('cut off');
  }
  assert.equal((await verify(badge, { fetch: (url) => answer(url, whole(url)), at })).verdict, 'valid');
  assert.equal((await verify(badge, { fetch: (url) => answer(url, broken()), at })).verdict, 'unverified');
  assert.equal((await verify(badge, { fetch: (url) => answer(url, null), at })).verdict, 'unverified');
});

test('documents that do not depend on each other are fetched together', async () => {
  const many = endorsed(COUNT);
  const fetch = web(many);
  let [waiting, most] = [0, 0];
  const slow = async (...args) => {
    waiting += 1;
    most = Math.max(most, waiting);
    await new Promise((resolve) => setTimeout(resolve, 5));
    waiting -= 1;
    return fetch(...args);
  };
  const report = await verify(badgeOf(many), { fetch: slow, at });
  assert.deepEqual([report.verdict, report.endorsements.length, waiting], ['valid', COUNT, 0]);
  assert.ok(most >= COUNT, `${most} at once`);
});

test('aborting rejects at once with the reason, and tells who fetches', async () => {
  const reason = new Error('enough');
  for (const heeds of [true, false]) {
    const controller = new AbortController();
    let told;
    const fetch = (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          told = signal.reason;
          if (heeds) reject(signal.reason);
        });
        setImmediate(() => controller.abort(reason));
      });
    await assert.rejects(verify(badge, { fetch, signal: controller.signal, at }), reason);
    assert.equal(told, reason);
  }
  const aborted = AbortSignal.abort(reason);
  const untouched = () => assert.fail('asked although it was aborted before');
  await assert.rejects(verify(badge, { fetch: untouched, signal: aborted, at }), reason);
  await assert.rejects(new Verification(badge).fetch(untouched, { signal: aborted }), reason);
  // A signal's own timer does not keep the program alive.
  const alive = setTimeout(() => assert.fail('never ended'), 60_000);
  const never = () => new Promise(() => {});
  await assert.rejects(verify(badge, { fetch: never, signal: AbortSignal.timeout(5), at }), { name: 'TimeoutError' });
  clearTimeout(alive);
});

test('aborting while a body is read gives the stream up', async () => {
  const controller = new AbortController();
  let cancelled;
  const body = new ReadableStream({ cancel: (reason) => (cancelled = reason) });
  const fetch = async (url) => {
    setImmediate(() => controller.abort('over'));
    return respond(url, body);
  };
  await assert.rejects(verify(badge, { fetch, signal: controller.signal, at }), (reason) => reason === 'over');
  assert.equal(cancelled, 'over');
});

test('a wrong answer ends what is still being fetched, and no rejection is left over', async () => {
  const many = endorsed(COUNT);
  const fetch = web(many);
  let ended = 0;
  const mixed = async (url, init) => {
    if (url.endsWith('/endorsements/0')) return null;
    if (!url.includes('/endorsements/')) return fetch(url, init);
    return new Promise((_resolve, reject) => {
      init.signal.addEventListener('abort', () => {
        ended += 1;
        reject(init.signal.reason);
      });
    });
  };
  await assert.rejects(verify(badgeOf(many), { fetch: mixed, at }), TypeError);
  assert.equal(ended, COUNT - 1);
});

test('a signal keeps no listener of a call that has ended', async () => {
  const { signal } = new AbortController();
  const listeners = new Set();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (type, listener, options) => listeners.add(listener) && add(type, listener, options);
  signal.removeEventListener = (type, listener) => listeners.delete(listener) && remove(type, listener);
  await verify(badge, { fetch: web(hosted), signal, at });
  assert.equal(listeners.size, 0);
});

test('a verification is driven by hand', () => {
  const verification = new Verification(badge, { at });
  assert.deepEqual([verification.isReady, verification.report().verdict], [false, 'unverified']);
  for (let requests = verification.nextRequests(); requests.length > 0; requests = verification.nextRequests()) {
    assert.deepEqual(verification.nextRequests(), [], 'each is handed out once');
    for (const { id, url } of requests) {
      verification.supply(id, { status: 200, mediaType: 'application/json', body: Buffer.from(JSON.stringify(hosted[url])) });
      assert.throws(() => verification.supply(id, { status: 200 }), { code: 'verify.request' });
    }
  }
  assert.deepEqual([verification.isReady, verification.report().verdict], [true, 'valid']);
  assert.match(verification.write('table'), /VALID/);
  assert.equal(JSON.parse(verification.write('problem_details')).status, 200);
  assert.equal(inspect(verification), 'Verification { isReady: true }');
  assert.throws(() => verification.write('pdf'), { code: 'argument.invalid' });
});

test('a number that was not asked for is an error', () => {
  const verification = new Verification(badge);
  verification.nextRequests();
  for (const id of [0, 2, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
    assert.throws(() => verification.supply(id, { status: 200 }), { code: 'verify.request' });
    assert.throws(() => verification.supplyFailure(id), { code: 'verify.request' });
  }
  for (const id of ['1', -1, 1.5, undefined]) {
    assert.throws(() => verification.supply(id, { status: 200 }), { code: 'ERR_INVALID_ARG_TYPE' });
  }
});

test('a report is what it was when the badge is changed after the call', async () => {
  const bytes = Buffer.from(JSON.stringify(badge));
  const [mine, options] = [structuredClone(badge), { fetch: web(hosted), at }];
  const verifying = [verify(bytes, options), verify(mine, options)];
  bytes.fill(0);
  mine.id = 'https://evil.example/1';
  options.fetch = undefined;
  for (const { verdict } of await Promise.all(verifying)) assert.equal(verdict, 'valid');
});

test('many at once do not mix', async () => {
  const days = Array.from({ length: 28 }, (_, day) => `2025-03-${String(day + 1).padStart(2, '0')}T00:00:00Z`);
  const all = days.map((issuedOn) => documents({ issuedOn }));
  const reports = await Promise.all(all.map((one) => verify(badgeOf(one), { fetch: web(one), at })));
  assert.deepEqual(reports.map(({ badge: { issued_on: issuedOn } }) => issuedOn), days);
  assert.ok(reports.every(({ verdict }) => verdict === 'valid'));
});

test('a class of the package cannot be fooled by a stranger', () => {
  for (const member of ['report', 'nextRequests', 'write']) {
    assert.throws(() => Verification.prototype[member].call({}, 'json'), TypeError);
  }
});
