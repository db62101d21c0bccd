/** The shared vectors, one test for each case; where an operation has several forms, all must agree. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CANONICAL } from './support/canonical.mjs';
import { difference } from './support/compare.mjs';
import { ovenbird } from './support/package.mjs';
import { SIGNING } from './support/signing.mjs';
import { bytes, cases, text } from './support/vectors.mjs';
import { verify } from './support/verifying.mjs';

const { OvenbirdError } = ovenbird;

/** What a call came to: `{value}`, or `{error}` in its JSON form. Anything but an OvenbirdError is no answer. */
async function outcome(call) {
  try {
    return { value: await call() };
  } catch (error) {
    if (!(error instanceof OvenbirdError)) throw error;
    return { error: error.detail };
  }
}

/** The outcome of the first form, after all others gave the same. */
async function agreed(...forms) {
  const [first, ...others] = await Promise.all(forms.map(outcome));
  for (const other of others) assert.deepEqual(other, first, 'the forms of the operation disagree');
  return first;
}

/** Bakes in all forms; the answer is the report and the bytes. */
async function bake({ image, payload, options }) {
  const args = [bytes(image), text(payload)];
  const spliced = () => {
    const { pieces, length, report } = ovenbird.splice(...args, options);
    const joined = Buffer.concat(pieces);
    assert.equal(joined.length, length);
    assert.equal(report.length, length);
    return joined;
  };
  const into = () => {
    const target = Buffer.alloc(ovenbird.splice(...args, options).length);
    assert.equal(ovenbird.bakeInto(...args, target, options), target.length);
    return target;
  };
  const baked = await agreed(
    () => ovenbird.bakeSync(...args, options),
    () => ovenbird.bake(...args, options),
    spliced,
    into,
  );
  if (baked.error) return baked;
  const short = Buffer.alloc(baked.value.length - 1);
  assert.throws(() => ovenbird.bakeInto(...args, short, options), {
    code: 'buffer.too_small',
    needed: baked.value.length,
  });
  assert.ok(short.every((byte) => byte === 0), 'a buffer that is too small stays untouched');
  return { value: { bytes: baked.value, report: ovenbird.splice(...args, options).report } };
}

/** Unbakes in all forms. */
async function unbake({ image, options }) {
  const input = bytes(image);
  const all = await agreed(
    () => ovenbird.unbakeSync(input, options),
    () => ovenbird.unbake(input, options),
  );
  const one = await agreed(
    () => ovenbird.unbakeOneSync(input, options),
    () => ovenbird.unbakeOne(input, options),
  );
  assert.deepEqual(one, all.error ? all : { value: all.value.found[all.value.badge] });
  return all;
}

/** How each operation is run. */
const OPERATIONS = {
  sniff: (args) => outcome(() => ovenbird.sniff(bytes(args.bytes))),
  bake,
  unbake,
  strip: ({ image, options }) => outcome(() => ({ bytes: ovenbird.strip(bytes(image), options) })),
  inspect: ({ input, options }) => outcome(() => ovenbird.inspect(bytes(input), options)),
  validate: ({ input, options }) => outcome(() => ovenbird.validate(bytes(input), options)),
  validate_extension: ({ extension, schema, options }) =>
    outcome(() => ovenbird.validateExtension(text(extension), text(schema), options)),
  rules: () => outcome(() => ovenbird.rules()),
  upgrade: (args) => outcome(() => ovenbird.upgrade(text(args.text), args.to, args.options)),
  parse: (args) => outcome(() => ovenbird.parse(text(args.text), args.options)),
  payload: (args) => outcome(() => ovenbird.payload(text(args.text), args.options)),
  hash_identity: ({ identity, salt, algorithm, version }) =>
    outcome(() => ovenbird.hashIdentity(identity, salt, algorithm, version)),
  match_recipient: ({ document, identities, options }) =>
    outcome(() => ovenbird.matchRecipient(text(document), identities, options)),
  explain: ({ code }) => outcome(() => ovenbird.explain(code)),
  error_codes: () => outcome(() => ovenbird.errorCodes()),
  verify: (args) => outcome(() => verify(args)),
  ...Object.fromEntries(Object.entries({ ...CANONICAL, ...SIGNING }).map(([op, run]) => [op, (args) => outcome(() => run(args))])),
};

/** A text that may be JSON instead of a token is compared as what it says. */
function parsed(value) {
  return typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
}

/** What is compared of the answers of these operations. */
const COMPARED = {
  sign: (signed) => ({ ...signed, token: parsed(signed.token) }),
  signing_input: (input) => ({ ...input, unsigned: parsed(input.unsigned) }),
  attach_signature: parsed,
  did_document: parsed,
};

/** Compares bytes, which JSON does not have, and leaves the rest of the expectation. */
function withoutBytes(value, result) {
  if (result?.bytes === undefined) return result;
  const { bytes: expected, removed, ...rest } = result;
  assert.ok(bytes(expected).equals(value.bytes), `the bytes differ: ${value.bytes.toString('latin1').slice(0, 2000)}`);
  return rest;
}

describe('vectors', () => {
  for (const { id, says, op, args, expect } of cases()) {
    test(`${id}: ${says}`, async () => {
      const { value, error } = await OPERATIONS[op](args);
      if (expect.error) {
        assert.equal(difference(error, expect.error), null, `got ${JSON.stringify(error ?? value)}`);
      } else {
        assert.equal(error, undefined);
        const compared = Object.hasOwn(COMPARED, op) ? COMPARED[op](value) : value;
        assert.equal(difference(compared, withoutBytes(value, expect.result)), null);
      }
    });
  }
});
