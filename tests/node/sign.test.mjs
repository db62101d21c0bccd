/** Signing: with a key, by an outside signer, and the checks of what comes of it. */

import assert from 'node:assert/strict';
import { createPrivateKey, sign as nodeSign, verify as nodeVerify } from 'node:crypto';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ovenbird } from './support/package.mjs';
import { assertion, credential, keyUrl } from './support/samples.mjs';

const { Key, attachSignature, sign, signSync, signingInput, verifySignature } = ovenbird;
const ALGORITHMS = {
  RS256: 'rsa',
  RS384: 'rsa',
  RS512: 'rsa',
  PS256: 'rsa',
  PS384: 'rsa',
  PS512: 'rsa',
  ES256: 'p256',
  ES384: 'p384',
  EdDSA: 'ed25519',
};
const kinds = [...new Set(Object.values(ALGORITHMS))];
const keys = Object.fromEntries(kinds.map((kind) => [kind, Key.generateSync({ kind, id: keyUrl })]));
const key = keys.ed25519;
const signed2 = { ...assertion, verification: { type: 'SignedBadge', creator: keyUrl } };
const OUTSIDE = { algorithm: 'ES256', key_id: keyUrl };

/** A part of a token, read open. */
function part(token, index) {
  return JSON.parse(Buffer.from(token.split('.')[index], 'base64url'));
}

for (const [algorithm, kind] of Object.entries(ALGORITHMS)) {
  test(`what is signed with ${algorithm} is verified by the public half alone`, async () => {
    for (const [document, format] of [[signed2, 'jws'], [credential, 'vc_jwt']]) {
      for (const signed of [await sign(document, keys[kind], { algorithm }), signSync(document, keys[kind], { algorithm })]) {
        assert.deepEqual([signed.format, signed.algorithm], [format, algorithm]);
        assert.deepEqual(part(signed.token, 0), JSON.parse(signed.header));
        assert.equal(JSON.parse(signed.header).kid, keyUrl);
        const report = verifySignature(signed, [key.public(), keys[kind].public()]);
        assert.equal(report.verified, true);
        const index = kind === 'ed25519' ? 0 : 1;
        const { thumbprint } = keys[kind];
        assert.deepEqual(report.key, { source: 'given', index, id: keyUrl, thumbprint });
        assert.deepEqual({ ...JSON.parse(report.document), ...document }, JSON.parse(report.document));
        assert.equal(verifySignature(signed.token, Key.generateSync({ kind: 'p256' })).verified, false);
      }
    }
  });
}

test('a changed token is not verified', () => {
  const [header, , signature] = signSync(credential, key).token.split('.');
  const [, payload] = signSync({ ...credential, name: 'Head baker' }, key).token.split('.');
  const report = verifySignature(`${header}.${payload}.${signature}`, key.public());
  assert.equal(report.verified, false);
  assert.equal(report.key, undefined);
  assert.ok(report.problems.some(({ code }) => code === 'jws.signature'));
});

test('documents and keys come in every form', async () => {
  const text = JSON.stringify(credential);
  const { token } = signSync(text, key);
  const forms = [key, key.write('jwk'), JSON.parse(key.write('jwk')), Buffer.from(key.write('jwk'))];
  for (const form of forms) {
    assert.equal(signSync(credential, form).token, token);
    assert.equal((await sign(text, form)).token, token);
  }
  const publicKey = key.public();
  const given = [publicKey, publicKey.write('pem'), publicKey.did, JSON.parse(publicKey.write('jwk'))];
  for (const form of given) {
    for (const several of [form, [form]]) assert.equal(verifySignature(token, several).verified, true);
    assert.equal(verifySignature({ token }, [form]).verified, true);
  }
});

test('claims are held against the moment that is asked for', () => {
  const signed = signSync({ ...credential, validUntil: '2025-01-01T00:00:00Z' }, key);
  const verified = (at) => verifySignature(signed, key.public(), { at }).verified;
  assert.deepEqual(
    [undefined, new Date('2024-12-31T00:00:00Z'), '2024-12-31T00:00:00Z', new Date('2025-01-02T00:00:00Z')].map(verified),
    [true, true, true, false],
  );
});

test('the key in the header is taken on request alone', () => {
  const signed = signSync(credential, Key.generateSync({ kind: 'p256' }));
  assert.equal(part(signed.token, 0).jwk.d, undefined);
  assert.equal(verifySignature(signed, []).verified, false);
  const report = verifySignature(signed, [], { accept_header_key: true });
  assert.equal(report.verified, true);
  assert.equal(report.key.source, 'header');
});

