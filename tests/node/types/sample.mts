// Every function, used as TypeScript users do, through `import`.

import ovenbird, {
  Contexts,
  FetchFailure,
  Key,
  OvenbirdError,
  StatusList,
  Verification,
  abiVersion,
  attachSignature,
  bake,
  bakeInto,
  bakeSync,
  canonicalize,
  didDocument,
  equalCredentials,
  errorCodes,
  explain,
  guarded,
  hashIdentity,
  inspect,
  issue,
  issueAndBake,
  issueAndBakeSync,
  issueSync,
  matchRecipient,
  parse,
  payload,
  rules,
  sign,
  signSync,
  signingInput,
  sniff,
  splice,
  strip,
  unbake,
  unbakeOne,
  unbakeOneSync,
  unbakeSync,
  upgrade,
  validate,
  validateExtension,
  verify,
  verifySignature,
  version,
} from 'ovenbird';
import type {
  Badge,
  BakeOptions,
  Bytes,
  CanonicalForm,
  Canonicalized,
  CodeEntry,
  Comparison,
  Counters,
  FetchFunction,
  FetchRequest,
  Found,
  Guarded,
  ImageFormat,
  Inspection,
  IssueRequest,
  Issued,
  IssuedAndBaked,
  JwsAlgorithm,
  KeyInfo,
  KeyInput,
  Match,
  ProofReport,
  Report,
  RuleEntry,
  SignatureReport,
  Signed,
  SigningInput,
  StatusReport,
  Unbaked,
  Upgraded,
  Verdict,
  VerificationObject,
  VerificationReport,
} from 'ovenbird';

declare const image: Buffer;

export async function useEverything(): Promise<void> {
  const options: BakeOptions = { on_existing: 'refuse', keyword: 'openbadges', limits: { input_bytes: 2 ** 20 } };
  const inputs: Bytes[] = [
    image,
    new Uint8Array(8),
    new DataView(new ArrayBuffer(8)),
    new ArrayBuffer(8),
    new SharedArrayBuffer(8),
  ];
  const format: ImageFormat = sniff(inputs[0] ?? image);
  const baked: Buffer = await bake(image, 'https://issuer.example/assertions/1', options);
  const same: Uint8Array = bakeSync(image, { type: 'Assertion' }, { wallet_safe: true, check_crc: false });
  const length: number = bakeInto(image, 'https://issuer.example/assertions/1', new Uint8Array(4096));
  const pieces: readonly Uint8Array[] = splice(image, 'https://issuer.example/assertions/1').pieces;
  const all: Unbaked = await unbake(baked, { accept_damaged: true });
  const allNow: Unbaked = unbakeSync(baked, { strict: true });
  const one: Found = await unbakeOne(baked);
  const oneNow: Found = unbakeOneSync(baked);
  const stripped: Buffer = strip(baked, { check_crc: false });
  const inspection: Inspection = inspect(baked);
  const inspected: Inspection = inspect('{}', { accept_damaged: false });
  const report: Report = validate(image, { profile: 'strict', at: new Date(), limits: { problems: 10 } });
  const part: boolean = validate({ type: 'email' }, { version: '2.0', class: 'IdentityObject' }).ok;
  const extension: Report = validateExtension({ type: 'Extension' }, '{}');
  const rule: RuleEntry | undefined = rules().find(({ id }) => id === report.problems[0]?.rule);
  void [inspected.badges[0]?.report?.warnings, part, extension, rule?.says];
  const upgraded: Upgraded = upgrade({}, '2.0', { id: 'https://issuer.example/1', issuer: {}, limits: { json_depth: 9 } });
  void [upgraded.document.length, upgraded.from, upgraded.lost[0]?.message];
  const badge: Badge = parse(one.text, { limits: { json_depth: 16 } });
  const kind: 'url' | 'json' | 'jws' = payload(one.text).kind;
  const hash: string = hashIdentity('ada@example.org', 'sea', 'sha256', '2.0');
  const match: Match = matchRecipient(badge.raw, { email: ['ada@example.org'] }, { variants: ['lower_case'] });
  const table: CodeEntry[] = errorCodes();
  const entry: CodeEntry = explain('png.truncated');
  const numbers: number = length + abiVersion() + version().length + table.length + entry.why.length + pieces.length;
  void [format, same, all, allNow, oneNow, stripped, inspection, inspected, kind, hash, match, numbers];
  void ovenbird.bakeSync(image, one.text);
}

