import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listPackages, loadPackages, removePackage } from '../../../electron/engine/fhir-packages.ts';
import { importPackages } from '../../../electron/engine/fhir-packages-import.ts';
import { createPackageWork } from '../../../electron/engine/fhir-packages-work.ts';
import type { Registry } from '../../../electron/registry/registry.ts';
import { MANIFEST, packageOf, patientProfile, tarOf, VALUE_SET, writePackage } from '../../support/fhir/packages.ts';
import { RESOURCES } from '../../support/project.ts';
import { zipOf } from '../../support/zip-writer.ts';

let folder: string;
let store: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-guias-'));
  store = join(folder, 'guias');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const importAll = (...paths: readonly string[]) => importPackages(paths, store, { resourcesFolder: RESOURCES });
const at = (name: string) => join(folder, name);
const RESOURCES_OF_ONE = { 'StructureDefinition-p.json': patientProfile(), 'ValueSet-v.json': VALUE_SET };

describe('a package', () => {
  it('is stored under its name and version, and listed with what it brings and lacks', async () => {
    const { imported, skipped } = await importAll(writePackage(at('a.tgz'), MANIFEST, RESOURCES_OF_ONE));
    expect(skipped).toEqual([]);
    expect(imported).toMatchObject([
      {
        name: 'mx.ejemplo.sintetico',
        version: '1.0.0',
        title: 'Guía sintética de ejemplo',
        counts: { StructureDefinition: 1, ValueSet: 1 },
        missing: ['mx.ejemplo.base#2.0.0'],
        profiles: [{ title: 'Paciente sintético', type: 'Patient', version: '1.0.0' }],
        source: 'importado',
      },
    ]);
    expect(imported[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(listPackages(store)).toEqual({ packages: imported, problems: [] });
  });

  it('keeps of each resource what judging needs', async () => {
    await importAll(writePackage(at('a.tgz'), MANIFEST, RESOURCES_OF_ONE));
    const [profile, valueSet] = loadPackages(store).resources();
    expect(profile).toMatchObject({ type: 'StructureDefinition', version: '1.0.0' });
    const kept = profile?.read() as ReturnType<typeof patientProfile> & { differential: { element: object[] } };
    expect(kept).not.toHaveProperty('text');
    expect(kept.differential.element[1]).toEqual({ id: 'Patient.birthDate', path: 'Patient.birthDate', min: 1 });
    expect(profile?.read()).toBe(kept);
    expect(valueSet?.read()).toEqual(VALUE_SET);
  });

  it('may bring definitions in XML', async () => {
    const list =
      '<ValueSet xmlns="http://hl7.org/fhir"><url value="http://ejemplo.invalid/ValueSet/x"/><status value="active"/></ValueSet>';
    const members = { ...RESOURCES_OF_ONE, 'ValueSet-x.xml': list };
    const { imported } = await importAll(writePackage(at('a.tgz'), MANIFEST, members));
    expect(imported).toMatchObject([{ counts: { StructureDefinition: 1, ValueSet: 2 } }]);
    const read = loadPackages(store)
      .resources()
      .find(({ url }) => url === 'http://ejemplo.invalid/ValueSet/x')
      ?.read();
    expect(read).toEqual({ resourceType: 'ValueSet', url: 'http://ejemplo.invalid/ValueSet/x', status: 'active' });
  });

  it('stands beside its other versions, the latest first', async () => {
    for (const version of ['1.9.0', '1.10.0', '1.2.0']) {
      await importAll(writePackage(at('a.tgz'), { ...MANIFEST, version }, { 'p.json': patientProfile(version) }));
    }
    const { refs, resources } = loadPackages(store);
    expect(refs.map(({ version }) => version)).toEqual(['1.10.0', '1.9.0', '1.2.0']);
    expect(resources().map(({ version }) => version)).toEqual(['1.10.0', '1.9.0', '1.2.0']);
  });

  it('takes the place of the same version', async () => {
    await importAll(writePackage(at('a.tgz'), MANIFEST, { 'p.json': patientProfile() }));
    await importAll(writePackage(at('a.tgz'), MANIFEST, { 'v.json': VALUE_SET }));
    expect(listPackages(store).packages.map(({ counts }) => counts)).toEqual([{ ValueSet: 1 }]);
  });

  it('is removed by name and version, and by nothing that leads elsewhere', async () => {
    await importAll(writePackage(at('a.tgz'), MANIFEST, RESOURCES_OF_ONE));
    writeFileSync(at('otro.guia'), '');
    expect(removePackage(store, '../otro', 'x')).toBe(false);
    expect(removePackage(store, 'mx.ejemplo.sintetico', '2.0.0')).toBe(false);
    expect(removePackage(store, 'mx.ejemplo.sintetico', '1.0.0')).toBe(true);
    expect(listPackages(store).packages).toEqual([]);
  });

  it('for one run hides the same version of the store', async () => {
    await importAll(writePackage(at('a.tgz'), MANIFEST, { 'p.json': patientProfile() }));
    const own = at('propias');
    await importPackages([writePackage(at('b.tgz'), MANIFEST, { 'v.json': VALUE_SET })], own, {
      resourcesFolder: RESOURCES,
    });
    const { refs, resources } = loadPackages(store, own);
    expect(refs.map(({ source }) => source)).toEqual(['de-esta-vez']);
    expect(resources().map(({ type }) => type)).toEqual(['ValueSet']);
  });
});

describe('definitions without a package', () => {
  it('are read from a folder in JSON and XML, Bundles too, and the last import of a name stays', async () => {
    const guide = at('Mi guía');
    mkdirSync(guide);
    writeFileSync(join(guide, 'perfil.json'), JSON.stringify(patientProfile()));
    writeFileSync(
      join(guide, 'lista.xml'),
      '<ValueSet xmlns="http://hl7.org/fhir"><url value="http://ejemplo.invalid/ValueSet/x"/><status value="active"/></ValueSet>',
    );
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: VALUE_SET }] };
    writeFileSync(join(guide, 'varios.json'), JSON.stringify(bundle));
    const [first] = (await importAll(guide)).imported;
    expect(first).toMatchObject({ name: 'mi-guia', counts: { StructureDefinition: 1, ValueSet: 2 } });
    expect(first?.version).toMatch(/^sha-[0-9a-f]{8}$/);
    rmSync(join(guide, 'varios.json'));
    await importAll(guide);
    expect(listPackages(store).packages.map(({ counts }) => counts.ValueSet)).toEqual([1]);
  });

  it('are read from a ZIP, by the name in its package.json', async () => {
    const content = (value: unknown) => Buffer.from(JSON.stringify(value));
    writeFileSync(
      at('guia.zip'),
      zipOf([
        { name: 'paquete/package.json', content: content(MANIFEST) },
        { name: 'paquete/p.json', content: content(patientProfile()) },
      ]),
    );
    expect((await importAll(at('guia.zip'))).imported).toMatchObject([{ name: MANIFEST.name, version: '1.0.0' }]);
  });

  it('of a folder of packages are as many packages', async () => {
    mkdirSync(at('varias'));
    for (const name of ['mx.a', 'mx.b']) {
      writePackage(at(`varias/${name}.tgz`), { ...MANIFEST, name }, { 'v.json': VALUE_SET });
    }
    expect((await importAll(at('varias'))).imported.map(({ name }) => name)).toEqual(['mx.a', 'mx.b']);
  });
});

