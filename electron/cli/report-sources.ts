import { resolve } from 'node:path';
import type { Settings } from '../../shared/ipc/contract.ts';
import type { VerificationResult } from '../../shared/model/index.ts';
import type { ReportContent } from '../../shared/report/document.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { localTimestamp } from '../engine/local-time.ts';
import { comparisonContent } from '../engine/report-content-comparison.ts';
import { type PreparedReport, preparedReport, type ReportStyle } from '../engine/report-prepare.ts';
import { signaturesOn } from '../engine/report-signatures.ts';
import { loadResources } from '../engine/resources.ts';
import { readResultFile, readSubjectFile } from '../engine/result-file.ts';
import { DEFAULT_SETTINGS, settingsOf } from '../engine/settings-of.ts';
import { visitFolio } from '../engine/visit-judge.ts';
import type { WorkOptions } from '../engine/work-options.ts';
import type { Registry } from '../registry/registry.ts';
import { resourcesFolder } from './project-folder.ts';
import { isFile, type PrintSource } from './report-print-arguments.ts';
import { version } from './version.ts';

/** Whether the registry is asked for what is printed. */
export function needsRegistry(source: PrintSource): boolean {
  if (source.from === 'two') return !isFile(source.before) || !isFile(source.after);
  return source.from === 'registry';
}

/** What the engine's work on reports is given on the command line, where nobody listens to its events. */
export function workOver(registry: Registry): WorkOptions {
  return {
    registry,
    resources: loadResources(resourcesFolder()),
    folders: dataFolders(),
    toolVersion: version(),
    emit: () => undefined,
  };
}

/** The report of a result or of a closed visit in a file: its data stay as they were written. @throws ProblemError */
export async function contentOfFile(path: string): Promise<ReportContent> {
  const file = await readSubjectFile(resolve(path));
  if (file.kind === 'visit') return { kind: 'visit', subject: file.subject, folio: visitFolio(file.subject.head) };
  return { kind: 'run', subject: file.subject, acceptances: null, unitNames: {} };
}

/** The comparison of two results of which one or both stand in files. @throws ProblemError, RegistryError */
export async function contentOfTwo(before: string, after: string, registry: Registry | null): Promise<ReportContent> {
  const [one, other] = [await resultNamed(before, registry), await resultNamed(after, registry)];
  return comparisonContent(one, other);
}

/**
 * A report as it is printed: with the settings and signatures of the registry, where one is open.
 *
 * @param own settings that a person gave for this time
 */
export async function preparedFor(
  content: ReportContent,
  style: ReportStyle,
  registry: Registry | null,
  own: Partial<Settings> = {},
): Promise<PreparedReport> {
  const settings = registry === null ? DEFAULT_SETTINGS : await settingsOf(registry);
  return preparedReport(content, {
    settings: { ...settings, ...own },
    style,
    signatures: registry === null ? [] : await signaturesOn(registry, content),
    toolVersion: version(),
    generatedAt: localTimestamp(),
  });
}

async function resultNamed(name: string, registry: Registry | null): Promise<VerificationResult> {
  if (isFile(name)) return readResultFile(resolve(name));
  if (registry === null) throw new Error('the registry is needed for what is no file');
  return registry.getRun(name);
}
