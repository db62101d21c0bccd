/** Keys: every form goes in and comes out, and what is secret comes out only where it is asked for. */

import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { ovenbird } from './support/package.mjs';
import { keyUrl } from './support/samples.mjs';

const { Key } = ovenbird;
const KINDS = {
  rsa: { bits: 2048, algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] },
  p256: { bits: 256, algorithms: ['ES256'] },
  p384: { bits: 384, algorithms: ['ES384'] },
  ed25519: { bits: 256, algorithms: ['EdDSA'] },
};
const keys = Object.fromEntries(
  await Promise.all(Object.keys(KINDS).map(async (kind) => [kind, await Key.generate({ kind, id: keyUrl })])),
);

/** The members of a JWK that are secret (RFC 7518, sections 6.2.2 and 6.3.2; RFC 8037, section 2). */
const SECRET = ['d', 'p', 'q', 'dp', 'dq', 'qi'];

/** Everything of a private key that must not be seen. */
function secrets(key) {
  const jwk = JSON.parse(key.write('jwk'));
  const lines = key.write('pem').split('\n').filter((line) => line.length > 20 && !line.startsWith('-'));
  return [...SECRET.filter((name) => name in jwk).map((name) => jwk[name]), lines.at(-1)];
}

for (const [kind, { bits, algorithms }] of Object.entries(KINDS)) {
  const key = keys[kind];

  test(`a new key of the kind ${kind} says what it is`, () => {
    assert.deepEqual([key.kind, key.bits, key.isPrivate, key.id], [kind, bits, true, keyUrl]);
    assert.deepEqual(key.algorithms, algorithms);
    assert.equal(key.multikey === undefined, kind === 'rsa');
    assert.equal(key.did, key.multikey && `did:key:${key.multikey}`);
    const { multikey, did_key, ...info } = key.info();
    assert.deepEqual(info, { kind, bits, private: true, id: keyUrl, thumbprint: key.thumbprint, algorithms });
    assert.deepEqual([multikey ?? undefined, did_key ?? undefined], [key.multikey, key.did]);
    assert.equal(Key.generateSync({ kind, id: 'a' }).kind, kind);
  });

  test(`a key of the kind ${kind} is read back in every form that it is written in`, () => {
    const [pem, jwk] = [key.write('pem'), key.write('jwk')];
    for (const text of [pem, jwk, JSON.parse(jwk), Buffer.from(pem), new Uint8Array(Buffer.from(jwk)).buffer]) {
      const again = Key.read(text);
      assert.equal(again.thumbprint, key.thumbprint);
      assert.equal(again.isPrivate, true);
      assert.equal(again.write('pem'), pem);
    }
    const publicKey = key.public();
    assert.deepEqual(publicKey.info(), { ...key.info(), private: false });
    for (const form of ['pem', 'jwk', ...(kind === 'rsa' ? [] : ['multikey', 'did_key'])]) {
      assert.equal(Key.read(publicKey.write(form)).thumbprint, key.thumbprint, form);
    }
    if (kind === 'rsa') assert.throws(() => key.write('multikey'), { code: 'key.unsupported' });
  });

  test(`Node's own crypto reads a key of the kind ${kind}, and its keys are read here`, () => {
    const theirs = createPrivateKey(key.write('pem'));
    assert.deepEqual(createPrivateKey({ key: JSON.parse(key.write('jwk')), format: 'jwk' }), theirs);
    const spki = createPublicKey(theirs).export({ type: 'spki', format: 'pem' });
    assert.equal(Key.read(spki).write('pem').trim(), key.public().write('pem').trim());
    assert.equal(Key.read(theirs.export({ format: 'jwk' })).thumbprint, key.thumbprint);
    assert.equal(Key.read(theirs.export({ type: 'pkcs8', format: 'pem' })).thumbprint, key.thumbprint);
  });

  test(`nothing that shows a key of the kind ${kind} shows what is secret`, () => {
    const hidden = secrets(key);
    assert.ok(hidden.length >= 2);
    const deep = { depth: Infinity, showHidden: true, getters: true, maxStringLength: null };
    const shown = [
      inspect(key),
      inspect(key, deep),
      inspect([{ key }], deep),
      inspect(Object.getOwnPropertyDescriptors(key), deep),
      JSON.stringify(key),
      JSON.stringify({ key, info: key.info() }),
      JSON.stringify(structuredClone(key)),
      String(key),
      `${Reflect.ownKeys(key).map(String)}`,
      JSON.stringify({ ...key }),
      key.public().write('jwk'),
      key.public().write('pem'),
    ];
    for (const text of shown) for (const secret of hidden) assert.ok(!text.includes(secret), text);
    const flat = inspect(key, { breakLength: Infinity, compact: 3 });
    assert.match(flat, new RegExp(`^Key \\{ kind: '${kind}', bits: ${bits}, isPrivate: true`));
    assert.deepEqual(JSON.parse(JSON.stringify(key)), key.info());
  });
}

