import { compileColumns, KIND } from '../../../../shared/formats/giis/column-table.ts';
import type { GuideColumn } from '../../../../shared/formats/giis/guide.ts';
import type { RuleName } from '../../../../shared/formats/giis/rules.ts';
import type { Cells } from '../guide-file.ts';
import { tiedTo } from '../links.ts';
import { type Example, familyId, type Material, rowExample } from './example.ts';

/** A column as the reader judges it, and a sound text of it. */
interface Judged {
  readonly column: GuideColumn;
  readonly kind: number;
  readonly sound: string;
}

interface CellRule {
  /** Whose sureness is the rule's: that of the column's form, of its domain, or of neither. */
  readonly as: 'form' | 'domain' | 'neither';
  /** Two texts or more that break the rule in the column and no other rule of the family; none where none can. */
  readonly texts: (judged: Judged) => readonly string[];
}

const NOTHING: readonly string[] = [];
const among = (kinds: readonly number[], kind: number): boolean => kinds.includes(kind);
const ofKind =
  (kinds: readonly number[], texts: (judged: Judged) => readonly string[]) =>
  (judged: Judged): readonly string[] =>
    among(kinds, judged.kind) ? texts(judged) : NOTHING;
const ofDomain =
  (kinds: readonly string[], texts: (column: GuideColumn) => readonly string[]) =>
  ({ column, kind }: Judged): readonly string[] =>
    kind === KIND.form && kinds.includes(column.domain.kind) ? texts(column) : NOTHING;

const { keys, key, range, number, list, name, date, time, text, form, quiet } = KIND;
const NUMBERS = [keys, key, range, number];

/** Texts of one and two characters over the length. */
function tooLong({ column, kind }: Judged): readonly string[] {
  const { maxLength, domain } = column;
  // The form of a diagnosis says more than its length does.
  const bounded = kind === form ? domain.kind !== 'diagnosis' : among([key, number, list, name, text, quiet], kind);
  if (maxLength === undefined || !bounded) return NOTHING;
  return ['1', 'A'].map((sign, more) => (among(NUMBERS, kind) ? '1' : sign).repeat(maxLength + 1 + more));
}

/** The numbers next to both bounds, and one further on. */
function outOfRange({ column: { domain, notApplicable = [] } }: Judged): readonly string[] {
  if (domain.kind !== 'range') return NOTHING;
  const step = 10 ** -domain.decimals;
  return [domain.max + step, domain.min - step, domain.max + 7]
    .map((value) => value.toFixed(domain.decimals))
    .filter((value) => !notApplicable.map(Number).includes(Number(value)));
}

function otherKeys({ column: { domain } }: Judged): readonly string[] {
  const known = 'values' in domain ? domain.values : [];
  const negative = [-7, -12, -35].filter((value) => !known.includes(value));
  return (domain.kind === 'keys' ? [98_765, ...negative].filter((value) => !known.includes(value)) : negative).map(
    String,
  );
}

/** Hours beyond the interval, written right. */
function otherHours({ column: { domain } }: Judged): readonly string[] {
  if (domain.kind !== 'time') return NOTHING;
  return ['00:00', '24:00', '48:01', '99:59'].filter((hour) => hour < domain.first || hour > domain.last);
}

/** Signs too many, no keys, an unknown key, one twice, and one that stands alone beside another. */
function otherLists({ column: { domain, maxLength = Number.POSITIVE_INFINITY } }: Judged): readonly string[] {
  if (domain.kind !== 'list') return NOTHING;
  const [first] = domain.values;
  const alone = domain.exclusive.flatMap((key) => {
    const other = domain.values.find((value) => value !== key);
    return other === undefined ? [] : [`${key}&${other}`];
  });
  return ['&', 'X', '998', `${first}&${first}`, ...alone].filter((one) => one.length <= maxLength);
}

/** An empty group, and one with a sub-value more than it has. */
function otherGroups({ domain }: GuideColumn): readonly string[] {
  return domain.kind === 'groups' ? ['&', '#'.repeat(domain.fields.length)] : NOTHING;
}

