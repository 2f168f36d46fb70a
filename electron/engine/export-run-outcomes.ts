import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { operationOutcomes, outcomeBundle } from '../../shared/export/operation-outcome.ts';
import type { VerificationResult } from '../../shared/model/index.ts';
import { ProblemError } from './reading.ts';
import { writeWhole } from './write-whole.ts';
import { inWords } from './write-words.ts';

/**
 * Writes the findings as OperationOutcome. A target that ends in `.json` takes the only one, or a Bundle of all; any
 * other is a folder, which takes one file for each. Gives how many files were written. @throws ProblemError
 */
export async function writeOutcomes(target: string, result: VerificationResult): Promise<number> {
  const outcomes = operationOutcomes(result);
  if (target.toLowerCase().endsWith('.json')) {
    await writeJson(target, outcomes.length === 1 ? outcomes[0].outcome : outcomeBundle(outcomes));
    return 1;
  }
  await mkdir(target, { recursive: true }).catch(() => {
    throw new ProblemError(`No se pudo crear la carpeta ${target}.`);
  });
  const names = new Set<string>();
  for (const { path, outcome } of outcomes) await writeJson(join(target, fileName(path, names)), outcome);
  return outcomes.length;
}

function writeJson(path: string, value: unknown): Promise<void> {
  return inWords(writeWhole(path, `${JSON.stringify(value, null, 2)}\n`));
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A path of the result as one name for any system; members of a ZIP can be called anything. */
function fileName(path: string, taken: Set<string>): string {
  const plain = path
    .replace(/[^\p{L}\p{N}_-]+/gu, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(-100)
    .replace(/^\.+/, '');
  const base = RESERVED.test(plain.split('.')[0] ?? '') || plain === '' ? `_${plain}` : plain;
  for (let count = 1; ; count++) {
    const name = `${base}${count === 1 ? '' : `-${count}`}.OperationOutcome.json`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
