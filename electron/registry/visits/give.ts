import { randomUUID } from 'node:crypto';
import type { Answer, AnswerKey, AnswerValue } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import { execute, query, type Store, write } from '../store.ts';
import { appendAnswers, findAnswer, rowsOfKey, toAnswer } from './answers.ts';
import { headOf, openVisitRow, saveCount, type VisitCount, visitRow } from './heads.ts';
import { readMaterial, type VisitMaterial } from './material.ts';
import { registryId } from './origin.ts';
import { covers, hasConflict, newestAnswers, settleKey } from './settle.ts';
import { closedVersion, lastClosed } from './versions.ts';

/** Computed where the checklists are known, inside the transaction that changes the visit. */
export type Count = (material: VisitMaterial) => VisitCount;

export interface GivenAnswer {
  readonly visit: string;
  /** The caller's, so that an answer sent twice is one. */
  readonly id: string;
  readonly key: AnswerKey;
  readonly value: AnswerValue;
  readonly note: string;
  /** Id of an evaluator of the visit. */
  readonly by: string;
}

/**
 * Takes an answer; it is on the disk when this returns.
 *
 * @throws RegistryError `conflict` where the visit has ended, nobody of that id evaluates, or the id was used for another
 */
export function giveAnswer(store: Store, given: GivenAnswer, count: Count): VisitMaterial {
  return write(store, () => {
    const { visit, id, key } = given;
    const known = knownAnswer(store, visit, id);
    if (known !== undefined) {
      if (!saysTheSame(known, given)) {
        throw new RegistryError('conflict', 'Ya hay otra respuesta con ese identificador; no se guardó ninguna.');
      }
      return readMaterial(store, visitRow(store, visit));
    }
    const row = openVisitRow(store, visit);
    const evaluates = headOf(row).people.some((person) => person.id === given.by && person.role === 'evaluador');
    if (!evaluates) throw new RegistryError('conflict', 'Quien responde no está entre los evaluadores de la visita.');
    const { value, note, by } = given;
    place(store, visit, { id, ...onlyKey(key), value, note, by, at: store.now(), origin: registryId(store) });
    return counted(store, visit, count);
  });
}

/** Says which of two answers given apart stands: it is given once more, in the place of both. */
export function resolveConflict(
  store: Store,
  choice: { readonly visit: string; readonly key: AnswerKey; readonly keep: 'ours' | 'theirs'; readonly by: string },
  count: Count,
): VisitMaterial {
  const { visit, key, keep, by } = choice;
  return write(store, () => {
    const row = openVisitRow(store, visit);
    if (!headOf(row).people.some((person) => person.id === by && person.role === 'evaluador')) {
      throw new RegistryError('conflict', 'Quien decide no está entre los evaluadores de la visita.');
    }
    const conflict = readMaterial(store, row).conflicts.find(
      (one) => canonicalJson(onlyKey(one)) === canonicalJson(onlyKey(key)),
    );
    if (conflict === undefined) throw new RegistryError('not-found', 'Esa respuesta ya no tiene un conflicto.');
    const [kept, lost] = keep === 'ours' ? [conflict.ours, conflict.theirs] : [conflict.theirs, conflict.ours];
    const newest = newestAnswers(rowsOfKey(store, visit, key).map(toAnswer));
    const settled = newest.filter((one) => one.id !== kept.id && (covers(kept, one) || covers(lost, one)));
    const answer: Answer = {
      ...onlyKey(key),
      id: randomUUID(),
      replaces: kept.id,
      settles: settled.map(({ id }) => id),
      value: kept.value,
      note: kept.note,
      by,
      at: store.now(),
      origin: registryId(store),
    };
    appendAnswers(store, visit, [answer], false);
    settleKey(store, visit, key);
    appendAudit(store, 'conflicto-resuelto', { visit, checklist: key.checklist, item: key.item, keep });
    return counted(store, visit, count);
  });
}

/** All answers that one question ever had, newest first. */
export function answerHistory(store: Store, visit: string, key: AnswerKey): readonly Answer[] {
  const row = visitRow(store, visit);
  const ended = row.status === 'cerrada' || row.status === 'inaccesible' ? lastClosed(store, visit) : null;
  if (ended === null) return rowsOfKey(store, visit, key).map(toAnswer).toReversed();
  const wanted = canonicalJson(onlyKey(key));
  return ended.closed.answers.filter((answer) => canonicalJson(onlyKey(answer)) === wanted).toReversed();
}

/** Reads the visit anew and writes how far it has come. To be called inside the transaction that changed it. */
export function counted(store: Store, visit: string, count: Count): VisitMaterial {
  const material = readMaterial(store, visitRow(store, visit));
  saveCount(store, visit, count(material));
  return material;
}

function place(store: Store, visit: string, answer: Omit<Answer, 'replaces'>): void {
  const rows = rowsOfKey(store, visit, answer);
  const before = rows.find((row) => row.stands === 1);
  const standing = before === undefined ? undefined : toAnswer(before);
  const alike = rows.length < 2 || standing === undefined ? [] : newestAnswers(rows.map(toAnswer));
  const settles = alike.flatMap((one) =>
    one.id !== standing?.id && standing && covers(standing, one) ? [one.id] : [],
  );
  const joined = settles.length === 0 ? {} : { settles };
  const conflict = hasConflict(store, visit, answer);
  if (before !== undefined) {
    execute(
      store,
      query.updateTable('visit_answer').set({ stands: 0 }).where('visit', '=', visit).where('seq', '=', before.seq),
    );
  }
  appendAnswers(store, visit, [{ ...answer, replaces: before?.id ?? null, ...joined }], true);
  if (conflict) settleKey(store, visit, answer);
}

/** Also one that came before the visit was closed. */
function knownAnswer(store: Store, visit: string, id: string): Answer | undefined {
  const row = visitRow(store, visit);
  if (row.status !== 'cerrada' && row.status !== 'inaccesible') return findAnswer(store, visit, id);
  return closedVersion(store, visit, row.version).answers.find((answer) => answer.id === id);
}

function saysTheSame(known: Answer, given: GivenAnswer): boolean {
  const of = (answer: AnswerKey & Pick<Answer, 'value' | 'note' | 'by'>) =>
    canonicalJson({ ...onlyKey(answer), value: answer.value, note: answer.note, by: answer.by });
  return of(known) === of({ ...given, ...given.key });
}

function onlyKey({ checklist, item, module, record }: AnswerKey): AnswerKey {
  return { checklist, item, module, record };
}
