/** Images and badges that most tests use. */

import { file } from './vectors.mjs';

/** A PNG without a badge. */
export const png = file('images/plain.png');

/** An SVG without a badge; its length is a multiple of 8, so that every typed array can view it. */
export const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8"><g/></svg>'.padEnd(64, '\n'));

/** The URL of a hosted assertion. */
export const url = 'https://issuer.example/assertions/1';

/** An assertion. */
export const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: url,
  recipient: { type: 'email', hashed: false, identity: 'ada@example.org' },
  badge: 'https://issuer.example/badges/1',
  verification: { type: 'HostedBadge' },
  issuedOn: '2024-05-04T12:00:00Z',
};

/** An SVG of about so many bytes: enough work to go on in the background while JavaScript goes on as well. */
export function longSvg(length) {
  const element = '<g/>';
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${element.repeat(length / element.length)}</svg>`);
}

/** The URL of a key. */
export const keyUrl = 'https://issuer.example/keys/1';

/** A credential of Open Badges 3.0. */
export const credential = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'https://issuer.example/credentials/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'https://issuer.example/me', type: ['Profile'], name: 'Makers' },
  validFrom: '2024-05-04T12:00:00Z',
  name: 'Baker',
  credentialSubject: {
    id: 'https://ada.example/me',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://issuer.example/badges/1',
      type: ['Achievement'],
      name: 'Baker',
      description: 'Bakes — well.',
      criteria: { narrative: 'Bake one.' },
    },
  },
};

/** A request to issue a hosted assertion. */
export const request = { id: url, recipient: 'ada@example.org', badge: 'https://issuer.example/badges/1' };

/** The same of one that will be signed. */
export const signedRequest = { recipient: request.recipient, badge: request.badge };
