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
import { ruleIndex } from './rules.ts';
import { triggersOf, type Waiting } from './triggers.ts';
import type { ReadValue, RowValue } from './value-rules.ts';
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
  test: RowTest | null;
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

/** Texts of one column that are remembered: keys of services, states or diagnoses in use fit. */
const MOST_TEXTS = 4096;

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
  const isList = guide.columns.map(({ domain }) => domain.kind === 'list');
  const isNumber = guide.columns.map(isNumeric);
  /** 1 where a number was found to leave no rule open, so that most cells cost one look: `[column * TABLE_WIDTH + value + 1]`. */
  const closed = new Uint8Array(guide.columns.length * TABLE_WIDTH);
  const openAsText = triggers.columns.map((waiting, column) =>
    waiting?.tellsTexts ? openByText(waiting, readers(column)) : undefined,
  );
  const ages = AGES.flatMap((name, i) => {
    const waiting = triggers.ages[i];
    const place = facts.whole?.(name);
    return waiting && place ? [{ waiting, ...place }] : [];
  });

  function judgeRule(rule: CompiledRule): void {
    rule.test ??= compileRowRule(rule.rule, facts) ?? KEPT;
    facts.lacking = false;
    const truth = rule.test();
    if (truth === 0) sayBroken(rule);
    else if (truth < 0 && rule.ofCatalog && facts.lacking) undecided();
  }

  function sayBroken({ index, column, expected }: CompiledRule): void {
    const { sensitivity } = guide.columns[column];
    report(index, column, { actual: shownText(row, column), sensitivity, expected });
  }

  /** The rules that a cell leaves open, of those that wait for it. */
  function openAt(column: number, waiting: Waiting): readonly number[] {
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
        const slot = (values[column] + 1) >>> 0;
        if (slot < TABLE_WIDTH && closed[column * TABLE_WIDTH + slot] === 1) continue;
        const waiting = triggers.columns[column];
        if (waiting === undefined) continue;
        const rulesLeft = openAt(column, waiting);
        if (rulesLeft.length > 0) judgeAll(rulesLeft);
        else if (slot < TABLE_WIDTH && isNumber[column]) closed[column * TABLE_WIDTH + slot] = 1;
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

/** A rule that speaks of what the row has no column for. */
const KEPT: RowTest = () => 1;

/** Characters of a key, by the key and one. */
const KEY_WIDTH = Uint8Array.from({ length: TABLE_WIDTH }, (_, slot) => String(slot - 1).length);

/** The rules that a cell's text leaves open, remembered by the text; all of them where it has no value. */
function openByText({ all, empty, ofText }: Waiting, read: ReadValue): () => readonly number[] {
  const known = new Map<RowValue, readonly number[]>();
  return () => {
    const text = read();
    if (typeof text !== 'string') return all;
    if (text === '') return empty;
    let rules = known.get(text);
    if (rules !== undefined) return rules;
    rules = ofText(text);
    if (known.size < MOST_TEXTS) known.set(text, rules);
    return rules;
  };
}

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
