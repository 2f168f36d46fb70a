import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../../electron/engine/reading.ts';
import { readResultFile, readSubjectFile } from '../../../electron/engine/result-file.ts';
import { sha256Hex } from '../../../electron/registry/sha256.ts';
import type { ClosedVisit, VerificationResult } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { RESULT_FILES, RESULT_NAMES, readFixture, VISIT_NAME } from '../../support/result-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-resultado-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(content: string | Uint8Array): string {
  const path = join(folder, 'dado.json');
  writeFileSync(path, content);
  return path;
}

/** A result as it was written, with members put in the place of its own; undefined takes one away. */
function resultWith(members: object): string {
  return written(JSON.stringify({ ...readFixture<object>('2-giis.json'), ...members }));
}

async function sentenceOf(path: string): Promise<string> {
  const error = await readSubjectFile(path).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProblemError);
  return (error as Error).message;
}

describe('results of earlier versions', () => {
  it.each(RESULT_NAMES)(
    '%s is read without any figure changing, under the digest of what was written',
    async (name) => {
      const path = join(RESULT_FILES, name);
      const asWritten = readFixture<VerificationResult>(name);
      const { kind, subject, digest } = await readSubjectFile(path);
      expect(kind).toBe('run');
      expect(subject).toEqual(asWritten);
      expect(digest).toBe(sha256Hex(canonicalJson(asWritten)));
      expect(await readResultFile(path)).toMatchObject(asWritten);
    },
  );

  it('gives an empty gathering where none was written', async () => {
    expect(readFixture<Partial<VerificationResult>>('2-giis.json').gathering).toBeUndefined();
    const { gathering } = await readResultFile(join(RESULT_FILES, '2-giis.json'));
    expect(gathering).toEqual({ fields: [], practitioners: [] });
  });

  it('reads a closed visit, and tells one from the other', async () => {
    const path = join(RESULT_FILES, VISIT_NAME);
    expect(await readSubjectFile(path)).toMatchObject({ kind: 'visit', subject: readFixture<ClosedVisit>(VISIT_NAME) });
    await expect(readResultFile(path)).rejects.toThrow('es de una visita, no de una verificación');
    expect((await readSubjectFile(join(RESULT_FILES, '2-giis.json'))).kind).toBe('run');
  });
});

describe('what is no result', () => {
  it('says in one sentence what is wrong', async () => {
    expect(await sentenceOf(join(folder, 'nada.json'))).toBe(
      'El archivo «nada.json» no se puede usar. El archivo no existe o desapareció mientras se leía.',
    );
    expect(await sentenceOf(folder)).toContain('Es una carpeta');
    expect(await sentenceOf(written('{'))).toContain('No es JSON en UTF-8.');
    expect(await sentenceOf(written(new Uint8Array([0x22, 0xff, 0x22])))).toContain('No es JSON en UTF-8.');
    for (const text of ['[]', 'null', '3', '{}', '{"schema":4}']) {
      expect(await sentenceOf(written(text))).toContain('no dice su esquema');
    }
    expect(await sentenceOf(written('{"schema":"cotejo/checklist@1"}'))).toContain('no es el de un resultado');
    expect(await sentenceOf(resultWith({ schema: 'cotejo/verification@2' }))).toContain(
      'Lo escribió una versión posterior de Cotejo («cotejo/verification@2»): actualice el programa.',
    );
  });

  it('names what is missing, and what has another form', async () => {
    const { score, run } = readFixture<VerificationResult>('2-giis.json');
    expect(await sentenceOf(resultWith({ score: undefined }))).toContain('Le falta «score».');
    expect(await sentenceOf(resultWith({ score: { ...score, percent: undefined } }))).toContain('«score.percent»');
    expect(await sentenceOf(resultWith({ score: { ...score, interval: [1] } }))).toContain('«score.interval');
    expect(await sentenceOf(resultWith({ run: { ...run, startedAt: 'ayer' } }))).toContain('«run.startedAt» no tiene');
    expect(await sentenceOf(resultWith({ files: {} }))).toContain('«files» no tiene la forma');
  });

  it('does not fall over what is nested without end', async () => {
    const depth = 200_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(await sentenceOf(written(`{"schema":"cotejo/verification@1","x":${deep}}`))).toMatch(/Le falta|anidado/);
    const whole = JSON.stringify(readFixture('4-fhir.json'));
    expect(await sentenceOf(written(`${whole.slice(0, -1)},"x":${deep}}`))).toContain('anidado');
  });

  it('does not read what is too big', async () => {
    const path = written('{}');
    truncateSync(path, 500_000_001);
    expect(await sentenceOf(path)).toContain('Pesa más de 500 MB.');
    truncateSync(path, 0);
  });

  it('gives a result or one sentence for any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom('verification', 'visit'), async (value, kind) => {
        const members = { ...(value as object), schema: `cotejo/${kind}@1` };
        expect(await sentenceOf(written(JSON.stringify(members)))).toMatch(/«dado\.json» no se puede usar\./);
      }),
      { numRuns: 50 },
    );
  });
});
