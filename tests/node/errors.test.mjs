/** Errors, and that nothing brings the process down. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { imported, ovenbird, panicPackage, repository } from './support/package.mjs';
import { assertion, png, svg, url } from './support/samples.mjs';

const { OvenbirdError } = ovenbird;

/** The error of a call. */
function errorOf(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail('the call threw nothing');
}

test('an error tells code, kind, message and place', () => {
  const error = errorOf(() => ovenbird.bakeSync(png.subarray(0, png.length - 20), url));
  assert.ok(error instanceof OvenbirdError);
  assert.ok(error instanceof Error);
  assert.equal(error.name, 'OvenbirdError');
  assert.equal(error.code, 'png.truncated');
  assert.equal(error.kind, 'malformed');
  assert.equal(error.message, error.detail.message);
  assert.equal(typeof error.offset, 'number');
  assert.deepEqual(JSON.parse(JSON.stringify(error)), error.detail);
});

test('an error names the part of the image that it is about', () => {
  const damaged = Buffer.from(png);
  damaged[20] ^= 1;
  const error = errorOf(() => ovenbird.bakeSync(damaged, url));
  assert.equal(error.code, 'png.crc_mismatch');
  assert.equal(error.part, 'IHDR');
  assert.equal(error.offset, 8);
});

test('an error about a document has a JSON Pointer', () => {
  const error = errorOf(() => ovenbird.parse('{"a": {"b": 1, "b": 2}}'));
  assert.equal(error.code, 'json.duplicate_key');
  assert.equal(error.pointer, '/a/b');
});

test('a buffer that is too small is told how many bytes are needed', () => {
  const { length } = ovenbird.splice(svg, url);
  const error = errorOf(() => ovenbird.bakeInto(svg, url, Buffer.alloc(8)));
  assert.equal(error.code, 'buffer.too_small');
  assert.equal(error.needed, length);
});

test('members that an error does not have are absent', () => {
  const error = errorOf(() => ovenbird.unbakeSync(svg));
  assert.equal(error.code, 'image.unbaked');
  assert.equal(error.kind, 'not_found');
  for (const member of ['part', 'pointer', 'needed']) assert.ok(!Object.hasOwn(error, member), member);
});

test('a promise is rejected with the error that the plain form throws', async () => {
  for (const [later, now, args] of [
    ['bake', 'bakeSync', [svg, 'no badge']],
    ['unbake', 'unbakeSync', [svg]],
    ['unbakeOne', 'unbakeOneSync', [Buffer.from('GIF89a')]],
  ]) {
    const thrown = errorOf(() => ovenbird[now](...args));
    const rejected = await ovenbird[later](...args).then(assert.fail, (error) => error);
    assert.ok(rejected instanceof OvenbirdError);
    assert.deepEqual(rejected.detail, thrown.detail);
    assert.match(rejected.stack, /errors\.test\.mjs/);
  }
});

test('a wrong argument of an asynchronous function is a rejection, not an exception', async () => {
  const promise = ovenbird.bake(1, url);
  await assert.rejects(promise, { name: 'TypeError' });
});

test('an error that is shown does not say everything twice', () => {
  assert.doesNotMatch(inspect(errorOf(() => ovenbird.unbakeSync(svg))), /detail/);
});

test('import and require give the same functions and the same error class', async () => {
  const module = await imported();
  assert.equal(module.default, ovenbird);
  assert.deepEqual(Object.keys(module).filter((name) => name !== 'default'), Object.keys(ovenbird).sort());
  for (const [name, value] of Object.entries(ovenbird)) assert.equal(module[name], value, name);
});

test('every code of the table has a kind and an explanation', () => {
  const table = ovenbird.errorCodes();
  const kinds = ['caller', 'malformed', 'unsupported', 'not_found', 'limit', 'refused', 'internal'];
  assert.equal(new Set(table.map(({ code }) => code)).size, table.length);
  for (const entry of table) {
    const { code, kind, meaning, remedy, why } = entry;
    assert.match(code, /^[a-z]+(\.[a-z0-9_]+)?$/);
    assert.ok(kinds.includes(kind), code);
    assert.ok(meaning.length > 0 && remedy.length > 0 && why.length > 0, code);
    assert.deepEqual(ovenbird.explain(code), entry);
  }
});

test('every rule has an id of its own, and problems name one', () => {
  const rules = ovenbird.rules();
  const ids = new Set(rules.map(({ id }) => id));
  assert.equal(ids.size, rules.length);
  assert.ok(rules.every(({ says, clause }) => says.length > 0 && clause.length > 0));
  const { problems } = ovenbird.validate({ type: 'email' }, { version: '2.0', class: 'IdentityObject' });
  assert.ok(problems.length > 0 && problems.every(({ rule }) => ids.has(rule)));
});

test('options that lie on Object.prototype are not options', () => {
  const baked = ovenbird.bakeSync(svg, url);
  Object.prototype.on_existing = 'refuse';
  try {
    assert.ok(ovenbird.bakeSync(baked, url).equals(baked));
    assert.ok(ovenbird.bakeSync(baked, url, {}).equals(baked));
  } finally {
    delete Object.prototype.on_existing;
  }
});

test('a document cannot reach Object.prototype', () => {
  const document = JSON.stringify(assertion).replace('{', '{"__proto__": {"polluted": true}, "constructor": 1,');
  const badge = ovenbird.parse(document);
  assert.equal(badge.document, document);
  assert.equal(Object.getPrototypeOf(badge), Object.prototype);
  assert.equal({}.polluted, undefined);
});

test('a panic is the error internal, here and in a task, and the process lives', async (t) => {
  const panicking = panicPackage(t);
  const internal = { name: 'OvenbirdError', code: 'internal', kind: 'internal' };
  for (let round = 0; round < 20; round += 1) {
    assert.throws(() => panicking._panicForTest(), internal);
    await assert.rejects(panicking._panicInTaskForTest(), internal);
  }
  const crowd = Promise.allSettled(Array.from({ length: 20 }, () => panicking._panicInTaskForTest()));
  const baked = await panicking.bake(svg, url);
  for (const { reason } of await crowd) assert.equal(reason.code, 'internal');
  assert.equal(panicking.unbakeOneSync(baked).text, url);
});

test('every function of the addon, and every task, goes through the guard', () => {
  const source = join(repository, 'bindings', 'node', 'src');
  const all = readdirSync(source).map((name) => readFileSync(join(source, name), 'utf8')).join('\n');
  const exported = all.match(/^#\[(napi_derive::)?napi\b[^]*?^}$/gm);
  const tasks = all.match(/^    fn compute\(&mut self\)[^]*?^    }$/gm);
  assert.ok(exported.length >= Object.keys(ovenbird).length - 2);
  assert.equal(tasks.length, all.match(/ScopedTask<[^>]*> for/g).length);
  for (const body of exported) assert.match(body, /\bguard\(/);
  for (const body of tasks) assert.match(body, /\brun\(&mut self\.0\)/);
});

test('what is shipped cannot be made to panic', () => {
  assert.equal(ovenbird._panicForTest, undefined);
  assert.equal(ovenbird._panicInTaskForTest, undefined);
});