export async function issueEverything(): Promise<void> {
  const key: Key = await Key.generate({ kind: 'rsa', bits: 3072, id: 'https://issuer.example/keys/1' });
  const info: KeyInfo = Key.generateSync().info();
  const keys: KeyInput[] = [key.public(), key.write('pem'), { kty: 'OKP' }, image, ...Key.readAll({ keys: [] })];
  const read: Key = Key.read(key.write('jwk'), { format: 'jwk', id: 'a', limits: { text_bytes: 4096 } });
  const shown: (string | number | boolean | undefined)[] = [read.kind, read.bits, read.isPrivate, read.id, read.multikey];
  const algorithm: JwsAlgorithm | undefined = read.algorithms[0];
  const signed: Signed = await sign({ type: 'Assertion' }, key, { key_id: 'a', embed_key: false, typ: 'JWT' });
  const outside = { algorithm: 'ES256', signature_encoding: 'der' } as const;
  const later: Signed = await sign('{}', null, { ...outside, signer: async (input: Buffer) => new Uint8Array(input) });
  const now: Signed = signSync('{}', keys[0], { ...outside, signer: (input) => input });
  const input: SigningInput = signingInput('{}', { key, format: 'vc_jwt' });
  const token: string = attachSignature(input, new Uint8Array(64), { encoding: 'der', key: 'z6Mk' });
  const report: SignatureReport = verifySignature(token, keys, { mode: 'compatible', accept_header_key: true });
  void [info.did_key, shown, algorithm, later, now, report.key?.index, verifySignature(signed, key).verified];
  const request: IssueRequest = {
    version: '3.0',
    class: 'OpenBadgeCredential',
    recipient: { identity: 'ada@example.org', hashed: true },
    badge: { name: 'Baker' },
    issued_on: new Date(),
    evidence: ['https://issuer.example/evidence'],
  };
  const issued: Issued = await issue(request, { now_unix: 0, limits: { status_list_bytes: 2 ** 20 } });
  const made: IssuedAndBaked = await issueAndBake(image, request, key, { issue: {}, sign: { check: false }, bake: {} });
  const list: StatusList = StatusList.decode(new StatusList({ length: 200_000, size: 2 }).encode(), { size: 2 });
  list.set(5, list.get(4) + list.length + list.size);
  void [issued.class, issueSync(request).id, made.signed?.algorithm, issueAndBakeSync(image, '{}').bytes.length];
}

export async function proveEverything(): Promise<void> {
  const contexts: Contexts = new Contexts({ 'https://issuer.example/context.json': { '@context': {} } });
  const known: boolean = contexts.knows('https://www.w3.org/ns/credentials/v2');
  const key: Key = Key.generateSync({ id: 'did:web:issuer.example#key-1' });
  const document: string = didDocument('did:web:issuer.example', [key, key.write('did_jwk')], { limits: {} });
  const moments = { created: new Date(), expires: '2030-01-01T00:00:00Z', now_unix: 0 };
  const names = { verification_method: key.id ?? '', domain: 'issuer.example', challenge: 'a' };
  const signed: Signed = await sign({}, key, { cryptosuite: 'eddsa-rdfc-2022', ...moments, ...names, contexts });
  const input: SigningInput = signingInput('{}', { key, format: 'data_integrity', contexts: null });
  const whole: string = attachSignature(input.unsigned ?? input, new Uint8Array(64));
  const report: SignatureReport = verifySignature(signed, key, { domain: 'issuer.example', explain: true, contexts });
  const proof: ProofReport | undefined = report.proofs?.[0];
  const form: CanonicalForm | undefined = proof?.canonical;
  const canonical: Canonicalized = canonicalize(whole, { algorithm: 'jcs', hash: 'sha384', part: 'proof', proof: 1, contexts });
  const compared: Comparison = equalCredentials(whole, {}, {});
  const options = { accept_self_asserted: true, refresh: false, mode: 'compatible', challenge: 'a', explain: true } as const;
  const verdict: VerificationReport = await verify(whole, { ...options, contexts });
  const status: StatusReport | undefined = verdict.statuses?.[0];
  void [known, document, signed.cryptosuite, form?.document_hash, canonical.quads, compared.newer, status?.purpose];
  void [validate(whole, { profile: 'wallet' }).ok, verdict.standing.suspended, verdict.refreshed, verdict.proofs?.length];
}