describe('what is refused, with one sentence', () => {
  const sane = { path: 'package/package.json', content: JSON.stringify(MANIFEST) };
  const profile = { path: 'package/p.json', content: JSON.stringify(patientProfile()) };
  const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;

  it.each<[string, Uint8Array, RegExp]>([
    [
      'a path that climbs',
      gzipSync(tarOf([sane, { ...profile, path: 'package/../../p.json' }])),
      /fuera de su carpeta/,
    ],
    ['an absolute path', gzipSync(tarOf([sane, { ...profile, path: '/etc/p.json' }])), /fuera de su carpeta/],
    ['a path of Windows', gzipSync(tarOf([sane, { ...profile, path: 'C:\\p.json' }])), /fuera de su carpeta/],
    [
      'a link',
      gzipSync(tarOf([sane, { path: 'package/p.json', type: 'SymbolicLink', linkpath: '/etc/passwd' }])),
      /enlaces/,
    ],
    ['another version of FHIR', packageOf({ ...MANIFEST, fhirVersions: ['5.0.0'] }, RESOURCES_OF_ONE), /FHIR 5\.0\.0/],
    ['R4B', packageOf({ ...MANIFEST, fhirVersions: ['4.3.0'] }, RESOURCES_OF_ONE), /FHIR 4\.3\.0/],
    [
      'another version, said by its dependencies',
      packageOf(
        { ...MANIFEST, fhirVersions: undefined, dependencies: { 'hl7.fhir.r5.core': '5.0.0' } },
        RESOURCES_OF_ONE,
      ),
      /FHIR 5\.0\.0/,
    ],
    ['a name that leads elsewhere', packageOf({ ...MANIFEST, name: '../../x' }, RESOURCES_OF_ONE), /nombre/],
    ['no package.json', gzipSync(tarOf([profile])), /package\.json/],
    ['a package.json that is no JSON', packageOf(MANIFEST, { 'package.json': '{' }), /package\.json/],
    ['nothing of use', packageOf(MANIFEST, { 'x.json': { resourceType: 'Patient' } }), /No trae definiciones/],
    ['what is nested beyond measure', packageOf(MANIFEST, { 'x.json': deep }), /No trae definiciones/],
    ['a cut file', packageOf(MANIFEST, RESOURCES_OF_ONE).subarray(0, 300), /dañado/],
    ['gzip of something else', gzipSync('nada'), /dañado/],
    ['what is packed twice', gzipSync(packageOf(MANIFEST, RESOURCES_OF_ONE)), /dañado/],
    ['a bomb of padding', gzipSync(Buffer.concat([tarOf([sane]), Buffer.alloc(100 * 1024 ** 2)])), /bomba/],
    ['a bomb in a member', gzipSync(tarOf([sane, { ...profile, content: Buffer.alloc(100 * 1024 ** 2) }])), /bomba/],
  ])('%s', async (_name, bytes, sentence) => {
    writeFileSync(at('x.tgz'), bytes);
    const { imported, skipped } = await importAll(at('x.tgz'));
    expect(imported).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual([expect.stringMatching(sentence)]);
    expect(readdirSync(folder).filter((name) => name !== 'x.tgz' && name !== 'guias')).toEqual([]);
  });

  it('a path that does not exist, beside one that does', async () => {
    const good = writePackage(at('a.tgz'), MANIFEST, RESOURCES_OF_ONE);
    const { imported, skipped } = await importAll(at('no-hay.tgz'), good);
    expect(imported).toHaveLength(1);
    expect(skipped).toEqual([{ path: at('no-hay.tgz'), reason: 'El archivo o la carpeta no existe.' }]);
  });

  it('a member that is no JSON, while the others are taken', async () => {
    const { imported, skipped } = await importAll(
      writePackage(at('a.tgz'), MANIFEST, { ...RESOURCES_OF_ONE, 'mala.json': '{"resourceType"' }),
    );
    expect(imported).toHaveLength(1);
    expect(skipped).toEqual([{ path: `${at('a.tgz')}!/mala.json`, reason: 'No es JSON o XML que se pueda leer.' }]);
  });

  it('definitions for another version among those for R4', async () => {
    const other = { ...patientProfile(), url: 'http://ejemplo.invalid/r5', fhirVersion: '5.0.0' };
    const { imported } = await importAll(
      writePackage(at('a.tgz'), MANIFEST, { ...RESOURCES_OF_ONE, 'r5.json': other }),
    );
    expect(imported[0]?.counts).toEqual({ StructureDefinition: 1, ValueSet: 1 });
  });
});

