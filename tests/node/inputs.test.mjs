/** What may be given to the functions, and what may not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { ovenbird } from './support/package.mjs';
import { assertion, png, svg, url } from './support/samples.mjs';

const expected = ovenbird.bakeSync(svg, url);

/** A view of the type given over a copy of the SVG. */
function viewOf(Type, buffer = new ArrayBuffer(svg.length)) {
  new Uint8Array(buffer).set(svg);
  return new Type(buffer);
}

const VIEWS = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
];

/** Bakes in every form and compares. */
async function bakesAlike(image) {
  assert.ok(ovenbird.bakeSync(image, url).equals(expected));
  assert.ok((await ovenbird.bake(image, url)).equals(expected));
  assert.ok(Buffer.concat(ovenbird.splice(image, url).pieces).equals(expected));
  const target = new Uint8Array(expected.length);
  assert.equal(ovenbird.bakeInto(image, url, target), expected.length);
  assert.ok(expected.equals(target));
}

for (const Type of VIEWS) {
  test(`a ${Type.name} is read as its bytes`, () => bakesAlike(viewOf(Type)));

  test(`a ${Type.name} over shared memory is read as its bytes`, () =>
    bakesAlike(viewOf(Type, new SharedArrayBuffer(svg.length))));
}

test('an ArrayBuffer is read as its bytes', () => bakesAlike(viewOf(Uint8Array).buffer));

test('a SharedArrayBuffer is read as its bytes', () =>
  bakesAlike(viewOf(Uint8Array, new SharedArrayBuffer(svg.length)).buffer));

test('a Buffer from the pool is read as its bytes', () => bakesAlike(Buffer.from(svg)));

test('views with an offset are read from there to their end', async () => {
  const room = new Uint8Array(svg.length + 24).fill(0x20);
  room.set(svg, 8);
  await bakesAlike(room.subarray(8, 8 + svg.length));
  await bakesAlike(Buffer.from(room.buffer, 8, svg.length));
  await bakesAlike(new DataView(room.buffer, 8, svg.length));
  await bakesAlike(new Float64Array(room.buffer, 8, svg.length / 8));
});

test('a view from another realm is read as its bytes', () =>
  bakesAlike(runInNewContext('Uint8Array.from(bytes)', { bytes: [...svg] })));

test('the results are Buffers that own their memory', async () => {
  const outputs = [ovenbird.bakeSync(svg, url), await ovenbird.bake(svg, url), ovenbird.strip(expected)];
  for (const output of outputs) {
    assert.ok(Buffer.isBuffer(output));
    const { byteLength } = output;
    const moved = structuredClone(output.buffer, { transfer: [output.buffer] });
    assert.equal(moved.byteLength, byteLength);
  }
});

test('a splice keeps ranges of the input without copying them', () => {
  const { pieces, length, report } = ovenbird.splice(svg, url);
  const kept = pieces.filter((piece) => piece.buffer === svg.buffer);
  assert.equal(kept.reduce((sum, piece) => sum + piece.length, 0), svg.length);
  assert.equal(pieces.reduce((sum, piece) => sum + piece.length, 0), length);
  assert.equal(report.format, 'svg');
});

test('bakeInto bakes over its own input', () => {
  const memory = Buffer.concat([svg, Buffer.alloc(expected.length - svg.length)]);
  assert.equal(ovenbird.bakeInto(memory.subarray(0, svg.length), url, memory), expected.length);
  assert.ok(memory.equals(expected));
});

test('bakeInto leaves what lies behind the image', () => {
  const target = Buffer.alloc(expected.length + 5, 0x2a);
  assert.equal(ovenbird.bakeInto(svg, url, target), expected.length);
  assert.equal(target.subarray(expected.length).toString(), '*****');
});

test('bakeInto writes into every kind of target', () => {
  for (const memory of [new ArrayBuffer(expected.length), new SharedArrayBuffer(expected.length)]) {
    for (const target of [memory, new Uint8Array(memory), new DataView(memory)]) {
      new Uint8Array(memory).fill(0);
      assert.equal(ovenbird.bakeInto(svg, url, target), expected.length);
      assert.ok(expected.equals(new Uint8Array(memory)));
    }
  }
});

test('empty input is an error of the core', () => {
  for (const empty of [Buffer.alloc(0), new ArrayBuffer(0), new DataView(new ArrayBuffer(0))]) {
    assert.throws(() => ovenbird.unbakeSync(empty), { name: 'OvenbirdError', code: 'image.unsupported' });
  }
});

