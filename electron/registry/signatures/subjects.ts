import type { SignableRef } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { RegistryError } from '../errors.ts';
import { getRun } from '../runs.ts';
import { sha256Hex } from '../sha256.ts';
import { all, query, type Store } from '../store.ts';
import { closedBytes } from '../visits/versions.ts';

/** Something that can be signed, with the digest that a paper bears. */
export interface KeptSubject {
  readonly ref: SignableRef;
  /** Of its canonical JSON, SHA-256, hexadecimal. */
  readonly digest: string;
}

/** Answers to one question: a paper is of one subject, and a short piece of a digest fits few. */
const MOST = 20;

/**
 * SHA-256, hexadecimal, of the canonical JSON of what the registry holds.
 *
 * @throws RegistryError `not-found` where there is none, `conflict` for a run without an end
 */
export function subjectDigest(store: Store, ref: SignableRef): string {
  if (ref.kind === 'visit') return sha256Hex(closedBytes(store, ref.id, ref.version));
  const result = getRun(store, ref.id);
  if (result.run.status !== 'completa') {
    throw new RegistryError('conflict', 'La verificación no llegó a su fin: un resultado parcial no se firma.');
  }
  return sha256Hex(canonicalJson(result));
}

/** @param folio of a closed visit @param digest its first digits, hexadecimal */
export function subjectsOf(
  store: Store,
  { folio, digest }: { readonly folio?: string; readonly digest?: string },
): readonly KeptSubject[] {
  if (folio === undefined && (digest === undefined || !/^[0-9a-f]+$/.test(digest))) return [];
  let visits = query.selectFrom('visit_version').select(['visit', 'version', 'sha256']).limit(MOST);
  if (folio !== undefined) visits = visits.where('folio', '=', folio);
  if (digest !== undefined) visits = visits.where('sha256', 'like', `${digest}%`);
  const closed = all(store, visits).map(({ visit, version, sha256 }): KeptSubject => {
    return { ref: { kind: 'visit', id: visit, version }, digest: sha256 };
  });
  if (digest === undefined || folio !== undefined) return closed;
  const runs = query.selectFrom('signature').select(['subject', 'sha256']).where('kind', '=', 'run').distinct();
  const signed = all(store, runs.where('sha256', 'like', `${digest}%`).limit(MOST));
  return [
    ...closed,
    ...signed.map(({ subject, sha256 }): KeptSubject => ({ ref: { kind: 'run', id: subject }, digest: sha256 })),
  ];
}