test('a key of a set is taken by its id, and all are read at once', () => {
  const members = Object.entries(keys).map(([kind, key]) => ({ ...JSON.parse(key.public().write('jwk')), kid: kind }));
  assert.equal(Key.read({ keys: members }, { id: 'p384' }).thumbprint, keys.p384.thumbprint);
  assert.throws(() => Key.read({ keys: members }), { code: 'key.ambiguous', kind: 'caller' });
  assert.throws(() => Key.read({ keys: members }, { id: 'p521' }), { code: 'key.not_found' });
  const all = Key.readAll(JSON.stringify({ keys: [{ kty: 'oct', k: 'AAAA' }, ...members] }));
  assert.deepEqual(all.map(({ id }) => id), Object.keys(keys));
  assert.throws(() => Key.readAll({ keys: [{ kty: 'oct', k: 'AAAA' }] }), { name: 'OvenbirdError' });
});

test('a seed gives the same key again, and else each key is another', async () => {
  const [one, other] = [await Key.generate({ insecure_seed: 'a' }), Key.generateSync({ insecure_seed: 'a' })];
  assert.equal(one.write('jwk'), other.write('jwk'));
  assert.notEqual(Key.generateSync({ insecure_seed: 'b' }).thumbprint, one.thumbprint);
  const many = await Promise.all(Array.from({ length: 50 }, () => Key.generate()));
  assert.equal(new Set(many.map(({ thumbprint }) => thumbprint)).size, 50);
});

test('what is given out is a copy', () => {
  keys.rsa.algorithms.push('none');
  keys.rsa.info().algorithms.push('none');
  keys.rsa.info().private = false;
  assert.deepEqual(keys.rsa.algorithms, KINDS.rsa.algorithms);
  assert.equal(keys.rsa.isPrivate, true);
  assert.throws(() => {
    keys.rsa.kind = 'p256';
  }, TypeError);
});

test('a key is made by no other way', () => {
  for (const args of [[], [undefined], [{}], [{ value: 1 }], [keys.rsa]]) assert.throws(() => new Key(...args), TypeError);
  const forged = Object.create(Key.prototype);
  assert.throws(() => forged.write('jwk'), TypeError);
  assert.throws(() => forged.kind, TypeError);
  assert.throws(() => Key.prototype.write.call({}, 'jwk'), TypeError);
  assert.throws(() => ovenbird.signSync('{}', forged), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => ovenbird.signSync('{}', structuredClone(keys.rsa)), { code: 'key.malformed' });
});

test('what is no key is a TypeError that does not quote it', async () => {
  const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /"text" argument must be a string, a JWK/ };
  for (const value of [undefined, null, 5, true, ['z6Mk'], new Map(), Promise.resolve('z6Mk'), Symbol('s'), () => 0]) {
    assert.throws(() => Key.read(value), wrong);
    assert.throws(() => Key.readAll(value), wrong);
  }
  assert.throws(() => Key.read(runInNewContext('({})')), { code: 'key.malformed' });
  for (const value of [5, 'rsa', [], new Map()]) {
    await assert.rejects(Key.generate(value), { name: 'TypeError', message: /"options"/ });
    assert.throws(() => Key.generateSync(value), { name: 'TypeError', message: /"options"/ });
    assert.throws(() => Key.read('z6Mk', value), { name: 'TypeError', message: /"options"/ });
  }
  assert.throws(() => keys.rsa.write(5), { name: 'TypeError', message: /"format"/ });
});

test('values that do not fit have a code', async () => {
  const calls = [
    ['option.invalid', { kind: 'p521' }],
    ['option.invalid', { kind: 'rsa', bits: -1 }],
    ['option.invalid', { kind: 'rsa', bits: '2048' }],
    ['option.invalid', { unknown: 1 }],
    ['key.size', { kind: 'rsa', bits: 1024 }],
  ];
  for (const [code, options] of calls) {
    assert.throws(() => Key.generateSync(options), { name: 'OvenbirdError', code });
    await assert.rejects(Key.generate(options), { name: 'OvenbirdError', code });
  }
  assert.throws(() => keys.rsa.write('der'), { code: 'argument.invalid' });
  assert.throws(() => Key.read('\ud83d'), { code: 'argument.invalid' });
  assert.throws(() => Key.read(Buffer.from([0xff])), { code: 'argument.invalid' });
  assert.throws(() => Key.read('{}'), { code: 'key.malformed' });
  assert.throws(() => Key.read(' '.repeat(100), { limits: { text_bytes: 50 } }), { code: 'limit.text' });
});

test('errors about a private key do not quote it', () => {
  const text = keys.p256.write('jwk');
  const jwk = JSON.parse(text);
  const reversed = [...jwk.d].reverse().join('');
  const broken = [
    { ...jwk, kty: 'oct' },
    { ...jwk, x: jwk.x.slice(2) },
    { ...jwk, d: reversed },
    { ...jwk, d: `${jwk.d}=` },
    { ...jwk, x: jwk.d },
    text.slice(0, -1),
    `${text}}`,
    jwk.d,
    `-----BEGIN PRIVATE KEY-----\n${jwk.d}\n-----END PRIVATE KEY-----\n`,
  ];
  for (const value of broken) {
    assert.throws(
      () => Key.read(value),
      (error) => {
        const told = inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error.detail);
        return ![jwk.d.slice(4, 20), reversed.slice(4, 20)].some((secret) => told.includes(secret));
      },
    );
  }
});

test('options that lie on Object.prototype are not options of a key', () => {
  Object.prototype.insecure_seed = 'a';
  Object.prototype.key = 'z6Mk';
  try {
    assert.notEqual(Key.generateSync().thumbprint, Key.generateSync({}).thumbprint);
  } finally {
    delete Object.prototype.insecure_seed;
    delete Object.prototype.key;
  }
});
