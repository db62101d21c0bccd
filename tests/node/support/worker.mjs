/** A worker thread that loads the package, bakes, and hands the memory of the result over. */

import { parentPort, workerData } from 'node:worker_threads';
import { ovenbird } from './package.mjs';

const { image, payload, linger } = workerData;
if (linger) {
  // The parent ends this thread while these are under way.
  for (let i = 0; i < linger; i += 1) ovenbird.bake(image, payload);
  parentPort.postMessage('under way');
} else {
  const { buffer } = await ovenbird.bake(image, payload);
  parentPort.postMessage(buffer, [buffer]);
}
