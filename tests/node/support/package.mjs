/** Where the package under test is: OVENBIRD_PACKAGE, else `bindings/node` of this repository. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** The folder of this repository. */
export const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder of the package under test. */
export const folder = resolve(process.env.OVENBIRD_PACKAGE ?? join(repository, 'bindings', 'node'));

/** The package as `require` gives it. */
export const ovenbird = require(folder);

/** The package as `import` gives it. */
export async function imported() {
  return import(pathToFileURL(join(folder, 'index.mjs')));
}

/** An empty folder of its own, removed when the test file ends. */
export function emptyFolder(t) {
  const path = mkdtempSync(join(tmpdir(), 'ovenbird-test-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Runs a program; a failure is an error with what it printed. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26, ...options });
  if (done.error) throw done.error;
  if (done.status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: status ${done.status}, signal ${done.signal}\n${done.stdout}${done.stderr}`);
  }
  return done.stdout;
}

/**
 * The package with an addon that can panic: OVENBIRD_PANIC_PACKAGE, else built here.
 */
export function panicPackage(t) {
  let path = process.env.OVENBIRD_PANIC_PACKAGE;
  if (!path) {
    path = emptyFolder(t);
    const script = join(repository, 'bindings', 'node', 'scripts', 'build.mjs');
    run(process.execPath, [script, '--features', 'panic-test', '--out', path]);
  }
  return require(resolve(path));
}
