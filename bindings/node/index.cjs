'use strict';

/**
 * Open Badges for Node: this half checks the arguments and reads the answers, the addon does the work.
 * What each function takes, gives and throws is documented in index.d.ts.
 */

const {
  bytes,
  candidates,
  copy,
  document,
  either,
  isShared,
  overlap,
  settings,
  text,
  view,
  withTexts,
} = require('./lib/arguments.cjs');
const { OvenbirdError } = require('./lib/errors.cjs');
const { call, native, wait } = require('./lib/calls.cjs');
const { canonicalize, equalCredentials } = require('./lib/canonical.cjs');
const { Contexts } = require('./lib/contexts.cjs');
const { StatusList, issue, issueAndBake, issueAndBakeSync, issueSync } = require('./lib/issue.cjs');
const { join, toPieces } = require('./lib/pieces.cjs');
const { Key, attachSignature, didDocument, sign, signSync, signingInput, verifySignature } = require('./lib/sign.cjs');
const { FetchFailure, Verification, guarded, verify } = require('./lib/verify.cjs');

function sniff(input) {
  return call(native.sniff, bytes(input, 'bytes'));
}

async function bake(image, payload, options) {
  return wait(native.bake, bytes(image, 'image'), document(payload, 'payload'), settings(options));
}

function bakeSync(image, payload, options) {
  const { pieces, length } = splice(image, payload, options);
  return join(pieces, length);
}

function splice(image, payload, options) {
  const input = bytes(image, 'image');
  const [json, plan, inserted] = call(native.splice, input, document(payload, 'payload'), settings(options));
  const report = JSON.parse(json);
  return { pieces: toPieces(input, plan, inserted), length: report.length, report };
}

function bakeInto(image, payload, target, options) {
  // These first: writing an object as JSON may run code of the caller's, which must not move the bytes after a look.
  const [badge, chosen] = [document(payload, 'payload'), settings(options)];
  const [input, output] = [bytes(image, 'image'), view(target, 'target')];
  if (isShared(output)) {
    // Rust must not write where another thread may read: it writes here, and JavaScript writes there.
    const scratch = Buffer.allocUnsafeSlow(output.length);
    const length = call(native.bakeInto, input, badge, scratch, chosen);
    output.set(scratch.subarray(0, length));
    return length;
  }
  return call(native.bakeInto, overlap(input, output) ? copy(input) : input, badge, output, chosen);
}

async function unbake(image, options) {
  return JSON.parse(await wait(native.unbake, bytes(image, 'image'), settings(options)));
}

function unbakeSync(image, options) {
  return JSON.parse(call(native.unbakeSync, bytes(image, 'image'), settings(options)));
}

async function unbakeOne(image, options) {
  return JSON.parse(await wait(native.unbakeOne, bytes(image, 'image'), settings(options)));
}

function unbakeOneSync(image, options) {
  return JSON.parse(call(native.unbakeOneSync, bytes(image, 'image'), settings(options)));
}

function strip(image, options) {
  return call(native.strip, bytes(image, 'image'), settings(options));
}

function inspect(input, options) {
  return JSON.parse(call(native.inspect, either(input, 'input'), settings(options)));
}

function validate(input, options) {
  return JSON.parse(call(native.validate, either(input, 'input'), settings(options)));
}

function validateExtension(extension, schema, options) {
  const args = [document(extension, 'extension'), document(schema, 'schema'), settings(options)];
  return JSON.parse(call(native.validateExtension, ...args));
}

function rules() {
  return JSON.parse(call(native.rules));
}

function upgrade(badge, to, options) {
  const args = [document(badge, 'document'), text(to, 'to'), settings(withTexts(options, ['badge', 'issuer']))];
  return JSON.parse(call(native.upgrade, ...args));
}

function parse(badge, options) {
  return JSON.parse(call(native.parse, document(badge, 'document'), settings(options)));
}

function payload(badge, options) {
  return JSON.parse(call(native.payload, document(badge, 'payload'), settings(options)));
}

function hashIdentity(identity, salt, algorithm = 'sha256', version = '2.0') {
  const seasoning = salt === undefined || salt === null ? undefined : text(salt, 'salt');
  const names = [text(algorithm, 'algorithm'), text(version, 'version')];
  return call(native.hashIdentity, text(identity, 'identity'), seasoning, ...names);
}

function matchRecipient(badge, identities, options) {
  const args = [document(badge, 'document'), candidates(identities), settings(options)];
  return JSON.parse(call(native.matchRecipient, ...args));
}

function errorCodes() {
  return JSON.parse(call(native.errorCodes));
}

function explain(code) {
  return JSON.parse(call(native.explain, text(code, 'code')));
}

function version() {
  return call(native.version);
}

function abiVersion() {
  return call(native.abiVersion);
}

module.exports = {
  Contexts,
  FetchFailure,
  Key,
  OvenbirdError,
  StatusList,
  Verification,
  abiVersion,
  attachSignature,
  bake,
  bakeInto,
  bakeSync,
  canonicalize,
  didDocument,
  equalCredentials,
  errorCodes,
  explain,
  guarded,
  hashIdentity,
  inspect,
  issue,
  issueAndBake,
  issueAndBakeSync,
  issueSync,
  matchRecipient,
  parse,
  payload,
  rules,
  sign,
  signSync,
  signingInput,
  sniff,
  splice,
  strip,
  unbake,
  unbakeOne,
  unbakeOneSync,
  unbakeSync,
  upgrade,
  validate,
  validateExtension,
  verify,
  verifySignature,
  version,
};

// Only in an addon built for the tests.
if (native._panicForTest) {
  Object.defineProperties(module.exports, {
    _panicForTest: { value: () => call(native._panicForTest) },
    _panicInTaskForTest: { value: () => wait(native._panicInTaskForTest) },
  });
}
