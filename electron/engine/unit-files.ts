import { basename } from 'node:path';
import type { Registry } from '../registry/registry.ts';
import { sha256Hex } from '../registry/sha256.ts';
import type { SkippedLine } from '../registry/units/index.ts';
import { describeReadError, openForReading, ProblemError } from './reading.ts';
import { readAttributes } from './unit-attributes.ts';

/** A list of every unit of the country with 60 columns stays under it. */
const MAX_BYTES = 50_000_000;
/** Lines that are told one by one. */
const MOST_SKIPPED = 200;

export interface AttributesImported {
  readonly attributes: readonly string[];
  readonly units: number;
  readonly skipped: readonly SkippedLine[];
  readonly skippedTotal: number;
}

/** Takes attributes of units from a CSV. @throws ProblemError, RegistryError with one sentence; nothing was taken then */
export async function importAttributeFile(registry: Registry, path: string): Promise<AttributesImported> {
  const bytes = await readBounded(path);
  const { skipped, ...table } = readAttributes(bytes);
  const sha256 = sha256Hex(bytes);
  const taken = await registry.units.importAttributes(table, basename(path), sha256);
  const all = [...skipped, ...taken.skipped].sort((a, b) => a.line - b.line);
  return {
    attributes: table.names,
    units: taken.units,
    skipped: all.slice(0, MOST_SKIPPED),
    skippedTotal: all.length,
  };
}

async function readBounded(path: string): Promise<Uint8Array> {
  try {
    const file = await openForReading(path);
    try {
      const found = await file.stat();
      if (found.isDirectory()) throw new ProblemError('Es una carpeta, no un archivo.');
      if (!found.isFile()) throw new ProblemError('No es un archivo.');
      if (found.size > MAX_BYTES) throw new ProblemError('El archivo pasa de 50 MB.');
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new ProblemError(describeReadError(error), { cause: error });
  }
}
