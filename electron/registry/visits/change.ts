import type { ItemResult, VisitHead, VisitRun } from '../../../shared/model/index.ts';
import { deflated } from '../deflated.ts';
import { RegistryError } from '../errors.ts';
import { all, execute, query, type Store, write } from '../store.ts';
import { canonicalClues } from '../unit-rows.ts';
import { evidenceOf } from './evidence-rows.ts';
import { type Count, counted } from './give.ts';
import { headOf, openVisitRow, saveHead } from './heads.ts';
import type { VisitMaterial } from './material.ts';

/** What is left out stays. */
export type VisitChange = Partial<Pick<VisitHead, 'openedAt' | 'people' | 'facts' | 'modules' | 'samples'>>;

/** @throws RegistryError `conflict` where answers or evidence would lose who gave them, or the record that they are about */
export function changeVisit(store: Store, visit: string, change: VisitChange, count: Count): VisitMaterial {
  return write(store, () => {
    const head = headOf(openVisitRow(store, visit));
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const changed: VisitHead = { ...head, ...given };
    refuseLostPeople(store, head, changed);
    refuseLostRecords(store, head, changed);
    saveHead(store, { ...changed, modules: joinModules(head.modules, change.modules ?? []) });
    return counted(store, visit, count);
  });
}

/**
 * Attaches a run, whose items for the unit are kept with the visit. `unit` is the CLUES under which the run has it.
 *
 * @throws RegistryError `conflict` where the run is of another unit
 */
export function attachRun(
  store: Store,
  visit: string,
  attached: { readonly run: VisitRun; readonly items: readonly ItemResult[]; readonly unit: string },
  count: Count,
): VisitMaterial {
  return write(store, () => {
    const row = openVisitRow(store, visit);
    const head = headOf(row);
    const { run, items, unit } = attached;
    if (canonicalClues(store, unit) !== row.unit) {
      throw new RegistryError('conflict', `Esa verificación no es de la unidad visitada, ${row.unit}.`);
    }
    const others = head.runs.filter((one) => one.run !== run.run);
    saveHead(store, { ...head, runs: [...others, run] });
    writeRunItems(store, visit, run.run, items);
    return counted(store, visit, count);
  });
}

/** Its items stay beside the visit: a correction that is given up has it attached again. */
export function detachRun(store: Store, visit: string, run: string, count: Count): VisitMaterial {
  return write(store, () => {
    const head = headOf(openVisitRow(store, visit));
    saveHead(store, { ...head, runs: head.runs.filter((one) => one.run !== run) });
    return counted(store, visit, count);
  });
}

/** To be called inside a transaction. */
export function writeRunItems(store: Store, visit: string, run: string, items: readonly ItemResult[]): void {
  const body = deflated(JSON.stringify(items));
  execute(
    store,
    query
      .insertInto('visit_run')
      .values({ visit, run, items: body })
      .onConflict((conflict) => conflict.columns(['visit', 'run']).doUpdateSet({ items: body })),
  );
}

/** Modules that are not named stay as they were. */
function joinModules(before: VisitHead['modules'], changes: VisitHead['modules']): VisitHead['modules'] {
  const kept = before.map(
    (module) =>
      changes.find((change) => change.checklist === module.checklist && change.module === module.module) ?? module,
  );
  return kept;
}

function refuseLostPeople(store: Store, before: VisitHead, after: VisitHead): void {
  const ids = after.people.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) {
    throw new RegistryError('conflict', 'En una visita no puede repetirse una persona.');
  }
  const evaluators = new Set(after.people.filter(({ role }) => role === 'evaluador').map(({ id }) => id));
  const lost = before.people.filter(({ id, role }) => role === 'evaluador' && !evaluators.has(id));
  if (lost.length === 0) return;
  const rows = all(store, query.selectFrom('visit_answer').select('body').where('visit', '=', before.id));
  const answered = new Set(rows.map(({ body }) => (JSON.parse(body) as { readonly by: string }).by));
  const shown = new Set(evidenceOf(store, before.id).evidence.map(({ by }) => by));
  const needed = lost.find(({ id }) => answered.has(id) || shown.has(id));
  if (needed === undefined) return;
  const deed = answered.has(needed.id) ? 'dio respuestas' : 'agregó evidencia';
  throw new RegistryError('conflict', `${needed.name} ${deed} en esta visita y no se puede quitar de ella.`);
}

function refuseLostRecords(store: Store, before: VisitHead, after: VisitHead): void {
  for (const { checklist, labels } of before.samples) {
    const left = after.samples.find((sample) => sample.checklist === checklist)?.labels.length ?? 0;
    if (left >= labels.length) continue;
    const rows = all(
      store,
      query
        .selectFrom('visit_answer')
        .select(['record', 'body'])
        .where('visit', '=', before.id)
        .where('checklist', '=', checklist)
        .where('record', '>', left)
        .where('stands', '=', 1),
    );
    const used = rows.find(({ body }) => (JSON.parse(body) as { value: { kind: string } }).value.kind !== 'cleared');
    if (used === undefined) continue;
    throw new RegistryError(
      'conflict',
      `El expediente ${used.record} de la muestra ya tiene respuestas; retírelas antes de quitarlo.`,
    );
  }
}
