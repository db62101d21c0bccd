/**
 * Credentials with embedded proofs to and from independent software: the suites of @digitalbazaar. What is signed here verifies
 * there, what is signed there verifies here, and a changed credential verifies nowhere.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { Ed25519VerificationKey2020 } from '@digitalbazaar/ed25519-verification-key-2020';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { loader } from './support/oracle.mjs';
import { ovenbird } from './support/package.mjs';
import { credential } from './support/samples.mjs';
import { web } from './support/verifying.mjs';

const { Key, didDocument, sign, verify, verifySignature } = ovenbird;
const ISSUER = 'did:web:issuer.example';
const DID_URL = 'https://issuer.example/.well-known/did.json';
const badge = { ...credential, issuer: { ...credential.issuer, id: ISSUER } };

/** Of each suite the kinds of keys that go with it, and how the peer signs and verifies. */
const SUITES = {
  'eddsa-rdfc-2022': { kinds: ['ed25519'], signing: eddsaRdfc, verifying: eddsaRdfc },
  'eddsa-jcs-2022': {
    kinds: ['ed25519'],
    signing: eddsaJcs.createSignCryptosuite(),
    verifying: eddsaJcs.createVerifyCryptosuite(),
  },
  'ecdsa-rdfc-2019': { kinds: ['p256', 'p384'], signing: ecdsaRdfc, verifying: ecdsaRdfc },
  'ecdsa-jcs-2019': {
    kinds: ['p256', 'p384'],
    signing: ecdsaJcs.createSignCryptosuite(),
    verifying: ecdsaJcs.createVerifyCryptosuite(),
  },
};
const CASES = Object.entries(SUITES).flatMap(([suite, { kinds, ...how }]) => kinds.map((kind) => ({ suite, kind, ...how })));

/** A key of the peer's, which says that it is the issuer's. */
async function theirKey(kind) {
  const pair =
    kind === 'ed25519'
      ? await Ed25519Multikey.generate({ controller: ISSUER })
      : await EcdsaMultikey.generate({ controller: ISSUER, curve: { p256: 'P-256', p384: 'P-384' }[kind] });
  const { publicKeyMultibase } = await pair.export({ publicKey: true });
  pair.id = `${ISSUER}#${publicKeyMultibase}`;
  const signer = { ...pair.signer(), id: pair.id };
  return { signer, own: Key.read(publicKeyMultibase) };
}

/** What the peer loads: the issuer's DID document as it is written here, and each of its keys alone. */
function published(...keys) {
  const document = JSON.parse(didDocument(ISSUER, keys));
  const methods = document.verificationMethod.map((method) => [
    method.id,
    { '@context': 'https://w3id.org/security/multikey/v1', ...method },
  ]);
  return { document, documentLoader: loader({ [ISSUER]: document, ...Object.fromEntries(methods) }) };
}

/** What the peer says of a credential. */
async function theirVerdict(signed, suite, documentLoader) {
  const { verified, error } = await vc.verifyCredential({ credential: structuredClone(signed), suite, documentLoader });
  return verified ? 'verified' : (error.errors?.[0]?.message ?? error.message);
}

/** What is said of it here, with the issuer's DID document at its place. */
async function ourVerdict(signed, document) {
  const fetch = web({ [DID_URL]: document });
  const report = await verify(JSON.stringify(signed), { fetch });
  assert.deepEqual(fetch.asked.map(([url]) => url), [DID_URL]);
  return report;
}

/** The credential of somebody else under the same proof. */
const changed = (signed) => ({ ...signed, credentialSubject: { ...signed.credentialSubject, id: 'https://eve.example/me' } });

for (const { suite, kind, verifying } of CASES) {
  test(`@digitalbazaar verifies what is signed here with ${suite} and a key on ${kind}`, async () => {
    const key = Key.generateSync({ kind });
    const { document, documentLoader } = published(key.public());
    const [method] = document.assertionMethod;
    const { token } = await sign(badge, key, { cryptosuite: suite, verification_method: method });
    const signed = JSON.parse(token);
    assert.deepEqual({ ...signed, proof: undefined }, { ...badge, proof: undefined });
    const peer = new DataIntegrityProof({ cryptosuite: verifying });
    assert.equal(await theirVerdict(signed, peer, documentLoader), 'verified');
    assert.match(await theirVerdict(changed(signed), peer, documentLoader), /signature/i);
    const report = await ourVerdict(signed, document);
    assert.deepEqual([report.verdict, report.trust, report.proofs[0].cryptosuite], ['valid', 'issuer', suite]);
  });
}

