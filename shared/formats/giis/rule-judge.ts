import { shownText } from './cell-text.ts';
import type { Report } from './cells.ts';
import { needsCatalog } from './group-values.ts';
import type { Guide, GuideRule } from './guide.ts';
import { AGES, mentionsOf } from './mentions.ts';
import { oncePerGuide } from './once.ts';
import { isJudged } from './parse-columns.ts';
import type { Row } from './row.ts';
import type { RowFacts } from './row-facts.ts';
import { compileRowRule, type RowTest, TABLE_WIDTH } from './row-rules.ts';
import { type CellReaders, isNumeric } from './row-values.ts';
import { decidingColumns, openByText, remembered } from './rule-memory.ts';
import { ruleIndex } from './rules.ts';
import { triggersOf } from './triggers.ts';
import type { Truth } from './value-rules.ts';
import { either } from './words.ts';

/** Judges the guide's own rules on the current row. */
export interface RuleJudge {
  /** Whether a value keeps all rules that wait for its column, whatever the other cells say. */
  settles(column: number, value: number): boolean;
  /** Judges the rules whose column the scan left open, and those that wait for none. The cells must have been judged. */
  judge(): void;
  /** Some rule could be decided if a catalogue were at hand. */
  readonly needsCatalogs: boolean;
}

interface CompiledRule extends PlacedRule {
  /** Compiled when it is first asked for: most files leave few rules open. */
  test: (() => Truth | typeof LACKS) | null;
}

/** What is known of a rule before a file is opened. */
interface PlacedRule {
  readonly rule: GuideRule;
  readonly index: number;
  readonly column: number;
  readonly expected: string | undefined;
  /** It asks for data of a catalogue. */
  readonly ofCatalog: boolean;
}

const SPACE = 0x20;
const placedRules = oncePerGuide((guide): readonly PlacedRule[] => {
  const { rules: first } = ruleIndex(guide);
  return guide.rules.map((rule, i) => ({
    rule,
    index: first + i,
    column: guide.columns.findIndex(({ name }) => name === rule.column),
    expected: expectedBy(rule),
    ofCatalog: [...mentionsOf(rule.when, rule.must)].some((name) => needsCatalog(guide, name)),
  }));
});

/**
 * Makes the judge. A row is judged only by the rules that the data they wait for leave open (see `Triggers`).
 *
 * @param readers of the columns' cells
 * @param undecided called when a rule could not be told for want of a catalogue
 */
