/** How the cases of canonical forms, of comparing credentials and of DID documents are run. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ovenbird } from './package.mjs';
import { text, withContexts } from './vectors.mjs';

const { Key } = ovenbird;

function canonicalize(args) {
  const [document, options] = [text(args.document), withContexts(args)];
  const canonical = ovenbird.canonicalize(document, options);
  const hashed = createHash(args.options?.hash ?? 'sha256').update(canonical.text).digest('hex');
  assert.equal(canonical.hash, hashed);
  return canonical;
}

function equalCredentials({ a, b, options }) {
  const compared = ovenbird.equalCredentials(text(a), text(b), options);
  const { equal, newer } = ovenbird.equalCredentials(text(b), text(a), options);
  const turned = { first: 'second', second: 'first' };
  assert.deepEqual([equal, turned[newer] ?? newer], [compared.equal, compared.newer]);
  return compared;
}

function didDocument({ id, keys, options }) {
  const texts = keys.map(text);
  const document = ovenbird.didDocument(id, texts, options);
  assert.equal(ovenbird.didDocument(id, texts.map((key) => Key.read(key)), options), document);
  return document;
}

/** Each operation as a function of a case's arguments; it throws the error of the case. */
export const CANONICAL = {
  canonicalize,
  equal_credentials: equalCredentials,
  did_document: didDocument,
};

/** The results of these operations by the name of their type. */
export const CANONICAL_TYPES = { canonicalize: 'Canonicalized', equal_credentials: 'Comparison' };
