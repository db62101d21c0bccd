'use strict';

/**
 * Finds and loads the addon: the file `ovenbird.<platform>.node` beside `index.cjs`, else the package
 * `@ovenbird/<platform>`. Nothing is downloaded or compiled, and no environment variable has a say, so that nobody
 * can make a host load another library.
 */

const { closeSync, existsSync, openSync, readSync } = require('node:fs');
const { join } = require('node:path');

/** How much of an executable is read to find the name of its dynamic loader, in bytes. It stands near the front. */
const ELF_HEAD = 4096;

/** Whether this Node runs on musl instead of glibc, told by the dynamic loader its executable asks for. */
function onMusl() {
  const head = Buffer.alloc(ELF_HEAD);
  const file = openSync(process.execPath, 'r');
  try {
    readSync(file, head, 0, ELF_HEAD, 0);
  } finally {
    closeSync(file);
  }
  return head.includes('/ld-musl-');
}

/** The name of this platform, such as `linux-x64-gnu`. */
function platform() {
  const { platform: system, arch } = process;
  switch (system) {
    case 'linux':
      return `${system}-${arch}-${onMusl() ? 'musl' : 'gnu'}`;
    case 'win32':
      return `${system}-${arch}-msvc`;
    default:
      return `${system}-${arch}`;
  }
}

/** The file name of the addon for this platform. */
function addonName() {
  return `ovenbird.${platform()}.node`;
}

/** Loads the addon. */
function load() {
  const file = join(__dirname, '..', addonName());
  if (existsSync(file)) {
    return require(file);
  }
  const name = `@ovenbird/${platform()}`;
  try {
    return require(name);
  } catch (cause) {
    const message = `ovenbird has no addon for this platform: neither ${file} nor the package ${name} could be loaded`;
    throw new Error(message, { cause });
  }
}

module.exports = { addonName, load };
