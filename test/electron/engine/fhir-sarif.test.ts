import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import { toSarif } from '../../../shared/export/sarif.ts';
import { runSetup } from '../../support/project.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-sarif-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Synthetic. A character outside the basic plane before the value: bytes, code points and UTF-16 units all differ.
const JSON_LINE = '{"resourceType":"Patient","name":[{"text":"Ñandú 🦤"}],"gender":"hombre"}';
const XML =
  '<Patient xmlns="http://hl7.org/fhir">\n  <name><text value="Ñandú 🦤"/></name> <gender value="hombre"/>\n</Patient>';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly byteOffset: number;
}
interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly locations: readonly [{ readonly physicalLocation: { readonly region: Region } }];
      }[];
    },
  ];
}

describe('a finding in SARIF', () => {
  it.each([
    ['uno.json', JSON_LINE],
    ['varios.ndjson', `{"resourceType":"Patient","id":"a"}\n${JSON_LINE}\n`],
    ['uno.xml', XML],
  ])('stands in %s where an editor looks for it', async (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    const { result } = await verifyExport({ paths: [path], setup: runSetup(), toolVersion: '0', threads: 0 });
    const found = (toSarif(result) as Sarif).runs[0].results.find(
      ({ ruleId }) => ruleId === 'fhir-estructura-codigo-fuera-de-lista',
    );
    const region = found?.locations[0].physicalLocation.region;
    if (region === undefined) throw new Error('the wrong code is found, at its place');
    const line = content.split('\n')[region.startLine - 1] ?? '';
    expect(line.slice(region.startColumn - 1)).toMatch(/^"hombre"/);
    expect(readFileSync(path).subarray(region.byteOffset).toString('utf8')).toMatch(/^"hombre"/);
  });
});
