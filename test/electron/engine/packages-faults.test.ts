import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import yauzl from 'yauzl';
import { inspectPackage } from '../../../electron/engine/packages-work.ts';
import { ProblemError } from '../../../electron/engine/reading.ts';
import type { Resources } from '../../../electron/engine/resources.ts';
import { RegistryError } from '../../../electron/registry/index.ts';
import { deviceId } from '../../../electron/registry/packages/device.ts';
import { zipOf } from '../../support/zip-writer.ts';
import { answer, close } from '../registry/visits-support.ts';
import { contentOf, type Office, office, openVisit } from './packages-support.ts';

type Entries = Map<string, Buffer>;

async function withPackage(password?: string) {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openVisit(a, 'CSSSA000020');
  await answer(a.registry, visit, 0, 'cumple');
  await close(a.registry, visit);
  await openVisit(a, 'CSSSA000031');
  const path = await a.export({ password });
  return { a, b, visit, path, bytes: readFileSync(path) };
}

/** Refused with one sentence, and the registry is as it was. */
async function refused(b: Office, bytes: Uint8Array, password?: string): Promise<string> {
  const path = join(b.folder, `recibido-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.cotejo`);
  writeFileSync(path, bytes);
  return refusedPath(b, path, password);
}

async function refusedPath(b: Office, path: string, password?: string): Promise<string> {
  const before = await stateOf(b);
  const error = await b.import(path, { password }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error instanceof ProblemError || error instanceof RegistryError, String(error)).toBe(true);
  const { message } = error as Error;
  expect(message).toMatch(/^[A-ZÁÉÍÓÚ«].*\.$/s);
  expect(await stateOf(b)).toEqual(before);
  return message;
}

async function stateOf(b: Office) {
  const { entries } = await b.registry.auditChain();
  return { content: await contentOf(b), entries, devices: await b.registry.packages.devices() };
}

async function entriesOf(bytes: Buffer): Promise<Entries> {
  const zip = await yauzl.fromBufferPromise(bytes, { autoClose: false });
  const entries: Entries = new Map();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    entries.set(entry.fileName, Buffer.concat(chunks));
  }
  return entries;
}

/** A ZIP of those entries, signed anew by another key where `manifest` changes it: what a forger could send. */
function forged(entries: Entries, change: (manifest: Record<string, unknown>) => void = () => undefined): Buffer {
  const manifest = JSON.parse(entries.get('manifest.json')!.toString()) as Record<string, unknown> & {
    entries: { path: string; bytes: number; sha256: string }[];
    device: { id: string; name: string; publicKey: string };
  };
  const keys = generateKeyPairSync('ed25519');
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).subarray(12).toString('base64');
  manifest.device = { ...manifest.device, id: deviceId(publicKey), publicKey };
  manifest.entries = manifest.entries.map(({ path }) => {
    const bytes = entries.get(path) ?? Buffer.alloc(0);
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  change(manifest);
  const text = Buffer.from(JSON.stringify(manifest));
  const whole = new Map(entries).set('manifest.json', text).set('signature', sign(null, text, keys.privateKey));
  return zipped(whole);
}

function zipped(entries: Entries): Buffer {
  return zipOf([...entries].map(([name, content]) => ({ name, content })));
}

test('a file that is no package, an empty one, a folder, a missing one', async () => {
  const { b } = await withPackage();
  expect(await refused(b, Buffer.from('CLUES,nombre\n'))).toMatch(/no es un paquete/);
  expect(await refused(b, Buffer.alloc(0))).toMatch(/no es un paquete/);
  expect(await refused(b, zipped(new Map([['hola.txt', Buffer.from('hola')]])))).toMatch(/no es un paquete/);
  const folder = join(b.folder, 'carpeta.cotejo');
  mkdirSync(folder);
  expect(await refusedPath(b, folder)).toMatch(/carpeta|no es un archivo/i);
  expect(await refusedPath(b, join(b.folder, 'nada.cotejo'))).toMatch(/no existe/);
  symlinkSync('/dev/zero', join(b.folder, 'enlace.cotejo'));
  expect(await refusedPath(b, join(b.folder, 'enlace.cotejo'))).toMatch(/no es un archivo/);
});

test('cut anywhere, it is refused', async () => {
  const { b, bytes } = await withPackage();
  for (const share of [0.05, 0.3, 0.5, 0.7, 0.9, 0.99])
    await refused(b, bytes.subarray(0, Math.floor(bytes.length * share)));
  await refused(b, bytes.subarray(0, bytes.length - 1));
});

test('one byte changed anywhere, it is refused or says the same', async () => {
  const { a, b, bytes } = await withPackage();
  const whole = await contentOf(a);
  const empty = await contentOf(b);
  let refusals = 0;
  for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
    const changed = Buffer.from(bytes);
    changed[at] ^= 0x41;
    const path = join(b.folder, `cambiado-${at}.cotejo`);
    writeFileSync(path, changed);
    const inspected = await inspectPackage(engineOf(b), path).then(
      () => true,
      (error: unknown) => {
        expect(error).toBeInstanceOf(ProblemError);
        return false;
      },
    );
    // A byte that no reader looks at (a date of the ZIP) changes nothing that was signed.
    if (!inspected) refusals++;
    expect(await contentOf(b)).toEqual(empty);
  }
  expect(refusals).toBeGreaterThan(40);
  expect(whole).not.toEqual(empty);
});

