/** Credentials of Open Badges 3.0 to compare canonical forms of: many, of every shape, and the same each time. */

import { Dice } from './dice.mjs';
import { EXTENSION, ExtensionMaker } from './extension.mjs';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const V1 = 'https://www.w3.org/2018/credentials/v1';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0';
const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';
const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v2';
const MOMENT = '2026-01-01T00:00:00Z';
const HASH = 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399';

/** What a credential can name as its contexts, and which proofs those have terms for. */
const SHAPES = [
  { v2: true, proof: 'DataIntegrityProof', contexts: [V2, `${OB}/context-3.0.3.json`] },
  { v2: true, proof: 'DataIntegrityProof', contexts: [V2, `${OB}/context-3.0.3.json`, `${OB}/extensions.json`] },
  { v2: true, proof: 'DataIntegrityProof', contexts: [V2, `${OB}/context-3.0.2.json`] },
  {
    v2: false,
    proof: 'Ed25519Signature2020',
    contexts: [V1, `${OB}/context-3.0.1.json`, `${OB}/extensions.json`, ED25519_2020],
  },
  { v2: false, proof: 'Ed25519Signature2020', contexts: [V1, `${OB}/context.json`, ED25519_2020] },
  { v2: false, proof: 'DataIntegrityProof', contexts: [V1, `${OB}/context-3.0.1.json`, DATA_INTEGRITY] },
];

const TEXTS = ['Teamwork', 'a"b\\c', 'Zeile\nzwei', 'tab\there', 'Ωmega 日本', '', '😀 smile', '<b>x</b>', '{}', 'e\u0301 é'];
/** None from U+E000 to U+FFFF: see what `canonical.test.mjs` says about the order of rdf-canonize. */
const CONTROLS = ['nul \u0007 bell', '\u0000', '\u007f', '\u0085 \u2028', '\r\n', '\u{10ffff}', '_:c14n0'];

class Maker {
  constructor(dice, shape) {
    Object.assign(this, { dice, shape });
    this.text = () => this.dice.pick([...TEXTS, ...CONTROLS, 'x'.repeat(this.dice.below(80))]);
    this.uuid = () => `urn:uuid:${this.dice.below(20)}`;
    this.url = () => `https://issuer.example/${this.dice.pick(['a', 'b', 'ü'])}/${this.dice.below(50)}`;
    this.extension = new ExtensionMaker(dice, this.text, this.uuid);
  }

  alignment() {
    const { dice, text, url } = this;
    const more = dice.members({
      targetCode: [0.4, text],
      targetType: [0.3, () => dice.pick(['CFItem', 'ceasn:Competency'])],
      targetDescription: [0.3, text],
    });
    return { type: ['Alignment'], targetName: text(), targetUrl: url(), ...more };
  }

  alignments = () => this.dice.some(() => this.alignment());

  image = () => ({ id: this.dice.chance(0.5) ? 'data:image/png;base64,iVBORw0KGgo=' : this.url(), type: 'Image' });

  identifierEntry() {
    const kind = this.dice.pick(['sourcedId', 'name']);
    return { type: 'IdentifierEntry', identifier: this.text(), identifierType: kind };
  }

  identity() {
    const hashed = this.dice.chance(0.5);
    return { type: 'IdentityObject', hashed, identityHash: HASH, identityType: 'emailAddress', salt: 'Kosher' };
  }

  address() {
    const geo = () => ({
      type: 'GeoCoordinates',
      latitude: this.dice.pick([35.5, -1, 0.1, 1.5e-7, -89.999999999]),
      longitude: this.dice.pick([139.25, 12, 0]),
    });
    return { type: ['Address'], addressCountry: 'JP', ...this.dice.members({ geo: [0.5, geo] }) };
  }

  profile(depth) {
    const { dice, text, url } = this;
    const inside = {
      parentOrg: [0.15, () => this.profile(depth - 1)],
      endorsement: [0.1, () => dice.some(() => this.endorsement(depth - 1), 2)],
    };
    return dice.members({
      id: [0.8, url],
      type: [1, () => ['Profile']],
      name: [0.8, text],
      url: [0.4, url],
      email: [0.3, () => 'a@issuer.example'],
      phone: [0.3, () => '+1'],
      description: [0.3, text],
      image: [0.3, this.image],
      otherIdentifier: [0.3, () => dice.some(() => this.identifierEntry())],
      address: [0.3, () => this.address()],
      ...(depth > 0 ? inside : {}),
    });
  }

  rubric() {
    const { text, uuid } = this;
    return { id: uuid(), type: ['RubricCriterionLevel'], name: text(), level: text(), points: '4' };
  }

  resultDescription() {
    const { dice, text, uuid } = this;
    const more = dice.members({
      allowedValue: [0.5, () => dice.some(text, 5)],
      rubricCriterionLevel: [0.3, () => dice.some(() => this.rubric())],
      alignment: [0.3, this.alignments],
      valueMin: [0.3, () => '0'],
    });
    const kind = dice.pick(['LetterGrade', 'Status']);
    return { id: uuid(), type: ['ResultDescription'], name: text(), resultType: kind, ...more };
  }

  result() {
    const more = this.dice.members({
      status: [0.3, () => 'Completed'],
      achievedLevel: [0.3, this.uuid],
      alignment: [0.2, this.alignments],
    });
    return { type: ['Result'], resultDescription: this.uuid(), value: this.text(), ...more };
  }

  evidence() {
    const { dice, text, url } = this;
    const more = dice.members({ id: [0.5, url], name: [0.3, text], genre: [0.3, text], audience: [0.3, text] });
    return { type: ['Evidence'], narrative: text(), ...more };
  }

