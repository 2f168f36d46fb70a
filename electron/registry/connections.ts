import { randomUUID } from 'node:crypto';
import type { ConnectionSettings, ServerConnection } from '../../shared/model/index.ts';
import { appendAudit } from './audit.ts';
import { RegistryError } from './errors.ts';
import type { ConnectionTable } from './schema.ts';
import { all, execute, first, query, type Store, write } from './store.ts';

/** What is to be kept of a FHIR server. */
export interface ConnectionChange extends ConnectionSettings {
  /** Left out: a new one. */
  readonly id?: string;
  /** A text takes the place of the secret, null removes it; left out, it stays while it goes to the same place. */
  readonly secret?: string | null;
}

const LISTED = ['id', 'name', 'settings', 'created_at', 'changed_at'] as const;

/** By name; without secrets. */
export function listConnections(store: Store): readonly ServerConnection[] {
  const rows = all(
    store,
    query
      .selectFrom('connection')
      .select(LISTED)
      .select((row) => row('secret', 'is not', null).as('has_secret'))
      .orderBy('name'),
  );
  return rows.map(({ has_secret, ...row }) => toConnection(row, Boolean(has_secret)));
}

/** The connection of that name or id with its secret, which goes no further than the request it is for. */
export function openConnectionRow(
  store: Store,
  nameOrId: string,
): { readonly connection: ServerConnection; readonly secret: string | null } {
  const row = first(
    store,
    query
      .selectFrom('connection')
      .selectAll()
      .where((is) => is.or([is('id', '=', nameOrId), is('name', '=', nameOrId)])),
  );
  if (row === undefined) throw new RegistryError('not-found', 'No hay una conexión con ese nombre.');
  const { secret, ...rest } = row;
  return { connection: toConnection(rest, secret !== null), secret };
}

/**
 * Keeps a connection. The chain names it and its host, never what opens it.
 *
 * @throws RegistryError `conflict` where another one has the name, `not-found` where the one to change is gone
 */
export function saveConnection(store: Store, change: ConnectionChange): ServerConnection {
  const { id = randomUUID(), secret, ...settings } = change;
  const now = store.now();
  return write(store, () => {
    const taken = first(store, query.selectFrom('connection').select('id').where('name', '=', settings.name));
    if (taken !== undefined && taken.id !== id) {
      throw new RegistryError('conflict', 'Ya hay una conexión con ese nombre.');
    }
    const known = first(store, query.selectFrom('connection').selectAll().where('id', '=', id));
    if (known === undefined && change.id !== undefined) {
      throw new RegistryError('not-found', 'Esa conexión ya no está en el registro.');
    }
    const row: ConnectionTable = {
      id,
      name: settings.name,
      settings: JSON.stringify(settings),
      secret: secret === undefined ? keptSecret(known, settings) : secret,
      created_at: known?.created_at ?? now,
      changed_at: now,
    };
    const { id: _id, ...changed } = row;
    execute(
      store,
      query
        .insertInto('connection')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changed)),
    );
    appendAudit(store, 'conexion-guardada', { connection: settings.name, host: new URL(settings.baseUrl).host });
    const { secret: kept, ...listed } = row;
    return toConnection(listed, kept !== null);
  });
}

export function removeConnection(store: Store, nameOrId: string): boolean {
  return write(store, () => {
    const known = first(
      store,
      query
        .selectFrom('connection')
        .select(['id', 'name'])
        .where((is) => is.or([is('id', '=', nameOrId), is('name', '=', nameOrId)])),
    );
    if (known === undefined) return false;
    execute(store, query.deleteFrom('connection').where('id', '=', known.id));
    appendAudit(store, 'conexion-eliminada', { connection: known.name });
    return true;
  });
}

/** A secret is never sent elsewhere than to where it was given for: another server asks for it anew. */
function keptSecret(known: ConnectionTable | undefined, settings: ConnectionSettings): string | null {
  if (known === undefined) return null;
  const before = JSON.parse(known.settings) as ConnectionSettings;
  const same = new URL(before.baseUrl).origin === new URL(settings.baseUrl).origin;
  return same && JSON.stringify(before.auth) === JSON.stringify(settings.auth) ? known.secret : null;
}

function toConnection(row: Omit<ConnectionTable, 'secret'>, hasSecret: boolean): ServerConnection {
  const settings = JSON.parse(row.settings) as ConnectionSettings;
  return { ...settings, id: row.id, hasSecret, createdAt: row.created_at, changedAt: row.changed_at };
}
