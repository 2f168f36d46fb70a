import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import { openRegistry, plaintextDump } from '../../../electron/registry/index.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { b015Bytes } from '../../support/giis-generator.ts';
import { lacksShared, RESOURCES, runSetup, SHARED } from '../../support/project.ts';

const SAMPLES = join(RESOURCES, 'samples');
const WORKER = new URL('../../../electron/engine/worker.ts', import.meta.url);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-camino-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verify(paths: readonly string[], threads = 0): Promise<VerificationResult> {
  const { result } = await verifyExport({ paths, setup: runSetup(), toolVersion: '0', threads, workerScript: WORKER });
  return result;
}

/** A result without what may differ between two runs of the same bytes. */
const lasting = ({ run: { id, startedAt, durationMs, ...run }, ...rest }: VerificationResult) =>
  JSON.stringify({ ...rest, run });

describe('two runs of the same bytes', () => {
  it('differ in id and times, and in nothing else', async () => {
    const [first, second] = [await verify([SAMPLES]), await verify([SAMPLES])];
    expect(lasting(first)).toBe(lasting(second));
    expect(first.run.id).not.toBe(second.run.id);
  });

  it('give the same whatever the number of threads', async () => {
    for (let i = 0; i < 4; i++) writeFileSync(join(folder, `CEX-${i}.txt`), b015Bytes(300, i, { faults: FAULTS }));
    const [one, three] = [await verify([folder, SAMPLES]), await verify([folder, SAMPLES], 3)];
    expect(lasting(three)).toBe(lasting(one));
    expect(one.rules.length).toBeGreaterThan(3);
  });
});

const FAULTS = [
  { row: 2, column: 'peso', value: '850' },
  { row: 5, column: 'curpPaciente', value: 'MAL' },
  { row: 9, column: 'sexoCURP', value: '' },
];

describe('the figures of a result', () => {
  it('count every finding once', async () => {
    const result = await verify([SAMPLES]);
    const totals = result.rules.reduce((sum, rule) => sum + rule.total, 0);
    expect(result.files.reduce((sum, file) => sum + file.findingsTotal, 0)).toBe(totals);
    expect(result.files.reduce((sum, file) => sum + file.findings.length, 0)).toBe(totals);
  });

  it('keep as many findings per rule as was asked, and count them all', async () => {
    const { result } = await verifyExport({
      paths: [SAMPLES],
      setup: runSetup({ maxFindings: 1 }),
      toolVersion: '0',
      threads: 0,
    });
    expect(Math.max(...result.rules.map((rule) => rule.kept))).toBe(1);
    expect(Math.max(...result.rules.map((rule) => rule.total))).toBeGreaterThan(1);
  });

  it('lie where the file has them', async () => {
    const result = await verify([SAMPLES]);
    const file = result.files.find((entry) => entry.format?.startsWith('giis/'));
    const lines = readFileSync(join(RESOURCES, file?.path ?? ''), 'latin1').split('\n');
    const peso = file?.findings.find((finding) => finding.place.field === 'peso');
    expect(lines[(peso?.place.line ?? 0) - 1].split('|')[(peso?.place.column ?? 0) - 1]).toBe(peso?.actual);
  });
});

describe('a missing catalogue', () => {
  it('leaves its items undecided, and says which it is', async () => {
    const item = (await verify([SAMPLES])).score.items.find(({ id }) => id === 'diagnostico-en-catalogo');
    expect(item?.outcome).toBe('no-evaluada');
    expect(item?.reason).toMatch(/CIE-10/);
  });
});

