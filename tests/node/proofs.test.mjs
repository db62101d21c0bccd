/** Embedded proofs, the contexts that they rest on, and the documents around them. */

import assert from 'node:assert/strict';
import { createHash, createPrivateKey, sign as nodeSign } from 'node:crypto';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import { imported, ovenbird } from './support/package.mjs';
import { credential, keyUrl, png } from './support/samples.mjs';

const { Contexts, Key, canonicalize, didDocument, equalCredentials, sign, signSync, signingInput, verify, verifySignature } =
  ovenbird;

const SUITES = [
  ['eddsa-rdfc-2022', 'ed25519', 'sha256'],
  ['eddsa-jcs-2022', 'ed25519', 'sha256'],
  ['ecdsa-rdfc-2019', 'p256', 'sha256'],
  ['ecdsa-jcs-2019', 'p256', 'sha256'],
  ['ecdsa-rdfc-2019', 'p384', 'sha384'],
];
const RDFC = { cryptosuite: 'eddsa-rdfc-2022' };
const kinds = [...new Set(SUITES.map(([, kind]) => kind))];
const keys = Object.fromEntries(kinds.map((kind) => [kind, Key.generateSync({ kind, id: keyUrl })]));
const key = keys.ed25519;

const contextUrl = 'https://issuer.example/context.json';
const context = { '@context': { oven: 'https://issuer.example/terms#oven' } };
const contexts = new Contexts({ [contextUrl]: context });
const own = { ...credential, '@context': [...credential['@context'], contextUrl], oven: 'hot' };

/** The proof of a signed credential. */
function proofOf({ token }) {
  return [JSON.parse(token).proof].flat()[0];
}

const codes = ({ problems }) => problems.map(({ code }) => code);

for (const [cryptosuite, kind, digest] of SUITES) {
  test(`what a proof of ${cryptosuite} with ${kind} signs is told and verified`, async () => {
    for (const signed of [await sign(credential, keys[kind], { cryptosuite }), signSync(credential, keys[kind], { cryptosuite })]) {
      assert.deepEqual([signed.format, signed.cryptosuite], ['data_integrity', cryptosuite]);
      assert.equal(proofOf(signed).verificationMethod, keyUrl);
      const report = verifySignature(signed, [Key.generateSync().public(), keys[kind].public()], { explain: true });
      assert.deepEqual([report.verified, report.format, report.header], [true, 'data_integrity', '']);
      const [{ verified, canonical, ...proof }] = report.proofs;
      assert.deepEqual([verified, proof.cryptosuite, proof.verification_method], [true, cryptosuite, keyUrl]);
      assert.deepEqual(proof.key, { source: 'given', index: 1, id: keyUrl, thumbprint: keys[kind].thumbprint });
      const hashed = (text) => createHash(digest).update(text).digest('hex');
      assert.equal(canonical.document_hash, hashed(canonical.document));
      assert.equal(canonical.options_hash, hashed(canonical.options));
      const algorithm = cryptosuite.includes('jcs') ? 'jcs' : 'rdfc';
      for (const [part, text] of [['document', canonical.document], ['proof', canonical.options]]) {
        assert.equal(canonicalize(signed.token, { algorithm, hash: digest, part }).text, text);
      }
    }
  });
}

test('a changed credential is not verified', async () => {
  const { token } = signSync(credential, key, { ...RDFC, verification_method: key.did });
  const changed = JSON.stringify({ ...JSON.parse(token), name: 'Head baker' });
  const report = verifySignature(changed, key.public());
  assert.deepEqual([report.verified, report.key, report.proofs[0].verified], [false, undefined, false]);
  assert.ok(codes(report.proofs[0]).includes('proof.signature'));
  assert.equal((await verify(changed)).verdict, 'invalid');
});

test('what is verified is a text or what sign gave, and no other object', () => {
  const signed = signSync(credential, key, RDFC);
  for (const form of [signed, signed.token, `  ${signed.token}`]) assert.ok(verifySignature(form, key.public()).verified);
  const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /"token"/ };
  assert.throws(() => verifySignature(JSON.parse(signed.token), key.public()), wrong);
});

test('the clock is asked only where a proof needs it', async () => {
  const before = Math.floor(Date.now() / 1000) * 1000;
  for (const options of [RDFC, { format: 'data_integrity' }]) {
    for (const signed of [signSync(credential, key, options), await sign(credential, key, options)]) {
      const created = Date.parse(proofOf(signed).created);
      assert.ok(created >= before && created < before + 120_000, proofOf(signed).created);
    }
    assert.ok(JSON.parse(signingInput(credential, { ...options, key }).unsigned).proof);
  }
  const first = signSync(credential, key);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.deepEqual(signSync(credential, key), first, 'a VC-JWT has no moment of signing');
});

