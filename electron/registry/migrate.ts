import { type Connection, userVersion } from './connection.ts';
import { copyBeforeMigration } from './copies.ts';
import { RegistryError, translated } from './errors.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

/** Version of the schema that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS[MIGRATIONS.length - 1].version;

/** @throws RegistryError `future` when a newer program made the file; nothing is changed */
export function refuseFuture(version: number): void {
  if (version <= SCHEMA_VERSION) return;
  throw new RegistryError(
    'future',
    `El registro lo hizo una versión más nueva de Cotejo (formato ${version}; esta versión entiende hasta el ` +
      `${SCHEMA_VERSION}). Actualice Cotejo para abrirlo; no se cambió nada.`,
  );
}

/**
 * Brings the schema to `SCHEMA_VERSION`, one transaction a step, with a copy before each step of a file that is not
 * new. Gives the versions it went through.
 */
export function migrate(
  db: Connection,
  key: Uint8Array,
  options: { readonly backupsFolder: string; readonly now: () => string; readonly migrations?: readonly Migration[] },
): readonly number[] {
  const from = userVersion(db);
  refuseFuture(from);
  const steps = (options.migrations ?? MIGRATIONS).filter((step) => step.version > from);
  for (const step of steps) {
    if (from > 0) copyBeforeMigration(db, key, options.backupsFolder, userVersion(db), options.now());
    apply(db, step);
  }
  return steps.map((step) => step.version);
}

/** One step, whole or not at all: `user_version` is part of the transaction. */
export function apply(db: Connection, step: Migration): void {
  translated(() =>
    db
      .transaction(() => {
        step.up(db);
        db.pragma(`user_version = ${step.version}`);
      })
      .immediate(),
  );
}
