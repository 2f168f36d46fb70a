import type { Finding, VerificationResult } from '../../shared/model/index.ts';
import { type Cell, type Columns, FINDING_COLUMNS, fits, PLACE_COLUMNS, takeApart, takeCells } from './template.ts';

/** Columns of `finding` after `run`, in the order of the cells. */
export const ROW_COLUMNS = [
  ...(['seq', 'file', 'template', 'expected'] as const),
  ...FINDING_COLUMNS.map(([key]) => key),
  ...PLACE_COLUMNS.map(([key]) => key),
] as const;

/** Takes what {@link flattenFindings} makes; `cells` is the same array each time. */
export interface FindingSink {
  /** A text that rows refer to by number. A few stand behind very many findings. */
  text(seq: number, value: string): void;
  row(cells: readonly Cell[]): void;
}

const FIRST = 4;
const FIRST_OF_PLACE = FIRST + FINDING_COLUMNS.length;

/** Turns the findings of a result into numbered texts and rows. The same findings give the same rows. */
export function flattenFindings(result: VerificationResult, sink: FindingSink): void {
  const texts = new Map<string, number>();
  const numberOf = (text: string): number => {
    const found = texts.get(text);
    if (found !== undefined) return found;
    const number = texts.size;
    texts.set(text, number);
    sink.text(number, text);
    return number;
  };
  const templateNumber = templateNumbers(numberOf);
  const cells: Cell[] = [];
  let seq = 0;
  for (const [file, { findings }] of result.files.entries()) {
    for (const finding of findings) {
      takeCells(finding, FINDING_COLUMNS, cells, FIRST);
      takeCells(finding.place, PLACE_COLUMNS, cells, FIRST_OF_PLACE);
      cells[0] = seq++;
      cells[1] = file;
      cells[2] = templateNumber(finding);
      cells[3] = typeof finding.expected === 'string' ? numberOf(finding.expected) : null;
      sink.row(cells);
    }
  }
}

/** A template that was met, and a finding that has it. */
interface Met {
  readonly number: number;
  readonly keys: readonly string[];
  readonly finding: Plain;
  readonly placeKeys: readonly string[];
  readonly place: Plain;
}

/** Templates of one rule to compare with before a finding's template is written out. */
const MET_KEPT = 8;

/** Numbers the templates. Most findings are like one before: comparing takes a tenth of the time of writing out. */
function templateNumbers(numberOf: (text: string) => number): (finding: Finding) => number {
  const metByRule = new Map<string, Met[]>();
  return (finding) => {
    const [source, place] = [finding as unknown as Plain, finding.place as Plain];
    const keys = Object.keys(source);
    const placeKeys = Object.keys(place);
    const met = metByRule.get(finding.rule) ?? [];
    for (const one of met) {
      const alike =
        hasTemplate(source, keys, one.finding, one.keys, TYPES) &&
        hasTemplate(place, placeKeys, one.place, one.placeKeys, PLACE_TYPES);
      if (alike) return one.number;
    }
    const number = numberOf(templateOf(finding));
    if (met.length < MET_KEPT) met.push({ number, keys, finding: source, placeKeys, place });
    metByRule.set(finding.rule, met);
    return number;
  };
}

/** The finding's JSON with null wherever a column, or a text of its own, has the value. */
function templateOf(finding: Finding): string {
  const template = takeApart(finding, IN_ROW, [], 0);
  template.place = takeApart(finding.place, PLACE_COLUMNS, [], 0);
  return JSON.stringify(template);
}

type Plain = Readonly<Record<string, unknown>>;
type Types = ReadonlyMap<string, Columns[number][1] | 'place'>;
const IN_ROW = [['expected', 'text'], ...FINDING_COLUMNS] as const satisfies Columns;
const TYPES: Types = new Map([...IN_ROW, ['place', 'place']]);
const PLACE_TYPES: Types = new Map(PLACE_COLUMNS);

/** True where both have the same keys in the same order and differ in columns only; in doubt false. */
function hasTemplate(a: Plain, keys: readonly string[], b: Plain, otherKeys: readonly string[], types: Types): boolean {
  if (keys.length !== otherKeys.length) return false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (key !== otherKeys[index]) return false;
    const type = types.get(key);
    if (type === 'place') continue;
    if (type !== undefined && fits(a[key], type) && fits(b[key], type)) continue;
    if (a[key] !== b[key]) return false;
  }
  return true;
}
