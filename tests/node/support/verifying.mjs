/** How the cases of verifying are run, with answers that the case scripts; and a small issuer for the other tests. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { ovenbird } from './package.mjs';
import { bytes, withContexts } from './vectors.mjs';

const { FetchFailure, Verification } = ovenbird;

/** The moment at which the tests judge. */
export const at = '2026-06-01T00:00:00Z';

const OFFLINE = { failure: { code: 'offline', message: '' } };

/** The answer to a URL, as a case scripts it: `{response}` or `{failure}`. */
function scripted({ answers = {} }, url) {
  const answer = Object.hasOwn(answers, url) ? answers[url] : OFFLINE;
  if (answer.failure) return { failure: answer.failure };
  const body = answer.json === undefined ? bytes(answer) : Buffer.from(JSON.stringify(answer.json));
  const { status = 200, final_url: finalUrl, media_type: mediaType = 'application/ld+json' } = answer;
  return { response: { status, finalUrl, mediaType, body } };
}

/** A function that fetches what a case scripts. */
function fetcher(args, asked) {
  return async (url, init, request) => {
    asked.push(url);
    assert.equal(init.headers.accept, request.accept);
    const { response, failure } = scripted(args, url);
    if (failure) throw new FetchFailure(failure.message, { code: failure.code });
    return response;
  };
}

/** Drives a verification to its end by hand: its report, and what it asked for. */
function drive(input, args) {
  const verification = new Verification(input, withContexts(args));
  const requested = [];
  while (!verification.isReady) {
    const requests = verification.nextRequests();
    assert.ok(requests.length > 0, 'neither ready nor asking for anything');
    for (const { purpose, url } of requests) requested.push([purpose, url]);
    for (const { id, url } of requests.reverse()) {
      const { response, failure } = scripted(args, url);
      if (failure) verification.supplyFailure(id, failure);
      else verification.supply(id, response);
    }
  }
  const report = verification.report();
  assert.deepEqual(JSON.parse(verification.write('json')), report);
  assert.equal(JSON.parse(verification.write('problem_details')).verdict, report.verdict);
  assert.ok(verification.write('table').length > 0 && verification.write('html').startsWith('<!'));
  return { report, requested };
}

/** Runs a case in every form; all must agree. */
export async function verifyFully(args) {
  const input = typeof args.input === 'string' ? args.input : bytes(args.input);
  const asked = [];
  let driven;
  try {
    driven = drive(input, args);
  } catch (error) {
    await assert.rejects(async () => ovenbird.verify(input, withContexts(args)), { detail: error.detail });
    throw error;
  }
  const { report, requested } = driven;
  const loop = await ovenbird.verify(input, { ...withContexts(args), fetch: fetcher(args, asked) });
  assert.deepEqual(loop, report);
  assert.deepEqual(asked, requested.map(([, url]) => url));
  return { report, requested };
}

/** The report of a case. */
export async function verifyReport(args) {
  return (await verifyFully(args)).report;
}

/** A report in the form in which it is compared, as the page of the vectors says. */
export async function verify(args) {
  const { report, requested } = await verifyFully(args);
  const documents = report.documents.map(({ url = '', purpose, read }) => [url, purpose, read]);
  return { ...folded(report), documents, endorsements: report.endorsements.map(folded), requested };
}

function folded({ checks, problems, ...rest }) {
  const entries = Object.entries(checks);
  const reasons = entries.filter(([, check]) => check.reason !== undefined);
  return {
    ...rest,
    checks: Object.fromEntries(entries.map(([name, { result }]) => [name, result])),
    reasons: Object.fromEntries(reasons.map(([name, { reason }]) => [name, reason])),
    findings: problems.map(({ check, severity, code, document = '', pointer = '' }) =>
      [check, severity, code, document, pointer].join(' ').replace(/ +$/, ''),
    ),
  };
}

const CONTEXT = 'https://w3id.org/openbadges/v2';

/** The URL of the small issuer. */
export const base = 'https://issuer.example';

/** A hosted badge, its class and its issuer, by URL; `more` are members of the badge. */
export function documents(more = {}, root = base) {
  const badge = {
    '@context': CONTEXT,
    type: 'Assertion',
    id: `${root}/assertions/1`,
    badge: `${root}/badges/1`,
    recipient: { type: 'email', hashed: false, identity: 'ada@example.org' },
    verification: { type: 'HostedBadge' },
    issuedOn: '2025-03-01T10:00:00Z',
    ...more,
  };
  const badgeClass = {
    '@context': CONTEXT,
    type: 'BadgeClass',
    id: `${root}/badges/1`,
    name: 'Baker',
    description: 'Bakes bread.',
    image: `${root}/baker.png`,
    criteria: { narrative: 'Bake a loaf.' },
    issuer: `${root}/issuer`,
  };
  const issuer = {
    '@context': CONTEXT,
    type: 'Issuer',
    id: `${root}/issuer`,
    name: 'Oven House',
    url: root,
    email: 'bread@example.org',
  };
  return Object.fromEntries([badge, badgeClass, issuer].map((document) => [document.id, document]));
}

/** The same with endorsements of the badge, which do not depend on each other. */
export function endorsed(count) {
  const urls = Array.from({ length: count }, (_, number) => `${base}/endorsements/${number}`);
  const endorsements = urls.map((id) => ({
    '@context': CONTEXT,
    type: 'Endorsement',
    id,
    claim: { id: `${base}/assertions/1`, endorsementComment: 'Good bread.' },
    issuer: `${base}/issuer`,
    issuedOn: '2025-04-01T00:00:00Z',
    verification: { type: 'HostedBadge' },
  }));
  return { ...documents({ endorsement: urls }), ...Object.fromEntries(endorsements.map((one) => [one.id, one])) };
}

/** The badge among the documents. */
export const badgeOf = (hosted) => Object.values(hosted)[0];

/** A Response as the platform's fetch gives it, with its URL. */
export function respond(url, body, { status = 200, type = 'application/ld+json' } = {}) {
  const response = new Response(body, { status, headers: { 'content-type': type } });
  return Object.defineProperty(response, 'url', { value: url });
}

/** A WHATWG fetch of documents, which remembers what it was asked. */
export function web(hosted) {
  const fetch = async (url, init) => {
    fetch.asked.push([url, init]);
    const found = Object.hasOwn(hosted, url);
    return found ? respond(url, JSON.stringify(hosted[url])) : respond(url, 'not here', { status: 404 });
  };
  return Object.assign(fetch, { asked: [] });
}

/** The issuer on a port of this machine, until the test ends: its base URL and its documents. */
export async function served(t, answer) {
  const hosted = {};
  const server = createServer((request, response) => {
    if (answer?.(request, response)) return;
    const document = hosted[`${root}${request.url}`];
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/ld+json' });
    response.end(document ? JSON.stringify(document) : 'not here');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const root = `http://127.0.0.1:${server.address().port}`;
  Object.assign(hosted, documents({}, root));
  t.after(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return { root, hosted };
}
