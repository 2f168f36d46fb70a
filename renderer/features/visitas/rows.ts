import type {
  AnswerKey,
  AnswerValue,
  Checklist,
  Item,
  ItemResult,
  Outcome,
  Question,
  VisitState,
} from '../../../shared/model/index.ts';
import { keyText, lastUnsaved, type Unsaved } from '../../state/visit-queue.ts';
import { type AnswerDraft, draftKey } from '../../state/visit-session.ts';

/** The answer that a person sees at one place, and how safe it is. */
export interface Shown {
  readonly value: AnswerValue | null;
  readonly note: string;
  readonly by: string | null;
  readonly at: string | null;
  readonly kept: 'saved' | 'sending' | 'refused' | 'draft';
  /** Of a refused one: why, and its id. */
  readonly problem: string | null;
  readonly id: string | null;
}

/** One place for an answer: the unit, a module, or a sampled record. */
export interface Cell {
  readonly key: AnswerKey;
  /** Title of the module; '' for the unit. */
  readonly label: string;
  readonly shown: Shown | null;
  readonly missing: boolean;
  readonly conflict: boolean;
  readonly evidence: number;
  /** False: nothing is asked, the module is not there. */
  readonly deployed: boolean;
}

export interface DomainRow {
  readonly kind: 'domain';
  readonly id: string;
  readonly title: string;
  readonly asked: number;
  readonly answered: number;
  readonly notMet: number;
}

export interface ItemRow {
  readonly kind: 'item';
  readonly id: string;
  readonly domain: string;
  readonly item: Item;
  readonly result: ItemResult | null;
  readonly previous: ItemResult | null;
  /** The unit first, then its modules. */
  readonly cells: readonly Cell[];
  /** Reviewed record by record, and no records were named yet. */
  readonly wantsSample: boolean;
}

export interface QuestionRow {
  readonly kind: 'question';
  readonly id: string;
  readonly domain: string;
  readonly question: Question;
  readonly cells: readonly Cell[];
}

export type AskedRow = ItemRow | QuestionRow;
export type Row = DomainRow | AskedRow;

/** What stands on the screen beside the registry's state. */
export interface Local {
  readonly unsaved: readonly Unsaved[];
  readonly drafts: Readonly<Record<string, AnswerDraft>>;
  /** Record of the sample that is looked at, from 1. */
  readonly record: number;
}

const NOT_MET: readonly Outcome[] = ['no-cumple', 'cumple-parcial'];

/** Every item and question of a checklist with what was answered, in the checklist's order. */
export function askedRows(checklist: Checklist, state: VisitState, local: Local): readonly AskedRow[] {
  const { id } = checklist;
  const visit = state.head.id;
  const stands = new Map(state.answers.filter((one) => one.checklist === id).map((one) => [keyText(one), one]));
  const missing = new Set(state.progress.find((one) => one.checklist === id)?.missing.map(keyText) ?? []);
  const conflicts = new Set(state.conflicts.map(keyText));
  const evidence = new Map<string, number>();
  for (const ref of state.evidence) evidence.set(keyText(ref), (evidence.get(keyText(ref)) ?? 0) + 1);
  const records = state.head.samples.find((one) => one.checklist === id)?.labels.length ?? 0;
  const away = new Set(
    state.head.modules.filter((one) => one.checklist === id && one.deployed === false).map(({ module }) => module),
  );
  const cell = (item: string, module: string, record: number): Cell => {
    const key = { checklist: id, item, module, record };
    const text = keyText(key);
    const shown = shownAt(visit, key, stands.get(text) ?? null, local);
    return {
      key,
      label: checklist.modules?.find((one) => one.id === module)?.title ?? '',
      shown,
      missing: missing.has(text) && !isOnItsWay(shown),
      conflict: conflicts.has(text),
      evidence: evidence.get(text) ?? 0,
      deployed: !away.has(module),
    };
  };
  const results = byId(state.results.find((one) => one.checklist.id === id)?.score.items);
  const earlier = byId(state.previous.find((one) => one.checklist.id === id)?.score.items);
  const items = checklist.items.map((item): ItemRow => {
    const sampled = item.decision.by === 'sample';
    const record = sampled && records > 0 ? Math.min(local.record, records) : 0;
    const unit = cell(item.id, '', record);
    // Said of all records at once before there was a sample: it goes before them, so it must be seen to be taken back.
    const whole = record === 0 ? null : cell(item.id, '', 0);
    const others = whole !== null && isAnswer(whole.shown) ? [whole] : [];
    return {
      ...{ kind: 'item', id: item.id, domain: item.domain, item },
      result: results.get(item.id) ?? null,
      previous: earlier.get(item.id) ?? null,
      cells: underUnit([unit, ...others, ...(item.modules ?? []).map((module) => cell(item.id, module, record))]),
      wantsSample: sampled && records === 0,
    };
  });
  const questions = (checklist.questions ?? []).map((question): QuestionRow => {
    const modules = question.answer.type === 'by-module' ? (checklist.modules ?? []).map((one) => one.id) : [''];
    const cells = modules.map((module) => cell(question.id, module, 0));
    return { kind: 'question', id: question.id, domain: question.domain, question, cells };
  });
  return inDomains(checklist, [...items, ...questions]);
}

