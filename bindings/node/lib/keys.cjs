'use strict';

/**
 * Keys. What is secret stays in the addon: the JavaScript object holds a reference that nothing shows, and gives the
 * key out by `write` alone.
 */

const { inspect } = require('node:util');
const { bytes, document, isBytes, isPlainObject, settings, text } = require('./arguments.cjs');
const { Made, call, native, wait } = require('./calls.cjs');
const { argumentInvalid, wrongType } = require('./errors.cjs');

/** Gives the addon's key of a Key, and undefined of anything else. Set inside the class, which alone can look. */
let inside;

class Key {
  #native;
  #info;

  static {
    inside = (value) => (typeof value === 'object' && value !== null && #native in value ? value.#native : undefined);
  }

  constructor(made) {
    if (!(made instanceof Made)) {
      throw new TypeError('A Key is made by Key.generate, Key.generateSync or Key.read');
    }
    this.#native = made.value;
    this.#info = JSON.parse(call(native.keyInfo, made.value));
  }

  static async generate(options) {
    return new Key(new Made(await wait(native.keyGenerate, settings(options))));
  }

  static generateSync(options) {
    return new Key(new Made(call(native.keyGenerateSync, settings(options))));
  }

  static read(key, options) {
    return new Key(new Made(call(native.keyRead, keyText(key, 'text'), settings(options))));
  }

  static readAll(keys, options) {
    return call(native.keyReadAll, keyText(keys, 'text'), settings(options)).map((held) => new Key(new Made(held)));
  }

  write(format) {
    return call(native.keyWrite, this.#native, text(format, 'format'));
  }

  public() {
    return new Key(new Made(call(native.keyPublic, this.#native)));
  }

  info() {
    return structuredClone(this.#info);
  }

  get kind() {
    return this.#info.kind;
  }

  get bits() {
    return this.#info.bits;
  }

  get isPrivate() {
    return this.#info.private;
  }

  get id() {
    return this.#info.id ?? undefined;
  }

  get thumbprint() {
    return this.#info.thumbprint;
  }

  get algorithms() {
    return [...this.#info.algorithms];
  }

  get multikey() {
    return this.#info.multikey ?? undefined;
  }

  get did() {
    return this.#info.did_key ?? undefined;
  }

  get [Symbol.toStringTag]() {
    return 'Key';
  }

  toJSON() {
    return this.info();
  }

  [inspect.custom](depth, options) {
    const { kind, bits, private: isPrivate, id, thumbprint } = this.#info;
    const shown = { kind, bits, isPrivate, ...(id ? { id } : {}), thumbprint };
    return `Key ${inspect(shown, { ...options, depth })}`;
  }
}

/** The text of a key: a string as it is, a JWK as its JSON, bytes as UTF-8. */
function keyText(value, name) {
  if (typeof value === 'string' || isPlainObject(value)) {
    return document(value, name);
  }
  if (!isBytes(value)) {
    throw wrongType(name, 'a string, a JWK as an object, or the bytes of such a text', value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes(value, name));
  } catch (error) {
    if (error.code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw argumentInvalid(`${name} is not UTF-8`);
  }
}

/** The addon's key of an argument: a Key, or the text of one. */
function nativeKey(value, name) {
  const held = inside(value);
  if (held !== undefined) return held;
  if (typeof value !== 'string' && !isPlainObject(value) && !isBytes(value)) {
    throw wrongType(name, 'a Key, or the text of one', value);
  }
  return call(native.keyRead, keyText(value, name), undefined);
}

/** The text of an argument that is a public key: of a Key its public half, anything else as it is. */
function publicText(value, name) {
  const held = inside(value);
  if (held === undefined) return keyText(value, name);
  return call(native.keyWrite, call(native.keyPublic, held), 'jwk');
}

/** Options whose member `key`, if there is one, is written as text. */
function withKey(options) {
  if (!isPlainObject(options) || !Object.hasOwn(options, 'key') || options.key === undefined || options.key === null) {
    return options;
  }
  return { ...options, key: publicText(options.key, 'options.key') };
}

/** The addon's keys of an argument that is one key or a list of them. */
function nativeKeys(keys) {
  const given = Array.isArray(keys) ? keys : [keys];
  return given.map((key, at) => nativeKey(key, given === keys ? `keys[${at}]` : 'keys'));
}

function didDocument(id, keys, options) {
  return call(native.didDocument, text(id, 'id'), nativeKeys(keys), settings(options));
}

module.exports = { Key, didDocument, nativeKey, nativeKeys, publicText, withKey };
