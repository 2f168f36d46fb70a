import type { Authority, CertificateInfo } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import { all, execute, query, type Store, write } from '../store.ts';

export interface KeptAuthority extends Authority {
  /** The certificate, DER. */
  readonly der: Uint8Array;
}

/** Each signature that is checked looks at all of them. */
const MOST = 1000;

/** Those that were loaded first, first. */
export function listAuthorities(store: Store): readonly KeptAuthority[] {
  const rows = all(store, query.selectFrom('authority').selectAll().orderBy('added_at').orderBy('sha256'));
  return rows.map(({ der, info, root, added_at }) => ({
    certificate: JSON.parse(info) as CertificateInfo,
    root: root === 1,
    addedAt: added_at,
    der: new Uint8Array(der),
  }));
}

/**
 * Takes in those that are not yet there.
 *
 * @returns all there are then
 * @throws RegistryError `conflict` where they would be too many
 */
export function addAuthorities(store: Store, authorities: readonly KeptAuthority[]): readonly KeptAuthority[] {
  write(store, () => {
    for (const { certificate, root, addedAt, der } of authorities) {
      const { sha256, name, serial } = certificate;
      const row = {
        sha256,
        der: Buffer.from(der),
        info: JSON.stringify(certificate),
        root: root ? 1 : 0,
        added_at: addedAt,
      };
      const added = execute(
        store,
        query
          .insertInto('authority')
          .values(row)
          .onConflict((conflict) => conflict.column('sha256').doNothing()),
      );
      if (added > 0) appendAudit(store, 'autoridad-agregada', { certificate: sha256, name, serial });
    }
    if (listAuthorities(store).length > MOST) {
      throw new RegistryError('conflict', `El registro admite hasta ${MOST} autoridades; no se agregó ninguna.`);
    }
  });
  return listAuthorities(store);
}

/** @throws RegistryError `not-found` */
export function removeAuthority(store: Store, sha256: string): readonly KeptAuthority[] {
  write(store, () => {
    if (execute(store, query.deleteFrom('authority').where('sha256', '=', sha256)) === 0) {
      throw new RegistryError('not-found', 'Esa autoridad no está cargada.');
    }
    appendAudit(store, 'autoridad-retirada', { certificate: sha256 });
  });
  return listAuthorities(store);
}
