'use strict';

/** The contexts that documents may name. They are compiled once, and stay in the addon. */

const { inspect } = require('node:util');
const { document, isPlainObject, text } = require('./arguments.cjs');
const { call, native } = require('./calls.cjs');
const { wrongType } = require('./errors.cjs');

/** Gives the addon's contexts of a Contexts, and undefined of anything else. Set inside the class, which alone can look. */
let inside;

class Contexts {
  #native;
  #registered;

  static {
    inside = (value) => (typeof value === 'object' && value !== null && #native in value ? value.#native : undefined);
  }

  constructor(documents) {
    const given = documents ?? {};
    if (!isPlainObject(given)) throw wrongType('documents', 'an object of context documents by URL', documents);
    const urls = Object.keys(given).map((url) => text(url, 'the URL of a context'));
    this.#registered = urls.length;
    this.#native = call(native.contextsNew, urls, urls.map((url) => document(given[url], 'a context document')));
  }

  knows(url) {
    return call(native.contextsKnows, this.#native, text(url, 'url'));
  }

  get [Symbol.toStringTag]() {
    return 'Contexts';
  }

  [inspect.custom](depth, options) {
    return `Contexts ${inspect({ registered: this.#registered }, { ...options, depth })}`;
  }
}

/** Options without their member `contexts`, and what that holds as the addon has it. */
function withoutContexts(options, name = 'options') {
  if (!isPlainObject(options) || !Object.hasOwn(options, 'contexts')) return [options, undefined];
  const { contexts, ...others } = options;
  if (contexts === undefined || contexts === null) return [others, undefined];
  const held = inside(contexts);
  if (held === undefined) throw wrongType(`${name}.contexts`, 'a Contexts', contexts);
  return [others, held];
}

module.exports = { Contexts, withoutContexts };
