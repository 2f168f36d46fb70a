import { resolve } from 'node:path';
import { addMonths } from '../../shared/text/days.ts';
import { plural } from '../../shared/text/format.ts';
import { acceptanceTemplate } from '../engine/acceptance-template.ts';
import { appliedTo, mandatoryOf, mandatoryWith } from '../engine/acceptances-apply.ts';
import { acceptanceSentences } from '../engine/acceptances-words.ts';
import { localTimestamp } from '../engine/local-time.ts';
import { loadResources } from '../engine/resources.ts';
import { readResultFile } from '../engine/result-file.ts';
import { parse, UsageError } from './arguments.ts';
import { VERIFIED } from './exit-codes.ts';
import { editionsAtHand } from './own-checklist.ts';
import { resourcesFolder } from './project-folder.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';
import { writeWhole } from './write-file.ts';

/** Until when a template proposes that acceptances count. */
const PROPOSED_MONTHS = 6;

/**
 * `cotejo report acceptances --run ID [--json]`: what is accepted in a run of the registry. With `--out FILE.json` (and
 * then also `--result FILE.json`) a file of acceptances to fill in, for `cotejo verify --acceptances`.
 *
 * @throws UsageError, ProblemError, RegistryError
 */
export async function acceptancesCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    run: { type: 'string' },
    result: { type: 'string' },
    rule: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  });
  const run = values.run as string | undefined;
  const file = values.result as string | undefined;
  const out = values.out as string | undefined;
  if (positionals.length > 0) throw new UsageError(`No se esperaba «${positionals[0]}» después de «acceptances».`);
  if ((run === undefined) === (file === undefined)) {
    throw new UsageError('Diga de qué resultado: --run IDENTIFICADOR o --result ARCHIVO.json.');
  }
  if (file !== undefined && out === undefined) {
    throw new UsageError('De un archivo de resultado se hace una plantilla: falta --out ARCHIVO.json.');
  }
  if (out !== undefined) await writeTemplate(out, { run, file, rule: values.rule as string | undefined });
  else if (run !== undefined) await list(run, values.json === true);
  return VERIFIED;
}

async function list(run: string, asJson: boolean): Promise<void> {
  const resources = loadResources(resourcesFolder());
  const applied = await withUserRegistry(async (registry) =>
    appliedTo({ registry, resources }, await registry.getRun(run)),
  );
  if (asJson) return void say(JSON.stringify(applied, null, 2));
  for (const { acceptance, findings } of applied.accepted) {
    const { rule, fingerprint, author, expiresOn, reason, place } = acceptance;
    say(`${rule}  ${fingerprint}  ${findings}  hasta ${expiresOn}  ${author}: ${reason}  (${place})`);
  }
  const { summary, warnings } = acceptanceSentences(applied);
  say(summary ?? 'En esta verificación no hay hallazgos aceptados.');
  for (const warning of warnings) process.stderr.write(`cotejo: ${warning}\n`);
}

interface Asked {
  readonly run: string | undefined;
  readonly file: string | undefined;
  readonly rule: string | undefined;
}

async function writeTemplate(out: string, { run, file, rule }: Asked): Promise<void> {
  const resources = loadResources(resourcesFolder());
  const [result, mandatory] =
    file === undefined
      ? await withUserRegistry(async (registry) => {
          const kept = await registry.getRun(run ?? '');
          return [kept, await mandatoryOf({ registry, resources }, kept)] as const;
        })
      : await ofFile(resolve(file));
  const expiresOn = addMonths(localTimestamp(), PROPOSED_MONTHS);
  const template = acceptanceTemplate(result, mandatory, expiresOn, rule);
  await writeWhole(resolve(out), `${JSON.stringify(template, null, 2)}\n`);
  const entries = plural(template.acceptances.length, 'hallazgo', 'hallazgos');
  say(`Plantilla con ${entries}: ${out}. Deje los que se aceptan y escriba en cada uno el motivo y quién acepta.`);

  async function ofFile(path: string) {
    const read = await readResultFile(path);
    const { id, edition } = read.run.checklist;
    const editions = await editionsAtHand(resources);
    const found = editions.find(({ checklist }) => checklist.id === id && checklist.edition === edition);
    return [read, mandatoryWith(resources, read, found?.checklist)] as const;
  }
}