  achievement(depth) {
    const { dice, text, url, uuid } = this;
    const inside = {
      creator: [0.4, () => this.profile(depth - 1)],
      endorsement: [0.15, () => dice.some(() => this.endorsement(depth - 1), 2)],
    };
    const more = dice.members({
      achievementType: [0.4, () => 'Badge'],
      alignment: [0.4, this.alignments],
      creditsAvailable: [0.4, () => dice.pick([3, 2.5, 0.1])],
      fieldOfStudy: [0.3, text],
      humanCode: [0.3, text],
      image: [0.3, this.image],
      otherIdentifier: [0.3, () => dice.some(() => this.identifierEntry())],
      related: [0.3, () => dice.some(() => ({ id: url(), type: ['Related'], version: '1' }))],
      resultDescription: [0.4, () => dice.some(() => this.resultDescription())],
      specialization: [0.3, text],
      tag: [0.5, () => dice.some(text, 4)],
      version: [0.2, () => '1.0'],
      ...(depth > 0 ? inside : {}),
    });
    const criteria = dice.members({ id: [0.5, url], narrative: [0.8, text] });
    return { id: uuid(), type: ['Achievement'], criteria, description: text(), name: text(), ...more };
  }

  subject(depth) {
    const { dice, text } = this;
    const more = dice.members({
      id: [0.6, () => `did:example:${dice.below(9)}`],
      identifier: [0.4, () => dice.some(() => this.identity())],
      activityStartDate: [0.3, () => MOMENT],
      creditsEarned: [0.3, () => dice.pick([1, 4.5, 1.25e-9, 123456.789])],
      image: [0.3, this.image],
      licenseNumber: [0.3, text],
      role: [0.3, text],
      result: [0.4, () => dice.some(() => this.result())],
      source: [0.3, () => this.profile(depth - 1)],
      term: [0.3, text],
    });
    return { type: ['AchievementSubject'], achievement: this.achievement(depth), ...more };
  }

  proof() {
    const type = this.shape.proof;
    const suite = type === 'DataIntegrityProof' ? { cryptosuite: 'eddsa-rdfc-2022' } : {};
    const verificationMethod = `${this.url()}#k`;
    return { type, created: MOMENT, ...suite, proofPurpose: 'assertionMethod', verificationMethod, proofValue: 'z3abc' };
  }

  proofs = () => (this.dice.chance(0.5) ? this.proof() : this.dice.some(() => this.proof(), 3));

  issued() {
    return { [this.shape.v2 ? 'validFrom' : 'issuanceDate']: MOMENT };
  }

  endorsement(depth) {
    const { dice, text, url } = this;
    const subject = { id: url(), type: ['EndorsementSubject'], endorsementComment: text() };
    return {
      ...dice.members({ '@context': [0.7, () => this.shape.contexts] }),
      id: `urn:uuid:e${dice.below(1e6)}`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: dice.chance(0.3) ? url() : this.profile(Math.max(depth - 1, 0)),
      credentialSubject: subject,
      name: text(),
      ...this.issued(),
      ...dice.members({ proof: [0.6, this.proofs] }),
    };
  }

  /** What some contexts have terms for, and others not. */
  versioned() {
    const { dice, url } = this;
    const { contexts, v2 } = this.shape;
    const typed = (type) => ({ id: url(), type });
    const list = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '94567' };
    const choices = {
      [v2 ? 'validUntil' : 'expirationDate']: [0.4, () => '2030-01-01T00:00:00Z'],
      ...(contexts[1].includes('3.0.3') ? { awardedDate: [0.2, () => MOMENT] } : {}),
    };
    if (v2) {
      choices.credentialStatus = [0.2, () => ({ id: `${url()}#1`, ...list, statusListCredential: url() })];
      choices.termsOfUse = [0.2, () => typed('https://t.example/T')];
    }
    if (contexts.includes(`${OB}/extensions.json`)) {
      choices.credentialStatus = [0.4, () => typed('1EdTechRevocationList')];
      choices.refreshService = [0.4, () => typed('1EdTechCredentialRefresh')];
      choices.credentialSchema = [0.4, () => dice.some(() => typed('1EdTechJsonSchemaValidator2019'), 2)];
    }
    return dice.members(choices);
  }

  /** Several things that nothing, or very little, tells apart. */
  alike(extended) {
    const { id, ...one } = this.evidence();
    const all = Array.from({ length: 2 + this.dice.below(4) }, () => structuredClone(one));
    const deep = extended && this.dice.chance(0.5);
    return all.map((thing, at) => (deep ? { ...thing, xp: { xq: { xp: { xq: at % 2 } } } } : thing));
  }

  credential(number) {
    const { dice, text } = this;
    const extended = this.shape.contexts.includes(EXTENSION);
    const evidence = dice.chance(0.3) ? () => this.alike(extended) : () => dice.some(() => this.evidence());
    const more = dice.members({
      id: [0.9, () => `urn:uuid:root${number}`],
      description: [0.3, text],
      image: [0.3, this.image],
      evidence: [0.5, evidence],
      endorsement: [0.3, () => dice.some(() => this.endorsement(1), 2)],
      proof: [0.5, this.proofs],
    });
    return {
      '@context': this.shape.contexts,
      type: ['VerifiableCredential', dice.pick(['OpenBadgeCredential', 'AchievementCredential'])],
      issuer: this.profile(2),
      name: text(),
      credentialSubject: this.subject(2),
      ...this.issued(),
      ...this.versioned(),
      ...more,
      ...(extended ? this.extension.extra() : {}),
    };
  }
}

/** So many credentials; half of them with members of an extension. */
export function credentials(seed, count) {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, number) => {
    const shape = dice.pick(SHAPES);
    const contexts = dice.chance(0.5) ? [...shape.contexts, EXTENSION] : shape.contexts;
    return new Maker(dice, { ...shape, contexts }).credential(number);
  });
}
