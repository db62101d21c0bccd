/**
 * Builds the addon with cargo and puts it where the package looks for it.
 *
 *   node scripts/build.mjs [--debug] [--features LIST] [--out DIR]
 *
 *   --debug          the dev profile instead of the release profile
 *   --features LIST  cargo features of the crate, such as `panic-test`
 *   --out DIR        make DIR a complete package with this addon; default: put the addon into this package
 *
 * Cargo's own settings count, such as CARGO_TARGET_DIR.
 */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const PACKAGE = dirname(dirname(fileURLToPath(import.meta.url)));
const REPOSITORY = resolve(PACKAGE, '..', '..');
const CRATE = 'ovenbird-node';
const LICENCES = ['LICENSE-MIT', 'LICENSE-APACHE'];

const { addonName } = createRequire(import.meta.url)('../lib/native.cjs');

/** Builds the crate and gives the path of the library. */
function build({ debug, features }) {
  const args = ['build', '--package', CRATE, '--lib', '--message-format=json-render-diagnostics'];
  if (!debug) args.push('--release');
  if (features) args.push('--features', features);
  const stdio = ['ignore', 'pipe', 'inherit'];
  const cargo = spawnSync('cargo', args, { cwd: REPOSITORY, stdio, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (cargo.error) throw cargo.error;
  if (cargo.status !== 0) process.exit(cargo.status ?? 1);
  const library = cargo.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .find((message) => message.reason === 'compiler-artifact' && message.target.kind.includes('cdylib'));
  if (!library) throw new Error(`cargo built no library of ${CRATE}`);
  return library.filenames[0];
}

/** Copies a file into a folder in one step, so that a process that has the old one loaded is not disturbed. */
function put(source, folder, name = basename(source)) {
  const target = join(folder, name);
  const fresh = `${target}.${process.pid}.tmp`;
  cpSync(source, fresh);
  renameSync(fresh, target);
  return target;
}

/** Copies what the package is made of, apart from the addon. */
function copyPackage(folder) {
  const { files } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const plain = files.filter((name) => !name.includes('*'));
  for (const name of ['package.json', 'README.md', ...plain]) {
    cpSync(join(PACKAGE, name), join(folder, name), { recursive: true });
  }
}

const { values } = parseArgs({
  options: { debug: { type: 'boolean' }, features: { type: 'string' }, out: { type: 'string' } },
});
const library = build(values);
const folder = values.out ? resolve(values.out) : PACKAGE;
mkdirSync(folder, { recursive: true });
if (folder !== PACKAGE) copyPackage(folder);
for (const licence of LICENCES) put(join(REPOSITORY, licence), folder);
process.stdout.write(`${put(library, folder, addonName())}\n`);