/** A signer whose key is where Node's crypto has it. */
function outside(kind, digest, encoding) {
  const theirs = createPrivateKey(keys[kind].write('pem'));
  return (input) => nodeSign(digest, input, { key: theirs, dsaEncoding: encoding });
}

test('an outside signer makes the same token, at once and later', async () => {
  const signer = outside('rsa', 'sha256');
  const expected = signSync(credential, keys.rsa);
  const publicKey = keys.rsa.public();
  assert.deepEqual(signSync(credential, publicKey, { signer }), expected);
  assert.deepEqual(await sign(credential, publicKey, { signer }), expected);
  const later = async (input) => (await new Promise(setImmediate), new Uint8Array(signer(input)));
  assert.deepEqual(await sign(credential, null, { signer: later, algorithm: 'RS256', key_id: keyUrl }), expected);
  assert.deepEqual(await sign(credential, undefined, { signer: later, key: publicKey }), expected);
  const input = signingInput(credential, { key: publicKey.write('jwk') });
  const signature = signer(Buffer.from(input.input));
  for (const form of [input, input.input]) {
    assert.equal(attachSignature(form, signature), expected.token);
    assert.equal(attachSignature(form, signature, { key: publicKey }), expected.token);
  }
});

for (const [kind, digest] of [['p256', 'sha256'], ['p384', 'sha384']]) {
  test(`an outside signer may write ${kind} as DER, and Node verifies what is signed here`, async () => {
    const publicKey = keys[kind].public();
    for (let round = 0; round < 8; round += 1) {
      const der = { signer: outside(kind, digest, 'der'), signature_encoding: 'der' };
      assert.equal(verifySignature(await sign(credential, publicKey, der), publicKey).verified, true);
      const raw = { signer: outside(kind, digest, 'ieee-p1363') };
      const { token } = signSync(credential, publicKey, raw);
      const at = token.lastIndexOf('.');
      const theirs = { key: publicKey.write('pem'), dsaEncoding: 'ieee-p1363' };
      const signature = Buffer.from(token.slice(at + 1), 'base64url');
      assert.ok(nodeVerify(digest, Buffer.from(token.slice(0, at)), theirs, signature));
    }
    const wrong = { signer: outside(kind, digest, 'der') };
    assert.throws(() => signSync(credential, publicKey, wrong), { code: 'jws.signature_length' });
  });
}

test('what an outside signer throws comes through', async () => {
  const down = new RangeError('the key service is down');
  const raise = () => {
    throw down;
  };
  const same = (error) => error === down;
  assert.throws(() => signSync(credential, null, { ...OUTSIDE, signer: raise }), same);
  await assert.rejects(sign(credential, null, { ...OUTSIDE, signer: raise }), same);
  await assert.rejects(sign(credential, null, { ...OUTSIDE, signer: async () => raise() }), same);
  await assert.rejects(sign(credential, null, { ...OUTSIDE, signer: () => Promise.reject(null) }), (error) => error === null);
});

test('garbage of an outside signer gives no token', async () => {
  const publicKey = keys.p256.public();
  const garbage = [
    ['jws.signature_length', Buffer.alloc(0)],
    ['jws.signature_length', Buffer.alloc(63)],
    ['jws.signature', Buffer.alloc(64)],
    ['jws.signature', new Uint8Array(64).fill(255)],
  ];
  for (const [code, answer] of garbage) {
    assert.throws(() => signSync(credential, publicKey, { signer: () => answer }), { code });
    await assert.rejects(sign(credential, publicKey, { signer: async () => answer }), { code });
  }
  const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /"signature"/ };
  for (const answer of [undefined, null, 'c2ln', 64, [1, 2], {}, new Map()]) {
    assert.throws(() => signSync(credential, null, { ...OUTSIDE, signer: () => answer }), wrong);
    await assert.rejects(sign(credential, null, { ...OUTSIDE, signer: () => answer }), wrong);
  }
  const promised = { ...OUTSIDE, signer: async () => Buffer.alloc(64) };
  assert.throws(() => signSync(credential, null, promised), /Received an instance of Promise/);
});

test('an outside signer is not asked about a document with errors', async () => {
  const signer = () => assert.fail('asked');
  await assert.rejects(sign({ ...credential, issuer: 5 }, null, { ...OUTSIDE, signer }), { name: 'OvenbirdError' });
  await assert.rejects(sign(credential, null, { signer }), { code: 'option.conflict' });
});

