'use strict';

/** Issuing badges, and their lists of statuses. */

const { inspect } = require('node:util');
const { bytes, document, isPlainObject, settings, text } = require('./arguments.cjs');
const { Made, call, native, wait } = require('./calls.cjs');
const { withoutContexts } = require('./contexts.cjs');
const { OvenbirdError, wrongType } = require('./errors.cjs');
const { nativeKey } = require('./keys.cjs');

/** The highest numbers that cross. */
const HIGHEST_INDEX = 2 ** 32 - 1;
const HIGHEST_STATUS = 255;

async function issue(request, options) {
  return JSON.parse(await wait(native.issue, document(request, 'request'), settings(options)));
}

function issueSync(request, options) {
  return JSON.parse(call(native.issueSync, document(request, 'request'), settings(options)));
}

/** The arguments of `issueAndBake`. The image comes last, so that no code of the caller's runs after it was looked at. */
function baking(image, request, key, options) {
  const hasSign = isPlainObject(options) && Object.hasOwn(options, 'sign');
  const [sign, contexts] = withoutContexts(hasSign ? options.sign : undefined, 'options.sign');
  const texts = [document(request, 'request'), settings(hasSign ? { ...options, sign } : options)];
  const signing = key === undefined || key === null ? undefined : nativeKey(key, 'key');
  return [bytes(image, 'image'), texts[0], signing, texts[1], contexts];
}

/** The answer with its bytes. */
function baked([json, image]) {
  return { bytes: image, ...JSON.parse(json) };
}

async function issueAndBake(image, request, key, options) {
  return baked(await wait(native.issueAndBake, ...baking(image, request, key, options)));
}

function issueAndBakeSync(image, request, key, options) {
  return baked(call(native.issueAndBakeSync, ...baking(image, request, key, options)));
}

/** A whole number that is not below 0. One that does not even cross has the code that the core would give. */
function whole(value, name, highest) {
  if (!Number.isInteger(value) || value < 0) {
    throw wrongType(name, 'an integer from 0 up', value);
  }
  if (value > highest) {
    const [code, message] = [name === 'index' ? 'status.index' : 'status.value', `${name} is at most ${highest}`];
    throw new OvenbirdError({ code, kind: 'caller', message });
  }
  return value;
}

class StatusList {
  #native;

  constructor(options) {
    this.#native = options instanceof Made ? options.value : call(native.statusListNew, settings(options));
  }

  static decode(encoded, options) {
    return new StatusList(new Made(call(native.statusListDecode, text(encoded, 'encoded'), settings(options))));
  }

  encode() {
    return call(native.statusListEncode, this.#native);
  }

  get length() {
    return call(native.statusListLength, this.#native);
  }

  get size() {
    return call(native.statusListSize, this.#native);
  }

  get(index) {
    return call(native.statusListGet, this.#native, whole(index, 'index', HIGHEST_INDEX));
  }

  set(index, status) {
    const args = [whole(index, 'index', HIGHEST_INDEX), whole(status, 'status', HIGHEST_STATUS)];
    call(native.statusListSet, this.#native, ...args);
  }

  get [Symbol.toStringTag]() {
    return 'StatusList';
  }

  [inspect.custom](depth, options) {
    return `StatusList ${inspect({ length: this.length, size: this.size }, { ...options, depth })}`;
  }
}

module.exports = { StatusList, issue, issueAndBake, issueAndBakeSync, issueSync };
