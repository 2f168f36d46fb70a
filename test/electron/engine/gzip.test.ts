import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceExcerpt } from '../../../electron/engine/excerpt.ts';
import { unpackGzip } from '../../../electron/engine/gzip.ts';
import { listInputs } from '../../../electron/engine/inputs.ts';
import { inspectExport } from '../../../electron/engine/inspect.ts';
import { prepareRun } from '../../../electron/engine/run-setup.ts';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import { verifyFile } from '../../../electron/engine/verify-file.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { runSetup } from '../../support/project.ts';
import { zipOf } from '../../support/zip-writer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-gz-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function verify(...paths: string[]): Promise<VerificationResult> {
  const { result } = await verifyExport({ paths, setup: runSetup(), toolVersion: '0', threads: 0 });
  return result;
}

/** Synthetic. */
const patient = (id: string) => JSON.stringify({ resourceType: 'Patient', id, gender: 'male' });
const lines = (...ids: string[]) => `${ids.map(patient).join('\n')}\n`;

async function unpacked(chunks: readonly Uint8Array[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  async function* source() {
    for (const chunk of chunks) {
      // The chunk is the caller's: it is wiped once the next one is asked for.
      const lent = chunk.slice();
      yield lent;
      lent.fill(0);
    }
  }
  for await (const part of unpackGzip(source())) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

describe('gzip', () => {
  it('is recognised by its bytes, and anything else is passed on as it is, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        async (content, packed, size) => {
          const bytes = packed ? gzipSync(content) : content;
          fc.pre(packed || !(content[0] === 0x1f && content[1] === 0x8b));
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.subarray(i * size, (i + 1) * size),
          );
          expect((await unpacked(chunks)).equals(content)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('may be of several parts', async () => {
    const bytes = Buffer.concat([gzipSync('abc'), gzipSync('def')]);
    expect((await unpacked([bytes])).toString()).toBe('abcdef');
  });

  it('is verified as what is in it; size and digest are those of the file', async () => {
    const packed = gzipSync(lines('a', 'b', 'c'));
    const result = await verify(file('Patient.000.ndjson.gz', packed));
    expect(result.files[0]).toMatchObject({
      path: 'Patient.000.ndjson.gz',
      format: 'fhir/r4-ndjson',
      bytes: packed.length,
      sha256: createHash('sha256').update(packed).digest('hex'),
      records: { patient: 3 },
    });
    expect(result.files[0].problem).toBeUndefined();
  });

  it('is read inside a ZIP too, and whatever its name', async () => {
    const xml = '<Patient xmlns="http://hl7.org/fhir"><id value="a"/><gender value="male"/></Patient>';
    const path = file(
      'todo.zip',
      zipOf([
        { name: 'Patient.ndjson.gz', content: gzipSync(lines('a', 'b')) },
        { name: 'uno.bin', content: gzipSync(xml) },
      ]),
    );
    const { files } = await verify(path);
    expect(files.map(({ path: shown, format, records }) => [shown, format, records.patient])).toEqual([
      ['todo.zip!/Patient.ndjson.gz', 'fhir/r4-ndjson', 2],
      ['todo.zip!/uno.bin', 'fhir/r4-xml', 1],
    ]);
  });

  it('verifies what stands before a cut, and says so', async () => {
    const noise = Array.from({ length: 20_000 }, (_, i) => createHash('md5').update(`${i}`).digest('hex'));
    const packed = gzipSync(lines(...noise));
    const { files } = await verify(file('cortado.gz', packed.subarray(0, packed.length >> 1)));
    expect(files[0].problem).toMatch(/gzip está cortado/);
    expect(files[0].records.patient).toBeGreaterThan(5000);
  });

  it('says so of a damaged one', async () => {
    const packed = gzipSync(lines('a', 'b'));
    packed.fill(0xff, 12, 40);
    const { files } = await verify(file('roto.gz', packed));
    expect(files[0].problem).toMatch(/gzip está dañado/);
  });

  it('stops at one that unpacks to far more than real files do', async () => {
    const bomb = file('bomba.gz', gzipSync(Buffer.alloc(200_000_000)));
    const before = process.memoryUsage().arrayBuffers;
    const { files } = await verify(bomb);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000);
    expect(files[0].problem).toMatch(/posible bomba|binario/);
    await expect(unpacked([readFileSync(bomb)])).rejects.toThrow(/posible bomba/);
  });

  it('tells how far it is by the bytes of the file', async () => {
    const packed = gzipSync(lines(...Array.from({ length: 5000 }, (_, i) => `p${i}`)));
    const [input] = (await listInputs([file('avance.ndjson.gz', packed)])).files;
    expect(input.bytes).toBe(packed.length);
    let last = 0;
    await verifyFile(prepareRun(runSetup()).plan, input, ({ bytes }) => {
      expect(bytes).toBeGreaterThanOrEqual(last);
      last = bytes;
      return true;
    });
    expect(last).toBe(packed.length);
  });

  it('shows the source of a finding, unpacked', async () => {
    const text = `${patient('a')}\n${patient('b').replace('"male"', '"otro"')}\n`;
    const path = file('fuente.ndjson.gz', gzipSync(text));
    const { files } = await verify(path);
    const found = files[0].findings.find(({ place }) => place.field === 'Patient.gender')!;
    const excerpt = await sourceExcerpt({
      location: path,
      path: files[0].path,
      sha256: files[0].sha256,
      format: files[0].format,
      encoding: files[0].encoding,
      line: found.place.line!,
      column: found.place.column,
    });
    expect(excerpt).toMatchObject({ status: 'ok', firstLine: 1 });
    const { line, start, end } = excerpt.mark!;
    expect(excerpt.lines[line].slice(start, end)).toBe('"otro"');
  });
});

describe('the source pane', () => {
  it('marks a value in XML', async () => {
    const path = file('valor.xml', "<Patient xmlns='http://hl7.org/fhir'>\n  <gender value='otro'/>\n</Patient>");
    const { files } = await verify(path);
    const found = files[0].findings.find(({ place }) => place.field === 'Patient.gender')!;
    const { location, ...facts } = { location: path, ...files[0], ...found.place, path: files[0].path };
    const excerpt = await sourceExcerpt({ location, ...facts, line: found.place.line! });
    const { line, start, end } = excerpt.mark!;
    expect(excerpt.lines[line].slice(start, end)).toBe("'otro'");
  });
});

describe('a folder of a bulk export', () => {
  it('is read file by file; what is no data is told apart', async () => {
    const inside = join(folder, 'masiva');
    mkdirSync(inside);
    const put = (name: string, content: string | Uint8Array) => writeFileSync(join(inside, name), content);
    put('Patient.ndjson', lines('a', 'b'));
    put('Patient.1.ndjson.gz', gzipSync(lines('c', 'd', 'e')));
    put(
      'Condition.ndjson',
      `${JSON.stringify({ resourceType: 'Condition', id: 'x', subject: { reference: 'Patient/a' } })}\n`,
    );
    put('export.log', '2026-01-01 exportación terminada\n');
    put(
      'manifest.json',
      JSON.stringify({
        transactionTime: '2026-01-01T00:00:00Z',
        request: 'https://example.org/$export',
        output: [],
        error: [],
      }),
    );
    const { files } = await verify(inside);
    const seen = Object.fromEntries(files.map((one) => [one.path, one.problem ?? one.rows]));
    expect(seen).toEqual({
      'masiva/Patient.ndjson': 2,
      'masiva/Patient.1.ndjson.gz': 3,
      'masiva/Condition.ndjson': 1,
      'masiva/export.log': expect.stringMatching(/bitácora/),
    });
    const { plan, catalogs } = prepareRun(runSetup());
    const inspection = await inspectExport(
      [inside],
      plan.formats.map(({ format }) => format),
      catalogs,
    );
    expect(inspection.files.filter(({ format }) => format !== null)).toHaveLength(3);
  });
});
