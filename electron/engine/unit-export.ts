import type { FileHandle } from 'node:fs/promises';
import { CSV_MARK, csvLine } from '../../shared/export/csv.ts';
import { STATES } from '../../shared/identifiers/states.ts';
import type { UnitState } from '../../shared/model/index.ts';
import type { ExportedUnit, ExportedUnits } from '../registry/units/index.ts';
import { writeWholeWith } from './write-whole.ts';
import { inWords } from './write-words.ts';
import { createBook } from './xlsx-book.ts';

type Cell = string | number;

const STANDING_WORDS: Readonly<Record<UnitState, string>> = {
  'sin-verificar': 'Sin verificar',
  'en-proceso': 'En proceso',
  verificada: 'Verificada',
  'con-observaciones': 'Con observaciones',
  vencida: 'Vencida',
  anulada: 'Anulada',
};

/** Name, width in characters and content of each column; attributes come after them. */
const COLUMNS: readonly (readonly [name: string, width: number, of: (unit: ExportedUnit) => Cell])[] = [
  ['clues', 14, ({ clues }) => clues],
  ['nombre', 48, ({ name }) => name ?? ''],
  ['clave_entidad', 13, ({ state }) => state ?? ''],
  ['entidad', 22, ({ state }) => STATES.find(({ key }) => key === state)?.name ?? ''],
  ['institucion', 12, ({ institution }) => institution ?? ''],
  ['nivel', 16, ({ level }) => level ?? ''],
  ['tipo', 22, ({ type }) => type ?? ''],
  ['tipologia', 10, ({ typology }) => typology ?? ''],
  ['en_operacion', 13, ({ operating }) => (operating === null ? '' : operating ? 'Sí' : 'No')],
  ['estado_de_verificacion', 22, ({ standing }) => STANDING_WORDS[standing.state]],
  ['desde', 12, ({ standing }) => day(standing.since)],
  ['vigente_hasta', 14, ({ standing }) => standing.validUntil ?? ''],
  ['motivo_de_anulacion', 24, ({ standing }) => standing.reason ?? ''],
  ['visitas_cerradas', 16, ({ visits }) => visits],
  ['verificaciones_de_exportaciones', 16, ({ runs }) => runs],
  ['ultima_verificacion', 18, ({ lastRun }) => day(lastRun?.startedAt ?? null)],
  ['puntaje', 10, ({ lastRun }) => lastRun?.percent ?? ''],
  ['clues_anteriores', 24, ({ aliases }) => aliases.join(' ')],
];

/** Rows that are turned into text at once. */
const PART = 2000;

/** Writes a list of units, whole or not at all. @throws ProblemError with one sentence */
export function writeUnits(path: string, form: 'csv' | 'xlsx', list: ExportedUnits): Promise<void> {
  return inWords(writeWholeWith(path, (file) => (form === 'csv' ? writeCsv(file, list) : writeBook(file, list))));
}

/** The same as text, for a pipe. */
export function* unitsCsv({ attributes, units }: ExportedUnits): Generator<string> {
  yield CSV_MARK + csvLine([...COLUMNS.map(([name]) => name), ...attributes]);
  for (let start = 0; start < units.length; start += PART) {
    yield units
      .slice(start, start + PART)
      .map((unit) => csvLine(cellsOf(unit, attributes)))
      .join('');
  }
}

async function writeCsv(file: FileHandle, list: ExportedUnits): Promise<void> {
  for (const part of unitsCsv(list)) await file.writeFile(part);
}

async function writeBook(file: FileHandle, { attributes, units }: ExportedUnits): Promise<void> {
  const book = createBook(file);
  try {
    const widths = [...COLUMNS.map(([, width]) => width), ...attributes.map(() => 14)];
    await book.sheet('Unidades', [...COLUMNS.map(([name]) => name), ...attributes], { frozenColumns: 1, widths });
    for (const unit of units) await book.row(cellsOf(unit, attributes));
    await book.end();
  } catch (error) {
    book.abandon();
    throw error;
  }
}

function cellsOf(unit: ExportedUnit, attributes: readonly string[]): readonly Cell[] {
  return [...COLUMNS.map(([, , of]) => of(unit)), ...attributes.map((name) => unit.attributes.get(name) ?? '')];
}

function day(moment: string | null): string {
  return moment?.slice(0, 10) ?? '';
}
