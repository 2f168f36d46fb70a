import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import type { FileResult } from '../../../shared/model/index.ts';
import { GUIDES } from '../../support/giis/guide-file.ts';
import { b015Bytes } from '../../support/giis-generator.ts';
import { runSetup } from '../../support/project.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-giis-malos-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = Buffer.from(b015Bytes(4, 1)).toString('latin1').trimEnd().split('\n').slice(1);
const ROW = ROWS[1];
const COLUMNS = GUIDES.get('b015-4.11')?.guide.columns ?? [];
const HEADER = COLUMNS.map(({ name }) => name).join('|');
const numberOf = (name: string): number => COLUMNS.findIndex((column) => column.name === name) + 1;

async function verify(content: string | Uint8Array): Promise<FileResult> {
  const path = join(folder, 'CEX-DFSSA-2410.TXT');
  writeFileSync(path, typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
  const { result } = await verifyExport({ paths: [path], setup: runSetup(), toolVersion: '0', threads: 0 });
  return result.files[0];
}

/** The file with its second row replaced. */
const withSecond = (...lines: readonly string[]): string =>
  [HEADER, ROWS[0], ...lines, ...ROWS.slice(2), ''].join('\n');

function edited(name: string, value: string): string {
  const cells = ROW.split('|');
  cells[numberOf(name) - 1] = value;
  return cells.join('|');
}

const said = ({ findings }: FileResult) => findings.map(({ rule, place, message }) => [rule, place.line, message]);

describe('the first line', () => {
  it.each([
    ['\n', '\n'],
    ['\n\n\n', '\n'],
    ['\r\n\r\n', '\r\n'],
  ])('may come after empty lines: %j', async (blank, lineEnd) => {
    const file = await verify(`${blank}${[HEADER, ...ROWS, ''].join(lineEnd)}`);
    expect(file.problem).toBeUndefined();
    expect(file.records.patient).toBe(4);
    expect(said(file)).toEqual([['giis-estructura-linea-vacia', 1, 'El archivo empieza con líneas vacías.']]);
  });

  it('may be a row whose CLUES is missing or wrong', async () => {
    for (const clues of ['', 'DFSSA00001', '"DFSSA000010"']) {
      const file = await verify([edited('clues', clues), ...ROWS, ''].join('\n'));
      expect(file.format).toBe('giis/b015@4.11');
      expect(file.records.patient).toBe(5);
      expect(said(file).filter(([rule]) => rule === 'giis-estructura-sin-encabezado')).toHaveLength(1);
    }
  });

  it('is no row where the cells are of something else', async () => {
    const file = await verify(`${COLUMNS.map((_, i) => `dato ${i}`).join('|')}\n`);
    expect(file.problem).toMatch(/GIIS de 106 columnas/);
  });

  it('names the columns that its header lacks', async () => {
    const file = await verify([HEADER.replace('|talla|', '|'), ...ROWS, ''].join('\n'));
    expect(said(file)).toEqual([
      ['giis-estructura-columnas', 1, 'El encabezado tiene 105 columnas; se esperaban 106; falta talla.'],
    ]);
    expect(file.records.patient).toBe(4);
  });

  it('tells headers that changed places', async () => {
    const file = await verify([HEADER.replace('|peso|talla|', '|talla|peso|'), ...ROWS, ''].join('\n'));
    expect(file.findings.map(({ message }) => message)).toEqual([
      'peso: el encabezado de la columna 26 es el de otra columna, talla (la 27).',
      'talla: el encabezado de la columna 27 es el de otra columna, peso (la 26).',
    ]);
  });

  it('shows no header that is not of the guide', async () => {
    const file = await verify([HEADER.replace('|nombre|', '|PEREZ LOPEZ ANA|'), ...ROWS, ''].join('\n'));
    expect(file.findings).toHaveLength(1);
    expect(JSON.stringify(file.findings)).not.toMatch(/PEREZ|LOPEZ|ANA/);
  });
});

describe('a row of another number of columns says why', () => {
  it.each([
    [
      'a bar too many at its end',
      `${ROW}|`,
      'La fila tiene 107 columnas; se esperaban 106; sobra una barra vertical al final.',
    ],
    [
      'two rows joined by a carriage return',
      `${ROW}\r${ROW}`,
      'La fila tiene 211 columnas; se esperaban 106; lleva un retorno de carro sin salto de línea.',
    ],
    [
      'the mark of the end of a file',
      '\u001a',
      'La fila tiene 1 columna; se esperaban 106; lleva un carácter de control.',
    ],
    ['ten thousand columns', `${ROW}${'|0'.repeat(9894)}`, 'La fila tiene 10000 columnas; se esperaban 106.'],
  ])('%s', async (_, line, message) => {
    const file = await verify(withSecond(line));
    expect(said(file)).toEqual([['giis-estructura-columnas', 3, message]]);
    expect(file.records.patient).toBe(3);
  });
});

describe('what another program did to a cell is said at the cell', () => {
  it.each([
    ['clues', '"DFSSA000010"', 'giis-estructura-longitud', /va entre comillas/],
    ['clues', 'DFSSA000010\u00a0', 'giis-estructura-longitud', /lleva un espacio duro/],
    ['curpPaciente', '"XXXX999999XXXXXX99"', 'giis-estructura-longitud', /va entre comillas/],
    ['nombre', 'MARIA\u00a0JOSE', 'giis-regla-nombre', /lleva un espacio duro/],
    ['nombre', '"MARIA"', 'giis-regla-nombre', /va entre comillas/],
    ['talla', '170\u00a0', 'giis-estructura-tipo', /lleva un espacio duro/],
    ['talla', '#N/A', 'giis-estructura-tipo', /lo que Excel escribe/],
    ['talla', '#¡VALOR!', 'giis-estructura-tipo', /lo que Excel escribe/],
    ['fechaConsulta', '##########', 'giis-estructura-formato-fecha', /lo que Excel escribe/],
    ['fechaConsulta', '10/25/2024', 'giis-regla-fecha-existente', /parece escrita mm\/dd\/aaaa/],
    ['fechaConsulta', '31/02/2024', 'giis-regla-fecha-existente', /no existe en el calendario\.$/],
    ['codigoCIEDiagnostico1', '1.00E+09', 'giis-regla-diagnostico-sintaxis', /notación científica/],
    ['codigoCIEDiagnostico1', '"Z00"', 'giis-regla-diagnostico-sintaxis', /va entre comillas/],
    ['codigoCIEDiagnostico1', 'Z00', 'giis-regla-diagnostico-sintaxis', /cuatro caracteres, sin punto/],
  ])('%s = %s', async (column, value, rule, message) => {
    const file = await verify(withSecond(edited(column, value)));
    const found = file.findings.filter((finding) => finding.rule === rule);
    expect(found).toHaveLength(1);
    expect(found[0].place).toMatchObject({ line: 3, column: numberOf(column), field: column });
    expect(found[0].message).toMatch(message);
    expect(file.records.patient).toBe(4);
    expect(file.findings.every(({ place }) => place.line === 3)).toBe(true);
  });
});