test('another content under the same signature, a part more, a part less', async () => {
  const { b, bytes } = await withPackage();
  const entries = await entriesOf(bytes);
  const units = new Map(entries).set(
    'units.jsonl',
    Buffer.from(entries.get('units.jsonl')!.toString().replace('000020', '000099')),
  );
  expect(await refused(b, zipped(units))).toMatch(/no es el que firmó/);
  expect(await refused(b, zipped(new Map(entries).set('extra.txt', Buffer.from('x'))))).toMatch(/no es el que firmó/);
  const less = new Map(entries);
  less.delete('agreements.jsonl');
  expect(await refused(b, zipped(less))).toMatch(/no es el que firmó/);
  const manifest = entries.get('manifest.json')!.toString();
  const renamed = new Map(entries).set('manifest.json', Buffer.from(manifest.replace('Oficina A', 'Oficina Z')));
  expect(await refused(b, zipped(renamed))).toMatch(/firma/);
});

test('nobody passes for another registry: the id comes from the key', async () => {
  const { a, b, bytes } = await withPackage();
  await b.import(await a.export());
  const [own] = await a.registry.packages.devices();
  const stolen = forged(await entriesOf(bytes), (manifest) => {
    (manifest.device as { id: string }).id = own.id;
  });
  expect(await refused(b, stolen)).toMatch(/firma/);
  // With its own id it is a stranger.
  const path = join(b.folder, 'ajeno.cotejo');
  writeFileSync(path, forged(await entriesOf(bytes)));
  await expect(b.import(path, { trust: false })).rejects.toThrow(/no reconoce/);
});

test('a package of a later version, and one with what nobody knows', async () => {
  const { b, bytes } = await withPackage();
  const entries = await entriesOf(bytes);
  const later = forged(entries, (manifest) => {
    manifest.schema = 'cotejo/package@2';
  });
  expect(await refused(b, later)).toMatch(/más nueva/);
  expect(
    await refused(
      b,
      forged(entries, (manifest) => {
        manifest.secreto = 1;
      }),
    ),
  ).toMatch(/manifiesto/);
  const outside = new Map(entries).set('visits/../../x', Buffer.from('x'));
  await refused(
    b,
    forged(outside, (manifest) =>
      (manifest.entries as object[]).push({ path: 'visits/../../x', bytes: 1, sha256: 'a'.repeat(64) }),
    ),
  );
  const twice = forged(entries, (manifest) => {
    const list = manifest.entries as object[];
    list.push(list[0]);
  });
  expect(await refused(b, twice)).toMatch(/manifiesto/);
});

