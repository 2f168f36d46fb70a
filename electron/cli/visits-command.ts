import type { VisitKind, VisitStatus, VisitSummary } from '../../shared/model/index.ts';
import { formatPercent } from '../../shared/text/format.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { loadResources } from '../engine/resources.ts';
import { createVisitWork } from '../engine/visits-work.ts';
import type { Registry } from '../registry/registry.ts';
import { parse, UsageError } from './arguments.ts';
import { VERIFIED } from './exit-codes.ts';
import { resourcesFolder } from './project-folder.ts';
import { oneOf } from './report-style.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';
import { version } from './version.ts';

const STATUSES: readonly VisitStatus[] = ['abierta', 'cerrada', 'inaccesible', 'cancelada'];
const KINDS: readonly VisitKind[] = ['self', 'internal', 'external'];
const KIND_NAMES: Readonly<Record<VisitKind, string>> = { self: 'auto', internal: 'interna', external: 'externa' };
/** Lines on a screen. */
const MOST = 1000;

/** `cotejo visits list|show|acta`. Resolves to the exit code. @throws UsageError, RegistryError, ProblemError */
export async function visitsCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    unit: { type: 'string' },
    status: { type: 'string' },
    kind: { type: 'string' },
    version: { type: 'string' },
    paper: { type: 'string' },
  });
  const [action, id, file] = positionals;
  switch (action) {
    case 'list':
      return withUserRegistry((registry) => list(registry, values));
    case 'show':
      return withUserRegistry(async (registry) => {
        const visits = handlersOf(registry);
        const visit = needed(id, 'Falta el identificador de la visita.');
        const wanted = versionOf(values.version);
        say(
          JSON.stringify(
            wanted === undefined
              ? await visits['visits.get']({ visit })
              : await visits['visits.version']({ visit, version: wanted }),
            null,
            2,
          ),
        );
        return VERIFIED;
      });
    case 'acta': {
      const visit = needed(id, 'Falta el identificador de la visita.');
      const target = needed(file, 'Falta decir en qué archivo escribir el acta (.pdf o .html).');
      const { printCommand } = await import('./report-print.ts');
      const style = ['version', 'paper'].flatMap((option) => {
        const value = values[option];
        return typeof value === 'string' ? [`--${option}=${value}`] : [];
      });
      return printCommand([`--visit=${visit}`, ...style, target]);
    }
    default:
      throw new UsageError('Después de «visits» va list, show o acta.');
  }
}

async function list(registry: Registry, values: Readonly<Record<string, unknown>>): Promise<number> {
  const { total, visits } = await registry.visits.list({
    unit: values.unit as string | undefined,
    status: oneOf(values.status, STATUSES, '--status'),
    kind: oneOf(values.kind, KINDS, '--kind'),
    limit: MOST,
  });
  if (total === 0) say('El registro no tiene visitas así.');
  for (const visit of visits) say(line(visit));
  if (total > visits.length) say(`Y ${total - visits.length} más.`);
  return VERIFIED;
}

function line({ id, unit, openedAt, kind, status, answered, asked, scores, folio }: VisitSummary): string {
  const figures = scores.map(
    ({ checklist, percent, preliminary }) =>
      `${checklist} ${formatPercent(percent)}${preliminary ? ' preliminar' : ''}`,
  );
  const progress = status === 'abierta' ? `${answered} de ${asked}` : (folio ?? '—');
  return `${id}  ${openedAt.slice(0, 16)}  ${unit}  ${KIND_NAMES[kind].padEnd(7)}  ${status.padEnd(11)}  ${progress.padEnd(19)}  ${figures.join(', ')}`;
}

function handlersOf(registry: Registry) {
  const resources = loadResources(resourcesFolder());
  return createVisitWork({
    registry,
    resources,
    folders: dataFolders(),
    toolVersion: version(),
    emit: () => undefined,
  }).handlers;
}

function versionOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new UsageError('--version espera un número desde 1.');
  return number;
}

function needed(value: string | undefined, sentence: string): string {
  if (value === undefined) throw new UsageError(sentence);
  return value;
}
