import { basename } from 'node:path';
import type { KeptAuthority } from '../registry/signatures/index.ts';
import {
  authorityFault,
  certificateInfo,
  certificatesOf,
  isRoot,
  MOST_BYTES,
  SignatureError,
} from '../signature/index.ts';
import { readBounded } from './read-bounded.ts';
import { describeReadError, ProblemError } from './reading.ts';

/** What files of authorities came to; `skipped` says why for each certificate or file that was left out. */
export interface AuthorityImport {
  readonly added: readonly KeptAuthority[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/** Longest list of one file: a bundle of every authority of the world has some hundreds. */
const MOST_OF_A_FILE = 500;

/**
 * Reads authorities from .cer, .crt, .pem (several in one) and .p7b.
 *
 * @param known those that are loaded already
 * @param addedAt ISO 8601 with zone
 */
export async function importAuthorities(
  paths: readonly string[],
  known: readonly KeptAuthority[],
  addedAt: string,
): Promise<AuthorityImport> {
  const taken = new Set(known.map(({ certificate }) => certificate.sha256));
  const added: KeptAuthority[] = [];
  const skipped: { path: string; reason: string }[] = [];
  for (const path of paths) {
    try {
      const certificates = certificatesOf(await readBounded(path, MOST_BYTES));
      if (certificates.length > MOST_OF_A_FILE) {
        skipped.push({ path, reason: `El archivo trae más de ${MOST_OF_A_FILE} certificados.` });
        continue;
      }
      for (const der of certificates) {
        const found = judge(der, taken, addedAt);
        if (typeof found === 'string') skipped.push({ path, reason: found });
        else added.push(found);
      }
    } catch (error) {
      skipped.push({ path, reason: error instanceof SignatureError ? error.message : describeReadError(error) });
    }
  }
  return { added, skipped };
}

/** Certificates of authorities for one checking, DER. @throws ProblemError for a file without any */
export async function readAuthorityFiles(paths: readonly string[]): Promise<readonly Uint8Array[]> {
  const { added, skipped } = await importAuthorities(paths, [], '');
  const empty = added.length === 0 ? skipped[0] : undefined;
  if (empty !== undefined) throw new ProblemError(`No se pudo usar «${basename(empty.path)}». ${empty.reason}`);
  return added.map(({ der }) => der);
}

/** The authority, or the reason why it is none. */
function judge(der: Uint8Array, taken: Set<string>, addedAt: string): KeptAuthority | string {
  const fault = authorityFault(der);
  const certificate = certificateInfo(der);
  if (fault !== null) return `${certificate.name}: ${fault}`;
  if (taken.has(certificate.sha256)) return `${certificate.name}: ya estaba cargada.`;
  taken.add(certificate.sha256);
  return { certificate, root: isRoot(der), addedAt, der };
}
