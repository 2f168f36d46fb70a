import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotatable, targetsFor, writeAnnotated } from '../../../electron/engine/annotate.ts';
import { LineCutter } from '../../../electron/engine/line-cutter.ts';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import { writeWholeWith } from '../../../electron/engine/write-whole.ts';
import { createBook } from '../../../electron/engine/xlsx-book.ts';
import { readZipMember } from '../../../electron/engine/zip.ts';
import { b015Bytes } from '../../support/giis-generator.ts';
import { runSetup } from '../../support/project.ts';
import { zipOf } from '../../support/zip-writer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-anotada-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of the state and institution that the name of the file says. */
const CLUES = ['DFSSA900014'];
const FAULTS = [
  { row: 3, column: 'peso', value: '850' },
  { row: 3, column: 'fechaNacimiento', value: '31/02/1990' },
  { row: 7, column: 'nombre', value: '=1+1' },
  { row: 1900, column: 'nombre', value: 'JOSÉ, "PEPE"' },
];

/** A file in a folder of its own, verified; gives what the copy is made from. */
async function verified(name: string, content: string | Uint8Array) {
  const own = mkdtempSync(join(folder, 'caso-'));
  const path = join(own, name);
  writeFileSync(path, content);
  const { result, inputs, prepared } = await verifyExport({
    paths: [path],
    setup: runSetup(),
    toolVersion: '0',
    threads: 0,
  });
  const sources = annotatable(result.files).map((file) => ({
    file,
    input: inputs.files.find((input) => input.path === file.path)!,
  }));
  return { own, path, result, prepared, sources };
}

const latin = (text: Uint8Array) => Buffer.from(text).toString('latin1');
const linesOf = (path: string) => readFileSync(path, 'utf8').split('\r\n').slice(0, -1);

