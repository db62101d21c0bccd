/** How the cases of keys, signing, issuing and status lists are run. */

import assert from 'node:assert/strict';
import { ovenbird } from './package.mjs';
import { bytes, text, withContexts } from './vectors.mjs';

const { Key, StatusList } = ovenbird;

/** The signatures that are the same each time. */
const DETERMINISTIC = ['RS256', 'RS384', 'RS512', 'EdDSA'];

/** The key of a case. */
function keyOf({ key }, options) {
  return Key.read(text(key), options);
}

/** Reads a key and asks it something. */
const asked = (ask) => (args) => ask(keyOf(args, args.options), args);

function keyRead(key) {
  const info = key.info();
  const shown = [key.kind, key.bits, key.isPrivate, key.id, key.thumbprint, key.algorithms, key.multikey, key.did];
  const { kind, bits, private: isPrivate, id, thumbprint, algorithms, multikey, did_key: did } = info;
  const told = [kind, bits, isPrivate, id ?? undefined, thumbprint, algorithms, multikey ?? undefined, did ?? undefined];
  assert.deepEqual(shown, told);
  return info;
}

async function keyGenerate({ options }) {
  const key = await Key.generate(options);
  const jwk = key.write('jwk');
  assert.deepEqual(Key.read(jwk).info(), key.info());
  return { info: key.info(), jwk };
}

async function sign(args) {
  const key = keyOf(args, args.key_options);
  const options = withContexts(args);
  const given = [text(args.document), key, options];
  const signed = ovenbird.signSync(...given);
  const later = await ovenbird.sign(...given);
  assert.deepEqual(DETERMINISTIC.includes(signed.algorithm) ? later : { ...later, token: signed.token }, signed);
  for (const token of [signed, later.token]) {
    const { verified, proofs } = ovenbird.verifySignature(token, key.public(), { contexts: options?.contexts });
    assert.deepEqual([verified, proofs === undefined], [true, signed.cryptosuite === undefined]);
  }
  return signed;
}

function verifySignature({ token, keys, ...args }) {
  const [texts, options] = [keys.map(text), withContexts(args)];
  const report = ovenbird.verifySignature(text(token), texts, options);
  assert.deepEqual(ovenbird.verifySignature({ token: text(token) }, texts.map((key) => Key.read(key)), options), report);
  return report;
}

/** The request as an object, or as its text where it is none. */
function requestOf({ request }) {
  return typeof request === 'object' && request !== null && !Array.isArray(request) ? request : JSON.stringify(request);
}

async function issue(args) {
  const request = requestOf(args);
  const issued = ovenbird.issueSync(request, args.options);
  assert.deepEqual(await ovenbird.issue(JSON.stringify(args.request), args.options), issued);
  // A revocation list of 1.x is a map without a context or a type, which nobody recognises alone.
  if (issued.class !== 'RevocationList' || !issued.version.startsWith('1.')) {
    const report = ovenbird.validate(issued.document);
    assert.deepEqual([report.ok, report.warnings], [true, 0]);
  }
  return issued;
}

async function issueAndBake(args) {
  const key = args.key === undefined || args.key === null ? null : keyOf(args, args.key_options);
  const options = args.contexts ? { ...args.options, sign: withContexts({ ...args, options: args.options?.sign }) } : args.options;
  const given = [bytes(args.image), requestOf(args), key, options];
  const made = ovenbird.issueAndBakeSync(...given);
  const later = await ovenbird.issueAndBake(...given);
  if (!made.signed || DETERMINISTIC.includes(made.signed.algorithm)) assert.deepEqual(later, made);
  for (const { bytes: image, payload } of [made, later]) {
    const found = ovenbird.unbakeOneSync(image);
    assert.deepEqual([found.text, found.problems], [payload, []]);
  }
  const { bytes: image, ...answer } = made;
  return { answer, bytes: image };
}

function statusList({ encoded, options, set = [], get = [] }) {
  const list = encoded === undefined ? new StatusList(options) : StatusList.decode(text(encoded), options);
  for (const [index, status] of set) list.set(index, status);
  const again = StatusList.decode(list.encode(), options);
  return { length: again.length, statuses: get.map((index) => again.get(index)) };
}

/** Each operation as a function of a case's arguments; it throws, or rejects, with the error of the case. */
export const SIGNING = {
  key_read: asked(keyRead),
  key_write: asked((key, { format }) => key.write(format)),
  key_public: asked((key, { format }) => key.public().write(format)),
  key_generate: keyGenerate,
  sign,
  signing_input: (args) => ovenbird.signingInput(text(args.document), withContexts(args)),
  attach_signature: ({ input, signature, ...args }) =>
    ovenbird.attachSignature(text(input), bytes(signature), withContexts(args)),
  verify_signature: verifySignature,
  issue,
  issue_and_bake: issueAndBake,
  status_list: statusList,
};

/** The results of these operations by the name of their type; what is compared elsewhere is left out. */
export const SIGNING_TYPES = {
  key_read: 'KeyInfo',
  sign: 'Signed',
  signing_input: 'SigningInput',
  verify_signature: 'SignatureReport',
  issue: 'Issued',
};
