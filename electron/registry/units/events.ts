import type { UnitEvent } from '../../../shared/model/index.ts';
import { execute, query, type Store } from '../store.ts';

/** What no other table tells of a unit. Its runs, visits and agreements are read where they stand. */
export type OwnEventKind = Extract<
  UnitEvent['kind'],
  'importada' | 'nombre' | 'clave' | 'atributos' | 'anulada' | 'restablecida' | 'paquete'
>;

/**
 * Adds to the history of a unit. To be called inside the transaction of what it tells of.
 *
 * @param text one sentence
 */
export function addUnitEvent(store: Store, unit: string, kind: OwnEventKind, text: string): void {
  const event = { unit, at: store.now(), who: store.user, kind, text };
  execute(store, query.insertInto('unit_event').values(event));
}

/** What the history says of an older key that became one of the unit's. */
export function joinedSentence(older: string): string {
  return `La clave ${older} quedó como clave anterior de esta unidad, con su historia.`;
}
