import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { byPractitionerCsv, byVariableCsv } from '../../shared/export/gathering-csv.ts';
import { toSarif } from '../../shared/export/sarif.ts';
import type { VerificationResult } from '../../shared/model/index.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { localTimestamp } from '../engine/local-time.ts';
import { reportOf } from '../engine/report.ts';
import { type VerifiedExport, verifiedSomething, verifyExport } from '../engine/verify-export.ts';
import { READER_FAILED } from '../engine/verify-file.ts';
import { annotatedCopies } from './annotated.ts';
import { type VerifyArguments, verifyArguments } from './arguments.ts';
import { COULD_NOT_VERIFY, FINDINGS, VERIFIED } from './exit-codes.ts';
import { writeOutcomes } from './outcomes.ts';
import { ownChecklistOf } from './own-checklist.ts';
import { progressPrinter } from './progress.ts';
import { resourcesFolder } from './project-folder.ts';
import { saveRun } from './save-run.ts';
import { summarise } from './summary.ts';
import { version } from './version.ts';
import { writeWhole } from './write-file.ts';
import { writeReport } from './write-report.ts';

/** `cotejo verify`. Resolves to the exit code. @throws UsageError, ProblemError */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const options = verifyArguments(args);
  const verified = await verify(options);
  const { result, inputs } = verified;
  for (const problem of verified.catalogProblems) process.stderr.write(`cotejo: ${problem}\n`);
  const toStandardOutput = options.json === '-';
  const say = (text: string) => (toStandardOutput ? process.stderr : process.stdout).write(text);

  if (!toStandardOutput) say(summarise(result));
  if (options.json !== undefined) await writeJson(options.json, result);
  if (options.sarif !== undefined)
    await writeWhole(resolve(options.sarif), `${JSON.stringify(toSarif(result), null, 2)}\n`);
  if (options.operationOutcome !== undefined) say(await writeOutcomes(resolve(options.operationOutcome), result));
  if (options.byVariable !== undefined) await writeWhole(resolve(options.byVariable), byVariableCsv(result));
  if (options.byPractitioner !== undefined)
    await writeWhole(resolve(options.byPractitioner), byPractitionerCsv(result));
  if (options.report !== undefined)
    say(await writeReport(options.report, reportOf(result, {}, localTimestamp()), 'Informe'));
  if (options.annotated !== undefined && result.run.status === 'completa')
    say(await annotatedCopies(verified, resolve(options.annotated)));
  if (options.save)
    say(
      `${await saveRun(
        result,
        options.paths.map((path) => resolve(path)),
        inputs.files,
      )}\n`,
    );
  return exitCode(result, options);
}

async function verify(options: VerifyArguments): Promise<VerifiedExport> {
  const ownChecklist = await ownChecklistOf(options.checklist);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  const progress = progressPrinter(process.stderr, () => performance.now());
  const threads = Math.min(options.threads, availableParallelism());
  try {
    return await verifyExport(
      {
        paths: options.paths.map((path) => resolve(path)),
        setup: {
          resourcesFolder: resourcesFolder(),
          catalogStore: dataFolders().catalogs,
          catalogsFolder: options.catalogs === undefined ? undefined : resolve(options.catalogs),
          checklist: options.checklist,
          ...(ownChecklist === undefined ? {} : { ownChecklist }),
          maxFindings: options.maxFindings,
          guide: options.guide,
          packageStore: dataFolders().packages,
          listsKept: dataFolders().lists,
          ownLists: options.ownLists,
          profiles: options.profiles,
          withoutLayers: options.withoutLayers,
        },
        packages: options.packages.map((path) => resolve(path)),
        hl7Profiles: options.hl7Profiles.map((path) => resolve(path)),
        unit: options.unit,
        toolVersion: version(),
        threads: threads > 1 ? threads : 0,
        workerScript: new URL('./worker.mjs', import.meta.url),
      },
      { onProgress: progress.show, signal: stop.signal },
    );
  } finally {
    progress.end();
    process.removeListener('SIGINT', onInterrupt);
  }
}

/** What is said of a result by the exit code; where nothing was verified, why stands on standard error. */
export function exitCode(result: VerificationResult, options: Pick<VerifyArguments, 'failUnder'>): number {
  if (result.run.status !== 'completa') {
    process.stderr.write('cotejo: la verificación se canceló; el resultado es parcial.\n');
    return COULD_NOT_VERIFY;
  }
  if (!verifiedSomething(result)) {
    const unread = result.files.find((file) => file.problem !== undefined);
    const reason = unread === undefined ? '' : ` ${unread.path}: ${unread.problem}`;
    process.stderr.write(`cotejo: no se pudo verificar nada.${reason}\n`);
    return COULD_NOT_VERIFY;
  }
  if (result.files.every((file) => file.format === null || file.counted === false)) {
    process.stderr.write(`cotejo: ningún archivo es de la guía de la lista «${result.run.checklist.id}».\n`);
    return COULD_NOT_VERIFY;
  }
  if (result.files.some((file) => file.problem === READER_FAILED)) return COULD_NOT_VERIFY;
  if (result.rules.some((rule) => rule.severity === 'error')) return FINDINGS;
  const { failUnder } = options;
  const { percent } = result.score;
  return failUnder !== undefined && (percent === null || percent < failUnder) ? FINDINGS : VERIFIED;
}

/** @throws WriteError */
export async function writeJson(target: string, result: VerificationResult): Promise<void> {
  const text = `${JSON.stringify(result, null, 2)}\n`;
  if (target !== '-') return writeWhole(resolve(target), text);
  await new Promise<void>((done) => {
    // A reader that closes early (`| head`) is not a fault of the verification.
    process.stdout.on('error', () => done());
    process.stdout.write(text, () => done());
  });
}