test('moments are texts, Dates or seconds', () => {
  const created = '2026-03-01T10:00:00Z';
  const expected = signSync(credential, key, { ...RDFC, created });
  assert.deepEqual(signSync(credential, key, { ...RDFC, now_unix: Date.parse(created) / 1000 }), expected);
  const dated = signSync(credential, key, { ...RDFC, created: new Date(created), expires: new Date('2026-03-02T10:00:00Z') });
  assert.equal(Date.parse(proofOf(dated).created), Date.parse(created));
  for (const [at, found] of [[undefined, []], [new Date('2026-03-01T12:00:00Z'), []], ['2026-03-03T00:00:00Z', ['proof.expired']]]) {
    assert.deepEqual(codes(verifySignature(dated, key.public(), { at }).proofs[0]), found);
  }
});

test('domain and challenge have to be those that are expected', async () => {
  const asked = { domain: 'wallet.example', challenge: 'd8e1' };
  const signed = signSync(credential, key, { ...RDFC, ...asked, verification_method: key.did });
  assert.equal(verifySignature(signed, key.public(), asked).verified, true);
  for (const [options, code] of [[{ domain: 'evil.example' }, 'proof.domain'], [{ challenge: '0' }, 'proof.challenge']]) {
    assert.ok(codes(verifySignature(signed, key.public(), options).proofs[0]).includes(code));
    const { verdict, proofs } = await verify(signed.token, { keys: key, ...options });
    assert.equal(verdict, 'invalid');
    assert.ok(codes(proofs[0]).includes(code));
  }
});

test('an outside signer makes a proof, at once and later', async () => {
  for (const [kind, digest, bytes] of [['p256', 'sha256', 64], ['p384', 'sha384', 96]]) {
    const theirs = createPrivateKey(keys[kind].write('pem'));
    const publicKey = keys[kind].public();
    for (const [dsaEncoding, signature_encoding] of [['der', 'der'], ['ieee-p1363', undefined]]) {
      const signer = (input) => {
        assert.ok(Buffer.isBuffer(input) && input.length === bytes);
        return nodeSign(digest, input, { key: theirs, dsaEncoding });
      };
      const options = { cryptosuite: 'ecdsa-rdfc-2019', ...(signature_encoding ? { signature_encoding } : {}) };
      const later = await sign(credential, publicKey, { ...options, signer: async (input) => signer(input) });
      for (const signed of [signSync(credential, publicKey, { ...options, signer }), later]) {
        assert.deepEqual(Object.keys(signed).sort(), ['algorithm', 'cryptosuite', 'format', 'header', 'token']);
        assert.equal(verifySignature(signed, publicKey).verified, true);
      }
    }
    const asked = signingInput(credential, { key: publicKey, format: 'data_integrity' });
    const signature = nodeSign(digest, Buffer.from(asked.input, 'base64url'), { key: theirs, dsaEncoding: 'der' });
    for (const form of [asked, asked.unsigned]) {
      const whole = ovenbird.attachSignature(form, signature, { encoding: 'der', key: publicKey });
      assert.equal(verifySignature(whole, publicKey).verified, true);
    }
  }
});

test('a badge is issued with a proof in one call', async () => {
  const { issuer, credentialSubject } = credential;
  const request = { version: '3.0', recipient: 'ada@example.org', badge: credentialSubject.achievement, issuer };
  const options = { issue: { now_unix: 1_772_359_200 }, sign: { ...RDFC, contexts } };
  const made = await ovenbird.issueAndBake(png, request, key, options);
  assert.equal(proofOf(made.signed).created, '2026-03-01T10:00:00Z', 'the moment of issuing is that of signing');
  const report = await verify(made.bytes, { keys: [{ key: key.public(), issuer: issuer.id }], at: '2026-03-01T10:00:01Z' });
  assert.deepEqual([report.verdict, report.trust, report.refreshed], ['valid', 'pinned', false]);
  assert.deepEqual([report.proofs.length, report.statuses, report.standing.suspended], [1, undefined, false]);
});

test('an issuer that is its own key is valid on request alone', async () => {
  const mine = Key.generateSync();
  const { token } = signSync({ ...credential, issuer: { ...credential.issuer, id: mine.did } }, mine, RDFC);
  const report = await verify(token);
  assert.deepEqual([report.verdict, report.trust], ['unverified', 'self_asserted']);
  assert.equal((await verify(token, { accept_self_asserted: true })).verdict, 'valid');
});

