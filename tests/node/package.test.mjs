/** The package as it is shipped: packed, installed into an empty folder without network, and used. */

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { emptyFolder, folder, ovenbird, run } from './support/package.mjs';

const require = createRequire(import.meta.url);
const { addonName } = require(join(folder, 'lib', 'native.cjs'));
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

const USE = `
  const image = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const url = 'https://issuer.example/assertions/1';
  const baked = await bake(image, url);
  const found = await unbakeOne(baked);
  if (found.text !== url || !baked.equals(bakeSync(image, url))) throw new Error('baked something else');
  process.stdout.write(version());
`;

/** Packs the package into a folder; gives the path of the tarball and the names of the files inside. */
function pack(target) {
  const [{ filename, files }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], { cwd: folder }),
  );
  return { tarball: join(target, filename), files: files.map(({ path }) => path) };
}

test('the tarball holds what the package needs and nothing else', (t) => {
  const { files } = pack(emptyFolder(t));
  const sources = ['index.cjs', 'index.mjs', 'index.d.ts', 'index.d.mts', 'lib/native.cjs', 'lib/badge.d.ts'];
  const texts = ['package.json', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE'];
  for (const name of [...texts, ...sources, addonName()]) assert.ok(files.includes(name), name);
  const known = [/^package\.json$/, /^README\.md$/, /^LICENSE-/, /^index\.(cjs|mjs|d\.ts|d\.mts)$/, /^lib\/[a-z]+\.(cjs|d\.ts)$/];
  const others = files.filter((name) => name !== addonName() && !known.some((pattern) => pattern.test(name)));
  assert.deepEqual(others, []);
});

test('the tarball works installed in an empty folder, without network', (t) => {
  const { tarball } = pack(emptyFolder(t));
  const host = emptyFolder(t);
  writeFileSync(join(host, 'package.json'), '{"private": true}');
  run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], { cwd: host });
  assert.deepEqual(readdirSync(join(host, 'node_modules')).filter((name) => !name.startsWith('.')), ['ovenbird']);

  const names = '{ bake, bakeSync, unbakeOne, version }';
  writeFileSync(join(host, 'use.cjs'), `const ${names} = require('ovenbird');\n(async () => {${USE}})();`);
  writeFileSync(join(host, 'use.mjs'), `import ${names} from 'ovenbird';\n${USE}`);
  writeFileSync(join(host, 'default.mjs'), `import ovenbird from 'ovenbird';\nconst ${names} = ovenbird;\n${USE}`);
  for (const script of ['use.cjs', 'use.mjs', 'default.mjs']) {
    assert.equal(run(process.execPath, [join(host, script)], { cwd: host }), manifest.version, script);
  }
});

test('nothing runs when the package is installed, and nothing else is installed with it', () => {
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
  for (const hook of hooks) assert.equal(manifest.scripts?.[hook], undefined, hook);
  for (const kind of ['dependencies', 'peerDependencies', 'bundledDependencies']) {
    assert.equal(manifest[kind], undefined, kind);
  }
});

test('the package and its addon have one version', () => {
  assert.equal(ovenbird.version(), manifest.version);
});

test('the addon is found in a platform package', (t) => {
  const { home, addon } = withoutAddon(t);
  const platform = addonName().slice('ovenbird.'.length, -'.node'.length);
  const other = join(home, 'node_modules', '@ovenbird', platform);
  mkdirSync(other, { recursive: true });
  renameSync(addon, join(other, 'addon.node'));
  writeFileSync(join(other, 'package.json'), JSON.stringify({ name: `@ovenbird/${platform}`, main: 'addon.node' }));
  assert.equal(run(process.execPath, ['-p', `require(${JSON.stringify(home)}).version()`]).trim(), manifest.version);
});

test('without an addon the error says what was looked for', (t) => {
  const { home } = withoutAddon(t);
  assert.throws(() => require(home), ({ message }) => message.includes(addonName()) && message.includes('@ovenbird/'));
});

/** A copy of the package, its addon put aside. */
function withoutAddon(t) {
  const home = join(emptyFolder(t), 'ovenbird');
  for (const name of ['package.json', 'index.cjs', 'lib']) {
    cpSync(join(folder, name), join(home, name), { recursive: true });
  }
  const addon = join(home, '..', 'aside.node');
  cpSync(join(folder, addonName()), addon);
  return { home, addon };
}
