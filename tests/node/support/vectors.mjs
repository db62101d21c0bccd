/** The shared vectors: their cases and their arguments. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ovenbird, repository } from './package.mjs';

/** The folder of the vectors. */
const VECTORS = join(repository, 'tests', 'vectors');

/** All cases, in the order of the files. */
export function cases() {
  return readdirSync(VECTORS)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(VECTORS, name), 'utf8')).cases);
}

/** A file that belongs to the vectors, such as `images/plain.png`. */
export function file(name) {
  return readFileSync(join(VECTORS, name));
}

/** The bytes of a byte argument. */
export function bytes(argument) {
  if (argument.file !== undefined) return file(argument.file);
  if (argument.text !== undefined) return Buffer.from(argument.text);
  if (argument.base64 !== undefined) return Buffer.from(argument.base64, 'base64');
  throw new Error(`not a byte argument: ${JSON.stringify(argument)}`);
}

/** The text of a text argument; undefined if there is none. */
export function text(argument) {
  return argument?.file === undefined ? argument : file(argument.file).toString();
}

/** The options of a case, the contexts that it registers among them. */
export function withContexts({ options, contexts }) {
  return contexts === undefined ? options : { ...options, contexts: new ovenbird.Contexts(contexts) };
}
