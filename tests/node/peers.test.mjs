/** Keys and tokens to and from independent software: `jose`. What is signed here verifies there, and the other way round. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as jose from 'jose';
import { ovenbird } from './support/package.mjs';
import { assertion, credential, keyUrl } from './support/samples.mjs';

const { Key, sign, signSync, verifySignature } = ovenbird;
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
/** An algorithm of each kind, with which jose makes and reads keys. */
const KINDS = { rsa: 'RS256', p256: 'ES256', p384: 'ES384', ed25519: 'EdDSA' };
const signable = { ...assertion, verification: { type: 'SignedBadge', creator: keyUrl } };
const keys = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, Key.generateSync({ kind })]));
const encoder = new TextEncoder();

/** The claims that Open Badges 3.0 asks for. */
const claims = {
  iss: credential.issuer.id ?? credential.issuer,
  jti: credential.id,
  sub: credential.credentialSubject.id,
  nbf: Date.parse(credential.validFrom) / 1000,
};

/** The token of another document under the same signature. */
function changed(token) {
  const [header, payload, signature] = token.split('.');
  const document = JSON.parse(Buffer.from(payload, 'base64url'));
  const other = Buffer.from(JSON.stringify({ ...document, id: 'urn:uuid:ffffffff-0000-4000-8000-000000000000' }));
  return `${header}.${other.toString('base64url')}.${signature}`;
}

/** The codes of a token that is not verified. */
function refused(token, key, options) {
  const report = verifySignature(token, key, options);
  assert.equal(report.verified, false);
  return report.problems.map(({ code }) => code);
}

for (const [algorithm, kind] of Object.entries(ALGORITHMS)) {
  test(`jose verifies what is signed here with ${algorithm}`, async () => {
    const key = keys[kind];
    const imported = await jose.importJWK(JSON.parse(key.public().write('jwk')), algorithm);
    const { token } = await sign(signable, key, { algorithm });
    const { payload, protectedHeader } = await jose.compactVerify(token, imported, { algorithms: [algorithm] });
    assert.deepEqual(protectedHeader, { alg: algorithm });
    assert.deepEqual(JSON.parse(Buffer.from(payload)), signable);
    const vc = signSync(credential, key, { algorithm, key_id: keyUrl }).token;
    const checked = await jose.jwtVerify(vc, imported, { algorithms: [algorithm], issuer: claims.iss, typ: 'JWT' });
    assert.deepEqual({ ...checked.payload, ...credential, ...claims }, checked.payload);
    for (const bad of [changed(token), changed(vc)]) {
      await assert.rejects(jose.compactVerify(bad, imported), jose.errors.JWSSignatureVerificationFailed);
    }
  });

  test(`what jose signs with ${algorithm} is verified here`, async () => {
    const { privateKey, publicKey } = await jose.generateKeyPair(algorithm, { extractable: true });
    const jwk = await jose.exportJWK(publicKey);
    const bytes = encoder.encode(JSON.stringify(signable));
    const token = await new jose.CompactSign(bytes).setProtectedHeader({ alg: algorithm }).sign(privateKey);
    const report = verifySignature(token, jwk);
    assert.deepEqual([report.verified, report.algorithm, report.problems], [true, algorithm, []]);
    assert.deepEqual(JSON.parse(report.document), signable);
    const header = { alg: algorithm, jwk, typ: 'JWT' };
    const vc = await new jose.SignJWT({ ...credential, ...claims }).setProtectedHeader(header).sign(privateKey);
    const strict = verifySignature(vc, jwk);
    assert.deepEqual([strict.verified, strict.format, strict.problems], [true, 'vc_jwt', []]);
    const brought = verifySignature(vc, [], { accept_header_key: true });
    assert.deepEqual([brought.verified, brought.key.source], [true, 'header']);
    assert.deepEqual(refused(changed(token), jwk), ['jws.signature']);
    assert.ok(refused(changed(vc), jwk).includes('jws.signature'));
    assert.deepEqual(refused(token, keys[kind].public()), ['jws.signature']);
  });
}

for (const [kind, algorithm] of Object.entries(KINDS)) {
  test(`keys of ${kind} move both ways as JWK and PEM`, async () => {
    const key = keys[kind];
    const options = { extractable: true };
    const whole = JSON.parse(key.write('jwk'));
    const imported = await jose.importJWK(whole, algorithm, options);
    const { alg, ...exported } = await jose.exportJWK(imported);
    assert.deepEqual(exported, whole);
    const fromPem = await jose.importPKCS8(key.write('pem'), algorithm, options);
    assert.equal((await jose.exportPKCS8(fromPem)).trim(), key.write('pem').trim());
    const spki = await jose.importSPKI(key.public().write('pem'), algorithm, options);
    assert.equal((await jose.exportSPKI(spki)).trim(), key.public().write('pem').trim());
    assert.equal(await jose.calculateJwkThumbprint(whole, 'sha256'), key.thumbprint);
    const pair = await jose.generateKeyPair(algorithm, options);
    const theirs = Key.read(await jose.exportPKCS8(pair.privateKey));
    assert.equal(theirs.isPrivate, true);
    const { alg: ignored, ...members } = await jose.exportJWK(pair.privateKey);
    assert.deepEqual(JSON.parse(theirs.write('jwk')), members);
    assert.equal(Key.read(members).thumbprint, await jose.calculateJwkThumbprint(members));
  });
}

test('what jose signs with a shared secret, or not at all, is refused', async () => {
  const secret = encoder.encode('a secret of at least 32 bytes, as it asks');
  const bytes = encoder.encode(JSON.stringify(signable));
  const hmac = await new jose.CompactSign(bytes).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  assert.deepEqual(refused(hmac, keys.rsa.public()), ['jws.hmac']);
  const none = new jose.UnsecuredJWT(signable).encode();
  assert.deepEqual(refused(none, keys.rsa.public()), ['jws.unsigned']);
});

test('what jose signs with extensions of the header is refused', async () => {
  const { privateKey, publicKey } = await jose.generateKeyPair('ES256');
  const jwk = await jose.exportJWK(publicKey);
  const header = { alg: 'ES256', b64: true, crit: ['b64'] };
  const token = await new jose.CompactSign(encoder.encode(JSON.stringify(signable)))
    .setProtectedHeader(header)
    .sign(privateKey);
  assert.deepEqual(refused(token, jwk), ['jws.critical', 'jws.unencoded']);
});
