import type { VerificationResult } from '../../shared/model/index.ts';
import { plural } from '../../shared/text/format.ts';
import { writeOutcomes as write } from '../engine/export-run-outcomes.ts';

/** Writes the findings as OperationOutcome to a `.json` file or a folder; gives what the terminal says. @throws ProblemError */
export async function writeOutcomes(target: string, result: VerificationResult): Promise<string> {
  const files = await write(target, result);
  const count = target.toLowerCase().endsWith('.json') ? '' : ` (${plural(files, 'archivo', 'archivos')})`;
  return `OperationOutcome: ${target}${count}\n`;
}