/** How each rule on a single cell can be broken. */
export const CELL_RULES: Readonly<Partial<Record<RuleName, CellRule>>> = {
  control: { as: 'neither', texts: ({ sound }) => [`${sound}\t`, `\u0000${sound}`] },
  mandatory: {
    as: 'form',
    texts: ({ column, kind }) =>
      column.mandatory && !column.mayBeEmpty && kind !== KIND.free && !column.notApplicable?.includes('')
        ? ['', '   ']
        : NOTHING,
  },
  type: { as: 'form', texts: ofKind(NUMBERS, ({ column }) => (column.type ? ['SETENTA', '1.2.3', '--1'] : NOTHING)) },
  length: { as: 'form', texts: tooLong },
  numberFormat: {
    as: 'form',
    texts: ofKind(NUMBERS, ({ column: { domain }, kind }) => [
      '1,5',
      // Without a domain that is sure, nobody knows how many decimals are too many.
      kind === number ? '20,25' : `1.${'2'.repeat((domain.kind === 'range' ? domain.decimals : 0) + 1)}`,
    ]),
  },
  dateFormat: { as: 'form', texts: ofKind([date], () => ['2024-10-15', '1/2/1974']) },
  dateExists: { as: 'form', texts: ofKind([date], () => ['31/02/2024', '15/13/2024']) },
  timeFormat: { as: 'form', texts: ofKind([time], ({ column }) => (column.type ? ['9:05', '0905'] : NOTHING)) },
  spaces: {
    as: 'neither',
    texts: ({ kind, sound }) =>
      kind === KIND.free || kind === name || sound === '' ? NOTHING : [` ${sound}`, `${sound}  `],
  },
  quotes: {
    as: 'neither',
    texts: ofKind([text], ({ column }) => ((column.maxLength ?? 9) < 3 ? NOTHING : ['"A"', 'B"'])),
  },
  domain: {
    as: 'domain',
    texts: (judged) => [
      ...(among([keys, key], judged.kind) ? otherKeys(judged) : []),
      ...(among([keys, key, range], judged.kind) && judged.column.type === undefined ? ['SETENTA', '1.2.3'] : []),
    ],
  },
  range: { as: 'domain', texts: ofKind([range], outOfRange) },
  list: { as: 'domain', texts: ofKind([list], otherLists) },
  name: { as: 'domain', texts: ofKind([name], () => ['jUAN', 'JOSÉ', 'ANA2', 'ANA  LUISA']) },
  nameEdge: { as: 'neither', texts: ofKind([name], () => ['ESTRADA-', ',ESTRADA']) },
  diagnosisSyntax: { as: 'domain', texts: ofDomain(['diagnosis'], () => ['A00.0', 'a000', 'A0']) },
  digits: { as: 'domain', texts: ofDomain(['digits', 'state'], () => ['X', '?']) },
  time: {
    as: 'domain',
    texts: ofKind([time], (judged) => [
      ...otherHours(judged),
      ...(judged.column.type === undefined ? ['9:05', '0905'] : []),
    ]),
  },
  upper: { as: 'domain', texts: ofDomain(['upper'], () => ['prueba', 'ÉL']) },
  cedula: { as: 'domain', texts: ofDomain(['cedula'], () => ['12345', '1234-567']) },
  groups: { as: 'domain', texts: ofDomain(['groups'], otherGroups) },
};

/** For every rule on single cells and every column that can break it: the column's sound texts, and texts that do. */
export function cellExamples(material: Material): readonly Example[] {
  const { kinds } = compileColumns(material.guide);
  const rules = Object.entries(CELL_RULES) as [RuleName, CellRule][];
  return material.guide.columns.flatMap((column, index) => {
    const base = soundRow(material, column);
    const judged: Judged = { column, kind: kinds[index], sound: base[column.name] ?? '' };
    return rules.flatMap(([rule, one]) => examplesAt(material, rule, one, judged, base));
  });
}

function examplesAt(
  material: Material,
  name: RuleName,
  { as, texts }: CellRule,
  judged: Judged,
  base: Cells,
): readonly Example[] {
  const { column } = judged;
  const silent = (column.notApplicable ?? []).map(String);
  const broken = texts(judged).filter((one) => !silent.includes(one));
  if (broken.length < 2) return [];
  const reported =
    as !== 'neither' && (column.confidence === 'reported' || (as === 'domain' && column.ruleConfidence === 'reported'));
  const rule = familyId(name, reported);
  const tied = tiedTo(material.links, [column.name]);
  const rowOf = (one: string): Cells => ({ ...base, [column.name]: one });
  return [
    ...[base, ...column.examples.valid.map(rowOf)].map((cells) => rowExample(rule, cells)),
    ...broken.map((one) => ({ ...rowExample(rule, rowOf(one), column.name), tied })),
  ];
}

/** A sound row in which the column is filled, where there is one. */
function soundRow({ rows }: Material, { name, position, notApplicable = [] }: GuideColumn): Cells {
  const absent = new Set(['', ...notApplicable.map(String)]);
  const filled = rows.filter((cells) => !absent.has(cells[name] ?? ''));
  return filled.length === 0 ? rows[0] : filled[position % filled.length];
}
