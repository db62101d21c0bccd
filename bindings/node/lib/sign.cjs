'use strict';

/** Signing, with keys at hand or by an outside signer, and checking signatures. */

const { bytes, document, isPlainObject, settings, text } = require('./arguments.cjs');
const { call, native, wait } = require('./calls.cjs');
const { withoutContexts } = require('./contexts.cjs');
const { argumentInvalid, wrongType } = require('./errors.cjs');
const { Key, didDocument, nativeKey, nativeKeys, publicText, withKey } = require('./keys.cjs');

/** An own member of an object. What lies on Object.prototype is none. */
function own(object, name) {
  const value = isPlainObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
  return value === null ? undefined : value;
}

/** What `sign` and `signSync` have in common: `args` for the addon, or the steps before and after an outside signer. */
function prepare(badge, key, options) {
  const [signer, encoding] = [own(options, 'signer'), own(options, 'signature_encoding')];
  const payload = document(badge, 'document');
  const [chosen, contexts] = withoutContexts(options);
  if (signer !== undefined) return outside([payload, key, chosen, contexts], signer, encoding);
  if (encoding !== undefined) throw argumentInvalid('signature_encoding goes with signer');
  return { args: [payload, nativeKey(key, 'key'), settings(withKey(chosen)), contexts] };
}

/** `ask` asks the signer, `finish` makes the answer of its signature. */
function outside([payload, key, options, contexts], signer, encoding) {
  if (typeof signer !== 'function') throw wrongType('options.signer', 'a function', signer);
  const { signer: _signer, signature_encoding: _encoding, ...others } = options;
  const given = key === undefined || key === null ? withKey(others) : { ...others, key: publicText(key, 'key') };
  const asked = JSON.parse(call(native.signingInput, payload, settings(given), contexts));
  const unsigned = own(asked, 'unsigned');
  const { input, unsigned: _unsigned, ...about } = asked;
  const attach = settings({ key: own(given, 'key'), encoding, limits: own(given, 'limits') });
  const finish = (signature) => ({
    token: call(native.attachSignature, unsigned ?? input, bytes(signature, 'signature'), attach, contexts),
    ...about,
  });
  return { ask: () => signer(Buffer.from(input, unsigned === undefined ? 'latin1' : 'base64url')), finish };
}

async function sign(badge, key, options) {
  const { args, ask, finish } = prepare(badge, key, options);
  return args ? JSON.parse(await wait(native.sign, ...args)) : finish(await ask());
}

function signSync(badge, key, options) {
  const { args, ask, finish } = prepare(badge, key, options);
  return args ? JSON.parse(call(native.signSync, ...args)) : finish(ask());
}

function signingInput(badge, options) {
  const [chosen, contexts] = withoutContexts(options);
  return JSON.parse(call(native.signingInput, document(badge, 'document'), settings(withKey(chosen)), contexts));
}

/** The text of an argument that is one, or an answer that has it as a member. */
function textOf(value, member, name) {
  const found = isPlainObject(value) && Object.hasOwn(value, member) ? value[member] : value;
  return text(found, name);
}

function attachSignature(input, signature, options) {
  const member = own(input, 'unsigned') === undefined ? 'input' : 'unsigned';
  const [others, contexts] = withoutContexts(options);
  const chosen = settings(withKey(others));
  return call(native.attachSignature, textOf(input, member, 'input'), bytes(signature, 'signature'), chosen, contexts);
}

function verifySignature(token, keys, options) {
  const [held, [chosen, contexts]] = [nativeKeys(keys), withoutContexts(options)];
  const args = [textOf(token, 'token', 'token'), held, settings(chosen), contexts];
  return JSON.parse(call(native.verifySignature, ...args));
}

module.exports = { Key, attachSignature, didDocument, sign, signSync, signingInput, verifySignature };