test('a buffer that was transferred away is a TypeError', async () => {
  for (const make of [(b) => b, (b) => new Uint8Array(b), (b) => new DataView(b), (b) => new Float64Array(b)]) {
    const buffer = viewOf(Uint8Array).buffer;
    const view = make(buffer);
    structuredClone(buffer, { transfer: [buffer] });
    const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /"image".*transferred/ };
    assert.throws(() => ovenbird.bakeSync(view, url), wrong);
    await assert.rejects(ovenbird.bake(view, url), wrong);
  }
});

test('code that runs while an object is written as JSON cannot pull the image away', () => {
  const image = new Uint8Array(svg);
  const payload = { toJSON: () => (structuredClone(image.buffer, { transfer: [image.buffer] }), assertion) };
  assert.throws(() => ovenbird.bakeSync(image, payload), { name: 'OvenbirdError', code: 'image.unsupported' });
  assert.throws(() => ovenbird.bakeInto(new Uint8Array(svg), url, image), { name: 'TypeError' });
});

const NOT_BYTES = [undefined, null, 1, 'text', true, [1, 2], {}, Symbol('s'), () => 0, Promise.resolve(svg)];

test('what has no bytes is a TypeError that names the argument', async () => {
  const wrong = (name) => ({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: new RegExp(`"${name}"`) });
  for (const value of NOT_BYTES) {
    for (const call of ['unbakeSync', 'unbakeOneSync', 'strip']) {
      assert.throws(() => ovenbird[call](value), wrong('image'), call);
    }
    for (const call of ['bakeSync', 'splice']) {
      assert.throws(() => ovenbird[call](value, url), wrong('image'), call);
    }
    assert.throws(() => ovenbird.sniff(value), wrong('bytes'));
    assert.throws(() => ovenbird.bakeInto(svg, url, value), wrong('target'));
    for (const call of ['bake', 'unbake', 'unbakeOne']) {
      await assert.rejects(ovenbird[call](value, url), wrong('image'), call);
    }
  }
  assert.throws(() => ovenbird.inspect(1), wrong('input'));
});

test('what is no badge text is a TypeError that says what came', () => {
  const circular = {};
  circular.self = circular;
  const values = [undefined, null, 1, true, [assertion], new Map(), svg, Promise.resolve(url), circular, { n: 1n }];
  for (const value of values) {
    const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /"(payload|document)"/ };
    assert.throws(() => ovenbird.bakeSync(svg, value), wrong);
    assert.throws(() => ovenbird.parse(value), wrong);
    assert.throws(() => ovenbird.payload(value), wrong);
    assert.throws(() => ovenbird.upgrade(value, '3.0'), wrong);
    assert.throws(() => ovenbird.matchRecipient(value, []), wrong);
  }
  assert.throws(() => ovenbird.bakeSync(svg, Promise.resolve(url)), /Received an instance of Promise/);
});

test('what are no options is a TypeError', () => {
  for (const value of [1, 'refuse', true, [], new Map([['on_existing', 'refuse']]), { limits: { json_depth: 1n } }]) {
    const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /"options"/ };
    assert.throws(() => ovenbird.bakeSync(svg, url, value), wrong);
    assert.throws(() => ovenbird.unbakeSync(svg, value), wrong);
    assert.throws(() => ovenbird.parse(assertion, value), wrong);
    assert.throws(() => ovenbird.upgrade(assertion, '3.0', value), wrong);
  }
});

test('options that are not given are the defaults', () => {
  for (const none of [undefined, null, {}, { on_existing: undefined }, Object.create(null)]) {
    assert.ok(ovenbird.bakeSync(svg, url, none).equals(expected));
  }
});

test('an option with a value of the wrong type is an error of the core', () => {
  for (const options of [{ on_existing: 1 }, { limits: { input_bytes: -1 } }, { limits: { input_bytes: Infinity } }]) {
    assert.throws(() => ovenbird.bakeSync(svg, url, options), { name: 'OvenbirdError', code: 'option.invalid' });
  }
});

test('an object is baked as its JSON', () => {
  const baked = ovenbird.bakeSync(png, assertion);
  assert.deepEqual(JSON.parse(ovenbird.unbakeOneSync(baked).text), assertion);
  assert.ok(baked.equals(ovenbird.bakeSync(png, JSON.stringify(assertion))));
});

