import { resolve } from 'node:path';
import { STATES } from '../../shared/identifiers/states.ts';
import type { UnitFilter, UnitPage, UnitStanding, UnitState } from '../../shared/model/index.ts';
import { formatPercent, plural } from '../../shared/text/format.ts';
import { unitsCsv, writeUnits } from '../engine/unit-export.ts';
import { importAttributeFile } from '../engine/unit-files.ts';
import type { ExportedUnit, ExportedUnits } from '../registry/units/index.ts';
import { UsageError } from './arguments.ts';
import { COULD_NOT_VERIFY, VERIFIED } from './exit-codes.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';
import { writeWhole } from './write-file.ts';

/** Options that say which units are meant. */
export const UNIT_FILTER_OPTIONS = {
  text: { type: 'string' },
  state: { type: 'string', multiple: true },
  institution: { type: 'string', multiple: true },
  level: { type: 'string', multiple: true },
  type: { type: 'string', multiple: true },
  standing: { type: 'string', multiple: true },
  operating: { type: 'boolean' },
  attribute: { type: 'string' },
} as const;

/** Options of `cotejo registry units`, for whoever reads the arguments of `registry`. */
export const UNIT_OPTIONS = {
  ...UNIT_FILTER_OPTIONS,
  json: { type: 'string' },
  csv: { type: 'string' },
  xlsx: { type: 'string' },
} as const;

type Values = Readonly<Record<string, unknown>>;

const STANDINGS: readonly UnitState[] = [
  'sin-verificar',
  'en-proceso',
  'verificada',
  'con-observaciones',
  'vencida',
  'anulada',
];
/** Lines on a screen; a file has them all. */
const MOST_LINES = 200;

/** `cotejo registry units`: the units of a filter, on the screen or in files. @throws UsageError, RegistryError, ProblemError */
export function unitsCommand(values: Values): Promise<number> {
  const filter = unitFilterOf(values);
  const [json, csv, xlsx] = ['json', 'csv', 'xlsx'].map((name) => values[name] as string | undefined);
  return withUserRegistry(async (registry) => {
    const list = await registry.units.exported(filter);
    if (json === '-') say(asJson(list));
    else if (json !== undefined) await writeWhole(resolve(json), asJson(list));
    if (csv === '-') for (const part of unitsCsv(list)) process.stdout.write(part);
    else if (csv !== undefined) await writeUnits(resolve(csv), 'csv', list);
    if (xlsx !== undefined) await writeUnits(resolve(xlsx), 'xlsx', list);
    const written = [json, csv, xlsx].filter((target) => target !== undefined && target !== '-');
    if (json === undefined && csv === undefined && xlsx === undefined) show(list);
    else if (written.length > 0) process.stderr.write(`${plural(list.units.length, 'unidad', 'unidades')}.\n`);
    return VERIFIED;
  });
}

/** `cotejo registry unit CLUES`: one unit with its history. @throws UsageError, RegistryError */
export function unitCommand(clues: string | undefined, values: Values = {}): Promise<number> {
  if (clues === undefined) throw new UsageError('Falta la CLUES de la unidad.');
  return withUserRegistry(async (registry) => {
    const page = await registry.units.page(clues.toUpperCase());
    if (values.json === '-') say(JSON.stringify(page, null, 2));
    else if (typeof values.json === 'string') {
      await writeWhole(resolve(values.json), `${JSON.stringify(page, null, 2)}\n`);
    } else for (const line of pageLines(page)) say(line);
    return VERIFIED;
  });
}

/** `cotejo registry attributes FILE`: numbers of units from a CSV. @throws UsageError, RegistryError, ProblemError */
export function attributesCommand(file: string | undefined): Promise<number> {
  if (file === undefined) throw new UsageError('Falta el archivo CSV con una columna CLUES y columnas con números.');
  return withUserRegistry(async (registry) => {
    const { attributes, units, skipped, skippedTotal } = await importAttributeFile(registry, resolve(file));
    say(`Se tomaron ${attributes.join(', ')} de ${plural(units, 'unidad', 'unidades')}.`);
    for (const { line, reason } of skipped) process.stderr.write(`Renglón ${line}: ${reason}\n`);
    const more = skippedTotal - skipped.length;
    if (more > 0) process.stderr.write(`Y ${more} renglones más.\n`);
    return units > 0 ? VERIFIED : COULD_NOT_VERIFY;
  });
}

/** The units that the options mean. @throws UsageError */
export function unitFilterOf(values: Values): UnitFilter {
  const list = (name: string) => values[name] as readonly string[] | undefined;
  const standings = list('standing');
  const unknown = standings?.find((standing) => !STANDINGS.includes(standing as UnitState));
  if (unknown !== undefined) throw new UsageError(`--standing va con ${STANDINGS.join(', ')}; no con «${unknown}».`);
  const states = list('state')?.map(stateKey);
  return {
    text: values.text as string | undefined,
    states,
    institutions: list('institution'),
    levels: list('level'),
    types: list('type'),
    standings: standings as readonly UnitState[] | undefined,
    onlyOperating: values.operating as boolean | undefined,
    withAttribute: values.attribute as string | undefined,
  };
}

/** `9` and `09` are the same state. */
function stateKey(text: string): string {
  const key = text.padStart(2, '0');
  if (STATES.some((state) => state.key === key && state.clues !== undefined)) return key;
  throw new UsageError(`--state va con la clave INEGI de una entidad, de 01 a 32; no con «${text}».`);
}

function show({ units }: ExportedUnits): void {
  if (units.length === 0) say('Ninguna unidad coincide.');
  for (const unit of units.slice(0, MOST_LINES)) say(unitLine(unit));
  if (units.length > MOST_LINES) {
    say(`… y ${units.length - MOST_LINES} más: --csv, --xlsx y --json las escriben todas.`);
  }
}

function unitLine({ clues, state, institution, standing, name }: ExportedUnit): string {
  return `${clues}  ${state ?? '—'}  ${(institution ?? '—').padEnd(5)}  ${standing.state.padEnd(17)}  ${name ?? 'sin nombre'}`;
}

function pageLines({ unit, standing, level, type, operating, attributes, events }: UnitPage): readonly string[] {
  const facts = [
    ['Entidad', STATES.find(({ key }) => key === unit.state)?.name],
    ['Institución', unit.institution],
    ['Nivel', level],
    ['Tipo', type],
    ['En operación', operating === null ? null : operating ? 'sí' : 'no'],
    ['Claves anteriores', unit.aliases.length === 0 ? null : unit.aliases.join(', ')],
    ['Estado', standingText(standing)],
    ['Último puntaje', unit.lastRun === null ? null : formatPercent(unit.lastRun.percent)],
    ...attributes.map(({ name, value, source }) => [name, `${value} (${source})`]),
  ];
  return [
    `${unit.clues}  ${unit.name ?? 'sin nombre'}`,
    ...facts.flatMap(([label, value]) => (value ? [`  ${label}: ${value}`] : [])),
    ...(events.length === 0 ? [] : ['  Historia:']),
    ...events.map(({ at, text }) => `    ${at.slice(0, 16)}  ${text}`),
  ];
}

function standingText({ state, validUntil, reason }: UnitStanding): string {
  if (reason !== null) return `${state} (${reason})`;
  return validUntil === null ? state : `${state}, vigente hasta ${validUntil}`;
}

function asJson({ units }: ExportedUnits): string {
  const plain = units.map((unit) => ({ ...unit, attributes: Object.fromEntries(unit.attributes) }));
  return JSON.stringify(plain, null, 2);
}
