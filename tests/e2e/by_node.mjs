// Verifies with the Node package what stands in the tasks on standard input; reports to standard output.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const { guarded, verify } = createRequire(import.meta.url)(process.argv[2]);

async function report(task) {
  const badge = task.is_file ? await readFile(task.badge) : task.badge;
  const client = guarded({ allow_loopback_for_tests: true, allow_http: true, total_timeout_ms: task.timeout_ms });
  const options = { fetch: client, at: task.at, ...task.options };
  if (task.email) options.recipient = { email: task.email };
  return verify(badge, options);
}

const tasks = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await Promise.all(tasks.map(report))));