test('an object can be parsed, classified and matched', () => {
  assert.equal(ovenbird.parse(assertion).version, '2.0');
  assert.equal(ovenbird.payload(assertion).kind, 'json');
  assert.equal(ovenbird.matchRecipient(assertion, { email: 'ada@example.org' }).matched, true);
});

test('badge class and issuer of an upgrade are text or objects', () => {
  const context = { '@context': assertion['@context'] };
  const issuer = { ...context, type: 'Profile', id: 'https://issuer.example/me', name: 'Makers', url };
  const parts = { type: 'BadgeClass', name: 'Baker', description: 'Bakes.', image: `${url}.png`, criteria: url };
  const badge = { ...context, ...parts, id: assertion.badge, issuer: issuer.id };
  const objects = ovenbird.upgrade(assertion, '3.0', { badge, issuer });
  const texts = { badge: JSON.stringify(badge), issuer: JSON.stringify(issuer) };
  assert.deepEqual(ovenbird.upgrade(JSON.stringify(assertion), '3.0', texts), objects);
  assert.equal(JSON.parse(objects.document).credentialSubject.achievement.name, 'Baker');
  assert.throws(() => ovenbird.upgrade(assertion, '3.0', { badge: 5 }), { code: 'option.invalid' });
  const circular = {};
  circular.self = circular;
  const wrong = { code: 'ERR_INVALID_ARG_TYPE', message: /"options\.badge"/ };
  assert.throws(() => ovenbird.upgrade(assertion, '3.0', { badge: circular }), wrong);
});

test('the version of an upgrade is a text that is a version', () => {
  assert.throws(() => ovenbird.upgrade(assertion, 3), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => ovenbird.upgrade(assertion), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => ovenbird.upgrade(assertion, '4.0'), { code: 'argument.invalid' });
});

test('inspect takes text and bytes alike', () => {
  const document = JSON.stringify(assertion);
  assert.deepEqual(ovenbird.inspect(document), ovenbird.inspect(Buffer.from(document)));
});

test('half of a surrogate pair is refused instead of being replaced', async () => {
  const wrong = { name: 'OvenbirdError', code: 'argument.invalid', kind: 'caller' };
  const broken = `${url}/\ud83d`;
  assert.throws(() => ovenbird.bakeSync(svg, broken), wrong);
  await assert.rejects(ovenbird.bake(svg, broken), wrong);
  assert.throws(() => ovenbird.parse(broken), wrong);
  assert.throws(() => ovenbird.inspect(broken), wrong);
  assert.throws(() => ovenbird.hashIdentity(broken), wrong);
  assert.throws(() => ovenbird.hashIdentity('ada@example.org', broken), wrong);
});

test('the arguments of hashIdentity have defaults', () => {
  const { hashIdentity } = ovenbird;
  const plain = hashIdentity('ada@example.org');
  assert.match(plain, /^sha256\$[0-9a-f]{64}$/);
  assert.equal(hashIdentity('ada@example.org', null), plain);
  assert.equal(hashIdentity('ada@example.org', undefined, 'sha256', '2.0'), plain);
  assert.notEqual(hashIdentity('ada@example.org', 'sea'), plain);
  assert.match(hashIdentity('ada@example.org', 'sea', 'sha1', '1.0'), /^sha1\$[0-9a-f]{40}$/);
});

test('hashIdentity refuses what is no text and what it does not know', () => {
  const { hashIdentity } = ovenbird;
  for (const args of [[1], [undefined], ['a', 1], ['a', 's', 1], ['a', 's', null], ['a', 's', 'sha256', 2]]) {
    assert.throws(() => hashIdentity(...args), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  }
  assert.throws(() => hashIdentity('a', 's', 'crc32'), { code: 'argument.invalid' });
  assert.throws(() => hashIdentity('a', 's', 'sha256', '4.0'), { code: 'argument.invalid' });
});

test('candidates come as a list or as an object', () => {
  const match = (identities) => ovenbird.matchRecipient(assertion, identities).matched;
  assert.equal(match(['grace@example.org', 'ada@example.org']), true);
  assert.equal(match([{ type: 'email', identity: 'ada@example.org' }]), true);
  assert.equal(match({ email: ['ada@example.org'] }), true);
  assert.equal(match(['grace@example.org']), false);
  for (const value of [undefined, null, 'ada@example.org', 1, new Set(['ada@example.org'])]) {
    assert.throws(() => match(value), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /"identities"/ });
  }
});
