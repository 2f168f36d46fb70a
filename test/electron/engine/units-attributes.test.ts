import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ProblemError } from '../../../electron/engine/reading.ts';
import { readAttributes } from '../../../electron/engine/unit-attributes.ts';
import { importAttributeFile } from '../../../electron/engine/unit-files.ts';
import { open, temporaryFolder } from '../registry/support.ts';
import { unitRow } from '../registry/units-support.ts';

const [ONE, TWO, THREE] = ['CSSSA000020', 'CSSSA000031', 'NLSSA000010'];

const read = (text: string) => readAttributes(Buffer.from(text, 'utf8'));

test.each([',', ';', '\t'])('columns of numbers become attributes, whatever parts the cells: «%s»', (separator) => {
  const rows = [
    ['CLUES', 'Nombre', 'Camas censables', 'Clave entidad', 'Médicos'],
    [ONE, 'Hospital «A»', '"1,250"', '07', '12.5'],
    [TWO, 'Hospital B', '0', '07', ''],
    [THREE, 'Hospital C', '-', '19', 'n/d'],
  ];
  const table = read(rows.map((row) => row.join(separator)).join('\r\n'));
  expect(table).toEqual({
    names: ['Camas censables', 'Médicos'],
    rows: [
      { clues: ONE, line: 2, values: [1250, 12.5] },
      { clues: TWO, line: 3, values: [0, null] },
      { clues: THREE, line: 4, values: [null, null] },
    ],
    skipped: [],
  });
});

test('windows-1252, a title above the columns, blank lines and a key in lower case', () => {
  const text = `Unidades sintéticas\r\n\r\nClave CLUES;Población atendida\r\n${ONE.toLowerCase()};3 400\r\n\r\n${TWO};7\r\n`;
  const table = readAttributes(Buffer.from(text, 'latin1'));
  expect(table.names).toEqual(['Población atendida']);
  expect(table.rows).toEqual([
    { clues: ONE, line: 4, values: [3400] },
    { clues: TWO, line: 6, values: [7] },
  ]);
});

test('what is no CLUES or no number is told by its line, without what it says', () => {
  const table = read(
    `CLUES,camas\n${ONE},10\nSECRETO,5\n,6\n${TWO},"doce, más o menos"\n${THREE},"12,5"\n${ONE},1\n${TWO},2`,
  );
  expect(table.skipped).toEqual([
    { line: 3, reason: 'Lo que trae como CLUES no tiene esa forma.' },
    { line: 4, reason: 'No tiene CLUES.' },
    { line: 5, reason: 'Lo que trae en «camas» no es un número.' },
    { line: 6, reason: 'Lo que trae en «camas» no es un número.' },
  ]);
  expect(table.rows.map(({ values }) => values[0])).toEqual([10, null, null, 1, 2]);
});

test.each([
  ['', 'El archivo está vacío.'],
  ['a,b\n1,2', 'El archivo no tiene una columna con el nombre CLUES.'],
  ['CLUES,camas\n', 'El archivo no tiene renglones debajo de sus columnas.'],
  [`CLUES,nombre\n${ONE},Hospital`, 'El archivo no tiene columnas con números además de la CLUES.'],
  [`CLUES,camas,camas\n${ONE},1,2`, 'El archivo tiene dos columnas con el nombre «camas».'],
  ['PK\u0003\u0004', 'El archivo es un libro de Excel o un ZIP: guárdelo como CSV e impórtelo.'],
  ['\u0000\u0001', 'El archivo no es un texto.'],
  [`CLUES,${Array.from({ length: 300 }, (_, i) => `c${i}`).join(',')}\n`, 'El archivo tiene más de 200 columnas.'],
  [
    `CLUES,${Array.from({ length: 61 }, (_, i) => `c${i}`).join(',')}\n${ONE},${'1,'.repeat(60)}1`,
    'El archivo tiene 61 columnas con números; se aceptan hasta 60.',
  ],
])('what is no table of units gives one sentence: %#', (text, sentence) => {
  expect(() => read(text)).toThrow(new ProblemError(sentence));
});

test('a file is taken whole: unknown units and second rows are told, older keys mean the unit of today', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  await registry.importUnits([unitRow(ONE), unitRow(TWO)], 'clues 2026 (sintético)');
  await registry.saveUnit({ clues: ONE, name: null, aliases: ['CSSSA000099'] });
  const path = join(folder, 'camas.csv');
  writeFileSync(path, `CLUES,camas\nCSSSA000099,40\n${ONE},41\n${THREE},5\n${TWO},\nmal,1\n`);
  expect(await importAttributeFile(registry, path)).toEqual({
    attributes: ['camas'],
    units: 1,
    skipped: [
      { line: 3, reason: `La unidad ${ONE} ya venía en el renglón 2, que es el que cuenta.` },
      { line: 4, reason: `La unidad ${THREE} no está en el registro.` },
      { line: 6, reason: 'Lo que trae como CLUES no tiene esa forma.' },
    ],
    skippedTotal: 3,
  });
  expect((await registry.units.page(ONE)).attributes).toEqual([{ name: 'camas', value: 40, source: 'camas.csv' }]);
  expect((await registry.units.page(TWO)).attributes).toEqual([]);
  const told = (await registry.units.page(ONE)).events.filter(({ kind }) => kind === 'atributos');
  expect(told.map(({ text }) => text)).toEqual(['Se tomaron datos de «camas.csv»: camas 40.']);
  // The same file again says nothing new.
  await importAttributeFile(registry, path);
  expect((await registry.units.page(ONE)).events.filter(({ kind }) => kind === 'atributos')).toHaveLength(1);
});

test('many bad lines give a bounded list and their number; a folder and a missing file one sentence', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  await registry.importUnits([unitRow(ONE)], 'clues 2026 (sintético)');
  const path = join(folder, 'mal.csv');
  writeFileSync(path, `CLUES,camas\n${ONE},1\n${'mal,2\n'.repeat(5000)}`);
  const report = await importAttributeFile(registry, path);
  expect([report.skipped.length, report.skippedTotal, report.units]).toEqual([200, 5000, 1]);
  const inner = join(folder, 'carpeta');
  mkdirSync(inner);
  await expect(importAttributeFile(registry, inner)).rejects.toThrow('Es una carpeta, no un archivo.');
  await expect(importAttributeFile(registry, join(folder, 'nada.csv'))).rejects.toThrow(/no existe/);
});
