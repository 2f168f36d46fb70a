import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyArguments } from '../../../electron/cli/arguments.ts';

import { verifyExport } from '../../../electron/engine/verify-export.ts';
import { renderRun } from '../../shared/report/run-page.ts';
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

async function verify(lists: { readonly ownLists?: string; readonly listsKept?: string }) {
  const patient = file('paciente.json', {
    resourceType: 'Patient',
    identifier: [{ system: OWN, value: 'CURP MAL ESCRITA' }],
  });
  const setup = runSetup({ ownLists: { fhir: lists.ownLists }, listsKept: { fhir: lists.listsKept } });
  return (await verifyExport({ paths: [patient], setup, toolVersion: '0', threads: 0 })).result;
}
const outcome = ({ score }: Awaited<ReturnType<typeof verify>>, id: string) =>
  score.items.find((item) => item.id === id)?.outcome;

describe('cotejo verify --fhir-config, --hl7-config, --cda-config', () => {
  it.each([
    ['--fhir-config', 'fhir'],
    ['--hl7-config', 'hl7v2'],
    ['--cda-config', 'cda'],
  ] as const)('%s names the file', (option, standard) => {
    const { ownLists } = verifyArguments(['a.json', option, 'b.json']);
    expect(ownLists[standard]).toBe(resolve('b.json'));
    expect(Object.values(ownLists).filter((path) => path !== undefined)).toHaveLength(1);
  });
});

describe('own identifier systems', () => {
  it('are not known by themselves', async () => {
    const result = await verify({ listsKept: join(folder, 'no-hay.json') });
    expect(outcome(result, 'curp-presente')).toBe('no-cumple');
    expect(result.run.options).not.toHaveProperty('fhirConfig');
  });

  it.each(['ownLists', 'listsKept'] as const)('serve a run as %s, which its result says', async (place) => {
    const path = file('fhir-mexico.json', { identifiers: { curp: [OWN] } });
    const result = await verify({ [place]: path });
    expect(outcome(result, 'curp-presente')).toBe('cumple');
    expect(outcome(result, 'curp-estructura')).toBe('no-cumple');
    const sha256 = createHash('sha256')
      .update(JSON.stringify({ identifiers: { curp: [OWN] } }))
      .digest('hex');
    const source = place === 'ownLists' ? 'de-esta-vez' : 'carpeta-de-datos';
    expect(result.run.options.fhirConfig).toEqual([{ name: 'fhir-mexico.json', sha256, source }]);
    const { html } = renderRun(result);
    expect(html).toContain(`fhir-mexico.json (SHA-256 ${sha256})`);
  });

  it.each([
    ['malo.json', '{', 'No es JSON en UTF-8.'],
    ['otro.json', { curp: [] }, 'No se conoce la lista «curp»'],
  ])('%s: the run does not begin, and says why', async (name, content, sentence) => {
    const path = file(name, content);
    await expect(verify({ ownLists: path })).rejects.toThrow(
      `La configuración de FHIR «${name}» no se puede usar. ${sentence}`,
    );
  });

  it('that are not there, are a folder or are too big: the same', async () => {
    await expect(verify({ ownLists: join(folder, 'falta.json') })).rejects.toThrow(/«falta\.json».*no existe/);
    await expect(verify({ ownLists: folder })).rejects.toThrow(/No es un archivo/);
    const big = file('grande.json', '');
    truncateSync(big, 1_000_001);
    await expect(verify({ ownLists: big })).rejects.toThrow(/más de 1 MB/);
  });

  it('of HL7 v2 serve its messages, and the result says so', async () => {
    const message = [
      'MSH|^~\\&|SINT|SINT|||20250101||ADT^A04^ADT_A01|1|T|2.5.1',
      'EVN||20250101',
      'PID|||X^^^PROPIA||SINTETICO^UNO',
      'PV1||O',
    ];
    const export_ = file('mensaje.hl7', message.join('\r'));
    const lists = file('hl7v2-mexico.json', { curp: { authorities: ['PROPIA'] } });
    const of = async (own: string | undefined) =>
      (
        await verifyExport({
          paths: [export_],
          setup: runSetup({ ownLists: { hl7v2: own } }),
          toolVersion: '0',
          threads: 0,
        })
      ).result;
    expect(outcome(await of(undefined), 'curp-presente')).toBe('no-cumple');
    const result = await of(lists);
    expect(outcome(result, 'curp-presente')).toBe('cumple');
    expect(result.run.options.ownLists).toMatchObject([{ name: 'hl7v2-mexico.json', source: 'de-esta-vez' }]);
    expect(renderRun(result).html).toContain('hl7v2-mexico.json (SHA-256 ');
  });
});
