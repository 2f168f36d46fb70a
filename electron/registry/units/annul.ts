import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import { execute, first, query, type Store, write } from '../store.ts';
import { canonicalClues } from '../unit-rows.ts';
import { touchStanding } from '../visits/standing.ts';
import { addUnitEvent } from './events.ts';
import { standingRow } from './standing.ts';

/**
 * Takes back the verification of a unit; it stays so until somebody reinstates it or a newer visit is closed. The visit
 * itself does not change.
 *
 * @throws RegistryError `conflict` where there is nothing to annul
 */
export function annulUnit(store: Store, clues: string, reason: string): void {
  const words = requireReason(reason);
  write(store, () => {
    const unit = known(store, clues);
    const row = standingRow(store, unit);
    if (row?.state === 'anulada')
      throw new RegistryError('conflict', 'La verificación de esta unidad ya está anulada.');
    if (row === undefined || row.state === 'en-proceso') {
      throw new RegistryError('conflict', 'Esta unidad no tiene una verificación que se pueda anular.');
    }
    const annulled = { state: 'anulada', since: store.now(), valid_until: null, reason: words } as const;
    execute(store, query.updateTable('unit_standing').set(annulled).where('unit', '=', unit));
    addUnitEvent(store, unit, 'anulada', `Se anuló su verificación: ${words}`);
    appendAudit(store, 'unidad-anulada', { clues: unit, visit: row.visit, reason: words });
  });
}

/** Gives a unit back what its visits say. @throws RegistryError `conflict` where it is not annulled */
export function reinstateUnit(store: Store, clues: string, reason: string): void {
  const words = requireReason(reason);
  write(store, () => {
    const unit = known(store, clues);
    const row = standingRow(store, unit);
    if (row?.state !== 'anulada') {
      throw new RegistryError('conflict', 'La verificación de esta unidad no está anulada.');
    }
    execute(store, query.deleteFrom('unit_standing').where('unit', '=', unit));
    touchStanding(store, unit);
    addUnitEvent(store, unit, 'restablecida', `Se restableció su verificación: ${words}`);
    appendAudit(store, 'unidad-restablecida', { clues: unit, visit: row.visit, reason: words });
  });
}

function requireReason(reason: string): string {
  const words = reason.trim();
  if (words === '') throw new RegistryError('conflict', 'Escriba el motivo.');
  return words;
}

function known(store: Store, clues: string): string {
  const unit = canonicalClues(store, clues);
  const row = first(store, query.selectFrom('unit').select('clues').where('clues', '=', unit));
  if (row === undefined) throw new RegistryError('not-found', 'Esa unidad no está en el registro.');
  return unit;
}
