// The same through `require`.

import ovenbird = require('ovenbird');

declare const image: Buffer;

async function useEverything(): Promise<unknown[]> {
  const baked: Buffer = await ovenbird.bake(image, 'https://issuer.example/assertions/1');
  const found: ovenbird.Found = await ovenbird.unbakeOne(baked);
  const options: ovenbird.BakeOptions = { on_existing: 'replace' };
  return [
    ovenbird.sniff(image),
    ovenbird.bakeSync(image, found.text, options),
    ovenbird.bakeInto(image, found.text, Buffer.alloc(4096), options),
    ovenbird.splice(image, found.text).report.replaced,
    await ovenbird.unbake(baked),
    ovenbird.unbakeSync(baked).found[0]?.problems,
    ovenbird.unbakeOneSync(baked).kind,
    ovenbird.strip(baked).toString('base64'),
    ovenbird.inspect(baked).badges[0]?.badge?.issuer?.name,
    ovenbird.validate({ type: 'email' }, { version: '2.0', class: 'IdentityObject' }).problems[0]?.hint,
    ovenbird.validateExtension('{}', {}, { profile: 'strict' }).ok,
    ovenbird.rules()[0]?.clause,
    ovenbird.upgrade(found.text, '3.0', { badge: {}, issuer: '{}' }).lost[0]?.pointer,
    ovenbird.parse(found.text).recipient?.hashed,
    ovenbird.payload(found.text).verified,
    ovenbird.hashIdentity('ada@example.org'),
    ovenbird.matchRecipient(found.text, ['ada@example.org', { type: 'url', identity: 'https://ada.example' }]).matched,
    ovenbird.errorCodes()[0]?.remedy,
    ovenbird.explain('png.truncated').why,
    (await ovenbird.Key.generate({ kind: 'p256' })).public().did,
    (await ovenbird.sign(found.text, '{}', { signer: async (input) => input })).header,
    ovenbird.signSync(found.text, Buffer.alloc(8), { check: false }).token,
    ovenbird.attachSignature(ovenbird.signingInput(found.text, { algorithm: 'ES256' }), Buffer.alloc(64)),
    ovenbird.verifySignature('a.b.c', ['z6Mk', ovenbird.Key.read('z6Mk')], { at: new Date() }).key?.source,
    new ovenbird.Contexts().knows('https://issuer.example/context.json'),
    ovenbird.canonicalize({}, { contexts: new ovenbird.Contexts(null), limits: { canonical_work: 1 } }).text,
    ovenbird.equalCredentials(found.text, {}).newer,
    ovenbird.didDocument('did:web:issuer.example', 'z6Mk').length,
    (await ovenbird.issue({ recipient: 'ada@example.org' })).lost?.[0]?.pointer,
    ovenbird.issueSync('{}', { now_unix: 0 }).document,
    (await ovenbird.issueAndBake(image, {}, null, { bake: options })).bytes.length,
    ovenbird.issueAndBakeSync(image, {}).signed?.token,
    new ovenbird.StatusList({ size: 2 }).get(0),
    (await ovenbird.verify(image, { fetch: ovenbird.guarded(), recipient: 'ada@example.org' })).badge?.issuer?.name,
    (await ovenbird.verify('https://issuer.example/1', { fetch, signal: AbortSignal.timeout(10) })).problems[0]?.check,
    new ovenbird.Verification(found.text, { keys: ['z6Mk', { key: {}, issuer: 'https://issuer.example' }] }).report().key?.id,
    new ovenbird.FetchFailure('no', { code: 'offline' }).code,
    ovenbird.version(),
    ovenbird.abiVersion(),
    new ovenbird.OvenbirdError({ code: 'image.unbaked', kind: 'not_found', message: 'no badge' }).toJSON(),
  ];
}

export = useEverything;
