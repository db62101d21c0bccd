'use strict';

/** Credentials as they are signed: their canonical form, and whether two are the same one. */

const { document, settings } = require('./arguments.cjs');
const { call, native } = require('./calls.cjs');
const { withoutContexts } = require('./contexts.cjs');

function canonicalize(badge, options) {
  const [others, contexts] = withoutContexts(options);
  return JSON.parse(call(native.canonicalize, document(badge, 'document'), settings(others), contexts));
}

function equalCredentials(a, b, options) {
  return JSON.parse(call(native.equalCredentials, document(a, 'a'), document(b, 'b'), settings(options)));
}

module.exports = { canonicalize, equalCredentials };
