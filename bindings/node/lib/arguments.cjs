'use strict';

/** Turns what callers may give into what the addon takes: a Uint8Array in private memory, a string, JSON text. */

const { types } = require('node:util');
const { argumentInvalid, wrongType } = require('./errors.cjs');

const BYTES = 'a Buffer, Uint8Array, other ArrayBuffer view, ArrayBuffer or SharedArrayBuffer';
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A Uint8Array over the same memory as the caller's view or buffer. */
function view(value, name) {
  // The common case; a length of 0 may hide a buffer that was transferred away.
  if (types.isUint8Array(value) && value.length > 0) {
    return value;
  }
  try {
    if (ArrayBuffer.isView(value)) {
      return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    }
    if (types.isAnyArrayBuffer(value)) {
      return new Uint8Array(value);
    }
  } catch (cause) {
    const error = new TypeError(`The "${name}" argument was transferred away and has no bytes`, { cause });
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  throw wrongType(name, BYTES, value);
}

/** A new Buffer with the same bytes. */
function copy(source) {
  // Not from Node's pool: the pool's memory is shared by many buffers.
  const target = Buffer.allocUnsafeSlow(source.length);
  target.set(source);
  return target;
}

/** Whether other threads may write to the bytes at any time. */
function isShared(source) {
  return types.isSharedArrayBuffer(source.buffer);
}

/** The bytes of an input. Shared memory is copied: it could change between two looks at it. */
function bytes(value, name) {
  const source = view(value, name);
  return isShared(source) ? copy(source) : source;
}

/** Whether a value has bytes. */
function isBytes(value) {
  return ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value);
}

/** Whether two views have memory in common. */
function overlap(a, b) {
  return (
    a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength
  );
}

/** Whether a value is an object with members, rather than a Map, a Promise, a Date or an array. */
function isPlainObject(value) {
  return typeof value === 'object' && Object.prototype.toString.call(value) === '[object Object]';
}

/** A string that is text: one with half of a surrogate pair has no UTF-8 form. */
function text(value, name) {
  if (typeof value !== 'string') {
    throw wrongType(name, 'a string', value);
  }
  const isText = value.isWellFormed ? value.isWellFormed() : !LONE_SURROGATE.test(value);
  if (!isText) {
    throw argumentInvalid(`${name} is not text: it has half of a surrogate pair`);
  }
  return value;
}

/** The JSON text of a value that has one. */
function json(value, name, expected) {
  let written;
  try {
    written = JSON.stringify(value);
  } catch (cause) {
    throw Object.assign(wrongType(name, expected, value), { cause });
  }
  if (written === undefined) {
    throw wrongType(name, expected, value);
  }
  return written;
}

/** A badge text: a string as it is, an object as its JSON. */
function document(value, name) {
  const expected = 'a string or an object that can be written as JSON';
  if (isPlainObject(value)) {
    return json(value, name, expected);
  }
  if (typeof value !== 'string') {
    throw wrongType(name, expected, value);
  }
  return text(value, name);
}

/** The bytes of an input that is an image or a badge text: bytes, a string, or an object, which is written as JSON. */
function either(value, name) {
  return typeof value === 'string' || isPlainObject(value) ? Buffer.from(document(value, name)) : bytes(value, name);
}

/** The JSON text of options, or undefined for none. */
function settings(value) {
  if (value === undefined || value === null) {
    return undefined;
  }
  const expected = 'an object that can be written as JSON';
  if (!isPlainObject(value)) {
    throw wrongType('options', expected, value);
  }
  return json(value, 'options', expected);
}

/** Options some members of which are badge texts: where one of these is an object, it is written as JSON. */
function withTexts(options, names) {
  if (!isPlainObject(options)) {
    return options;
  }
  const objects = names.filter((name) => isPlainObject(options[name]));
  const written = objects.map((name) => [name, document(options[name], `options.${name}`)]);
  return { ...options, ...Object.fromEntries(written) };
}

/** The JSON text of candidate identities. */
function candidates(value) {
  const expected = 'an array of strings and {type, identity} objects, or an object of types and identities';
  if (!Array.isArray(value) && !isPlainObject(value)) {
    throw wrongType('identities', expected, value);
  }
  return json(value, 'identities', expected);
}

module.exports = {
  bytes,
  candidates,
  copy,
  document,
  either,
  isBytes,
  isPlainObject,
  isShared,
  overlap,
  settings,
  text,
  view,
  withTexts,
};