describe('an annotated copy as CSV', () => {
  it('has every row of the file, with how many errors and warnings it has and which', async () => {
    const text = b015Bytes(2000, 5, { faults: FAULTS, clues: CLUES });
    const { own, prepared, sources, result } = await verified('CEX-DFSSA-2410.TXT', text);
    const target = join(own, 'copia.csv');
    const seen: number[] = [];
    const [copy] = await writeAnnotated(prepared, sources, target, { onProgress: ({ bytes }) => seen.push(bytes) });
    expect(copy).toMatchObject({ path: target, rows: 2000, sameAsRun: true });
    expect(seen.at(-1)).toBe(text.length);
    const lines = linesOf(target);
    expect(lines[0]).toMatch(/^\ufefflinea,numero_hallazgos,hallazgos,CLUES,/);
    expect(lines).toHaveLength(2001);
    // Line 4 is row 3: the head is line 1.
    expect(lines[3]).toMatch(/^4,[2-9],"?fechaNacimiento: .* \| peso: /);
    expect(lines[3]).not.toMatch(/^4,\d,[^|]*850/);
    expect(lines[1]).toMatch(/^2,0,,DFSSA/);
    expect(lines[7]).toContain(",'=1+1,");
    expect(lines[1900]).toContain('"JOSÉ, ""PEPE"""');
    const marked = lines.slice(1).filter((line) => !/^\d+,0,/.test(line));
    expect(copy?.rowsWithFindings).toBe(marked.length);
    const said = lines.slice(1).reduce((sum, line) => sum + Number(/^\d+,(\d+)/.exec(line)?.[1]), 0);
    const severe = result.rules
      .filter(({ severity }) => severity !== 'info')
      .reduce((sum, { total }) => sum + total, 0);
    expect(said + (copy?.fileFindings ?? 0)).toBe(severe);
  });

  it('loses no cell, whatever the line ends, and names the columns of a file without head', async () => {
    const text = b015Bytes(30, 9, { clues: CLUES, header: false, lineEnd: '\r\n' });
    const { own, prepared, sources } = await verified('CEX-DFSSA-2410.TXT', text);
    const target = join(own, 'copia.csv');
    const [copy] = await writeAnnotated(prepared, sources, target);
    expect(copy?.fileFindings).toBe(1);
    const lines = linesOf(target);
    expect(lines[0]).toContain(',clues,paisNacimiento,');
    expect(lines[1]).toMatch(/^1,/);
    const originals = latin(text).split('\r\n').slice(0, -1);
    expect(lines.slice(1).map((line) => line.split(',').slice(-106).join('|'))).toEqual(originals);
  });

  it('takes UTF-8 with its mark, blank lines and rows of another number of columns', async () => {
    const rows = latin(b015Bytes(3, 2, { clues: CLUES }))
      .split('\n')
      .slice(0, -1);
    const text = `\ufeff${rows[0]}\n${rows[1]}|DE MÁS\n\n${rows[2]?.replace(/\|[A-ZÑ ]+\|/, '|MUÑOZ|')}\n${rows[3]}`;
    const { own, prepared, sources } = await verified('CEX-DFSSA-2410.TXT', text);
    const target = join(own, 'copia.csv');
    await writeAnnotated(prepared, sources, target);
    const lines = linesOf(target);
    expect(lines[0]).toContain('hallazgos,CLUES,');
    expect(lines.map((line) => line.split(',')[0])).toEqual(['\ufefflinea', '2', '4', '5']);
    expect(lines[1]).toMatch(/^2,1,"?La fila tiene 107 columnas/);
    expect(lines[1]).toContain(',DE MÁS');
    expect(lines[2]).toContain('MUÑOZ');
  });

  it('is not written where the file is another one, nor over the file itself', async () => {
    const { own, path, prepared, sources } = await verified('CEX-DFSSA-2410.TXT', b015Bytes(5, 1));
    await expect(writeAnnotated(prepared, sources, path.replace('.TXT', '.doc'))).rejects.toThrow(/\.csv o \.xlsx/);
    writeFileSync(path, b015Bytes(5, 2));
    await expect(writeAnnotated(prepared, sources, join(own, 'copia.csv'))).rejects.toThrow(/cambió después/);
    const same = [{ ...sources[0]!, input: { ...sources[0]!.input, absolute: join(own, 'x.csv') } }];
    await expect(writeAnnotated(prepared, same, join(own, 'x.csv'))).rejects.toThrow(/sobre el archivo original/);
    await expect(writeAnnotated(prepared, [], join(own, 'copia.csv'))).rejects.toThrow(/ningún archivo de texto GIIS/);
    expect(readdirSync(own)).toEqual(['CEX-DFSSA-2410.TXT']);
  });

  it('leaves nothing behind when it is cancelled, and what stood there stays', async () => {
    const { own, prepared, sources } = await verified('CEX-DFSSA-2410.TXT', b015Bytes(4000, 1));
    for (const name of ['copia.csv', 'copia.xlsx']) {
      writeFileSync(join(own, name), 'la de antes');
      const stop = new AbortController();
      const onProgress = () => stop.abort();
      expect(await writeAnnotated(prepared, sources, join(own, name), { signal: stop.signal, onProgress })).toEqual([]);
      expect(readFileSync(join(own, name), 'utf8')).toBe('la de antes');
    }
    expect(readdirSync(own).sort()).toEqual(['CEX-DFSSA-2410.TXT', 'copia.csv', 'copia.xlsx']);
  });

  it('of several files has one copy each, members of a ZIP too', async () => {
    const zip = zipOf([
      { name: 'a/CEX-DFSSA-2409.TXT', content: b015Bytes(3, 1) },
      { name: 'b/CEX-DFSSA-2409.TXT', content: b015Bytes(4, 2) },
      { name: 'nota.txt', content: Buffer.from('no es nada') },
    ]);
    const { own, prepared, sources } = await verified('entrega.zip', zip);
    const copies = await writeAnnotated(prepared, sources, join(own, 'copia.csv'));
    expect(copies.map(({ rows }) => rows)).toEqual([3, 4]);
    expect(readdirSync(own).sort()).toEqual(['copia-CEX-DFSSA-2409-2.csv', 'copia-CEX-DFSSA-2409.csv', 'entrega.zip']);
  });
});

describe('an annotated copy as XLSX', () => {
  it('has the rows, what to mend, and what is said of the file', async () => {
    const { own, prepared, sources } = await verified(
      'CEX-DFSSA-2410.TXT',
      b015Bytes(50, 5, { faults: FAULTS, header: false }),
    );
    const target = join(own, 'copia.xlsx');
    const [copy] = await writeAnnotated(prepared, sources, target);
    expect(copy?.fileFindings).toBeGreaterThan(0);
    const parts = await partsOf(target, ['rows', 'rules', 'file']);
    expect(parts.rows.match(/<row /g)).toHaveLength(51);
    expect(parts.rows).toMatch(
      /<row r="4"><c><v>3<\/v><\/c><c><v>[2-9]<\/v><\/c><c t="inlineStr"><is><t>[^<]* \| peso: /,
    );
    expect(parts.rows).toContain('<t>=1+1</t>');
    expect(parts.rows).toContain('<c><v>850</v></c>');
    expect(parts.rows).toContain('<autoFilter ref="A1:DE51"/>');
    expect(parts.rules).toContain('Cómo corregirlo');
    expect(parts.file).toMatch(/<t>Línea 1: /);
  });

  it('goes on with another sheet where one is full', async () => {
    const path = join(folder, 'varias.xlsx');
    await writeWholeWith(path, async (file) => {
      const book = createBook(file, { rows: 4, characters: 1e9 });
      await book.sheet('Filas', ['a'], { frozenColumns: 0, widths: [] });
      for (let i = 1; i <= 7; i++) await book.row([i]);
      await book.end();
    });
    const { first, second, third } = await partsOf(path, ['first', 'second', 'third']);
    const values = [first, second, third].map((xml) => [...xml.matchAll(/<v>(\d+)<\/v>/g)].map(([, n]) => Number(n)));
    expect(values).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    for (const xml of [first, second, third]) expect(xml).toContain('<row r="1"><c s="1" t="inlineStr"><is><t>a</t>');
  });
});

describe('the names of the copies', () => {
  it('are the one that was said, or have the name of each file', () => {
    expect(targetsFor('/t/copia.csv', ['x/A.TXT'])).toEqual(['/t/copia.csv']);
    expect(targetsFor('/t/copia.csv', ['x/A B*.TXT', 'e.zip!/a.txt', '.txt'])).toEqual([
      '/t/copia-A_B_.csv',
      '/t/copia-a.csv',
      '/t/copia-archivo.csv',
    ]);
    expect(targetsFor('/t/c.xlsx', ['a.txt', 'b/A.TXT'])).toEqual(['/t/c-a.xlsx', '/t/c-A-2.xlsx']);
  });
});

describe('the cutting of lines', () => {
  it('gives the same lines and places however the bytes come', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '|'), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 60 }), (all, size, lag) => {
        const bytes = Buffer.from(all, 'latin1');
        const cutter = new LineCutter(lag, 1000);
        const lines: [number, number, string][] = [];
        const take = (found: ReturnType<LineCutter['push']>) => {
          for (const line of found) lines.push([line.number, line.offset, latin(line.bytes)]);
        };
        for (let at = 0; at < bytes.length; at += size) take(cutter.push(bytes.subarray(at, at + size)));
        take(cutter.end());
        let offset = 0;
        const expected = (all.endsWith('\n') ? all.slice(0, -1) : all).split('\n').map((line, i) => {
          const entry = [i + 1, offset, line.replace(/\r$/, '')];
          offset += line.length + 1;
          return entry;
        });
        expect(lines).toEqual(all === '' ? [] : expected);
      }),
    );
  });

  it('keeps only the start of a line that does not end, and the place of the next', () => {
    const cutter = new LineCutter(4, 10);
    const lines: string[] = [];
    for (let i = 0; i < 100; i++)
      for (const line of cutter.push(Buffer.from('0123456789'))) lines.push(latin(line.bytes));
    for (const line of cutter.push(Buffer.from('\nab\ncd\n'))) lines.push(`${line.offset} ${latin(line.bytes)}`);
    for (const line of cutter.end()) lines.push(`${line.offset} ${latin(line.bytes)}`);
    expect(lines).toEqual(['0 0123456789', '1001 ab', '1004 cd']);
  });
});

/** The sheets of a workbook by the names given, in their order. */
async function partsOf<K extends string>(path: string, names: readonly K[]): Promise<Record<K, string>> {
  const parts = {} as Record<K, string>;
  for (const [i, name] of names.entries()) {
    let text = '';
    for await (const chunk of readZipMember(path, i)) text += Buffer.from(chunk).toString('utf8');
    parts[name] = text;
  }
  return parts;
}
