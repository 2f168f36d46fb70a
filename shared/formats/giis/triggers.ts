import { groupField } from './group-values.ts';
import type { Guide, GuideColumn, GuideRule } from './guide.ts';
import { AGES, mentionsOf } from './mentions.ts';
import { oncePerGuide } from './once.ts';
import { isJudged } from './parse-columns.ts';
import { compileRowRule, TABLE_WIDTH } from './row-rules.ts';
import type { ValueSchema } from './row-schema.ts';
import { isNumeric } from './row-values.ts';
import type { RowValue } from './value-rules.ts';

/**
 * What the rules of a guide wait for. A rule can only be broken where no cell that it mentions keeps it by itself; so
 * each rule waits for one column or age, that whose usual value keeps it most often, and costs nothing in most rows.
 * Nothing is lost by choosing one: as long as that datum keeps the rule, no other cell can break it.
 */
export interface Triggers {
  /** Rules that every row must be judged by, by their index in the guide. */
  readonly always: readonly number[];
  /** By column, and by age in the order of `AGES`. */
  readonly columns: readonly (Waiting | undefined)[];
  readonly ages: readonly (Waiting | undefined)[];
}

/** The rules that wait for one datum, by their index in the guide; each list holds those that its values leave open. */
export interface Waiting {
  readonly all: readonly number[];
  /** An empty cell. */
  readonly empty: readonly number[];
  /** The column holds texts; else numbers or lists of keys. */
  readonly isText: boolean;
  /** A whole number from -1, or a list of that key alone. */
  ofNumber(value: number): readonly number[];
  /** Texts that no rule tells from others. */
  readonly otherText: readonly number[];
  /** Some rule tells texts apart: what a text leaves open must be asked for. */
  readonly tellsTexts: boolean;
  ofText(text: string): readonly number[];
}

/**
 * How much of a column with a value for «no aplica», or that may be empty, usually says so; only speed depends on it.
 * Most columns of whole blocks hold -1; other values, as 8 or 99, stand beside those that are usual.
 */
const ABSENT_SHARE = 0.8;
const OTHER_ABSENT_SHARE = 0.3;
/** The same of a text that no rule names, where rules name some. */
const OTHER_SHARE = 0.8;
/** Stands for such a text. */
const OTHER = '\u0000';

/** Chooses what the guide's rules wait for. Those that are not sure enough to be judged wait for nothing. */
export const triggersOf = oncePerGuide(choose);

/** A datum that rules may wait for. */
interface Datum {
  readonly name: string;
  /** Undefined for an age. */
  readonly column?: GuideColumn;
}

/** One rule as it waits for a datum. */
interface Wait {
  readonly rule: number;
  readonly opens: (value: RowValue) => boolean;
  /** Whole numbers between two of these are all alike to the rule. */
  readonly bounds: readonly number[];
  /** It does not treat all texts alike. */
  readonly tellsTexts: boolean;
}

function choose(guide: Guide): Triggers {
  const data: readonly Datum[] = [
    ...guide.columns.map((column) => ({ name: column.name, column })),
    ...AGES.map((name) => ({ name })),
  ];
  const waits = data.map((): Wait[] => []);
  const always: number[] = [];
  guide.rules.forEach((rule, index) => {
    if (!isJudged(rule.confidence)) return;
    const mentioned = mentionsOf(rule.when, rule.must);
    let best: { readonly datum: number; readonly wait: Wait } | undefined;
    // A datum that keeps nothing would be as good as none.
    let least = 1;
    data.forEach((datum, at) => {
      if (!mentioned.has(datum.name)) return;
      const wait = waitFor(rule, index, datum);
      const share = openShare(datum, wait);
      if (share >= least) return;
      least = share;
      best = { datum: at, wait };
    });
    if (best === undefined) always.push(index);
    else waits[best.datum].push(best.wait);
  });
  const waiting = waits.map((own, at) => (own.length === 0 ? undefined : listsOf(data[at], own)));
  return { always, columns: waiting.slice(0, guide.columns.length), ages: waiting.slice(guide.columns.length) };
}

/** The rule with one datum known and nothing else but what is read from it. */
function waitFor(rule: GuideRule, index: number, { name, column }: Datum): Wait {
  let value: RowValue = 0;
  const read = (wanted: string) => {
    if (wanted === name) return () => value;
    const [of, field] = wanted.split('@');
    const isWithin = of === name && column !== undefined && field !== undefined && groupField(column, field) >= 0;
    return () => (isWithin && value === '' ? [] : undefined);
  };
  const test = compileRowRule(rule, { read });
  const named = namedValues(rule, name);
  return {
    rule: index,
    bounds: named.filter((one) => typeof one === 'number'),
    tellsTexts: named.some((one) => typeof one === 'string' && one !== ''),
    opens(known) {
      value = known;
      return test?.() !== 1;
    },
  };
}