export function createRuleJudge(
  guide: Guide,
  row: Row,
  readers: CellReaders,
  facts: RowFacts,
  report: Report,
  undecided: () => void,
): RuleJudge {
  const { open, values, starts, faulty } = row;
  const rules = placedRules(guide).map((rule): CompiledRule => ({ ...rule, test: null }));
  const triggers = triggersOf(guide);
  const waitings = triggers.columns;
  const isList = guide.columns.map(({ domain }) => domain.kind === 'list');
  /** 1 where some rule waits for the column. */
  const awaited = Uint8Array.from(waitings, (waiting) => (waiting === undefined ? 0 : 1));
  /** Rules left open by numbers, as they are found: `[column * TABLE_WIDTH + value + 1]` is one of `lists`, or 0. */
  const found = new Uint16Array(guide.columns.length * TABLE_WIDTH);
  const lists: (readonly number[])[] = [[]];
  const isNumber = Uint8Array.from(guide.columns, (column) => (isNumeric(column) ? 1 : 0));
  const openAsText = waitings.map((waiting, column) =>
    waiting?.tellsTexts ? openByText(row, column, waiting, readers(column)) : undefined,
  );
  const ages = AGES.flatMap((name, i) => {
    const waiting = triggers.ages[i];
    const place = facts.whole?.(name);
    return waiting && place ? [{ waiting, ...place }] : [];
  });

  function judgeRule(rule: CompiledRule): void {
    rule.test ??= prepare(rule);
    const truth = rule.test();
    if (truth === 1) return;
    if (truth === 0) sayBroken(rule);
    else if (truth === LACKS) undecided();
  }

  function prepare({ rule, ofCatalog }: CompiledRule): () => Truth | typeof LACKS {
    const test = compileRowRule(rule, facts) ?? KEPT;
    const lacks = (): Truth | typeof LACKS => {
      facts.lacking = false;
      const truth = test();
      return truth < 0 && facts.lacking ? LACKS : truth;
    };
    const whole = ofCatalog ? lacks : test;
    const columns = decidingColumns(guide, rule, ofCatalog, facts);
    return columns === undefined ? whole : remembered(row, columns, whole);
  }

  function sayBroken({ index, column, expected }: CompiledRule): void {
    const { sensitivity } = guide.columns[column];
    report(index, column, { actual: shownText(row, column), sensitivity, expected });
  }

  /** The rules that a number from -1 to 254 leaves open; a cell with a fault has none. */
  function openAtNumber(column: number, slot: number): readonly number[] {
    const at = column * TABLE_WIDTH + slot;
    if (found[at] === 0) {
      found[at] = lists.length;
      lists.push(openAt(column));
    }
    return lists[found[at]];
  }

  /** The rules that a cell leaves open, of those that wait for it. */
  function openAt(column: number): readonly number[] {
    const waiting = waitings[column];
    if (waiting === undefined) return NO_RULES;
    const { all, empty, isText, otherText } = waiting;
    if (faulty[column] === 1) return all;
    const length = starts[column + 1] - 1 - starts[column];
    if (length === 0) return empty;
    // A cell of blanks is empty too.
    if (isText) return openAsText[column]?.() ?? (row.buffer[starts[column]] === SPACE ? all : otherText);
    const value = values[column];
    // In a longer list, `values` holds the first key.
    if (value < -1 || (isList[column] && length > KEY_WIDTH[value + 1])) return all;
    return waiting.ofNumber(value);
  }

  function judgeAll(which: readonly number[]): void {
    for (let i = 0; i < which.length; i++) judgeRule(rules[which[i]]);
  }

  return {
    needsCatalogs: rules.some(({ rule, ofCatalog }) => ofCatalog && isJudged(rule.confidence)),
    settles(column, value) {
      const waiting = triggers.columns[column];
      return waiting === undefined || (!waiting.isText && waiting.ofNumber(value).length === 0);
    },
    judge() {
      for (let i = 0; i < row.openCount; i++) {
        const column = open[i];
        if (awaited[column] === 0) continue;
        const slot = (values[column] + 1) >>> 0;
        judgeAll(slot < TABLE_WIDTH && isNumber[column] === 1 ? openAtNumber(column, slot) : openAt(column));
      }
      for (let i = 0; i < ages.length; i++) {
        const { waiting, values: counts, index } = ages[i];
        const age = counts[index];
        judgeAll(age < 0 ? waiting.all : waiting.ofNumber(age));
      }
      judgeAll(triggers.always);
    },
  };
}

const NO_RULES: readonly number[] = [];

/** Cannot tell for want of a catalogue. */
const LACKS = -2;

/** A rule that speaks of what the row has no column for. */
const KEPT: RowTest = () => 1;

/** Characters of a key, by the key and one. */
const KEY_WIDTH = Uint8Array.from({ length: TABLE_WIDTH }, (_, slot) => String(slot - 1).length);

/** What should have stood at the rule's column, where the rule says it in so many values. */
function expectedBy({ column, must }: GuideRule): string | undefined {
  const schema = must.properties?.[column];
  if (schema === undefined || Object.keys(schema).length > 1) {
    if (schema?.minimum === undefined || schema.maximum === undefined) return undefined;
    return `de ${schema.minimum} a ${schema.maximum}`;
  }
  if (schema.const !== undefined) return schema.const === '' ? 'vacío' : String(schema.const);
  if (schema.enum !== undefined) return either(schema.enum);
  if (schema.minimum !== undefined) return `${schema.minimum} o más`;
  if (schema.maximum !== undefined) return `${schema.maximum} o menos`;
  const other = schema.not?.const ?? schema.not?.enum;
  if (other === undefined || Object.keys(schema.not ?? {}).length > 1) return undefined;
  if (other === '') return 'un valor';
  return `un valor distinto de ${typeof other === 'object' ? either(other) : other}`;
}
