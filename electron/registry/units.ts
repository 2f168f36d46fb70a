import type { RunSummary, Unit, UnitSummary } from '../../shared/model/index.ts';
import { appendAudit } from './audit.ts';
import { RegistryError } from './errors.ts';
import { SUMMARY_COLUMNS, toSummary } from './run-summary.ts';
import { all, execute, first, query, type Store, write } from './store.ts';
import { aliasesOf, canonicalClues, enterUnit, indexUnit, isClues } from './unit-rows.ts';
import { summarise, toUnit } from './unit-summary.ts';
import { addUnitEvent, joinedSentence } from './units/events.ts';
import { type Rekeying, rekeying } from './units/rekey.ts';

/**
 * Saves what the user says of a unit. `aliases` are all its older CLUES: their runs become part of its history, and
 * the runs of one that is left out go back to it.
 *
 * @throws RegistryError `conflict` where an alias cannot be one
 */
export function saveUnit(
  store: Store,
  change: { readonly clues: string; readonly name: string | null; readonly aliases: readonly string[] },
): Unit {
  const { clues } = change;
  const aliases = [...new Set(change.aliases)].sort();
  write(store, () => {
    refuseClues(store, clues, aliases);
    enterUnit(store, clues);
    const before = aliasesOf(store, clues);
    const named = nameOf(store, clues);
    const own_name = change.name?.trim() || null;
    execute(store, query.updateTable('unit').set({ own_name }).where('clues', '=', clues));
    tellName(store, clues, named);
    const keys = rekeying(store);
    for (const alias of before) if (!aliases.includes(alias)) removeAlias(store, keys, alias, clues);
    for (const alias of aliases) if (!before.includes(alias)) addAlias(store, keys, alias, clues);
    keys.settle();
    indexUnit(store, clues);
    appendAudit(store, 'unidad-cambiada', { clues, aliases });
  });
  return unitOf(store, clues);
}

/** A unit with its runs, newest first, found by its CLUES or by an older one; null when it is not known. */
export function getUnit(
  store: Store,
  clues: string,
): { readonly unit: UnitSummary; readonly runs: readonly RunSummary[] } | null {
  const unit = canonicalClues(store, clues);
  const row = first(store, query.selectFrom('unit').selectAll().where('clues', '=', unit));
  if (row === undefined) return null;
  return { unit: summarise(store, [row])[0], runs: listUnitRuns(store, unit, 1000) };
}

/**
 * The runs of a unit under all its keys, newest first. Where a run was not made for one unit, score and interval are
 * this unit's own; its numbers of errors and warnings are those of the whole run.
 */
export function listUnitRuns(store: Store, clues: string, limit: number): readonly RunSummary[] {
  const unit = canonicalClues(store, clues);
  const rows = all(
    store,
    query
      .selectFrom('run')
      .innerJoin('run_unit', 'run_unit.run', 'run.number')
      .select(SUMMARY_COLUMNS)
      .select(['run_unit.percent as p', 'run_unit.low as l', 'run_unit.high as h'])
      .select(['run_unit.coverage as c', 'run_unit.preliminary as u'])
      .where('run_unit.unit', '=', unit)
      .orderBy('run.started_at', 'desc')
      .orderBy('run.number', 'desc')
      // A run that has the unit under two keys is listed once, by the newer key.
      .orderBy((row) => row('run_unit.clues', '=', unit), 'desc')
      .limit(limit),
  );
  const once = rows.filter((row, index) => index === 0 || rows[index - 1].id !== row.id);
  return once.map((row) =>
    toSummary(row, { percent: row.p, low: row.l, high: row.h, coverage: row.c, preliminary: row.u }),
  );
}

function unitOf(store: Store, clues: string): Unit {
  const row = first(store, query.selectFrom('unit').selectAll().where('clues', '=', clues));
  if (row === undefined) throw new RegistryError('not-found', 'Esa unidad no está en el registro.');
  return toUnit(row, aliasesOf(store, clues));
}

function refuseClues(store: Store, clues: string, aliases: readonly string[]): void {
  const wrong = [clues, ...aliases].find((key) => !isClues(key));
  if (wrong !== undefined) throw new RegistryError('conflict', 'Una CLUES tiene cinco letras y seis dígitos.');
  if (aliases.includes(clues)) {
    throw new RegistryError('conflict', 'Una unidad no puede tener su propia CLUES como clave anterior.');
  }
  const current = canonicalClues(store, clues);
  if (current !== clues) {
    throw new RegistryError('conflict', `${clues} es una clave anterior de ${current}; modifique esa unidad.`);
  }
  for (const alias of aliases) {
    const holder = canonicalClues(store, alias);
    if (holder === alias || holder === clues) continue;
    throw new RegistryError('conflict', `${alias} ya es una clave anterior de ${holder}.`);
  }
}

/** The older key stops being a unit; its own older keys follow it. */
function addAlias(store: Store, keys: Rekeying, alias: string, clues: string): void {
  keys.join(alias, clues);
  execute(store, query.updateTable('unit_alias').set({ clues }).where('clues', '=', alias));
  execute(store, query.deleteFrom('unit').where('clues', '=', alias));
  execute(store, query.insertInto('unit_alias').values({ alias, clues }));
  execute(store, query.updateTable('run_unit').set({ unit: clues }).where('unit', '=', alias));
  addUnitEvent(store, clues, 'clave', joinedSentence(alias));
}

function removeAlias(store: Store, keys: Rekeying, alias: string, clues: string): void {
  execute(store, query.deleteFrom('unit_alias').where('alias', '=', alias));
  enterUnit(store, alias);
  execute(store, query.updateTable('run_unit').set({ unit: alias }).where('clues', '=', alias));
  keys.giveBack(alias, clues);
  addUnitEvent(store, clues, 'clave', `Se separó la clave ${alias}, con lo que se verificó y visitó bajo ella.`);
  addUnitEvent(store, alias, 'clave', `Dejó de ser clave anterior de ${clues}.`);
}

function nameOf(store: Store, clues: string): string | null {
  const row = first(store, query.selectFrom('unit').select(['name', 'own_name']).where('clues', '=', clues));
  return row?.own_name ?? row?.name ?? null;
}

function tellName(store: Store, clues: string, before: string | null): void {
  const name = nameOf(store, clues);
  if (name === before) return;
  addUnitEvent(store, clues, 'nombre', name === null ? 'Se quitó su nombre.' : `Se le dio el nombre «${name}».`);
}
