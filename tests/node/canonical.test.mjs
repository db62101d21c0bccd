/**
 * Canonical forms beside those of jsonld.js and rdf-canonize: the same N-Quads of many generated credentials, and what those
 * refuse is refused here. What is refused here and not there is told and counted.
 */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { EXTENSION, extension } from './support/extension.mjs';
import { madeWrong, writtenOddly } from './support/faults.mjs';
import { credentials } from './support/generator.mjs';
import { canonical, part } from './support/oracle.mjs';
import { ovenbird } from './support/package.mjs';
import { credential } from './support/samples.mjs';

const { Contexts, OvenbirdError, canonicalize } = ovenbird;
const contexts = new Contexts({ [EXTENSION]: extension });
const generated = credentials(2026, 560);
const PARTS = ['document', 'whole', 'proof'];

/** What is answered: N-Quads, or the code of a refusal. */
function ours(document, options) {
  try {
    return { quads: canonicalize(document, { contexts, ...options }).text };
  } catch (error) {
    if (!(error instanceof OvenbirdError)) throw error;
    return { refused: error.code };
  }
}

/** What the oracle answers: N-Quads, or why not. */
async function theirs(document, hash) {
  try {
    return { quads: await canonical(document, hash) };
  } catch (error) {
    return { refused: error.message };
  }
}

/** Compares one document. Gives whether both accepted it, both refused it, or only this library did. */
async function compare(document, options = {}) {
  const { part: which = 'document', hash = 'sha256' } = options;
  const [here, there] = [ours(document, options), await theirs(part(document, which), hash)];
  if (there.refused) {
    assert.ok(here.refused, `accepted, and not by jsonld.js (${there.refused}): ${JSON.stringify(document)}`);
    return { outcome: 'both refuse', code: here.refused };
  }
  if (here.refused) return { outcome: 'only here', code: here.refused };
  assert.equal(here.quads, there.quads, JSON.stringify(document));
  return { outcome: 'equal' };
}

/** How often each outcome came up. */
async function count(documents, options) {
  const counts = {};
  for (const document of documents) {
    const { outcome } = await compare(document, options);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

for (const which of PARTS) {
  test(`the N-Quads of generated credentials are those of jsonld.js: ${which}`, async (t) => {
    const secured = generated.filter(({ proof }) => proof);
    // Without its proofs a document is what a proof signs: of these there are the most.
    const documents = which === 'document' ? generated : secured.slice(0, 150);
    const counts = await count(documents, { part: which });
    t.diagnostic(JSON.stringify(counts));
    assert.equal(counts['only here'] ?? 0, 0, 'nothing that is usual is refused');
    assert.ok(counts.equal >= (which === 'document' ? 540 : 140), JSON.stringify(counts));
  });
}

test('with SHA-384 inside they are the same, too', async (t) => {
  const counts = await count(generated.slice(0, 60), { hash: 'sha384' });
  t.diagnostic(JSON.stringify(counts));
  assert.ok(counts.equal >= 55 && !counts['only here'], JSON.stringify(counts));
});

test('what safe mode refuses is refused here, whatever the fault', async (t) => {
  const codes = {};
  for (const { name, document } of madeWrong(generated.slice(0, 120), 7)) {
    const { outcome, code } = await compare(document, { part: 'whole' });
    assert.equal(outcome, 'both refuse', `${name}: ${JSON.stringify(document)}`);
    (codes[name] ??= new Set()).add(code);
  }
  t.diagnostic(Object.entries(codes).map(([name, found]) => `${name}: ${[...found].join(', ')}`).join('; '));
  for (const code of Object.values(codes).flatMap((found) => [...found])) assert.match(code, /^canon\./);
});

/** What is refused here by design although the standard has it, and the code that says why. */
const STRICTER = {
  'a context in the document': ['canon.inline_context'],
  'the keyword for its alias': ['canon.form'],
  'the IRI for its term': ['canon.form'],
  'an index': ['canon.keyword'],
  'a block of things beside': ['canon.keyword'],
  'a direction of writing': ['canon.keyword'],
  'a value in an envelope': ['canon.form'],
  'a set in an envelope': ['canon.form'],
  'a whole number beyond 2^53': ['canon.value'],
};

test('what is refused here and not there is what another reader would overlook, and no more', async () => {
  const seen = new Set();
  for (const { name, document } of writtenOddly(generated.slice(240, 330), 8)) {
    const { outcome, code } = await compare(document, { part: 'whole' });
    assert.notEqual(outcome, 'equal', `${name}: ${JSON.stringify(document)}`);
    if (outcome === 'only here') assert.ok(STRICTER[name].includes(code), `${name}: ${code}`);
    seen.add(name);
  }
  assert.deepEqual([...seen].sort(), Object.keys(STRICTER).sort());
});

test('the hash is that of the text, and the quads are its lines', () => {
  for (const document of generated.slice(0, 50).filter((each) => ours(each).quads)) {
    for (const hash of ['sha256', 'sha384']) {
      const form = canonicalize(document, { contexts, hash });
      assert.equal(form.hash, createHash(hash).update(form.text).digest('hex'));
      assert.equal(form.quads, form.text.split('\n').length - 1);
    }
  }
});

test('rdf-canonize orders by UTF-16 units, where RDFC-1.0 and this library order by code points', async () => {
  const subject = structuredClone(credential);
  subject.credentialSubject.achievement.tag = ['\ufeff', '😀'];
  const [here, there] = [ours(subject).quads, await canonical(subject)];
  assert.notEqual(here, there);
  const lines = (text) => text.trimEnd().split('\n');
  const byCodePoint = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  assert.deepEqual(lines(here), lines(there).sort(byCodePoint));
});

test('jsonld.js takes a number for 0 that JavaScript writes without a point, which is kept here', async () => {
  const subject = structuredClone(credential);
  subject['@context'].push(EXTENSION);
  subject.xq = 1e-7;
  const line = (text) => text.split('\n').find((each) => each.includes('x.example'));
  assert.match(line(await canonical(subject)), /"0"\^\^<http:\/\/www\.w3\.org\/2001\/XMLSchema#integer>/);
  assert.match(line(ours(subject).quads), /"1\.0E-7"\^\^<http:\/\/www\.w3\.org\/2001\/XMLSchema#double>/);
});
