import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importPackages } from '../../../electron/engine/fhir-packages-import.ts';
import type { RunSetup } from '../../../electron/engine/run-setup.ts';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { MANIFEST, patientProfile, VALUE_SET, writePackage } from '../../support/fhir/packages.ts';
import { RESOURCES, runSetup } from '../../support/project.ts';

const WORKER = new URL('../../../electron/engine/worker.ts', import.meta.url);
const PROFILE = 'http://ejemplo.invalid/StructureDefinition/paciente-sintetico';
const LACKS = 'fhir-perfil-elemento-que-falta';

let folder: string;
let guide: string;
let store: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-opciones-'));
  guide = writePackage(join(folder, 'guia.tgz'), MANIFEST, { 'p.json': patientProfile(), 'v.json': VALUE_SET });
  store = join(folder, 'guias');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Options {
  readonly setup?: Partial<RunSetup>;
  readonly packages?: readonly string[];
  readonly threads?: number;
}

async function verify(path: string, { setup, packages, threads = 0 }: Options): Promise<VerificationResult> {
  const base = { toolVersion: '0', workerScript: WORKER, threads, paths: [path] };
  return (await verifyExport({ ...base, setup: runSetup({ packageStore: store, ...setup }), packages })).result;
}

/** Synthetic. */
function patient(name: string, changes: object = {}): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ resourceType: 'Patient', id: 'a', active: true, ...changes }));
  return path;
}

const keep = (path: string) => importPackages([path], store, { resourcesFolder: RESOURCES });
const rulesOf = (result: VerificationResult) => result.rules.map(({ id }) => id);
/** Without what may differ between two runs of the same bytes. */
const lasting = ({ run: { id, startedAt, durationMs, ...run }, ...rest }: VerificationResult) =>
  JSON.stringify({ ...rest, run });

describe('a FHIR package', () => {
  it('for this run only is used, named in the result, and leaves nothing behind', async () => {
    const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('cotejo-guias-esta-vez-'));
    const before = leftovers();
    const result = await verify(patient('p.json'), { packages: [guide], setup: { profiles: [PROFILE] } });
    expect(rulesOf(result)).toContain(LACKS);
    expect(result.run.packages).toMatchObject([{ name: MANIFEST.name, version: '1.0.0', source: 'de-esta-vez' }]);
    expect(result.run.packages?.[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(result.run.options.profiles).toEqual([PROFILE]);
    expect(leftovers()).toEqual(before);
  });

  it('that is imported is used where meta.profile names its profile', async () => {
    const path = patient('p.json', { meta: { profile: [PROFILE] } });
    const without = await verify(path, {});
    expect(rulesOf(without)).not.toContain(LACKS);
    expect(without.run).not.toHaveProperty('packages');
    await keep(guide);
    const result = await verify(path, {});
    expect(rulesOf(result)).toContain(LACKS);
    expect(result.run.packages?.map(({ source }) => source)).toEqual(['importado']);
  });

  it('serves in its latest version unless a canonical names another', async () => {
    const manifest = { ...MANIFEST, version: '2.0.0' };
    await keep(guide);
    await keep(writePackage(join(folder, 'b.tgz'), manifest, { 'p.json': patientProfile('2.0.0', 0) }));
    const path = patient('p.json');
    expect(rulesOf(await verify(path, { setup: { profiles: [PROFILE] } }))).not.toContain(LACKS);
    expect(rulesOf(await verify(path, { setup: { profiles: [`${PROFILE}|1.0.0`] } }))).toContain(LACKS);
  });

  it('gives the same twice, and whatever the number of threads', async () => {
    mkdirSync(join(folder, 'muchos'));
    for (let i = 0; i < 4; i++) patient(`muchos/${i}.json`, { id: `p${i}` });
    const run = (threads: number) =>
      verify(join(folder, 'muchos'), { packages: [guide], setup: { profiles: [PROFILE] }, threads });
    const [one, again, two] = [await run(0), await run(0), await run(2)];
    expect(lasting(again)).toBe(lasting(one));
    expect(lasting(two)).toBe(lasting(one));
    expect(one.rules.find(({ id }) => id === LACKS)?.total).toBe(4);
  });

  it('that cannot be used ends the run with one sentence', async () => {
    await expect(verify(patient('p.json'), { packages: [join(folder, 'no-hay.tgz')] })).rejects.toThrow(/no existe/);
  });
});

describe('a profile that nobody has', () => {
  it('ends the run with one sentence', async () => {
    const chosen = (profiles: readonly string[]) => verify(patient('p.json'), { setup: { profiles } });
    await expect(chosen([PROFILE])).rejects.toThrow(/no es de FHIR R4 ni de las guías importadas/);
    await keep(guide);
    await expect(chosen([`${PROFILE}|9`])).rejects.toThrow(/no es de FHIR R4 ni de las guías importadas/);
    await expect(chosen([`${PROFILE}|1`])).resolves.toMatchObject({ run: { status: 'completa' } });
  });
});

describe('a layer that is left out', () => {
  it('reports nothing, and leaves open the item that it decides', async () => {
    const path = patient('p.json', { desconocido: true });
    const whole = await verify(path, {});
    const part = await verify(path, { setup: { withoutLayers: ['fhir-invariante', 'fhir-estructura'] } });
    const ofLayer = (result: VerificationResult) => rulesOf(result).filter((id) => id.startsWith('fhir-estructura'));
    expect(ofLayer(whole).length).toBeGreaterThan(0);
    expect(ofLayer(part)).toEqual([]);
    expect(part.run.options.withoutLayers).toEqual(['fhir-estructura', 'fhir-invariante']);
    const item = part.score.items.find(({ id }) => id === 'estructura-conforme');
    expect(item).toMatchObject({ outcome: 'no-evaluada', reason: expect.stringContaining('fhir-estructura') });
  });

  it('must be one of FHIR', async () => {
    const left = verify(patient('p.json'), { setup: { withoutLayers: ['giis-regla'] } });
    await expect(left).rejects.toThrow(/No hay una capa «giis-regla».*fhir-perfil/);
  });
});

describe('a constraint of a package that the own compiler of FHIRPath does not have', () => {
  /** That there is a birth date, in words that only the library has. */
  const expression = "birthDate.toString().encode('base64').length() > 0";

  it('is judged by the library', async () => {
    const profile = patientProfile('1.0.0', 0) as { differential: { element: object[] } };
    const constraint = { key: 'mx-1', severity: 'error', human: 'Con fecha', expression };
    profile.differential.element[0] = { id: 'Patient', path: 'Patient', constraint: [constraint] };
    const path = writePackage(join(folder, 'c.tgz'), MANIFEST, { 'p.json': profile });
    const options = { packages: [path], setup: { profiles: [PROFILE] } };
    const failed = (result: VerificationResult) => rulesOf(result).filter((id) => id.startsWith('fhir-perfil'));
    expect(failed(await verify(patient('p.json'), options))).toHaveLength(1);
    expect(failed(await verify(patient('q.json', { birthDate: '1980-01-01' }), options))).toEqual([]);
  });
});
