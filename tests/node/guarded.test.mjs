/** The guarded client from Node, against a small server on this very machine. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ovenbird } from './support/package.mjs';
import { at, badgeOf, served } from './support/verifying.mjs';

const { FetchFailure, guarded, verify } = ovenbird;

const TESTED = { allow_http: true, allow_loopback_for_tests: true };

test('the whole of a verification with a server', async (t) => {
  const { root, hosted } = await served(t);
  const client = guarded(TESTED);
  const report = await verify(`${root}/assertions/1`, { fetch: client, at });
  assert.equal(report.verdict, 'valid', JSON.stringify(report.problems));
  assert.deepEqual(await verify(`${root}/assertions/1`, { fetch: client, at }), report);
  const { requests, responses, cache_hits: hits } = client.counters();
  assert.deepEqual([requests, responses, hits], [6, 6, 3]);
  assert.equal((await verify(badgeOf(hosted), { fetch, at })).verdict, 'valid', 'the fetch of the platform gives the same');
  delete hosted[`${root}/issuer`];
  assert.equal((await verify(badgeOf(hosted), { fetch: guarded(TESTED), at })).verdict, 'unverified');
});

test('this very machine is refused unless a test asks for it', async (t) => {
  const { root } = await served(t, () => assert.fail('somebody came'));
  for (const client of [guarded(), guarded({ allow_http: true, ports: [Number(new URL(root).port)] })]) {
    const { verdict, checks } = await verify(`${root}/assertions/1`, { fetch: client, at });
    assert.deepEqual([verdict, checks.integrity.reason], ['unverified', 'verify.unfetched']);
    await assert.rejects(client(`${root}/?token=5f2c`), (error) => {
      assert.ok(error instanceof FetchFailure && error instanceof Error);
      assert.match(error.code, /^fetch\.refused_(url|address)$/);
      assert.doesNotMatch(error.message, /5f2c/);
      return error.name === 'FetchFailure';
    });
    assert.deepEqual([client.counters().refused, client.counters().connections], [2, 0]);
  }
});

test('a client answers a URL too, and takes no more than it is asked to', async (t) => {
  const { root } = await served(t);
  const client = guarded(TESTED);
  const { status, finalUrl, mediaType, body } = await client(`${root}/issuer`);
  assert.deepEqual([status, finalUrl, mediaType], [200, `${root}/issuer`, 'application/ld+json']);
  assert.ok(Buffer.isBuffer(body) && body.includes('Oven House'));
  assert.equal((await client(`${root}/nothing`)).status, 404);
  const small = { id: 1, url: `${root}/badges/1`, purpose: 'issuer', accept: '*/*', media_types: [], max_bytes: 10 };
  await assert.rejects(client(small.url, {}, small), { code: 'fetch.too_large' });
  await assert.rejects(client(5), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(client(root, { signal: AbortSignal.abort(new Error('over')) }), { message: 'over' });
});

test('options that cannot be are refused', () => {
  const wrong = [{ max_redirects: 50 }, { total_timeout_ms: 0 }, { ports: [70_000] }, { user_agent: 'a\r\nb' }];
  for (const options of [...wrong, { proxy: 'http://127.0.0.1' }, { allow_http: 'yes' }]) {
    assert.throws(() => guarded(options), { code: 'option.invalid' }, inspect(options));
  }
  assert.throws(() => guarded('text'), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('aborting does not wait for a server that says nothing', async (t) => {
  const { root } = await served(t, () => true);
  const client = guarded({ ...TESTED, total_timeout_ms: 500 });
  const start = Date.now();
  const signal = AbortSignal.timeout(50);
  await assert.rejects(verify(`${root}/assertions/1`, { fetch: client, signal, at }), { name: 'TimeoutError' });
  assert.ok(Date.now() - start < 400);
  const { problems } = await verify(`${root}/assertions/1`, { fetch: client, at });
  assert.match(problems.map(({ message }) => message).join(' '), /time/);
});

test('a client is a function that shows nothing of its inside', () => {
  const client = guarded();
  assert.equal(inspect(client), '[Function: guarded]');
  assert.equal(JSON.stringify({ client, counters: client.counters() }).includes('External'), false);
  assert.deepEqual(Object.values(client.counters()), Array(8).fill(0));
});
