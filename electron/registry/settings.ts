import { appendAudit } from './audit.ts';
import { all, execute, query, type Store, write } from './store.ts';

/** Every setting that was set. Values are whatever JSON can say. */
export function readSettings(store: Store): Readonly<Record<string, unknown>> {
  const rows = all(store, query.selectFrom('setting').selectAll().orderBy('key'));
  return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
}

/** Sets what is given and leaves the rest; `undefined` is left out. The chain names the keys, not the values. */
export function writeSettings(store: Store, changes: Readonly<Record<string, unknown>>): void {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return;
  write(store, () => {
    for (const [key, inner] of entries) {
      const value = JSON.stringify(inner);
      execute(
        store,
        query
          .insertInto('setting')
          .values({ key, value })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
      );
    }
    appendAudit(store, 'ajustes-cambiados', { keys: entries.map(([key]) => key).sort() });
  });
}