test('a DID document leads to the key', async () => {
  const id = 'did:web:issuer.example';
  const mine = Key.generateSync({ id: `${id}#key-1` });
  const { token } = signSync({ ...credential, issuer: { ...credential.issuer, id } }, mine, RDFC);
  const body = didDocument(id, mine);
  assert.equal(didDocument(id, [mine.public()]), body);
  assert.ok(!body.includes(JSON.parse(mine.write('jwk')).d));
  const asked = [];
  const fetch = async (url, _init, { purpose }) => {
    asked.push([purpose, url]);
    return { status: 200, mediaType: 'application/did+json', body: Buffer.from(body) };
  };
  const report = await verify(token, { fetch });
  assert.deepEqual([report.verdict, report.trust], ['valid', 'issuer']);
  assert.deepEqual(asked, [['controller', 'https://issuer.example/.well-known/did.json']]);
  assert.deepEqual(Key.read(mine.write('did_jwk')).thumbprint, mine.thumbprint);
});

test('every call that takes contexts heeds them, in the background too', async () => {
  assert.deepEqual([contexts.knows(contextUrl), contexts.knows(credential['@context'][0]), contexts.knows('')], [true, true, false]);
  const unknown = { code: 'canon.context', kind: 'unsupported' };
  for (const options of [{}, { contexts: undefined }, { contexts: null }, { contexts: new Contexts() }]) {
    assert.throws(() => canonicalize(own, options), unknown);
    assert.throws(() => signSync(own, key, { ...RDFC, ...options }), unknown);
    await assert.rejects(sign(own, key, { ...RDFC, ...options }), unknown);
    assert.throws(() => signingInput(own, { ...RDFC, key, ...options }), unknown);
  }
  assert.match(canonicalize(own, { contexts }).text, /<https:\/\/issuer\.example\/terms#oven> "hot" \./);
  assert.ok(signingInput(own, { ...RDFC, key, contexts }).unsigned);
  const signed = await sign(own, key, { ...RDFC, contexts });
  const pinned = [{ key: key.public(), issuer: own.issuer.id }];
  for (const [held, good] of [[contexts, true], [undefined, false], [new Contexts({}), false]]) {
    assert.equal(verifySignature(signed, key.public(), { contexts: held }).verified, good);
    const report = await verify(signed.token, { keys: pinned, contexts: held });
    assert.equal(report.checks.integrity.result === 'passed', good);
    const machine = new ovenbird.Verification(signed.token, { keys: pinned, contexts: held });
    assert.equal(machine.report().verdict, report.verdict);
  }
});

test('one handle serves many calls at once, and outlives its object', async () => {
  let held = new Contexts({ [contextUrl]: JSON.stringify(context) });
  const signing = Array.from({ length: 60 }, (_, i) => sign({ ...own, oven: `${i}°` }, key, { ...RDFC, contexts: held }));
  held = undefined;
  globalThis.gc?.();
  const signed = await Promise.all(signing);
  const reports = await Promise.all(signed.map(({ token }) => verify(token, { keys: key, contexts })));
  reports.forEach(({ checks }, i) => assert.equal(checks.integrity.result, 'passed', `${i}`));
  signed.forEach(({ token }, i) => assert.equal(JSON.parse(token).oven, `${i}°`));
});

test('contexts do not cross into a worker, and show nothing but their number', () => {
  assert.equal(inspect(contexts), 'Contexts { registered: 1 }');
  assert.equal(JSON.stringify(contexts), '{}');
  assert.equal(String(contexts), '[object Contexts]');
  assert.throws(() => canonicalize(own, { contexts: structuredClone(contexts) }), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => Contexts.prototype.knows.call({}, contextUrl), TypeError);
  assert.throws(() => canonicalize(own, { contexts: Object.create(Contexts.prototype) }), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('worker threads make their own contexts of the same documents', async () => {
  const script = `
    const { parentPort, workerData: { folder, documents, own } } = require('node:worker_threads');
    const { Contexts, canonicalize } = require(folder);
    parentPort.postMessage(canonicalize(own, { contexts: new Contexts(documents) }).hash);`;
  const { folder } = await import('./support/package.mjs');
  const workerData = { folder, documents: { [contextUrl]: context }, own };
  const hashes = await Promise.all(
    Array.from({ length: 4 }, () => new Promise((resolve, reject) => {
      new Worker(script, { eval: true, workerData }).once('message', resolve).once('error', reject);
    })),
  );
  assert.deepEqual(new Set(hashes), new Set([canonicalize(own, { contexts }).hash]));
});

test('what is no context has a code', () => {
  const calls = [
    ['canon.definition', { [contextUrl]: {} }],
    ['canon.definition', { [contextUrl]: { '@context': { oven: 5 } } }],
    ['json.syntax', { [contextUrl]: '{' }],
    ['option.conflict', { 'https://www.w3.org/ns/credentials/v2': context }],
    ['argument.invalid', { '\ud83d': context }],
    ['argument.invalid', { [contextUrl]: '\ud83d' }],
  ];
  for (const [code, documents] of calls) assert.throws(() => new Contexts(documents), { name: 'OvenbirdError', code });
});

test('wrong types are TypeErrors', async () => {
  const wrong = (name) => ({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: new RegExp(`"${name}"`) });
  for (const value of [5, 'x', [], new Map(), true]) {
    assert.throws(() => new Contexts(value), wrong('documents'));
    const call = { contexts: value };
    assert.throws(() => canonicalize(own, call), wrong('options.contexts'));
    assert.throws(() => signSync(own, key, call), wrong('options.contexts'));
    await assert.rejects(sign(own, key, call), wrong('options.contexts'));
    assert.throws(() => signingInput(own, call), wrong('options.contexts'));
    assert.throws(() => verifySignature('a.b.c', [], call), wrong('options.contexts'));
    await assert.rejects(verify('{}', call), wrong('options.contexts'));
    assert.throws(() => new ovenbird.Verification('{}', call), wrong('options.contexts'));
    assert.throws(() => ovenbird.issueAndBakeSync(png, {}, key, { sign: call }), wrong('options.sign.contexts'));
  }
  for (const value of [undefined, null, 5, true, [], new Map(), Symbol('s')]) {
    assert.throws(() => canonicalize(value), wrong('document'));
    assert.throws(() => equalCredentials(value, '{}'), wrong('a'));
    assert.throws(() => equalCredentials('{}', value), wrong('b'));
    assert.throws(() => didDocument(value, key), wrong('id'));
    assert.throws(() => contexts.knows(value), wrong('url'));
    assert.throws(() => new Contexts({ [contextUrl]: value }), wrong('a context document'));
  }
  assert.throws(() => didDocument('did:web:issuer.example', [key, 5]), wrong('keys\\[1\\]'));
  assert.throws(() => canonicalize('{}', 5), wrong('options'));
});

test('refusals have their codes', () => {
  const calls = [
    ['option.invalid', () => canonicalize(credential, { algorithm: 'urdna2015' })],
    ['option.invalid', () => canonicalize(credential, { proof: -1 })],
    ['proof.missing', () => canonicalize(credential, { part: 'proof' })],
    ['canon.term', () => canonicalize({ ...credential, licence: 'B-17' })],
    ['limit.canonical_work', () => canonicalize(credential, { limits: { canonical_work: 1 } })],
    ['document.unrecognised', () => equalCredentials(credential, '{}')],
    ['argument.invalid', () => didDocument('urn:uuid:1', key)],
    ['argument.invalid', () => didDocument('did:web:issuer.example', [])],
    ['verify.did', () => didDocument('did:plc:abc', key)],
    ['option.conflict', () => signSync(credential, key, { cryptosuite: 'ecdsa-rdfc-2019' })],
    ['option.invalid', () => signSync(credential, key, { cryptosuite: 'rsa-rdfc-2022' })],
    ['key.not_private', () => signSync(credential, key.public(), RDFC)],
  ];
  for (const [code, call] of calls) assert.throws(call, { name: 'OvenbirdError', code });
});

test('two credentials are the same by issuer and id, and the newer one is told', () => {
  const again = { ...credential, validFrom: '2026-01-01T00:00:00Z' };
  assert.deepEqual(equalCredentials(credential, again), { equal: true, newer: 'second' });
  assert.deepEqual(equalCredentials(JSON.stringify(again), credential), { equal: true, newer: 'first' });
  assert.deepEqual(equalCredentials(credential, { ...again, id: 'https://issuer.example/credentials/2' }), { equal: false });
});

test('what lies on Object.prototype is no context and no proof', () => {
  Object.assign(Object.prototype, { contexts: 5, unsigned: '{}', cryptosuite: 'x' });
  try {
    assert.ok(canonicalize(credential).text);
    assert.ok(ovenbird.attachSignature(signingInput(credential, { key }).input, Buffer.alloc(64)));
    assert.equal(signSync(credential, key).format, 'vc_jwt');
    const signer = (input) => nodeSign(null, input, createPrivateKey(key.write('pem')));
    assert.deepEqual(signSync(credential, key.public(), { signer }), signSync(credential, key));
  } finally {
    for (const name of ['contexts', 'unsigned', 'cryptosuite']) delete Object.prototype[name];
  }
});

test('import has them too', async () => {
  const all = await imported();
  for (const name of ['Contexts', 'canonicalize', 'didDocument', 'equalCredentials']) assert.equal(all[name], ovenbird[name]);
});
