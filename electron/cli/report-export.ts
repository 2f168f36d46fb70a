import { basename, resolve } from 'node:path';
import type { RunExport } from '../../shared/export/tables.ts';
import { EXPORT_FORMS, type ExportForm } from '../../shared/model/index.ts';
import { ProblemError } from '../engine/reading.ts';
import { parse, UsageError, withExtension } from './arguments.ts';
import { VERIFIED } from './exit-codes.ts';
import { writeExport } from './exports.ts';
import { resourcesFolder } from './project-folder.ts';
import { withUserRegistry } from './user-registry.ts';

/**
 * `cotejo report export (--run ID | --result FILE.json) --form FORM FILE`: a kept run, or the result in a file, in one
 * of its forms; `-` is standard output. Acceptances count for a kept run; a file of a result brings none. Resolves to
 * the exit code.
 *
 * @throws UsageError, ProblemError, RegistryError
 */
export async function reportExportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    run: { type: 'string' },
    result: { type: 'string' },
    form: { type: 'string' },
  });
  const [path, extra] = positionals;
  if (path === undefined) throw new UsageError('Falta decir a qué archivo se escribe.');
  if (extra !== undefined) throw new UsageError(`Sobra «${extra}».`);
  const form = formOf(values.form);
  if (form === 'csv') withExtension(path, 'La forma csv', ['.csv', '.zip']);
  const { run, result } = values as { readonly run?: string; readonly result?: string };
  if ((run === undefined) === (result === undefined)) {
    throw new UsageError('Diga qué se exporta con --run ID o con --result ARCHIVO.json, uno de los dos.');
  }
  const source = result === undefined ? await keptRun(String(run)) : await fileRun(result);
  const said = await writeExport({ form, path }, source);
  process.stdout.write(said);
  return VERIFIED;
}

function formOf(value: unknown): ExportForm {
  const form = EXPORT_FORMS.find((known) => known === value);
  if (form === undefined) throw new UsageError(`--form espera una de estas formas: ${EXPORT_FORMS.join(', ')}.`);
  return form;
}

async function keptRun(id: string): Promise<RunExport> {
  const [{ appliedTo }, { loadResources }, { unitNames }] = await Promise.all([
    import('../engine/acceptances-apply.ts'),
    import('../engine/resources.ts'),
    import('../engine/unit-names.ts'),
  ]);
  return withUserRegistry(async (registry) => {
    const result = await registry.getRun(id);
    const acceptances = await appliedTo({ registry, resources: loadResources(resourcesFolder()) }, result);
    return { result, acceptances, unitNames: await unitNames(registry, result) };
  });
}

/** The result just as the file has it: written as JSON again, its digest is the same. */
async function fileRun(path: string): Promise<RunExport> {
  const { readSubjectFile } = await import('../engine/result-file.ts');
  const file = await readSubjectFile(resolve(path));
  if (file.kind !== 'run') throw new ProblemError(`El archivo «${basename(path)}» no es de una verificación.`);
  return { result: file.subject, acceptances: null };
}
