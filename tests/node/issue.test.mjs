/** Issuing: requests in every form, the moment, a badge in one call, and status lists. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ovenbird } from './support/package.mjs';
import { keyUrl, png, request, signedRequest, svg } from './support/samples.mjs';

const { Key, StatusList, issue, issueAndBake, issueAndBakeSync, issueSync, validate, verifySignature } = ovenbird;
const rsa = Key.generateSync({ kind: 'rsa', id: keyUrl });
const SEEDED = { now_unix: 0, insecure_seed: 'a' };

test('what is issued has no fault and hides the identity', async () => {
  for (const issued of [await issue(request), issueSync(request)]) {
    const report = validate(issued.document);
    assert.deepEqual([report.ok, report.warnings], [true, 0]);
    assert.deepEqual([issued.version, issued.class, issued.id], ['2.0', 'Assertion', request.id]);
    assert.ok(!issued.document.includes('ada@example.org'));
    assert.equal(ovenbird.matchRecipient(issued.document, ['ada@example.org']).matched, true);
  }
});

test('a request is an object or its text', async () => {
  const expected = issueSync(request, SEEDED);
  assert.deepEqual(issueSync(JSON.stringify(request), SEEDED), expected);
  assert.deepEqual(await issue({ ...request, expires: null, class: undefined }, SEEDED), expected);
});

test('each document has its own salt and id', async () => {
  const made = await Promise.all(Array.from({ length: 30 }, () => issue({ ...signedRequest, verification: 'signed' })));
  const documents = made.map(({ document }) => JSON.parse(document));
  assert.equal(new Set(documents.map(({ id }) => id)).size, 30);
  assert.equal(new Set(documents.map(({ recipient }) => recipient.salt)).size, 30);
});

test('the moment of issuing is what is given, else the clock', () => {
  const told = (options, more = {}) => JSON.parse(issueSync({ ...request, ...more }, options).document).issuedOn;
  assert.equal(told({ now_unix: 1_700_000_000 }), '2023-11-14T22:13:20Z');
  assert.equal(told({ now_unix: 0 }), '1970-01-01T00:00:00Z');
  const before = Date.now() - 1000;
  for (const options of [undefined, {}, { now_unix: null }]) {
    const moment = Date.parse(told(options));
    assert.ok(before <= moment && moment <= Date.now());
  }
  assert.equal(told({ now_unix: 5 }, { issued_on: new Date('2024-05-04T12:00:00Z') }), '2024-05-04T12:00:00.000Z');
});

test('changing the request after the call does not change the result', async () => {
  const mine = structuredClone(request);
  const issuing = issue(mine, SEEDED);
  const image = Buffer.from(png);
  const baking = issueAndBake(image, mine, null, { issue: SEEDED });
  mine.recipient = 'grace@example.org';
  image.fill(0);
  assert.deepEqual(await issuing, issueSync(request, SEEDED));
  assert.ok((await baking).bytes.equals(issueAndBakeSync(png, request, null, { issue: SEEDED }).bytes));
});

test('refusals have their codes, and a rejection is what the plain form throws', async () => {
  const bad = [
    ['issue.incomplete', {}],
    ['issue.invalid', { ...request, recipients: 'ada@example.org' }],
    ['issue.invalid', { ...request, expires: 'next year' }],
    ['issue.invalid', '[]'],
    ['option.invalid', request, { now: 5 }],
    ['option.invalid', request, { now_unix: 1.5 }],
    ['limit.text', request, { limits: { text_bytes: 10 } }],
  ];
  for (const [code, given, options] of bad) {
    assert.throws(() => issueSync(given, options), { name: 'OvenbirdError', code });
    await assert.rejects(issue(given, options), { name: 'OvenbirdError', code });
  }
});

test('what is no request is a TypeError', async () => {
  const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /"request"/ };
  for (const value of [undefined, null, 5, [], new Map(), { n: 1n }, Promise.resolve(request)]) {
    assert.throws(() => issueSync(value), wrong);
    await assert.rejects(issue(value), wrong);
    assert.throws(() => issueAndBakeSync(png, value), wrong);
    await assert.rejects(issueAndBake(png, value), wrong);
  }
  await assert.rejects(issueAndBake(5, request), { name: 'TypeError', message: /"image"/ });
  await assert.rejects(issueAndBake(png, signedRequest, 5), { name: 'TypeError', message: /"key"/ });
  await assert.rejects(issueAndBake(png, request, null, 5), { name: 'TypeError', message: /"options"/ });
});

test('a badge is made, signed and baked in one call', async () => {
  for (const image of [png, svg, new DataView(new Uint8Array(png).buffer)]) {
    for (const form of [rsa, rsa.write('pem'), JSON.parse(rsa.write('jwk'))]) {
      const options = { sign: { key_id: keyUrl } };
      for (const made of [await issueAndBake(image, signedRequest, form, options), issueAndBakeSync(image, signedRequest, form, options)]) {
        assert.ok(Buffer.isBuffer(made.bytes) && made.bytes.length === made.baked.length);
        const { text } = ovenbird.unbakeOneSync(made.bytes);
        assert.deepEqual([text, made.payload], [made.signed.token, made.signed.token]);
        assert.equal(verifySignature(text, rsa.public()).verified, true);
        assert.equal(validate(made.bytes).ok, true);
        assert.equal(JSON.parse(made.issued.document).verification.type, 'SignedBadge');
      }
    }
  }
});

test('a hosted badge is baked without a key', async () => {
  const made = await issueAndBake(png, request);
  assert.equal(made.signed, undefined);
  assert.equal(made.payload, made.issued.document);
  assert.ok(ovenbird.strip(made.bytes).equals(png));
});

test('the baked image owns its memory', async () => {
  for (const { bytes } of [await issueAndBake(png, request), issueAndBakeSync(png, request)]) {
    const { byteLength } = bytes;
    assert.equal(structuredClone(bytes.buffer, { transfer: [bytes.buffer] }).byteLength, byteLength);
  }
});

test('options of each step are taken, and refusals have their codes', async () => {
  const options = { sign: { algorithm: 'PS256', typ: 'JOSE' }, bake: { keyword: 'openbadgecredential' } };
  const made = await issueAndBake(png, signedRequest, rsa, options);
  assert.equal(JSON.parse(made.signed.header).typ, 'JOSE');
  assert.deepEqual([made.signed.algorithm, made.baked.keyword], ['PS256', 'openbadgecredential']);
  assert.equal(issueAndBakeSync(made.bytes, signedRequest, rsa).baked.replaced, 1);
  const calls = [
    ['image.already_baked', made.bytes, signedRequest, rsa, { bake: { on_existing: 'refuse' } }],
    ['image.unsupported', Buffer.from('GIF89a'), signedRequest, rsa],
    ['key.not_private', png, signedRequest, rsa.public()],
    ['option.conflict', png, { ...signedRequest, verification: 'signed' }],
    ['option.invalid', png, request, null, { on_existing: 'refuse' }],
    ['option.invalid', png, request, null, { bake: [] }],
    ['limit.input', png, request, null, { bake: { limits: { input_bytes: 10 } } }],
  ];
  for (const [code, ...args] of calls) {
    assert.throws(() => issueAndBakeSync(...args), { name: 'OvenbirdError', code });
    await assert.rejects(issueAndBake(...args), { name: 'OvenbirdError', code });
  }
});

test('many badges are issued at once, each for its own recipient', async () => {
  const recipients = Array.from({ length: 60 }, (_, i) => `person${i}@example.org`);
  const made = await Promise.all(recipients.map((recipient) => issueAndBake(png, { ...signedRequest, recipient }, rsa)));
  made.forEach(({ bytes }, i) => {
    const report = verifySignature(ovenbird.unbakeOneSync(bytes).text, rsa.public());
    assert.equal(report.verified, true);
    assert.equal(ovenbird.matchRecipient(report.document, [recipients[i]]).matched, true);
  });
});

test('a status list holds what is set', () => {
  const list = new StatusList({ length: 200_000, size: 2 });
  assert.deepEqual([list.length, list.size], [200_000, 2]);
  const wanted = new Map([[0, 1], [1, 3], [77_777, 2], [199_999, 3]]);
  for (const [index, status] of wanted) list.set(index, status);
  list.set(5, 3);
  list.set(5, 0);
  const again = StatusList.decode(list.encode(), { size: 2 });
  for (let index = 0; index < again.length; index += 1) assert.equal(again.get(index), wanted.get(index) ?? 0);
  assert.equal(inspect(again), 'StatusList { length: 200000, size: 2 }');
  assert.equal(new StatusList().length, 131_072);
});

test('a status list refuses what it has no place for', () => {
  const list = new StatusList({ size: 8 });
  for (const index of [131_072, 2 ** 32, 2 ** 53]) {
    assert.throws(() => list.get(index), { name: 'OvenbirdError', code: 'status.index' });
    assert.throws(() => list.set(index, 1), { code: 'status.index' });
  }
  for (const status of [256, 300, 2 ** 40]) assert.throws(() => list.set(0, status), { code: 'status.value' });
  assert.throws(() => new StatusList().set(0, 2), { code: 'status.value' });
  for (const wrong of [undefined, null, '0', -1, 0.5, NaN, Infinity, 1n, true]) {
    assert.throws(() => list.get(wrong), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => list.set(wrong, 0), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => list.set(0, wrong), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  }
  for (const options of [{ length: 100 }, { size: 9 }, { size: 0 }, { length: -1 }, { unknown: 1 }]) {
    assert.throws(() => new StatusList(options), { name: 'OvenbirdError', code: 'option.invalid' });
  }
  for (const wrong of [5, 'x', []]) assert.throws(() => new StatusList(wrong), { name: 'TypeError', message: /"options"/ });
  assert.throws(() => StatusList.decode(5), { name: 'TypeError', message: /"encoded"/ });
  assert.throws(() => StatusList.prototype.get.call({}, 0), TypeError);
  for (let index = 0; index < list.length; index += 1000) assert.equal(list.get(index), 0);
});

test('a status list that is damaged or a bomb is refused', () => {
  const encoded = new StatusList({ length: 8_000_000 }).encode();
  assert.equal(StatusList.decode(encoded).length, 8_000_000);
  const small = { limits: { status_list_bytes: 100_000 } };
  assert.throws(() => StatusList.decode(encoded, small), { code: 'limit.status_list', kind: 'limit' });
  assert.throws(() => new StatusList({ length: 8_000_000, ...small }), { code: 'limit.status_list' });
  for (const damaged of [encoded.slice(0, -8), `${encoded}==`, '', 'u', `${encoded.slice(0, 40)}!`]) {
    assert.throws(() => StatusList.decode(damaged), { code: 'status.encoding', kind: 'malformed' });
  }
});

test('a status list goes into its credential', () => {
  const list = new StatusList();
  list.set(7, 1);
  const { document } = issueSync({
    version: '3.0',
    class: 'BitstringStatusListCredential',
    id: 'https://issuer.example/status/1',
    issuer: { id: 'https://issuer.example/me', type: ['Profile'], name: 'Makers' },
    status_list: { encoded: list.encode() },
  });
  assert.equal(StatusList.decode(JSON.parse(document).credentialSubject.encodedList).get(7), 1);
});