export async function verifyEverything(): Promise<void> {
  const client: Guarded = guarded({ allow_http: false, ports: [443], total_timeout_ms: 5000, cache_entries: 0 });
  const counters: Counters = client.counters();
  const body: Buffer = (await client('https://issuer.example/1', { signal: AbortSignal.timeout(10) })).body;
  const key: Key = Key.generateSync();
  const options = { at: new Date(), variants: ['nfc'], depth: 1, limits: { requests: 8, fetched_bytes: 1 } } as const;
  const report: VerificationReport = await verify(image, { ...options, variants: ['nfc'], fetch: client, keys: key });
  const own: FetchFunction = async (url, init, { purpose, max_bytes }) => {
    if (purpose === 'image') throw new FetchFailure('no', { code: 'busy' });
    return { status: 200, finalUrl: url, mediaType: init.headers.accept, body: new Uint8Array(max_bytes) };
  };
  const platform: VerificationReport = await verify({ type: 'Assertion' }, { fetch, signal: new AbortController().signal });
  const plain: VerificationReport = await verify('{}', { fetch: own, recipient: { email: ['ada@example.org'] } });
  const verdict: Verdict = report.verdict;
  const said: VerificationObject | undefined = parse('{}').verification?.[0];
  const verification = new Verification(image, { keys: [{ key, issuer: 'https://issuer.example' }], accept_redirects: true });
  const requests: FetchRequest[] = verification.nextRequests();
  for (const { id } of requests) verification.supply(id, { status: 410 });
  verification.supplyFailure(1, { code: 'offline', message: 'no' });
  await verification.fetch(own, { signal: AbortSignal.timeout(10) });
  const texts: string[] = [verification.write('table'), verification.write('html'), verification.report().verdict];
  void [counters.requests, body, platform.checks.status.reason, plain.standing.revoked, verdict, said?.type, texts];
  void [report.endorsements[0]?.checks.issuer.result, report.problems[0]?.check, verification.isReady];
}

export function tell(error: unknown): string {
  if (error instanceof OvenbirdError) {
    const { code, kind, message, offset, part, pointer, needed, detail } = error;
    return [code, kind, message, offset ?? 0, part ?? '', pointer ?? '', needed ?? 0, detail.code].join(' ');
  }
  return String(error);
}

// What is wrong is seen by the compiler.
// @ts-expect-error a string is not bytes
sniff('text');
// @ts-expect-error a misspelt option
bakeSync(image, 'https://issuer.example/1', { onExisting: 'refuse' });
// @ts-expect-error a value that the option does not have
bakeSync(image, 'https://issuer.example/1', { on_existing: 'append' });
// @ts-expect-error a version that nothing is written in
upgrade('{}', '1.1');
// @ts-expect-error a profile that there is not
validate(image, { profile: 'lax' });
// @ts-expect-error no payload
bakeSync(image);
// @ts-expect-error an unknown algorithm
hashIdentity('ada@example.org', 'sea', 'crc32');
// @ts-expect-error one candidate without a list around it
matchRecipient('{}', 'ada@example.org');
// @ts-expect-error a key is made by its functions
new Key();
// @ts-expect-error an algorithm that nothing is signed with
signSync('{}', 'z6Mk', { algorithm: 'HS256' });
// @ts-expect-error a signer that answers later
signSync('{}', null, { signer: async (input: Buffer) => input });
// @ts-expect-error a signer that answers with text
sign('{}', null, { signer: () => 'c2lnbmF0dXJl' });
// @ts-expect-error a member that no request has
issueSync({ recipients: 'ada@example.org' });
// @ts-expect-error a version that nothing is issued in
issueSync({ version: '0.5' });
// @ts-expect-error an address is nobody who fetches
verify('{}', { fetch: 'https://issuer.example' });
// @ts-expect-error a function that gives text
verify('{}', { fetch: async () => 'text' });
// @ts-expect-error a form that there is not
new Verification('{}').write('pdf');
// @ts-expect-error a response without a status
new Verification('{}').supply(1, { body: new Uint8Array(1) });
// @ts-expect-error an option that the client does not have
guarded({ proxy: 'http://127.0.0.1' });
// @ts-expect-error contexts are compiled once, and an object is none
canonicalize('{}', { contexts: { 'https://issuer.example/context.json': {} } });
// @ts-expect-error a suite that there is not
signSync('{}', 'z6Mk', { cryptosuite: 'rsa-rdfc-2022' });
// @ts-expect-error a credential as an object could pass for what `sign` gave
verifySignature({ proof: {} }, 'z6Mk');
// @ts-expect-error a promise is not the buffer itself
export const notYet: Buffer = bake(image, 'https://issuer.example/1');