describe('a damaged store', () => {
  it('is told of each file, and the others are used', async () => {
    await importAll(
      writePackage(at('a.tgz'), MANIFEST, RESOURCES_OF_ONE),
      writePackage(at('b.tgz'), { ...MANIFEST, name: 'mx.otra' }, RESOURCES_OF_ONE),
    );
    const file = join(store, 'mx.otra#1.0.0.guia');
    truncateSync(file, readFileSync(file).length - 5);
    writeFileSync(join(store, 'basura.guia'), 'nada');
    const { packages, problems } = listPackages(store);
    expect(packages.map(({ name }) => name)).toEqual(['mx.ejemplo.sintetico']);
    expect([...problems].sort()).toEqual([
      'La guía FHIR basura.guia está dañada y no se usa; impórtela de nuevo.',
      'La guía FHIR mx.otra#1.0.0.guia está dañada y no se usa; impórtela de nuevo.',
    ]);
  });

  it('gives nothing for a resource whose bytes were changed', async () => {
    await importAll(writePackage(at('a.tgz'), MANIFEST, { 'v.json': VALUE_SET }));
    const file = join(store, 'mx.ejemplo.sintetico#1.0.0.guia');
    const bytes = readFileSync(file);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    expect(loadPackages(store).resources()[0]?.read()).toBeUndefined();
  });
});

describe('what the window asks for', () => {
  it('is told to the registry, with progress meanwhile', async () => {
    const recorded: unknown[] = [];
    const events: unknown[] = [];
    const work = createPackageWork({
      registry: { record: async (...entry: unknown[]) => recorded.push(entry) } as unknown as Registry,
      storeFolder: store,
      resourcesFolder: RESOURCES,
      emit: (event) => events.push(event),
    });
    const { imported } = await work.import({ paths: [writePackage(at('a.tgz'), MANIFEST, RESOURCES_OF_ONE)] });
    const key = { name: MANIFEST.name, version: MANIFEST.version };
    expect((await work.list()).packages).toEqual(imported);
    expect(events).toEqual([{ event: 'fhirPackages.progress', payload: { done: 0, total: 1, file: 'a.tgz' } }]);
    expect(await work.remove(key)).toEqual({ removed: true });
    expect(await work.remove(key)).toEqual({ removed: false });
    expect(recorded).toEqual([
      ['guia-fhir-importada', { ...key, sha256: imported[0]?.sha256 }],
      ['guia-fhir-retirada', key],
    ]);
  });
});
