import type { Answer, AnswerConflict, AnswerKey } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { all, execute, query, type Store } from '../store.ts';
import { rowsOfKey, setStanding, toAnswer } from './answers.ts';

/**
 * Which of the answers that one question has ever had stands. An answer names the one whose place it took, wherever it
 * was given, so two registries that hold the same answers come to the same end whatever the order in which they met.
 */

/** Answers whose place no other took; never none where there is one. */
export function newestAnswers(answers: readonly Answer[]): readonly Answer[] {
  const replaced = new Set<string>();
  for (const { id, replaces, settles } of answers) {
    for (const other of [replaces, ...(settles ?? [])]) if (other !== null && other !== id) replaced.add(other);
  }
  const newest = answers.filter(({ id }) => !replaced.has(id));
  if (newest.length > 0 || answers.length === 0) return newest;
  // A file that was made by hand can have answers that replace each other in a ring.
  return [answers.reduce((best, answer) => (answer.id > best.id ? answer : best))];
}

/**
 * One answer for each different thing that is said. Two that say the same, one of them perhaps without a note, are no
 * conflict: the one with the note stands for both, else the one with the greater id.
 */
function differentAnswers(answers: readonly Answer[]): readonly Answer[] {
  const values = Map.groupBy(answers, ({ value }) => canonicalJson(value));
  const different = [...values.values()].flatMap((same) => {
    const noted = same.filter(({ note }) => note.trim() !== '');
    if (noted.length === 0) return [greatest(same)];
    return [...Map.groupBy(noted, ({ note }) => note.trim()).values()].map(greatest);
  });
  return different.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** True where `kept` standing in the place of `other` loses nothing that was said. */
export function covers(kept: Answer, other: Answer): boolean {
  const note = other.note.trim();
  return canonicalJson(kept.value) === canonicalJson(other.value) && (note === '' || note === kept.note.trim());
}

/**
 * Brings one question in order: which answer stands, and whether another contradicts it. What stood here before goes on
 * standing while nobody decided.
 *
 * @returns true where there is a conflict
 */
export function settleKey(store: Store, visit: string, key: AnswerKey): boolean {
  const rows = rowsOfKey(store, visit, key);
  const answers = rows.map(toAnswer);
  const newest = newestAnswers(answers);
  const different = differentAnswers(newest);
  const before = rows.find((row) => row.stands === 1);
  const ours = different.length < 2 ? different[0] : keptOf(different, newest, before?.id);
  setStanding(store, visit, key, ours?.id ?? null);
  deleteConflict(store, visit, key);
  const theirs = different.find((answer) => answer !== ours);
  if (theirs === undefined) return false;
  const { checklist, item, module, record } = key;
  const row = { visit, checklist, item, module, record, theirs: JSON.stringify(theirs), found_at: store.now() };
  execute(store, query.insertInto('visit_conflict').values(row));
  return true;
}

export function hasConflict(store: Store, visit: string, key: AnswerKey): boolean {
  return conflictRows(store, visit).some((row) => sameKey(row, key));
}

/** Answers given apart, between which nobody has decided yet. */
export function conflictsOf(store: Store, visit: string, standing: readonly Answer[]): readonly AnswerConflict[] {
  return conflictRows(store, visit).flatMap((row) => {
    const ours = standing.find((answer) => sameKey(answer, row));
    if (ours === undefined) return [];
    const { checklist, item, module, record } = row;
    return [{ checklist, item, module, record, ours, theirs: JSON.parse(row.theirs) as Answer }];
  });
}

export function sameKey(a: AnswerKey, b: AnswerKey): boolean {
  return a.item === b.item && a.checklist === b.checklist && a.module === b.module && a.record === b.record;
}

function conflictRows(store: Store, visit: string) {
  return all(store, query.selectFrom('visit_conflict').selectAll().where('visit', '=', visit));
}

function deleteConflict(store: Store, visit: string, { checklist, item, module, record }: AnswerKey): void {
  execute(
    store,
    query
      .deleteFrom('visit_conflict')
      .where('visit', '=', visit)
      .where('checklist', '=', checklist)
      .where('item', '=', item)
      .where('module', '=', module)
      .where('record', '=', record),
  );
}

/** The one that says what stood before; else the first. */
function keptOf(different: readonly Answer[], newest: readonly Answer[], before: string | undefined): Answer {
  const standing = newest.find(({ id }) => id === before);
  if (standing === undefined) return different[0];
  const said = canonicalJson(standing.value);
  const alike = different.filter(({ value }) => canonicalJson(value) === said);
  return (
    alike.find(({ id }) => id === before) ?? alike.find(({ note }) => note.trim() === standing.note.trim()) ?? alike[0]
  );
}

function greatest(answers: readonly Answer[]): Answer {
  return answers.reduce((best, answer) => (answer.id > best.id ? answer : best));
}
