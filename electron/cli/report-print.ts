import { resolve } from 'node:path';
import type { Settings } from '../../shared/ipc/contract.ts';
import type { CredentialFiles } from '../../shared/ipc/reports.ts';
import type { ReportContent } from '../../shared/report/document.ts';
import { readLogo } from '../engine/logo.ts';
import { createReportContent } from '../engine/report-content.ts';
import { recordReport } from '../engine/report-record.ts';
import { readCredential } from '../engine/signatures-work.ts';
import type { Registry } from '../registry/registry.ts';
import { askPassword } from './ask-password.ts';
import { VERIFIED } from './exit-codes.ts';
import { passwordOf } from './password-file.ts';
import { type PrintArguments, printArguments } from './report-print-arguments.ts';
import { contentOfFile, contentOfTwo, needsRegistry, preparedFor, workOver } from './report-sources.ts';
import { withUserRegistry } from './user-registry.ts';
import { writeReport } from './write-report.ts';

/**
 * `cotejo report print`: one report as PDF or HTML. What stands in files is printed without opening the registry.
 * Resolves to the exit code.
 *
 * @throws UsageError, ProblemError, RegistryError
 */
export async function printCommand(args: readonly string[]): Promise<number> {
  const options = printArguments(args);
  // Whatever is wrong with the files that a person named is said before the work, not after it.
  const own = await ownSettings(options);
  const seal = await sealOf(options.seal);
  const print = (registry: Registry | null) => printed(options, registry, own, seal);
  process.stdout.write(await (needsRegistry(options.source) ? withUserRegistry(print) : print(null)));
  return VERIFIED;
}

async function printed(
  options: PrintArguments,
  registry: Registry | null,
  own: Partial<Settings>,
  seal: CredentialFiles | undefined,
): Promise<string> {
  const content = await contentOf(options, registry);
  const prepared = await preparedFor(content, options.style, registry, own);
  const said = await writeReport(options.target, prepared, {
    seal,
    what: content.kind === 'visit' ? 'Acta' : 'Informe',
  });
  if (registry !== null) await recordReport(registry, prepared);
  return said;
}

async function contentOf({ source }: PrintArguments, registry: Registry | null): Promise<ReportContent> {
  if (source.from === 'file') return contentOfFile(source.path);
  if (source.from === 'two') return contentOfTwo(source.before, source.after, registry);
  if (registry === null) throw new Error('the registry is needed for what is no file');
  return createReportContent(workOver(registry))(source.request);
}

async function ownSettings({ institution, logo }: PrintArguments): Promise<Partial<Settings>> {
  return {
    ...(institution === undefined ? {} : { institution }),
    ...(logo === undefined ? {} : { logo: await readLogo(resolve(logo)) }),
  };
}

async function sealOf(files: PrintArguments['seal']): Promise<CredentialFiles | undefined> {
  if (files === undefined) return undefined;
  const password = passwordOf(files.passwordFile) ?? (await askPassword('Contraseña de la llave privada:'));
  const seal = { cer: resolve(files.cer), key: resolve(files.key), password };
  // Tried before pages are printed for nothing.
  await readCredential(seal);
  return seal;
}
