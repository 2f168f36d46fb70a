import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyArguments } from '../../../electron/cli/arguments.ts';
import { reportOf } from '../../../electron/engine/report.ts';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import { runSetup } from '../../support/project.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const OWN = 'https://hospital.example/id/curp';

async function verify(setup: { readonly fhirConfig?: string; readonly fhirConfigKept?: string }) {
  const patient = file('paciente.json', {
    resourceType: 'Patient',
    identifier: [{ system: OWN, value: 'CURP MAL ESCRITA' }],
  });
  return (await verifyExport({ paths: [patient], setup: runSetup(setup), toolVersion: '0', threads: 0 })).result;
}
const outcome = ({ score }: Awaited<ReturnType<typeof verify>>, id: string) =>
  score.items.find((item) => item.id === id)?.outcome;

describe('cotejo verify --fhir-config', () => {
  it('names the file', () => {
    expect(verifyArguments(['a.json', '--fhir-config', 'b.json']).fhirConfig).toBe('b.json');
    expect(verifyArguments(['a.json']).fhirConfig).toBeUndefined();
  });
});

describe('own identifier systems', () => {
  it('are not known by themselves', async () => {
    const result = await verify({ fhirConfigKept: join(folder, 'no-hay.json') });
    expect(outcome(result, 'curp-presente')).toBe('no-cumple');
    expect(result.run.options).not.toHaveProperty('fhirConfig');
  });

  it.each(['fhirConfig', 'fhirConfigKept'] as const)('serve a run as %s, which its result says', async (place) => {
    const path = file('fhir-mexico.json', { identifiers: { curp: [OWN] } });
    const result = await verify({ [place]: path });
    expect(outcome(result, 'curp-presente')).toBe('cumple');
    expect(outcome(result, 'curp-estructura')).toBe('no-cumple');
    const sha256 = createHash('sha256')
      .update(JSON.stringify({ identifiers: { curp: [OWN] } }))
      .digest('hex');
    const source = place === 'fhirConfig' ? 'de-esta-vez' : 'carpeta-de-datos';
    expect(result.run.options.fhirConfig).toEqual([{ name: 'fhir-mexico.json', sha256, source }]);
    const { html } = reportOf(result, {}, '2026-01-01T00:00:00-06:00');
    expect(html).toContain(`fhir-mexico.json (SHA-256 ${sha256})`);
  });

  it.each([
    ['malo.json', '{', 'No es JSON en UTF-8.'],
    ['otro.json', { curp: [] }, 'No se conoce la lista «curp»'],
  ])('%s: the run does not begin, and says why', async (name, content, sentence) => {
    const path = file(name, content);
    await expect(verify({ fhirConfig: path })).rejects.toThrow(
      `La configuración de FHIR «${name}» no se puede usar. ${sentence}`,
    );
  });

  it('that are not there, are a folder or are too big: the same', async () => {
    await expect(verify({ fhirConfig: join(folder, 'falta.json') })).rejects.toThrow(/«falta\.json».*no existe/);
    await expect(verify({ fhirConfig: folder })).rejects.toThrow(/No es un archivo/);
    const big = file('grande.json', '');
    truncateSync(big, 1_000_001);
    await expect(verify({ fhirConfig: big })).rejects.toThrow(/más de 1 MB/);
  });
});