for (const { suite, kind, signing } of CASES) {
  test(`what @digitalbazaar signs with ${suite} and a key on ${kind} is verified here`, async () => {
    const { signer, own } = await theirKey(kind);
    const { document, documentLoader } = published(own);
    const peer = new DataIntegrityProof({ signer, cryptosuite: signing });
    const signed = await vc.issue({ credential: structuredClone(badge), suite: peer, documentLoader });
    const report = verifySignature(JSON.stringify(signed), own);
    assert.deepEqual([report.verified, report.format, report.problems], [true, 'data_integrity', []]);
    const whole = await ourVerdict(signed, document);
    assert.deepEqual([whole.verdict, whole.trust, whole.proofs[0].verified], ['valid', 'issuer', true]);
    const forged = await ourVerdict(changed(signed), document);
    assert.deepEqual([forged.verdict, forged.checks.integrity.result], ['invalid', 'failed']);
    const other = verifySignature(JSON.stringify(signed), Key.generateSync({ kind }).public());
    assert.equal(other.verified, false);
  });
}

test('a proof set of both is verified on both sides', async () => {
  const key = Key.generateSync({ kind: 'ed25519' });
  const { signer, own } = await theirKey('ed25519');
  const { document, documentLoader } = published(key.public(), own);
  const suite = new DataIntegrityProof({ signer, cryptosuite: eddsaRdfc });
  const first = await vc.issue({ credential: structuredClone(badge), suite, documentLoader });
  const [method] = document.assertionMethod;
  const { token } = await sign(first, key, { cryptosuite: 'eddsa-rdfc-2022', verification_method: method });
  const both = JSON.parse(token);
  assert.equal(both.proof.length, 2);
  const peer = new DataIntegrityProof({ cryptosuite: eddsaRdfc });
  assert.equal(await theirVerdict(both, peer, documentLoader), 'verified');
  const report = await ourVerdict(both, document);
  assert.deepEqual(report.proofs.map(({ verified }) => verified), [true, true]);
});

/** The same badge in the shape of VC 1.1. */
function olderBadge() {
  const { '@context': ignored, validFrom, ...rest } = badge;
  return {
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
      'https://w3id.org/security/suites/ed25519-2020/v1',
    ],
    ...rest,
    issuanceDate: validFrom,
  };
}

test('what @digitalbazaar signs with Ed25519Signature2020 is verified here', async () => {
  const pair = await Ed25519VerificationKey2020.generate({ controller: ISSUER });
  const own = Key.read(pair.publicKeyMultibase);
  const { document, documentLoader } = published(own);
  const suite = new Ed25519Signature2020({ key: pair });
  const signed = await vc.issue({ credential: olderBadge(), suite, documentLoader });
  assert.equal(signed.proof.type, 'Ed25519Signature2020');
  const report = await ourVerdict(signed, document);
  assert.deepEqual([report.verdict, report.proofs[0].cryptosuite], ['valid', 'Ed25519Signature2020']);
  assert.equal((await ourVerdict(changed(signed), document)).verdict, 'invalid');
});

test('what @digitalbazaar discloses of a credential with ecdsa-sd-2023 is verified here, and so is the whole', async () => {
  const { signer, own } = await theirKey('p256');
  const { document, documentLoader } = published(own);
  const mandatoryPointers = ['/issuer', '/validFrom', '/credentialSubject/type', '/credentialSubject/achievement', '/name'];
  const base = new DataIntegrityProof({ signer, cryptosuite: ecdsaSd.createSignCryptosuite({ mandatoryPointers }) });
  const signed = await vc.issue({ credential: structuredClone(badge), suite: base, documentLoader });
  const whole = verifySignature(JSON.stringify(signed), own);
  assert.deepEqual([whole.verified, whole.proofs[0].cryptosuite], [true, 'ecdsa-sd-2023']);
  const discloser = new DataIntegrityProof({
    cryptosuite: ecdsaSd.createDiscloseCryptosuite({ selectivePointers: ['/credentialSubject/id'] }),
  });
  const derived = await vc.derive({ verifiableCredential: signed, suite: discloser, documentLoader });
  const peer = new DataIntegrityProof({ cryptosuite: ecdsaSd.createVerifyCryptosuite() });
  assert.equal(await theirVerdict(derived, peer, documentLoader), 'verified');
  const report = await ourVerdict(derived, document);
  assert.deepEqual([report.verdict, report.proofs[0].verified], ['valid', true]);
  assert.equal((await ourVerdict(changed(derived), document)).verdict, 'invalid');
});
