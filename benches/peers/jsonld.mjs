// jsonld.js, warm, for the run beside peers. Reads one JSON object a line, answers each with one:
// {contexts: {url: text}} → {name}; {document: text} → {canonical}; {document: text, runs: n} → {nanoseconds} of one run.
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import jsonld from 'jsonld';

const contexts = new Map();

async function documentLoader(url) {
  const document = contexts.get(url);
  if (document === undefined) throw new Error(`no context ${url}`);
  // The tag lets jsonld.js keep what it makes of a context.
  return {contextUrl: null, documentUrl: url, document, tag: 'static'};
}

function canonical(text) {
  return jsonld.canonize(JSON.parse(text), {safe: true, documentLoader});
}

function version(name) {
  const manifest = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return `${name} ${JSON.parse(readFileSync(manifest, 'utf8')).version}`;
}

async function answer({contexts: given, document, runs}) {
  if (given) {
    for (const [url, text] of Object.entries(given)) contexts.set(url, JSON.parse(text));
    return {name: `${version('jsonld')} + ${version('rdf-canonize')}, node ${process.versions.node}`};
  }
  if (!runs) return {canonical: await canonical(document)};
  const started = process.hrtime.bigint();
  for (let run = 0; run < runs; run += 1) await canonical(document);
  return {nanoseconds: Number(process.hrtime.bigint() - started) / runs};
}

for await (const line of createInterface({input: process.stdin})) {
  const reply = await answer(JSON.parse(line)).catch((error) => ({error: `${error.message} ${error.details?.event?.message ?? ''}`}));
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