test('wrong types are TypeErrors', async () => {
  const wrong = (name) => ({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: new RegExp(`"${name}`) });
  for (const value of [undefined, null, 5, true, [], new Map(), Symbol('s')]) {
    assert.throws(() => signSync(credential, value), wrong('key"'));
    await assert.rejects(sign(credential, value), wrong('key"'));
    assert.throws(() => signSync(value, key), wrong('document"'));
    await assert.rejects(sign(value, key), wrong('document"'));
    assert.throws(() => signingInput(value), wrong('document"'));
    assert.throws(() => attachSignature(value, Buffer.alloc(64)), wrong('input"'));
    assert.throws(() => attachSignature('a.b', value), wrong('signature"'));
    assert.throws(() => verifySignature(value, []), wrong('token"'));
    assert.throws(() => verifySignature('a.b.c', [key, value]), wrong('keys\\[1\\]"'));
  }
  for (const value of [undefined, null, 5]) assert.throws(() => verifySignature('a.b.c', value), wrong('keys"'));
  for (const value of [5, 'ES256', [], new Map()]) {
    assert.throws(() => signSync(credential, key, value), wrong('options"'));
    assert.throws(() => signingInput(credential, value), wrong('options"'));
    assert.throws(() => attachSignature('a.b', Buffer.alloc(64), value), wrong('options"'));
    assert.throws(() => verifySignature('a.b.c', [], value), wrong('options"'));
  }
  for (const signer of [5, 'x', {}, true]) assert.throws(() => signSync(credential, null, { signer }), wrong('options.signer"'));
  assert.throws(() => signingInput(credential, { key: 5 }), wrong('options.key"'));
});

test('refusals have their codes', () => {
  assert.throws(() => signSync(credential, key.public()), { code: 'key.not_private' });
  assert.throws(() => signSync(credential, key, { algorithm: 'RS256' }), { code: 'option.conflict' });
  assert.throws(() => signSync(credential, key, { algorithm: 'HS256' }), { code: 'option.invalid' });
  assert.throws(() => signSync(credential, key, { algorithm: 'none' }), { code: 'option.invalid' });
  assert.throws(() => signSync(credential, key, { key: key.public() }), { code: 'option.conflict' });
  assert.throws(() => signSync(credential, key, { signature_encoding: 'der' }), { code: 'argument.invalid' });
  assert.throws(() => verifySignature('a.b.c', [], { mode: 'lax' }), { code: 'option.invalid' });
});

test('no error of signing tells a private key', () => {
  for (const [kind, privateKey] of Object.entries(keys)) {
    const jwk = JSON.parse(privateKey.write('jwk'));
    const calls = [
      () => signSync('{}', jwk),
      () => signSync(credential, jwk, { algorithm: kind === 'rsa' ? 'ES256' : 'RS256' }),
      () => signSync(credential, { ...jwk, kty: 'oct' }),
      () => verifySignature(privateKey.write('jwk'), privateKey.public()),
      () => attachSignature('a.b', Buffer.alloc(64), { key: { ...jwk, kty: 'oct' } }),
    ];
    for (const call of calls) {
      assert.throws(call, (error) => {
        const told = inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error.detail);
        return error.name === 'OvenbirdError' && !told.includes(jwk.d.slice(3, 20));
      });
    }
  }
});

test('what lies on Object.prototype is no signer and no option', () => {
  Object.assign(Object.prototype, { signer: () => assert.fail('asked'), signature_encoding: 'der', key: 'z6Mk', limits: 5 });
  try {
    assert.ok(signSync(credential, key).token);
    assert.ok(signSync(credential, keys.rsa.public(), Object.assign(Object.create(null), { signer: outside('rsa', 'sha256') })).token);
    assert.ok(verifySignature(signSync(credential, key), key.public()).verified);
  } finally {
    for (const name of ['signer', 'signature_encoding', 'key', 'limits']) delete Object.prototype[name];
  }
});

test('one key signs many documents at once, each its own', async () => {
  const names = Array.from({ length: 200 }, (_, i) => `Baker ${i}`);
  const used = Object.values(keys);
  const made = await Promise.all(names.map((name, i) => sign({ ...credential, name }, used[i % used.length])));
  made.forEach((signed, i) => {
    const report = verifySignature(signed, used[i % used.length].public());
    assert.equal(report.verified, true);
    assert.equal(JSON.parse(report.document).name, names[i]);
  });
});

test('a key may be let go, and a document changed, while its call is under way', async () => {
  const document = structuredClone(credential);
  let mine = Key.generateSync({ kind: 'p384', id: keyUrl });
  const publicKey = mine.public();
  const signing = Array.from({ length: 20 }, () => sign(document, mine));
  mine = undefined;
  document.name = 'Another';
  globalThis.gc?.();
  for (const signed of await Promise.all(signing)) {
    const report = verifySignature(signed, publicKey);
    assert.equal(report.verified, true);
    assert.equal(JSON.parse(report.document).name, credential.name);
  }
});
