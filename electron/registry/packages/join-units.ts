import { importAliases } from '../alias-import.ts';
import { appendAudit } from '../audit.ts';
import { all, execute, first, query, type Store } from '../store.ts';
import { aliasesOf, canonicalClues, enterUnit, indexUnit } from '../unit-rows.ts';
import { addUnitEvent } from '../units/events.ts';
import { standingRow } from '../units/standing.ts';
import { saveUnit } from '../units.ts';
import type { UnitContent } from './content.ts';
import type { Outcome, Tally } from './join-tally.ts';
import { annulments } from './unit-content.ts';

/**
 * Takes in what another registry says of units: what is not known here is added, what contradicts ours is a conflict.
 * Older keys come first, so that everything else finds its unit.
 */
export function joinUnits(store: Store, units: readonly UnitContent[], source: string, tally: Tally): void {
  const changed = joinAliases(store, units, source, tally);
  for (const unit of units) {
    const clues = canonicalClues(store, unit.clues);
    const before = first(store, query.selectFrom('unit').select('clues').where('clues', '=', clues));
    enterUnit(store, clues);
    const outcomes = [
      before === undefined || changed.has(unit.clues) ? 'added' : 'same',
      joinName(store, clues, unit, tally),
      ...unit.attributes.map((attribute) => joinAttribute(store, clues, attribute, tally)),
    ] as const;
    const outcome = outcomes.includes('conflict') ? 'conflict' : outcomes.includes('added') ? 'added' : 'same';
    if (outcomes.includes('added')) tally.touched(clues);
    tally.count('units', outcome);
  }
}

/** To be called once the visits are joined: an annulment is of a visit. */
export function joinAnnulments(store: Store, units: readonly UnitContent[], tally: Tally): void {
  const known = annulments(store);
  for (const unit of units) {
    const clues = canonicalClues(store, unit.clues);
    if (unit.annulled !== null) joinAnnulment(store, clues, unit.annulled, known);
    else if (unit.lifted !== null) joinLifted(store, clues, unit.lifted, tally);
  }
}

/** Units to which an older key was added. */
function joinAliases(store: Store, units: readonly UnitContent[], source: string, tally: Tally): ReadonlySet<string> {
  const holders = new Map(
    all(store, query.selectFrom('unit_alias').selectAll()).map(({ alias, clues }) => [alias, clues]),
  );
  const holdersOfOthers = new Set(holders.values());
  const changed = new Set<string>();
  const rows: { alias: string; clues: string }[] = [];
  for (const { clues, aliases } of units) {
    const target = holders.get(clues) ?? clues;
    for (const alias of aliases) {
      const holder = holders.get(alias);
      if (holder === target) continue;
      if (holder === undefined && alias !== target && !(holdersOfOthers.has(alias) && holders.get(target) === alias)) {
        rows.push({ alias, clues: target });
        holders.set(alias, target);
        changed.add(clues);
        continue;
      }
      tally.conflict({
        kind: 'unidad',
        key: `${clues}/clave/${alias}`,
        message: `En el paquete ${alias} es una clave anterior de ${clues}; aquí no lo es.`,
        ours: holder === undefined ? `${alias} es la clave de hoy` : `${alias} → ${holder}`,
        theirs: `${alias} → ${clues}`,
        body: { what: 'alias', clues, alias },
      });
    }
  }
  if (rows.length > 0) importAliases(store, rows, source);
  return changed;
}

function joinName(store: Store, clues: string, unit: UnitContent, tally: Tally): Outcome {
  const ours = first(store, query.selectFrom('unit').select(['name', 'own_name']).where('clues', '=', clues));
  const isNameless = ours?.name === null && unit.name !== null;
  if (isNameless) {
    execute(store, query.updateTable('unit').set({ name: unit.name }).where('clues', '=', clues));
    indexUnit(store, clues);
  }
  const added = isNameless ? 'added' : 'same';
  if (unit.ownName === null || unit.ownName === ours?.own_name) return added;
  if (ours?.own_name == null) {
    saveUnit(store, { clues, name: unit.ownName, aliases: aliasesOf(store, clues) });
    return 'added';
  }
  tally.conflict({
    kind: 'unidad',
    key: `${clues}/nombre`,
    message: `La unidad ${clues} tiene aquí un nombre y en el paquete otro.`,
    ours: ours.own_name,
    theirs: unit.ownName,
    body: { what: 'unit-name', clues, name: unit.ownName },
  });
  return 'conflict';
}

function joinAttribute(
  store: Store,
  clues: string,
  attribute: UnitContent['attributes'][number],
  tally: Tally,
): Outcome {
  const { name, value, source } = attribute;
  const ours = first(
    store,
    query.selectFrom('unit_attribute').selectAll().where('clues', '=', clues).where('name', '=', name),
  );
  if (ours?.value === value) return 'same';
  if (ours === undefined) {
    execute(store, query.insertInto('unit_attribute').values({ clues, name, value, source }));
    return 'added';
  }
  tally.conflict({
    kind: 'unidad',
    key: `${clues}/atributo/${name}`,
    message: `«${name}» de la unidad ${clues} tiene aquí un valor y en el paquete otro.`,
    ours: `${ours.value} (${ours.source})`,
    theirs: `${value} (${source})`,
    body: { what: 'attribute', clues, name, value, source },
  });
  return 'conflict';
}

/** Ours too, unless a person lifted it here, or another visit has verified the unit. */
function joinAnnulment(
  store: Store,
  clues: string,
  annulled: NonNullable<UnitContent['annulled']>,
  known: ReturnType<typeof annulments>,
): void {
  const { since, reason, visit } = annulled;
  const ours = standingRow(store, clues);
  if (ours === undefined || ours.state === 'anulada' || ours.visit !== visit) return;
  if (known.some((one) => one.visit === visit && one.reason === reason)) return;
  const row = { state: 'anulada', since, valid_until: null, reason } as const;
  execute(store, query.updateTable('unit_standing').set(row).where('unit', '=', clues));
  addUnitEvent(store, clues, 'anulada', `Se anuló su verificación en otro equipo: ${reason}`);
  appendAudit(store, 'unidad-anulada', { clues, visit, reason });
}

function joinLifted(store: Store, clues: string, lifted: NonNullable<UnitContent['lifted']>, tally: Tally): void {
  const ours = standingRow(store, clues);
  if (ours?.state !== 'anulada' || ours.visit !== lifted.visit || ours.reason !== lifted.reason) return;
  tally.conflict({
    kind: 'unidad',
    key: `${clues}/anulacion`,
    message: `La unidad ${clues} está anulada aquí y en el equipo del paquete se restableció.`,
    ours: `Anulada: ${lifted.reason}`,
    theirs: 'Restablecida',
    body: { what: 'reinstated', clues, reason: lifted.reason, visit: lifted.visit },
  });
}
