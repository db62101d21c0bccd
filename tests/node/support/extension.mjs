/** A context of an issuer's own, with what contexts can say, and parts of a credential that use it. */

/** Where the context is. Nobody fetches it. */
export const EXTENSION = 'https://contexts.example/x';

/** Containers, types, languages, nesting, and contexts that depend on a member or on a type. */
export const extension = {
  '@context': {
    '@version': 1.1,
    x: 'https://x.example/#',
    xs: 'http://www.w3.org/2001/XMLSchema#',
    xlist: { '@id': 'x:list', '@container': '@list' },
    xlistref: { '@id': 'x:listref', '@type': '@id', '@container': '@list' },
    xset: { '@id': 'x:set', '@container': '@set' },
    xgraph: { '@id': 'x:graph', '@container': '@graph' },
    xgraphs: { '@id': 'x:graphs', '@container': ['@graph', '@set'] },
    xnames: { '@id': 'x:names', '@container': '@language' },
    xnamesset: { '@id': 'x:names', '@container': ['@language', '@set'] },
    xjson: { '@id': 'x:json', '@type': '@json' },
    xword: { '@id': 'x:word', '@type': '@vocab' },
    xref: { '@id': 'x:ref', '@type': '@id' },
    xdouble: { '@id': 'x:double', '@type': 'xs:double' },
    xdate: { '@id': 'x:date', '@type': 'xs:date' },
    xnone: { '@id': 'x:none', '@type': '@none' },
    xde: { '@id': 'x:de', '@language': 'de' },
    xp: 'x:p',
    xq: 'x:q',
    xnest: '@nest',
    xin: { '@id': 'x:in', '@nest': 'xnest' },
    xscope: { '@id': 'x:scope', '@context': { xp: 'x:scoped-p', xonly: 'x:only', XInner: 'x:Inner' } },
    xscope1: { '@id': 'x:scope1', '@context': { '@propagate': false, xp: 'x:scoped-once' } },
    XT: { '@id': 'x:T', '@context': { xp: 'x:typed-p', xt: { '@id': 'x:t', '@type': 'xs:date' } } },
    XU: { '@id': 'x:U', '@context': { xp: { '@id': 'x:typed-u' }, xu: 'x:u' } },
    XP: { '@id': 'x:P', '@context': { '@propagate': true, xp: 'x:prop-p' } },
    XW: 'x:W',
  },
};

const TYPES = ['XT', 'XU', 'XP', 'XW'];
const JSON_VALUES = [{ b: [1, 2.5, null, 1e30], a: { é: true, ﬁ: '\u0007', 'z\n': '\u2028', '😀': 1 } }, [], 's', null, 5, [[-0.5]]];

/** Makes parts of the extension. `text` and `uuid` are the generator's. */
export class ExtensionMaker {
  constructor(dice, text, uuid) {
    Object.assign(this, { dice, text, uuid });
  }

  /** Anything that a member can have. */
  value(depth) {
    const { dice, text, uuid } = this;
    const number = () => dice.pick([0, -1, 7, 2 ** 40, 0.125, -2.5, 1e21, 1.5e-7, 1.7976931348623157e308]);
    const language = () => dice.pick(['en', 'de-AT', 'EN-us', 'zh-Hant']);
    return dice.pick([
      () => text(),
      () => number(),
      () => dice.chance(0.5),
      () => ({ '@value': text(), '@language': language() }),
      () => ({ xq: text() }),
      () => ({ id: uuid(), xq: text() }),
      () => ({}),
      () => ({ id: uuid() }),
      () => (depth > 0 ? this.node(depth - 1) : text()),
    ])();
  }

  values(depth) {
    return this.dice.some(() => this.value(depth));
  }

  types() {
    const more = [...TYPES, 'https://other.example/T', 'x:Compact'];
    return this.dice.chance(0.4) ? this.dice.pick(TYPES) : [...new Set(this.dice.some(() => this.dice.pick(more)))];
  }

  /** A thing with members of all kinds. */
  node(depth) {
    const { dice, uuid } = this;
    return dice.members({
      id: [0.3, () => (dice.chance(0.3) ? `_:l${dice.below(4)}` : uuid())],
      type: [0.5, () => this.types()],
      ...this.plain(depth),
      ...(depth > 0 ? this.nested(depth - 1) : {}),
    });
  }

  /** Members that hold no things with members of all kinds. */
  plain(depth) {
    const { dice, text, uuid } = this;
    return {
      xp: [0.5, () => (dice.chance(0.5) ? this.value(depth) : this.values(depth))],
      xq: [0.3, () => this.value(depth)],
      xlist: [0.3, () => (dice.chance(0.1) ? [] : this.values(depth))],
      xset: [0.3, () => this.values(depth)],
      xlistref: [0.2, () => dice.some(uuid)],
      xnames: [0.2, () => ({ en: text(), 'de-CH': dice.some(text, 2), '@none': text() })],
      xnamesset: [0.2, () => ({ en: dice.some(text, 2) })],
      xjson: [0.2, () => dice.pick(JSON_VALUES)],
      xword: [0.2, () => dice.pick(['XW', 'xp', 'https://w.example/1'])],
      xdouble: [0.2, () => dice.pick([1, 2.5, 1e21, -0.1])],
      xdate: [0.2, () => dice.pick(['2026-01-01', 5])],
      xnone: [0.1, text],
      xde: [0.2, text],
      xnest: [0.15, () => ({ xin: this.value(depth) })],
      'https://p.example/q': [0.1, () => this.value(depth)],
    };
  }

  /** Members that do. */
  nested(depth) {
    const { dice, text, uuid } = this;
    const inside = () => this.node(depth);
    return {
      xgraph: [0.2, () => (dice.chance(0.5) ? inside() : dice.some(inside))],
      xgraphs: [0.15, () => dice.some(inside)],
      xscope: [0.25, () => ({ ...inside(), ...dice.members({ xonly: [0.5, text] }) })],
      xscope1: [0.2, inside],
      xref: [0.2, () => (dice.chance(0.5) ? uuid() : inside())],
    };
  }

  /** What is put at the top of a credential. */
  extra() {
    const { id, type, ...members } = this.node(3);
    return members;
  }
}