/** What was said of the unit stands for every module without an answer of its own. */
function underUnit(cells: readonly Cell[]): readonly Cell[] {
  return isOnItsWay(cells[0]?.shown ?? null) ? cells.map((cell) => ({ ...cell, missing: false })) : cells;
}

/** An answer that the registry's list of what is missing does not know of yet. */
function isOnItsWay(shown: Shown | null): boolean {
  return shown?.kept !== 'saved' && isAnswer(shown) && outcomeOf(shown) !== 'por-revisar';
}

function shownAt(
  visit: string,
  key: AnswerKey,
  stands: VisitState['answers'][number] | null,
  { unsaved, drafts }: Local,
): Shown | null {
  const draft = drafts[draftKey(visit, key)];
  if (draft) return { ...draft, by: null, at: null, kept: 'draft', problem: null, id: null };
  const waits = lastUnsaved(unsaved, visit, key);
  if (waits) {
    const { value, note, by, problem, id } = waits;
    return { value, note, by, at: null, kept: problem === null ? 'sending' : 'refused', problem, id };
  }
  if (stands === null) return null;
  const { value, note, by, at, id } = stands;
  return { value, note, by, at, kept: 'saved', problem: null, id };
}

/** Whether something was said there that counts. */
function isAnswer(shown: Shown | null): boolean {
  return shown !== null && shown.kept !== 'draft' && shown.value !== null && shown.value.kind !== 'cleared';
}

export function outcomeOf(shown: Shown | null): Outcome | null {
  return shown?.value?.kind === 'outcome' ? shown.value.outcome : null;
}

export function isNotMet(row: AskedRow): boolean {
  if (row.kind === 'question') return false;
  // What is on its way is not yet in the result.
  const said = row.cells.filter(({ shown }) => shown?.kept === 'sending').map(({ shown }) => outcomeOf(shown));
  if (said.length > 0) return said.some((outcome) => outcome !== null && NOT_MET.includes(outcome));
  return row.result !== null && NOT_MET.includes(row.result.outcome);
}

/** Whether a person has, or had, to say something: neither the export nor an earlier visit decided it. */
export function isAsked(row: AskedRow): boolean {
  if (row.kind === 'question') return true;
  if (row.cells.some(({ missing, shown }) => missing || isAnswer(shown))) return true;
  return row.result?.source !== 'previous' && row.result?.source !== 'export';
}

export const FILTERS = ['all', 'asked', 'missing', 'notMet', 'conflict'] as const;
export type Filter = (typeof FILTERS)[number];

export function fits(row: AskedRow, filter: Filter): boolean {
  if (filter === 'asked') return isAsked(row);
  if (filter === 'missing') return row.cells.some(({ missing }) => missing);
  if (filter === 'notMet') return isNotMet(row);
  if (filter === 'conflict') return row.cells.some(({ conflict }) => conflict);
  return true;
}

export function titleOf(row: AskedRow): string {
  return row.kind === 'item' ? row.item.title : row.question.title;
}

/** Rows that fit, each domain under a heading with its counts. */
export function withHeadings(
  checklist: Checklist,
  rows: readonly AskedRow[],
  progress: VisitState['progress'][number] | null,
  keep: (row: AskedRow) => boolean,
): readonly Row[] {
  return checklist.domains.flatMap(({ id, title }): readonly Row[] => {
    const own = rows.filter(({ domain }) => domain === id);
    const shown = own.filter(keep);
    if (shown.length === 0) return [];
    const known = progress?.domains.find(({ domain }) => domain === id);
    const head: DomainRow = {
      ...{ kind: 'domain', id, title },
      asked: known?.asked ?? 0,
      answered: known?.answered ?? 0,
      notMet: own.filter(isNotMet).length,
    };
    return [head, ...shown];
  });
}

/** The next row after one that still wants an answer, going round at the end; -1 where nothing is missing. */
export function nextMissing(rows: readonly Row[], after: number): number {
  for (let step = 1; step <= rows.length; step++) {
    const at = (after + step) % rows.length;
    const row = rows[at];
    if (row && row.kind !== 'domain' && row.cells.some(({ missing }) => missing)) return at;
  }
  return -1;
}

function inDomains(checklist: Checklist, rows: readonly AskedRow[]): readonly AskedRow[] {
  return checklist.domains.flatMap(({ id }) => rows.filter(({ domain }) => domain === id));
}

function byId(items: readonly ItemResult[] | undefined): ReadonlyMap<string, ItemResult> {
  return new Map((items ?? []).map((item) => [item.id, item]));
}
