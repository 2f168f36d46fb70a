import type { CatalogSet } from '../../shared/catalogs/catalog.ts';
import { createCatalogSet } from '../../shared/catalogs/create.ts';
import type { Format } from '../../shared/formats/format.ts';
import type { InspectedFile, Inspection } from '../../shared/ipc/contract.ts';
import { FileSession } from '../../shared/verification/file-session.ts';
import { type Plan, planVerification } from '../../shared/verification/plan.ts';
import { type InputFile, listInputs } from './inputs.ts';
import { describeReadError } from './reading.ts';
import { readInput } from './verify-file.ts';

/** Only this much of each file is looked at before a run: enough for its format and its unit. */
const LOOK_BYTES = 1024 * 1024;
/** Files that are opened; a folder of more is still verified whole. */
const MAX_LOOKED_AT = 2000;

/** What was handed over: formats, problems, and the units that the data speak of. Keeps and counts nothing else. */
export async function inspectExport(
  paths: readonly string[],
  formats: readonly Format[],
  catalogs: CatalogSet,
): Promise<Inspection> {
  const inputs = await listInputs(paths);
  const plan = planVerification(formats, [], createCatalogSet([]), 0);
  const titles = new Map(formats.map((format) => [format.id, format.title]));
  const units = new Map<string, number>();
  const files: InspectedFile[] = [];
  for (const input of inputs.files.slice(0, MAX_LOOKED_AT)) files.push(await lookAt(plan, titles, input, units));
  for (const { path, sentence } of inputs.problems) {
    files.push({ path, bytes: 0, format: null, formatTitle: null, problem: sentence });
  }
  return {
    files,
    units: [...units]
      .map(([clues, rows]) => ({ clues, rows, name: catalogs.get('clues')?.get(clues)?.name ?? null }))
      .sort((a, b) => b.rows - a.rows || (a.clues < b.clues ? -1 : 1)),
    totalBytes: inputs.files.reduce((sum, file) => sum + file.bytes, 0),
  };
}

async function lookAt(
  plan: Plan,
  titles: ReadonlyMap<string, string>,
  input: InputFile,
  units: Map<string, number>,
): Promise<InspectedFile> {
  const { path, bytes } = input;
  const session = new FileSession(plan, path);
  let seen = 0;
  try {
    for await (const chunk of readInput(input)) {
      session.write(chunk);
      seen += chunk.length;
      if (seen >= LOOK_BYTES) break;
    }
  } catch (error) {
    return { path, bytes, format: null, formatTitle: null, problem: describeReadError(error) };
  }
  const tally = session.end('');
  for (const [clues, unit] of tally.units) {
    if (clues === '') continue;
    units.set(clues, (units.get(clues) ?? 0) + recordsJudged(unit.layers));
  }
  const [file] = tally.files;
  // A file that was only looked at in part seems to end in the middle: that is no problem of the file.
  const problem = file.format === null || seen < LOOK_BYTES ? (file.problem ?? null) : null;
  return { path, bytes, format: file.format, formatTitle: file.format && (titles.get(file.format) ?? null), problem };
}

/** A layer judges each record once at most; three counters a layer. */
function recordsJudged(layers: Float64Array): number {
  let most = 0;
  for (let i = 0; i < layers.length; i += 3) most = Math.max(most, layers[i] + layers[i + 1] + layers[i + 2]);
  return most;
}
