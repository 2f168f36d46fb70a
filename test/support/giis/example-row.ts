import type { Catalog, CatalogSet } from '../../../shared/catalogs/catalog.ts';
import type { Guide, GuideRule, RowExample } from '../../../shared/formats/giis/guide.ts';
import type { Cells } from './guide-file.ts';

/** Columns and facts that a rule mentions. */
export function mentionedBy({ when, must }: Pick<GuideRule, 'when' | 'must'>): ReadonlySet<string> {
  const names = new Set<string>();
  collect([when, must], names);
  return names;
}

const REFERENCES = ['equals', 'notLess', 'memberOf'];

function collect(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties') for (const name of Object.keys(value)) into.add(name);
    if (REFERENCES.includes(key) && typeof value === 'string') into.add(value);
    if (key === 'sumOf') for (const name of (value as { columns: readonly string[] }).columns) into.add(name);
    collect(value, into);
  }
}

/** Columns that a fact is read from: `edad` from the two dates, `institucion` from the CLUES, `x@y` from x. */
export function columnsBehind(guide: Guide, name: string): readonly string[] {
  if (name.startsWith('edad') && guide.age && !guide.columns.some((column) => column.name === name)) {
    return [guide.age.birth, guide.age.at];
  }
  if (name === 'institucion' || name === 'entidadClues') return [cluesOf(guide)];
  return [name.split('@')[0]];
}

function cluesOf(guide: Guide): string {
  const column = guide.columns.find(({ domain }) => domain.kind === 'clues');
  return (column ?? guide.columns[0]).name;
}

/** A valid row with the values and facts of a rule's example put into it. */
export function rowWith(guide: Guide, base: Cells, example: RowExample): Cells {
  const cells: Record<string, string> = { ...base };
  for (const [name, value] of Object.entries(example)) {
    if (guide.columns.some((column) => column.name === name)) cells[name] = cellText(guide, name, value);
  }
  const clues = cluesOf(guide);
  const { institucion, entidadClues, edad, edadMeses, edadDias } = example;
  if (institucion !== undefined) cells[clues] = cells[clues].slice(0, 2) + institucion + cells[clues].slice(5);
  if (entidadClues !== undefined) cells[clues] = entidadClues + cells[clues].slice(2);
  const ages = [edad, edadMeses, edadDias].some((age) => age !== undefined);
  if (ages && guide.age) cells[guide.age.birth] = birthFor(cells[guide.age.at], { edad, edadMeses, edadDias });
  return cells;
}

function cellText(guide: Guide, name: string, value: RowExample[string]): string {
  if (Array.isArray(value)) return value.join('&');
  const isDate = guide.columns.find((column) => column.name === name)?.domain.kind === 'date';
  return isDate && value !== '' ? String(value).split('-').reverse().join('/') : String(value);
}

/** A birth date that gives an age on the day of the care (dd/mm/aaaa). */
function birthFor(care: string, ages: Readonly<Record<string, RowExample[string] | undefined>>): string {
  const [day, month, year] = care.split('/').map(Number);
  const { edad, edadMeses, edadDias } = ages;
  const months = edadMeses === undefined ? Number(edad ?? 0) * 12 : Number(edadMeses);
  const birth =
    edadDias === undefined
      ? new Date(Date.UTC(year, month - 1 - months, Math.min(day, 28)))
      : new Date(Date.UTC(year, month - 1, day - Number(edadDias)));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(birth.getUTCDate())}/${two(birth.getUTCMonth() + 1)}/${birth.getUTCFullYear()}`;
}

/** Catalogues in which every key has the data that an example states (`column@datum`). */
export function catalogsFor(example: RowExample): CatalogSet {
  const extra = Object.fromEntries(
    Object.entries(example)
      .filter(([name]) => name.includes('@'))
      .map(([name, value]) => [name.split('@')[1], [value].flat().join(',')]),
  );
  const catalog = (id: string): Catalog => ({
    id,
    title: id,
    edition: 'sintética',
    rows: 1,
    sha256: '',
    source: 'importado',
    get: (key) => ({ key, extra }),
    keys: () => [],
  });
  return { get: catalog, list: () => [] };
}