test('contents of another form are refused, though they are signed', async () => {
  const { b, bytes, visit } = await withPackage();
  const entries = await entriesOf(bytes);
  const withEntry = (path: string, text: string) => forged(new Map(entries).set(path, Buffer.from(text)));
  expect(await refused(b, withEntry('units.jsonl', '{"clues":"mal"}\n'))).toMatch(/forma/);
  expect(await refused(b, withEntry('agreements.jsonl', '{"id":'))).toMatch(/forma/);
  expect(await refused(b, withEntry('committees.jsonl', 'null\n'))).toMatch(/forma/);
  const open = [...entries.keys()].find((path) => path.startsWith('open/'))!;
  expect(await refused(b, withEntry(open, '{"head":{}}'))).toMatch(/forma/);
  expect(
    await refused(
      b,
      withEntry(
        'checklists.jsonl',
        '{"checklist":{"id":"x","edition":"1"},"sha256":"","origin":"propia","publishedAt":null}\n',
      ),
    ),
  ).toMatch(/forma/);
  // A closed version whose line says another digest.
  const closed = `visits/${visit}/1.json`;
  const text = entries.get(closed)!.toString().replace('"cumple"', '"no-cumple"');
  expect(await refused(b, withEntry(closed, text))).toMatch(/no es el que firmó/);
  expect(await refused(b, withEntry('visits.jsonl', ''))).toMatch(/no es el que firmó/);
  const invalid = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
  expect(await refused(b, forged(new Map(entries).set('units.jsonl', invalid)))).toMatch(/forma/);
});

test('a bomb is not unpacked', async () => {
  const { b, bytes } = await withPackage();
  const entries = await entriesOf(bytes);
  const bomb = forged(new Map(entries).set('units.jsonl', Buffer.alloc(200 * 1024 ** 2)));
  const started = performance.now();
  expect(await refused(b, bomb)).toMatch(/más grande/);
  expect(performance.now() - started).toBeLessThan(5000);
});

test('under a password it opens with it and with no other; cut or altered it does not open', async () => {
  const { a, b, bytes } = await withPackage('contraseña segura');
  expect(bytes.includes(Buffer.from('Oficina A'))).toBe(false);
  expect(bytes.includes(Buffer.from('manifest.json'))).toBe(false);
  expect(await refused(b, bytes)).toMatch(/cifrado: escriba la contraseña/);
  expect(await refused(b, bytes, 'otra contraseña')).toMatch(/no es la del paquete/);
  for (const at of [0, 9, 15, 30, 40, 60, bytes.length >> 1, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] ^= 1;
    await refused(b, changed, 'contraseña segura');
  }
  for (const length of [10, 51, 60, bytes.length - 1, bytes.length - 20]) {
    await refused(b, bytes.subarray(0, length), 'contraseña segura');
  }
  await refused(b, Buffer.concat([bytes, Buffer.from('x')]), 'contraseña segura');
  const path = join(b.folder, 'cifrado.cotejo');
  writeFileSync(path, bytes);
  // The same letters, written as other code points.
  await b.import(path, { password: 'contraseña segura'.normalize('NFD') });
  expect(await contentOf(b)).toEqual(await contentOf(a));
  await expect(a.export({ password: 'corta' })).rejects.toThrow(/8 caracteres/);
});

test('a large package under a password comes whole, piece by piece', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openVisit(a, 'CSSSA000020');
  const bytes = Buffer.alloc(3 * 1024 ** 2 + 17, 'fotografía sintética ');
  for (let n = 0; n < bytes.length; n += 4096) bytes.writeUInt32LE(n, n);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = '22222222-2222-4222-8222-222222222222';
  const of = { checklist: 'lista-de-prueba', item: 'requisito-0', module: '', record: 0 };
  const what = { kind: 'photo', name: 'foto.jpg', mediaType: 'image/jpeg', note: '', bytes: bytes.length } as const;
  const by = '11111111-1111-4111-8111-111111111111';
  await a.registry.visits.addEvidence(visit, { id, ...of, ...what, by, sha256 }, bytes, 1e9);
  await b.import(await a.export({ password: 'contraseña segura' }), { password: 'contraseña segura' });
  expect(Buffer.from((await b.registry.visits.evidence(id)).bytes).equals(bytes)).toBe(true);
});

test('where it cannot be written nothing is left behind', async () => {
  const { a } = await withPackage();
  await expect(a.export({ path: join(a.folder, 'no-hay', 'x.cotejo') })).rejects.toThrow(/No existe la carpeta/);
});

function engineOf(b: Office) {
  return { registry: b.registry, resources: { checklists: [] } as unknown as Resources, toolVersion: '0.1.0' };
}
