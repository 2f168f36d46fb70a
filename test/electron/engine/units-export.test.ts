import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unitsCsv, writeUnits } from '../../../electron/engine/unit-export.ts';
import { openWorkbook } from '../../../electron/engine/xlsx-package.ts';
import { readSharedStrings, readSheet } from '../../../electron/engine/xlsx-rows.ts';
import type { Registry } from '../../../electron/registry/registry.ts';
import { csvRows } from '../../../shared/catalogs/csv.ts';
import { open, temporaryFolder } from '../registry/support.ts';
import { unitRow } from '../registry/units-support.ts';

const HOSTILE = '=HYPERLINK("http://nadie.invalid";"x")';

async function withUnits(folder: string): Promise<Registry> {
  const registry = open(folder);
  await registry.importUnits(
    [
      unitRow('CSSSA000020', { name: HOSTILE, level: 'SEGUNDO NIVEL', type: '2', operating: true }),
      unitRow('NLSSA000010', { name: 'Hospital, «con comas»', state: '19', operating: false }),
    ],
    'clues 2026 (sintético)',
  );
  const rows = [{ clues: 'NLSSA000010', line: 2, values: [120.5] }];
  await registry.units.importAttributes({ names: ['+camas'], rows }, 'camas.csv', 'f'.repeat(64));
  return registry;
}

test('the CSV has every unit and attribute, and nothing that a spreadsheet would run', async () => {
  const registry = await withUnits(temporaryFolder());
  const list = await registry.units.exported({});
  const [head, south, north] = [...csvRows([...unitsCsv(list)].join(''))];
  const cell = (row: readonly string[], name: string) => row[head.indexOf(name)];
  expect(head.slice(0, 2)).toEqual(['clues', 'nombre']);
  expect(head.at(-1)).toBe("'+camas");
  expect(cell(south, 'nombre')).toBe(`'${HOSTILE}`);
  expect([cell(south, 'clave_entidad'), cell(south, 'entidad'), cell(south, 'nivel')]).toEqual([
    ...['07', 'Chiapas', 'SEGUNDO NIVEL'],
  ]);
  expect([cell(south, 'en_operacion'), cell(south, 'estado_de_verificacion'), south.at(-1)]).toEqual([
    ...['Sí', 'Sin verificar', ''],
  ]);
  expect([cell(north, 'nombre'), cell(north, 'en_operacion'), north.at(-1)]).toEqual([
    ...['Hospital, «con comas»', 'No', '120.5'],
  ]);
});

test('the workbook has the same cells, with keys as texts and figures as numbers', async () => {
  const folder = temporaryFolder();
  const registry = await withUnits(folder);
  const path = join(folder, 'unidades.xlsx');
  await writeUnits(path, 'xlsx', await registry.units.exported({ states: ['07', '19'] }));
  const book = await openWorkbook(readFileSync(path));
  if (book === undefined) return expect.unreachable();
  const rows: (readonly string[])[] = [];
  const strings = await readSharedStrings(book);
  await readSheet(book, book.sheets[0].part, strings, (cells) => {
    rows.push([...cells]);
    return true;
  });
  book.close();
  expect(rows).toHaveLength(3);
  expect(rows[1].slice(0, 3)).toEqual(['CSSSA000020', HOSTILE, '07']);
  expect(rows[2].at(-1)).toBe('120.5');
});

test('a filter is exported whole, and a file that cannot be written leaves what stood there', async () => {
  const folder = temporaryFolder();
  const registry = await withUnits(folder);
  const path = join(folder, 'lista.csv');
  writeFileSync(path, 'antes');
  const list = await registry.units.exported({ states: ['19'] });
  expect(list.units.map(({ clues }) => clues)).toEqual(['NLSSA000010']);
  await expect(writeUnits(join(folder, 'no', 'hay.csv'), 'csv', list)).rejects.toThrow(/No existe la carpeta/);
  expect(readFileSync(path, 'utf8')).toBe('antes');
  await writeUnits(path, 'csv', list);
  expect(readFileSync(path, 'utf8')).toContain('NLSSA000010');
});
