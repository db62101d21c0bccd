/** The declarations: that they hold, and that they say neither more nor less than what is there. */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CANONICAL, CANONICAL_TYPES } from './support/canonical.mjs';
import { emptyFolder, folder, ovenbird, run } from './support/package.mjs';
import { assertion, credential, request, svg, url } from './support/samples.mjs';
import { SIGNING, SIGNING_TYPES } from './support/signing.mjs';
import { bytes, cases, text } from './support/vectors.mjs';
import { verifyReport } from './support/verifying.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const TSC = join(HERE, 'node_modules', 'typescript', 'bin', 'tsc');

/** Compiles files (name to source) that import the package by its name. */
function compile(t, files) {
  const project = emptyFolder(t);
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(folder, join(project, 'node_modules', 'ovenbird'), 'dir');
  for (const [name, source] of Object.entries(files)) writeFileSync(join(project, name), source);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2022',
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    types: ['node'],
    typeRoots: [join(HERE, 'node_modules', '@types')],
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  run(process.execPath, [TSC, '--project', project]);
}

/** A union of string literals. */
function union(names) {
  return [...names].map((name) => JSON.stringify(name)).join(' | ') || 'never';
}

/** A type that is `true` if two unions are equal; else the compiler's message shows what lacks and what is too much. */
const EQUAL = `
type Equal<A, B> = [A, B] extends [B, A] ? true : { lacks: Exclude<B, A>; tooMuch: Exclude<A, B> };
`;

test('a program that uses every function compiles, with import and with require', (t) => {
  const files = ['sample.mts', 'sample.cts'];
  const sources = files.map((name) => [name, readFileSync(join(HERE, 'types', name), 'utf8')]);
  for (const [file, source] of sources) {
    const uses = source.replace(/^import[^;]*;/gm, '');
    for (const name of Object.keys(ovenbird)) assert.match(uses, new RegExp(`\\b${name}\\b`), `${file} uses ${name}`);
  }
  compile(t, Object.fromEntries(sources));
});

test('every export is declared, and every declared function is there', (t) => {
  const names = union(Object.keys(ovenbird));
  compile(t, {
    'names.mts': `import * as all from 'ovenbird';\n${EQUAL}export const same: Equal<keyof typeof all, ${names} | 'default'> = true;`,
    'names.cts': `import all = require('ovenbird');\n${EQUAL}export const same: Equal<keyof typeof all, ${names}> = true;`,
  });
});

/** The members that the core knows, as it lists them when it meets an unknown one. */
function knownMembers(call, code = 'option.invalid') {
  let message;
  try {
    call({ unknown_member: 1 });
  } catch (error) {
    assert.equal(error.code, code);
    ({ message } = error);
  }
  const listed = message.slice(message.indexOf('expected'));
  return [...listed.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name);
}

test('the options that are declared are those that the core knows', (t) => {
  const credentials = [credential, credential];
  const known = {
    BakeOptions: knownMembers((options) => ovenbird.bakeSync(svg, url, options)),
    UnbakeOptions: knownMembers((options) => ovenbird.unbakeSync(svg, options)),
    StripOptions: knownMembers((options) => ovenbird.strip(svg, options)),
    InspectOptions: knownMembers((options) => ovenbird.inspect(svg, options)),
    ValidateOptions: knownMembers((options) => ovenbird.validate(assertion, options)),
    UpgradeOptions: knownMembers((options) => ovenbird.upgrade(assertion, '3.0', options)),
    ParseOptions: knownMembers((options) => ovenbird.parse(assertion, options)),
    PayloadOptions: knownMembers((options) => ovenbird.payload(url, options)),
    MatchOptions: knownMembers((options) => ovenbird.matchRecipient(assertion, [], options)),
    GenerateOptions: knownMembers((options) => ovenbird.Key.generateSync(options)),
    KeyOptions: knownMembers((options) => ovenbird.Key.read('z6Mk', options)),
    CanonicalizeOptions: [...knownMembers((options) => ovenbird.canonicalize(credential, options)), 'contexts'],
    CompareOptions: knownMembers((options) => ovenbird.equalCredentials(...credentials, options)),
    DidDocumentOptions: knownMembers((options) => ovenbird.didDocument('did:web:issuer.example', [], options)),
    SignOptions: [
      ...knownMembers((options) => ovenbird.signSync(credential, ovenbird.Key.generateSync(), options)),
      'contexts',
    ],
    AttachOptions: [
      ...knownMembers((options) => ovenbird.attachSignature('a.b', Buffer.alloc(64), options)),
      'contexts',
    ],
    SignatureOptions: [...knownMembers((options) => ovenbird.verifySignature('a.b.c', [], options)), 'contexts'],
    IssueOptions: knownMembers((options) => ovenbird.issueSync(request, options)),
    IssueAndBakeOptions: knownMembers((options) => ovenbird.issueAndBakeSync(svg, request, null, options)),
    VerifyOptions: [...knownMembers((options) => new ovenbird.Verification(assertion, options)), 'contexts'],
    GuardedOptions: knownMembers((options) => ovenbird.guarded(options)),
    StatusListOptions: knownMembers((options) => new ovenbird.StatusList(options)),
    IssueRequest: knownMembers((more) => ovenbird.issueSync({ ...request, ...more }), 'issue.invalid'),
    IssueRecipient: knownMembers((recipient) => ovenbird.issueSync({ recipient }), 'issue.invalid'),
    IssueVerification: knownMembers((verification) => ovenbird.issueSync({ verification }), 'issue.invalid'),
    IssueRevoked: knownMembers((entry) => ovenbird.issueSync({ revoked: [entry] }), 'issue.invalid'),
    IssueStatusList: knownMembers((list) => ovenbird.issueSync({ status_list: list }), 'issue.invalid'),
    Limits: knownMembers((limits) => ovenbird.parse(assertion, { limits })),
  };
  const checks = Object.entries(known).map(
    ([name, members]) => `export const is${name}: Equal<keyof o.${name}, ${union(members)}> = true;\n`,
  );
  compile(t, { 'options.mts': `import type * as o from 'ovenbird';\n${EQUAL}${checks.join('')}` });
});

