/** Credentials made wrong, and credentials written in another way than they usually are. */

import { Dice } from './dice.mjs';

/** All objects in a document, the document itself first, but not what is inside of proofs, contexts and plain JSON. */
function objects(value, found = []) {
  if (Array.isArray(value)) {
    for (const item of value) objects(item, found);
  } else if (value && typeof value === 'object' && !('@value' in value)) {
    found.push(value);
    for (const [name, member] of Object.entries(value)) {
      if (!['@context', 'proof', 'xjson', 'xnames', 'xnamesset', 'xnest'].includes(name)) objects(member, found);
    }
  }
  return found;
}

const typed = (object) => ['type', object.type === undefined ? [] : [object.type].flat()];

/** What safe mode refuses: each of these would leave something out of what is signed. */
const WRONG = {
  'a member without a term': (object) => (object.undefinedMember = 'x'),
  'a thing without a term': (object) => (object.undefinedMember = { type: 'Profile' }),
  'a type without a term': (object) => (object.type = [...typed(object)[1], 'UndefinedType']),
  'a relative id': (object) => (object.id = 'relative'),
  'a relative id upwards': (object) => (object.id = '../up'),
  'an unknown keyword': (object) => (object['@later'] = 'x'),
  'a language that is none': (object) => (object.name = { '@value': 'x', '@language': 'not a language' }),
  'a number with a language': (object) => (object.name = { '@value': 5, '@language': 'en' }),
  'an id that is a number': (object) => (object.id = 5),
  'a type that is a number': (object) => (object.type = [...typed(object)[1], 5]),
  'an unknown context': (object) => (object['@context'] = 'https://contexts.example/unknown'),
  'a keyword redefined in a context': (object) => (object['@context'] = { '@type': 'x:y' }),
};

/** What the standard allows and another reader of the same JSON would overlook or take for something else. */
const ODD = {
  'a context in the document': (object) => (object['@context'] = [object['@context'] ?? [], { own: 'urn:own' }].flat()),
  'the keyword for its alias': (object) => {
    object['@type'] = object.type ?? 'https://other.example/T';
    delete object.type;
  },
  'the IRI for its term': (object) => (object['https://schema.org/name'] = 'x'),
  'an index': (object) => (object['@index'] = 'x'),
  'a block of things beside': (object) => (object['@included'] = [{ id: 'urn:x', name: 'x' }]),
  'a direction of writing': (object) => (object.name = { '@value': 'x', '@language': 'ar', '@direction': 'rtl' }),
  'a value in an envelope': (object) => (object.name = { '@value': 'x' }),
  'a set in an envelope': (object) => (object.name = { '@set': ['x', 'y'] }),
  'a whole number beyond 2^53': (object) => (object.name = 2 ** 60),
};

/** Changes copies of the documents, each at one place; gives `{ name, document }`. */
function changed(documents, changes, seed) {
  const dice = new Dice(seed);
  const names = Object.keys(changes);
  return documents.map((original, at) => {
    const document = structuredClone(original);
    const name = names[at % names.length];
    changes[name](dice.pick(objects(document)));
    return { name, document };
  });
}

export const madeWrong = (documents, seed) => changed(documents, WRONG, seed);
export const writtenOddly = (documents, seed) => changed(documents, ODD, seed);
