import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { withOwnLists } from '../../shared/formats/support/own-lists.ts';
import type { ConfigRef } from '../../shared/model/index.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { describeReadError, ProblemError } from './reading.ts';

/** How Mexican data are written in a standard, with what this user or this run adds to it. */
export interface OwnConfiguration<T> {
  readonly tables: T;
  /** The files that added to it, in the order they were added. */
  readonly refs: readonly ConfigRef[];
}

/** Lists of systems are some kilobytes; what is beyond this is another file. */
const MAX_BYTES = 1_000_000;

/**
 * @param standard name of it, for people
 * @param kept of the data folder; used where it exists
 * @param own for this run only; added last
 * @throws ProblemError with one sentence when a file cannot be read or says something unknown
 */
export function loadOwnConfiguration<T extends object>(
  standard: string,
  tables: T,
  kept?: string,
  own?: string,
): OwnConfiguration<T> {
  const files: { readonly path: string; readonly source: ConfigRef['source'] }[] = [];
  if (kept !== undefined && existsSync(kept)) files.push({ path: kept, source: 'carpeta-de-datos' });
  if (own !== undefined) files.push({ path: own, source: 'de-esta-vez' });
  let merged = tables;
  const refs = files.map(({ path, source }): ConfigRef => {
    const name = basename(path);
    const { bytes, value } = readConfiguration(standard, path, name);
    const added = withOwnLists(merged, value);
    if ('fault' in added) throw unusable(standard, name, added.fault);
    merged = added.lists;
    return { name, sha256: sha256Hex(bytes), source };
  });
  return { tables: merged, refs };
}

function readConfiguration(
  standard: string,
  path: string,
  name: string,
): { readonly bytes: Uint8Array; readonly value: unknown } {
  let bytes: Uint8Array;
  try {
    const about = statSync(path);
    if (!about.isFile()) throw new ProblemError('No es un archivo.');
    if (about.size > MAX_BYTES) throw new ProblemError('Pesa más de 1 MB.');
    bytes = readFileSync(path);
  } catch (error) {
    throw unusable(standard, name, describeReadError(error));
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { bytes, value: JSON.parse(text) };
  } catch {
    throw unusable(standard, name, 'No es JSON en UTF-8.');
  }
}

function unusable(standard: string, name: string, reason: string): ProblemError {
  return new ProblemError(`La configuración de ${standard} «${name}» no se puede usar. ${reason}`);
}
