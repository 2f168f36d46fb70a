import { resolve } from 'node:path';
import type { Device, PackageCounts, PackageImport } from '../../shared/model/index.ts';
import { formatBytes, plural } from '../../shared/text/format.ts';
import { exportPackage, importPackage, inspectPackage } from '../engine/packages-work.ts';
import { ProblemError } from '../engine/reading.ts';
import { loadResources } from '../engine/resources.ts';
import { RegistryError } from '../registry/errors.ts';
import type { Registry } from '../registry/registry.ts';
import { parse, texts, UsageError } from './arguments.ts';
import { COULD_NOT_VERIFY, FINDINGS, VERIFIED } from './exit-codes.ts';
import { passwordOf } from './password-file.ts';
import { resourcesFolder } from './project-folder.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';
import { version } from './version.ts';

/** Lends the registry that the command works on. */
export type WithRegistry = <T>(work: (registry: Registry) => Promise<T>) => Promise<T>;

/**
 * `cotejo registry export FILE`: writes a signed package. Resolves to the exit code.
 *
 * @throws UsageError, ProblemError, RegistryError
 */
export async function exportCommand(args: readonly string[], lend: WithRegistry = withUserRegistry): Promise<number> {
  const { values, positionals } = parse(args, {
    visit: { type: 'string', multiple: true },
    'without-evidence': { type: 'boolean' },
    'password-file': { type: 'string' },
  });
  const path = onlyFile(positionals, 'Falta decir dónde escribir el paquete.');
  const password = passwordOf(values['password-file']);
  const visits = texts(values.visit);
  return lend(async (registry) => {
    const engine = engineOf(registry);
    const evidence = values['without-evidence'] !== true;
    const chosen = visits.length === 0 ? {} : { visits };
    const { bytes, info } = await exportPackage(engine, { path, ...chosen, evidence, password });
    say(`Paquete firmado en ${path} (${formatBytes(bytes)})${password === undefined ? '' : ', cifrado'}.`);
    say(`Contiene ${contents(info.counts)}.`);
    say(`Quien lo reciba debe ver esta huella: ${info.device.fingerprint}`);
    return VERIFIED;
  });
}

/**
 * `cotejo registry import FILE`: joins a package with the registry. Resolves to 0 where all of it was joined, 1 where
 * something contradicts and waits for a decision, 2 where it was refused and nothing changed.
 *
 * @throws UsageError
 */
export async function importCommand(args: readonly string[], lend: WithRegistry = withUserRegistry): Promise<number> {
  const { values, positionals } = parse(args, {
    trust: { type: 'string' },
    'password-file': { type: 'string' },
  });
  const path = onlyFile(positionals, 'Falta decir qué paquete importar.');
  const password = passwordOf(values['password-file']);
  const fingerprint = fingerprintOf(values.trust);
  return lend(async (registry) => {
    const engine = engineOf(registry);
    try {
      const trust = fingerprint !== null && (await isThat(engine, path, password, fingerprint));
      const joined = await importPackage(engine, { path, password, trust });
      tell(joined);
      return joined.conflicts.length > 0 ? FINDINGS : VERIFIED;
    } catch (error) {
      if (!(error instanceof ProblemError || error instanceof RegistryError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return COULD_NOT_VERIFY;
    }
  });
}

/** `cotejo registry devices`: this registry and those that packages came from, with their fingerprints. */
export async function devicesCommand(args: readonly string[], lend: WithRegistry = withUserRegistry): Promise<number> {
  const { positionals } = parse(args, {});
  if (positionals.length > 0) throw new UsageError('«registry devices» no lleva nada después.');
  return lend(async (registry) => {
    for (const device of await registry.packages.devices()) say(line(device));
    return VERIFIED;
  });
}

function engineOf(registry: Registry) {
  return { registry, resources: loadResources(resourcesFolder()), toolVersion: version() };
}

async function isThat(
  engine: ReturnType<typeof engineOf>,
  path: string,
  password: string | undefined,
  fingerprint: string,
): Promise<boolean> {
  const { device } = await inspectPackage(engine, path, password);
  if (plain(device.fingerprint) === fingerprint) return true;
  throw new ProblemError(
    `La huella del paquete es ${device.fingerprint}, y no la que se dio con --trust; no se cambió nada.`,
  );
}

function tell({ info, added, same, mergedAnswers, conflicts }: PackageImport): void {
  if (info.known) {
    say(`Este paquete de «${info.device.name}» ya se había importado; no cambió nada.`);
    return;
  }
  say(`Paquete de «${info.device.name}», del ${info.createdAt.slice(0, 10)}.`);
  say(`Nuevo: ${contents(added)}.`);
  say(`Ya estaba igual: ${contents(same)}.`);
  if (mergedAnswers > 0) say(`Se unieron ${plural(mergedAnswers, 'respuesta', 'respuestas')} de visitas abiertas.`);
  if (conflicts.length === 0) return;
  say(`Por decidir, ${plural(conflicts.length, 'conflicto', 'conflictos')}; nada se sobrescribió:`);
  for (const { message } of conflicts) say(`  ${message}`);
}

function contents(counts: PackageCounts): string {
  const parts = [
    [counts.visits, 'visita', 'visitas'],
    [counts.units, 'unidad', 'unidades'],
    [counts.agreements, 'acuerdo', 'acuerdos'],
    [counts.committees, 'comité', 'comités'],
    [counts.campaigns, 'campaña', 'campañas'],
    [counts.checklists, 'lista de cotejo', 'listas de cotejo'],
    [counts.evidence, 'evidencia', 'evidencias'],
  ] as const;
  const named = parts.flatMap(([count, one, many]) => (count === 0 ? [] : [plural(count, one, many)]));
  return named.length === 0 ? 'nada' : named.join(', ');
}

function line({ id, name, fingerprint, own, trusted }: Device): string {
  const standing = own ? 'este equipo' : trusted ? 'reconocido' : 'no reconocido';
  return `${id}  ${standing.padEnd(13)}  ${fingerprint}  ${name}`;
}

function onlyFile(positionals: readonly string[], missing: string): string {
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError(missing);
  if (more.length > 0) throw new UsageError('Se da un solo archivo.');
  return resolve(file);
}

const FINGERPRINT = /^[0-9a-f]{64}$/;

function fingerprintOf(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const fingerprint = plain(text);
  if (!FINGERPRINT.test(fingerprint))
    throw new UsageError('--trust espera la huella: 64 cifras y letras de la a a la f.');
  return fingerprint;
}

function plain(fingerprint: string): string {
  return fingerprint.replace(/[\s:-]/g, '').toLowerCase();
}
