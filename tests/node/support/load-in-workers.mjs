/** A program that loads the package only in worker threads, one after the other, so that it is loaded and unloaded. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const worker = new URL('worker.mjs', import.meta.url);
const image = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
const payload = 'https://issuer.example/assertions/1';

for (let round = 0; round < 5; round += 1) {
  const thread = new Worker(worker, { workerData: { image, payload } });
  const [[baked], [status]] = await Promise.all([once(thread, 'message'), once(thread, 'exit')]);
  process.stdout.write(`${status} ${Buffer.from(baked).includes(payload)}\n`);
}
