// Records canonical forms with jsonld.js and rdf-canonize, for vectors that need one from outside: see README.md here.
// Usage: make.py --documents | node record.mjs FOLDER-OF-CONTEXTS > recorded.json

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const jsonld = require('jsonld');
const folder = process.argv[2];
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/';
const KNOWN = {
  'https://www.w3.org/ns/credentials/v2': 'credentials-v2.jsonld',
  'https://www.w3.org/2018/credentials/v1': '2018-credentials-v1.jsonld',
  [`${OB}context.json`]: 'ob-v3p0.json',
  [`${OB}context-3.0.1.json`]: 'ob-v3p0-3.0.1.json',
  [`${OB}context-3.0.2.json`]: 'ob-v3p0-3.0.2.json',
  [`${OB}context-3.0.3.json`]: 'ob-v3p0-3.0.3.json',
  [`${OB}extensions.json`]: 'ob-v3p0-extensions.json',
  'https://w3id.org/security/data-integrity/v1': 'data-integrity-v1.jsonld',
  'https://w3id.org/security/data-integrity/v2': 'w3id-data-integrity-v2.jsonld',
  'https://w3id.org/security/suites/ed25519-2020/v1': 'suites-ed25519-2020.jsonld',
  'https://w3id.org/security/multikey/v1': 'w3id-multikey-v1.jsonld',
  'https://w3id.org/vc/status-list/2021/v1': 'w3id-vc-status-list-2021-v1.jsonld',
  'https://www.w3.org/ns/did/v1': 'did-v1.jsonld',
};
const known = new Map();
for (const [url, name] of Object.entries(KNOWN)) {
  known.set(url, JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
}

async function canonized({ document, contexts }, messageDigestAlgorithm) {
  const documentLoader = async (url) => {
    const found = contexts[url] ?? known.get(url);
    if (!found) throw new Error(`not a known context: ${url}`);
    return { contextUrl: null, documentUrl: url, document: found };
  };
  return jsonld.canonize(document, {
    algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true, base: null, documentLoader,
    messageDigestAlgorithm, canonizeOptions: { messageDigestAlgorithm },
  });
}

const hash = (algorithm, text) => createHash(algorithm).update(text, 'utf8').digest('hex');
const recorded = {};
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const asked = JSON.parse(line);
  try {
    const [quads, other] = [await canonized(asked, 'SHA-256'), await canonized(asked, 'SHA-384')];
    recorded[asked.key] = { sha256: hash('sha256', quads), sha384: hash('sha384', other) };
    if (asked.text) recorded[asked.key].quads = quads;
  } catch (error) {
    console.error(`${error.message} ${JSON.stringify(error.details?.event ?? '')}\n${line.slice(0, 400)}`);
    process.exitCode = 1;
  }
}
console.log(JSON.stringify(recorded, null, 1));
