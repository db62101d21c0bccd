/** Many calls at once, inputs that change behind a call's back, and worker threads that come and go. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ovenbird, run } from './support/package.mjs';
import { longSvg, png, svg, url } from './support/samples.mjs';

const WORKER = new URL('support/worker.mjs', import.meta.url);
const MEBIBYTE = 2 ** 20;

test('many bakes at once give each its own image', async () => {
  const payloads = Array.from({ length: 400 }, (_, i) => `${url}?n=${i}`);
  const images = [png, svg];
  const baked = await Promise.all(payloads.map((payload, i) => ovenbird.bake(images[i % 2], payload)));
  baked.forEach((image, i) => assert.ok(image.equals(ovenbird.bakeSync(images[i % 2], payloads[i])), payloads[i]));
  const found = await Promise.all(baked.map((image) => ovenbird.unbakeOne(image)));
  assert.deepEqual(found.map(({ text }) => text), payloads);
});

test('good and bad calls at once do not mix', async () => {
  const calls = Array.from({ length: 200 }, (_, i) => ovenbird.unbake(i % 2 ? svg : ovenbird.bakeSync(svg, url)));
  const outcomes = await Promise.allSettled(calls);
  outcomes.forEach(({ status, reason }, i) => {
    assert.equal(status, i % 2 ? 'rejected' : 'fulfilled');
    if (i % 2) assert.equal(reason.code, 'image.unbaked');
  });
});

test('writing to the image after the call does not change the result', async () => {
  const original = longSvg(MEBIBYTE);
  const expected = ovenbird.bakeSync(original, url);
  const image = Buffer.from(original);
  const baking = ovenbird.bake(image, url);
  const unbaked = Buffer.from(expected);
  const unbaking = [ovenbird.unbake(unbaked), ovenbird.unbakeOne(unbaked)];
  image.fill(0);
  unbaked.fill(0);
  assert.ok((await baking).equals(expected));
  const [all, one] = await Promise.all(unbaking);
  assert.equal(all.found[0].text, url);
  assert.equal(one.text, url);
});

test('transferring the image away after the call does not change the result', async () => {
  const original = longSvg(MEBIBYTE);
  const expected = ovenbird.bakeSync(original, url);
  const image = new Uint8Array(original);
  const baking = ovenbird.bake(image, url);
  structuredClone(image.buffer, { transfer: [image.buffer] });
  assert.equal(image.length, 0);
  assert.ok((await baking).equals(expected));
});

test('changing the payload and the options after the call does not change the result', async () => {
  const payload = { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: url };
  const options = { wallet_safe: true };
  const expected = ovenbird.bakeSync(svg, payload, options);
  const baking = ovenbird.bake(svg, payload, options);
  payload.id = 'https://issuer.example/other';
  options.wallet_safe = false;
  assert.ok((await baking).equals(expected));
});

test('worker threads bake side by side, and their results can be handed over', async () => {
  const payloads = Array.from({ length: 8 }, (_, i) => `${url}?worker=${i}`);
  const workers = payloads.map((payload) => new Worker(WORKER, { workerData: { image: svg, payload } }));
  const messages = await Promise.all(workers.map((thread) => once(thread, 'message')));
  assert.deepEqual(messages.map(([buffer]) => ovenbird.unbakeOneSync(buffer).text), payloads);
});

test('a worker thread may end while its work is under way', async () => {
  for (let round = 0; round < 5; round += 1) {
    const workerData = { image: longSvg(MEBIBYTE), payload: url, linger: 40 };
    const thread = new Worker(WORKER, { workerData });
    await once(thread, 'message');
    await thread.terminate();
  }
  assert.equal(ovenbird.unbakeOneSync(await ovenbird.bake(svg, url)).text, url);
});

test('the addon can be loaded and unloaded again and again by worker threads alone', () => {
  const script = fileURLToPath(new URL('support/load-in-workers.mjs', import.meta.url));
  assert.equal(run(process.execPath, [script]), '0 true\n'.repeat(5));
});