/** Numbers and texts that a rule holds a datum against, and lengths of texts. */
function namedValues({ when, must }: GuideRule, name: string): readonly (number | string)[] {
  const values: (number | string)[] = [];
  const ofValue = (schema: ValueSchema): void => {
    const {
      const: only,
      enum: allowed = [],
      cie10 = [],
      minimum,
      maximum,
      minLength,
      anyOf = [],
      not,
      contains,
    } = schema;
    // Texts are told apart by their length too.
    if (minLength !== undefined) values.push(`${minLength}`);
    for (const one of [only, minimum, maximum, ...allowed, ...cie10]) if (one !== undefined) values.push(one);
    for (const inner of [...anyOf, not, contains]) if (inner !== undefined) ofValue(inner);
  };
  const ofRow = (schema: GuideRule['must'] | undefined): void => {
    if (schema === undefined) return;
    const own = schema.properties?.[name];
    if (own !== undefined) ofValue(own);
    for (const inner of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), schema.not]) ofRow(inner);
  };
  ofRow(when);
  ofRow(must);
  return values;
}

/** How a datum's value is seen by rules where it is a whole number. */
function asSeen({ column }: Datum, value: number): RowValue {
  return column?.domain.kind === 'list' ? [value] : value;
}

function isText({ column }: Datum): boolean {
  return column !== undefined && !isNumeric(column) && column.domain.kind !== 'list';
}

/** Expected share of rows in which the datum leaves its rule open. */
function openShare(datum: Datum, { opens, bounds, tellsTexts }: Wait): number {
  const { column } = datum;
  const isOpen = (value: RowValue): number => (opens(value) ? 1 : 0);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + isOpen(asSeen(datum, value)), 0) / values.length;
  const stated = (): number => {
    // Of a text that rules name, some is thought to be among those that leave the rule open.
    if (isText(datum)) return tellsTexts ? mix(OTHER_SHARE, isOpen(OTHER), 0.5) : isOpen(OTHER);
    // A rule that names a key of a long catalogue names one in common use: that of the country.
    if (column?.domain.kind === 'key' && bounds.length > 0) return mix(0.5, mean(bounds), mean(SPREAD));
    return mean(usualValues(datum));
  };
  const absent = absentValue(datum);
  if (column === undefined || absent === undefined) return stated();
  const blank = absent === '' || column.notApplicable?.[0] === -1;
  return mix(blank ? ABSENT_SHARE : OTHER_ABSENT_SHARE, isOpen(absent), stated());
}

const mix = (share: number, one: number, other: number): number => share * one + (1 - share) * other;

/** What the datum usually is where it does not apply; undefined where it always does. */
function absentValue(datum: Datum): RowValue | undefined {
  const { column } = datum;
  const absent = column?.notApplicable?.[0];
  if (absent !== undefined) return typeof absent === 'number' ? asSeen(datum, absent) : absent;
  return column !== undefined && (!column.mandatory || column.mayBeEmpty) ? '' : undefined;
}

/** Whole numbers as good as any, and ages in years. */
const SPREAD = [0, 1, 2, 3, 5, 7, 10, 15, 21, 28, 36, 45, 55, 66, 78, 90];

/** How many of each age's unit a year has. */
const IN_A_YEAR = [1, 12, 365];

function usualValues({ name, column }: Datum): readonly number[] {
  if (column === undefined) return SPREAD.map((years) => years * IN_A_YEAR[AGES.indexOf(name)]);
  if (column.domain.kind === 'keys' || column.domain.kind === 'list') return column.domain.values;
  if (column.domain.kind !== 'range') return SPREAD;
  const { min, max } = column.domain;
  return [min, (min + max) / 2, max].map(Math.round);
}

function listsOf(datum: Datum, waits: readonly Wait[]): Waiting {
  const all = waits.map(({ rule }) => rule);
  const ofValue = (value: RowValue): readonly number[] =>
    waits.filter(({ opens }) => opens(value)).map(({ rule }) => rule);
  const texts = isText(datum);
  const beyond = texts ? all : waits.filter((wait) => isOpenBeyond(datum, wait)).map(({ rule }) => rule);
  const bySlot: (readonly number[] | undefined)[] = Array.from({ length: TABLE_WIDTH });
  return {
    all,
    empty: ofValue(''),
    isText: texts,
    ofNumber(value) {
      if (value >= TABLE_WIDTH - 1) return beyond;
      let open = bySlot[value + 1];
      if (open === undefined) {
        open = ofValue(asSeen(datum, value));
        bySlot[value + 1] = open;
      }
      return open;
    },
    otherText: texts ? ofValue(OTHER) : all,
    tellsTexts: texts && waits.some(({ tellsTexts }) => tellsTexts),
    ofText: ofValue,
  };
}

/** Whether some whole number beyond the table leaves the rule open. */
function isOpenBeyond(datum: Datum, { opens, bounds }: Wait): boolean {
  const samples = [TABLE_WIDTH - 1, 1e9, ...bounds.flatMap((bound) => [bound - 1, bound, bound + 1])];
  return samples.some((value) => value >= TABLE_WIDTH - 1 && opens(asSeen(datum, Math.floor(value))));
}