/** The results of the vectors by the name of their type, as the package gives them. */
async function results() {
  const calls = {
    bake: ['BakeReport', (a) => ovenbird.splice(bytes(a.image), text(a.payload), a.options).report],
    unbake: ['Unbaked', (a) => ovenbird.unbakeSync(bytes(a.image), a.options)],
    inspect: ['Inspection', (a) => ovenbird.inspect(bytes(a.input), a.options)],
    validate: ['Report', (a) => ovenbird.validate(bytes(a.input), a.options)],
    validate_extension: ['Report', (a) => ovenbird.validateExtension(text(a.extension), text(a.schema), a.options)],
    rules: ['RuleEntry[]', () => ovenbird.rules()],
    upgrade: ['Upgraded', (a) => ovenbird.upgrade(text(a.text), a.to, a.options)],
    parse: ['Badge', (a) => ovenbird.parse(text(a.text), a.options)],
    payload: ['Payload', (a) => ovenbird.payload(text(a.text), a.options)],
    match_recipient: ['Match', (a) => ovenbird.matchRecipient(text(a.document), a.identities, a.options)],
    explain: ['CodeEntry', (a) => ovenbird.explain(a.code)],
    error_codes: ['CodeEntry[]', () => ovenbird.errorCodes()],
    verify: ['VerificationReport', verifyReport],
    issue_and_bake: ["Omit<o.IssuedAndBaked, 'bytes'>", async (a) => (await SIGNING.issue_and_bake(a)).answer],
    ...Object.fromEntries(Object.entries(SIGNING_TYPES).map(([op, type]) => [op, [type, SIGNING[op]]])),
    ...Object.fromEntries(Object.entries(CANONICAL_TYPES).map(([op, type]) => [op, [type, CANONICAL[op]]])),
  };
  const called = cases().filter(({ op }) => op in calls);
  return Promise.all(
    called.map(async ({ op, args }) => {
      const [type, call] = calls[op];
      try {
        return [type, await call(args)];
      } catch (error) {
        return ['ErrorDetail', error.detail];
      }
    }),
  );
}

/** The same value with its long texts cut: the compiler looks at names and types. */
function shortened(value) {
  return JSON.stringify(value, (_key, member) =>
    typeof member === 'string' && member.length > 60 ? member.slice(0, 60) : member,
  );
}

test('every result of the vectors has exactly the members that are declared', async (t) => {
  const named = (type) => (type.startsWith('Omit<') ? type : `o.${type}`);
  const lines = new Set((await results()).map(([type, value]) => `take<${named(type)}>(${shortened(value)});`));
  assert.ok(lines.size > 100, 'the vectors give results of every kind');
  const head = "import type * as o from 'ovenbird';\ndeclare function take<T>(value: T): void;\n";
  compile(t, { 'results.mts': `${head}${[...lines].join('\n')}\n` });
});

test('the declarations belong to the package', () => {
  const { files, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  assert.equal(exports['.'].require.types, './index.d.ts');
  assert.equal(exports['.'].import.types, './index.d.mts');
  for (const name of ['index.d.ts', 'index.d.mts', 'lib/']) assert.ok(files.includes(name), name);
});