describe('personal data', () => {
  const columns = [9, 10, 11, 12, 3, 4, 5, 6];

  /** CURPs and names of the sample, as they are written there. */
  function personalData(): readonly string[] {
    const rows = readFileSync(join(SAMPLES, 'giis', 'CEX-DFSSA-2410.txt'), 'latin1')
      .split('\n')
      .slice(1, -1);
    const giis = rows.flatMap((row) => columns.map((column) => row.split('|')[column - 1]));
    const fhir = readdirSync(join(SAMPLES, 'fhir')).map((name) => readFileSync(join(SAMPLES, 'fhir', name), 'utf8'));
    const json = /"(?:family|valueString)":\s*"([^"]+)"|"given":\s*\[\s*"([^"]+)"/g;
    const xml = /<(?:family|given|valueString) value="([^"]+)"/g;
    const names = fhir.flatMap((text) => [...text.matchAll(json), ...text.matchAll(xml)]);
    const other = ['hl7v2', 'cda'].flatMap((kind) =>
      readdirSync(join(SAMPLES, kind)).map((name) => readFileSync(join(SAMPLES, kind, name), 'utf8')),
    );
    // Patients, next of kin, staff; names in documents; CURPs wherever they stand.
    const hl7v2 = /(?<=^(?:PID(?:\|[^|\r]*){4}|NK1\|[^|\r]*|STF(?:\|[^|\r]*){2})\|)[^|\r]+/gm;
    const cda = /<(?:family|given)[^>]*>([^<]+)</g;
    const curps = /\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d\b/g;
    const others = other.flatMap((text) => [
      ...[...text.matchAll(hl7v2)].flatMap(([name]) => name.split(/[\^&~]/)),
      ...[...text.matchAll(cda)].map((match) => match[1]),
      ...[...text.matchAll(curps)].map(([curp]) => curp),
    ]);
    expect(others.length).toBeGreaterThan(60);
    const all = [...giis, ...names.map((match) => match[1] ?? match[2]), ...others];
    // Two letters, keys of places and the generic CURP are no one's.
    return [...new Set(all)].filter(
      (text) => text.length > 3 && !/^\d{4}$/.test(text) && text !== 'XXXX999999XXXXXX99',
    );
  }

  it('of the input stand nowhere in the result nor in the decrypted registry', async () => {
    const { result, inputs } = await verifyExport({
      paths: [SAMPLES],
      setup: runSetup({ maxFindings: 100_000 }),
      toolVersion: '0',
      threads: 0,
    });
    const key = new Uint8Array(32).fill(3);
    const file = join(folder, 'registro.db');
    const registry = openRegistry({ file, key, now: () => '2026-01-01T00:00:00Z', backupsFolder: folder, user: 'p' });
    const { id, startedAt, checklist } = result.run;
    await registry.startRun({
      id,
      unit: null,
      startedAt,
      checklist: checklist.id,
      edition: checklist.edition,
      paths: [],
      toolVersion: '0',
    });
    await registry.finishRun(
      result,
      inputs.files.map(({ path, absolute }) => ({ path, location: absolute })),
    );
    await registry.close();
    const kept = plaintextDump(file, key).toString('latin1') + JSON.stringify(result);
    const people = personalData();
    expect(people.length).toBeGreaterThan(100);
    expect(
      people.filter((text) => new RegExp(`(?<![A-Za-zÀ-ÿ])${RegExp.escape(text)}(?![A-Za-zÀ-ÿ])`).test(kept)),
    ).toEqual([]);
  });
});

describe.skipIf(lacksShared('corpora/synthea-r4'))('ten synthetic patients of another country', () => {
  it('have no structural fault, and lack every Mexican identifier', async () => {
    const result = await verify([join(SHARED, 'corpora', 'synthea-r4')]);
    expect(result.rules.filter((rule) => rule.id.startsWith('fhir-') && rule.severity === 'error')).toEqual([]);
    const outcome = (id: string) => result.score.items.find((item) => item.id === id)?.outcome;
    expect(outcome('curp-presente')).toBe('no-cumple');
    expect(outcome('clues-presente')).toBe('no-cumple');
    expect(outcome('estructura-conforme')).toBe('cumple');
  });
});

describe.skipIf(lacksShared('dgis-giis-samples') || lacksShared('dgis-catalogs'))('the official sample', () => {
  it('has no fault but check digits that do not fit, its name, and one R69X too many for eleven rows', async () => {
    const { result } = await verifyExport({
      paths: [join(SHARED, 'dgis-giis-samples', 'CEX-EJEMPLOS-2410.txt')],
      setup: runSetup({ catalogsFolder: join(SHARED, 'dgis-catalogs') }),
      toolVersion: '0',
      threads: 0,
    });
    // 22 CURPs of which two are generic, every other one invented; read cell by cell.
    expect(result.rules.map((rule) => [rule.id, rule.total])).toEqual([
      ['curp-digito-verificador', 20],
      ['giis-estructura-nombre-de-archivo', 1],
      ['giis-lote-r69x', 1],
    ]);
    expect(result.files[0].rows).toBe(11);
  });
});
