import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { openErrors } from '../../shared/checklist/accept.ts';
import { byPractitionerCsv, byVariableCsv } from '../../shared/export/gathering-csv.ts';
import type { RunExport } from '../../shared/export/tables.ts';
import type { AppliedAcceptances, VerificationResult } from '../../shared/model/index.ts';
import type { AcceptanceFile, AcceptedFromFile } from '../engine/acceptance-file.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { localTimestamp } from '../engine/local-time.ts';
import { loadResources } from '../engine/resources.ts';
import { type VerifiedExport, verifiedSomething, verifyExport } from '../engine/verify-export.ts';
import { READER_FAILED } from '../engine/verify-file.ts';
import { annotatedCopies } from './annotated.ts';
import { type VerifyArguments, verifyArguments } from './arguments.ts';
import { COULD_NOT_VERIFY, FINDINGS, VERIFIED } from './exit-codes.ts';
import { type ExportTarget, writeExport } from './exports.ts';
import { writeOutcomes } from './outcomes.ts';
import { ownChecklistOf } from './own-checklist.ts';
import { progressPrinter } from './progress.ts';
import { resourcesFolder } from './project-folder.ts';
import { saveRun } from './save-run.ts';
import { summarise } from './summary.ts';
import { version } from './version.ts';
import { writeWhole } from './write-file.ts';

/** `cotejo verify`. Resolves to the exit code. @throws UsageError, ProblemError */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const options = verifyArguments(args);
  const acceptances = options.acceptances === undefined ? null : await readAcceptances(options.acceptances);
  const verified = await verify(options);
  const { result, inputs } = verified;
  for (const problem of verified.catalogProblems) process.stderr.write(`cotejo: ${problem}\n`);
  const accepted = acceptances === null ? null : await acceptedBy(acceptances, verified);
  for (const warning of accepted?.warnings ?? []) process.stderr.write(`cotejo: ${warning}\n`);
  const targets = exportTargets(options);
  const isPiped = targets.some(({ path }) => path === '-');
  const say = (text: string) => (isPiped ? process.stderr : process.stdout).write(text);

  if (!isPiped) say(summarise(result, accepted?.summary ?? null));
  const run = { result, acceptances: accepted?.applied ?? null };
  for (const target of targets) say(await writeExport(target, run));
  if (options.operationOutcome !== undefined) say(await writeOutcomes(resolve(options.operationOutcome), result));
  if (options.byVariable !== undefined) await writeWhole(resolve(options.byVariable), byVariableCsv(result));
  if (options.byPractitioner !== undefined)
    await writeWhole(resolve(options.byPractitioner), byPractitionerCsv(result));
  if (options.report !== undefined) say(await writeRunReport(options.report, run));
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
  return exitCode(result, options, accepted?.applied ?? null);
}

/**
 * The report of a result that is in no registry: with no settings of an office, and nobody's signature. What makes and
 * prints pages is loaded only by those who ask for it.
 */
async function writeRunReport(target: string, { result, acceptances }: RunExport): Promise<string> {
  const [{ preparedReport }, { DEFAULT_SETTINGS }, { writeReport }] = await Promise.all([
    import('../engine/report-prepare.ts'),
    import('../engine/settings-of.ts'),
    import('./write-report.ts'),
  ]);
  const content = { kind: 'run', subject: result, acceptances, unitNames: {} } as const;
  const surroundings = { settings: DEFAULT_SETTINGS, style: {}, signatures: [], toolVersion: version() };
  return writeReport(target, preparedReport(content, { ...surroundings, generatedAt: localTimestamp() }));
}

/** What the options ask for, in the order in which it is written; the figures of a run that was cut are not published. */
function exportTargets(options: VerifyArguments): readonly ExportTarget[] {
  const wanted = [
    ['json', options.json],
    ['sarif', options.sarif],
    ['csv', options.csv],
    ['xlsx', options.xlsx],
    ['junit', options.junit],
    ['markdown', options.markdown],
    ['measure-report', options.measureReport],
  ] as const;
  return wanted.flatMap(([form, path]) => (path === undefined ? [] : [{ form, path }]));
}

/** Before anything is verified: what is wrong with the file need not be waited for. @throws ProblemError */
async function readAcceptances(path: string): Promise<AcceptanceFile> {
  return (await import('../engine/acceptance-file.ts')).readAcceptanceFile(resolve(path));
}

/** What the accepted findings of a file do to the run. */
async function acceptedBy(read: AcceptanceFile, { result, prepared }: VerifiedExport): Promise<AcceptedFromFile> {
  const { appliedFromFile } = await import('../engine/acceptance-file.ts');
  const { checklist } = prepared.loaded;
  const resources = loadResources(resourcesFolder());
  return appliedFromFile(read, result, { checklist, resources }, localTimestamp().slice(0, 10));
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
export function exitCode(
  result: VerificationResult,
  options: Pick<VerifyArguments, 'failUnder'>,
  acceptances: AppliedAcceptances | null = null,
): number {
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
  if (hasErrors(result, acceptances)) return FINDINGS;
  const { failUnder } = options;
  const { percent } = result.score;
  return failUnder !== undefined && (percent === null || percent < failUnder) ? FINDINGS : VERIFIED;
}

/** Whether there are findings of severity error that nobody accepted. */
function hasErrors(result: VerificationResult, acceptances: AppliedAcceptances | null): boolean {
  if (acceptances === null) return result.rules.some((rule) => rule.severity === 'error');
  return openErrors(result, acceptances) > 0;
}

/** @throws ProblemError */
export async function writeJson(target: string, result: VerificationResult): Promise<void> {
  await writeExport({ form: 'json', path: target }, { result, acceptances: null });
}
