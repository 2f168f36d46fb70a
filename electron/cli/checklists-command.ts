import { resolve } from 'node:path';
import { inFileOrder } from '../../shared/checklist/file-order.ts';
import type { Checklist } from '../../shared/model/index.ts';
import { plural } from '../../shared/text/format.ts';
import { readChecklistFile, writeChecklistFile } from '../engine/checklist-file.ts';
import { carriedAs, summaries } from '../engine/checklists-work.ts';
import { allEditions, carriedEditions, findAmong } from '../engine/find-checklist.ts';
import { loadResources, type Resources } from '../engine/resources.ts';
import { parse, UsageError } from './arguments.ts';
import { VERIFIED } from './exit-codes.ts';
import { editionName, editionsAtHand } from './own-checklist.ts';
import { resourcesFolder } from './project-folder.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';

/** `cotejo checklists list|show|check|import|export`. Resolves to the exit code. @throws UsageError, ProblemError */
export async function checklistsCommand(args: readonly string[]): Promise<number> {
  const { positionals } = parse(args, {});
  const [action, ...rest] = positionals;
  const resources = loadResources(resourcesFolder());
  switch (action) {
    case 'list':
      return list(resources);
    case 'show':
      return show(resources, needed(rest[0], 'Falta decir qué lista: ID o ID@EDICIÓN.'));
    case 'check':
      return check(resources, needed(rest[0], 'Falta decir qué archivo revisar.'));
    case 'import':
      return take(resources, needed(rest[0], 'Falta decir qué archivo importar.'));
    case 'export': {
      const name = needed(rest[0], 'Falta decir qué lista: ID o ID@EDICIÓN.');
      return write(resources, name, resolve(needed(rest[1], 'Falta decir en qué archivo escribirla.')));
    }
    default:
      throw new UsageError('Después de «checklists» va list, show, check, import o export.');
  }
}

/** Every edition; `*` marks the latest of its list. */
async function list(resources: Resources): Promise<number> {
  for (const one of summaries(await editionsAtHand(resources))) {
    const uses = [...(one.forRuns ? ['verificaciones'] : []), ...(one.forVisits ? ['visitas'] : [])].join(' y ');
    const cells = [
      `${one.latest ? '*' : ' '} ${one.id.padEnd(24)}`,
      one.edition.padEnd(8),
      one.origin.padEnd(9),
      contents(one.items, one.questions).padEnd(28),
      one.sha256.slice(0, 12),
      `para ${uses}`,
      one.title,
    ];
    say(cells.join('  '));
  }
  return VERIFIED;
}

async function show(resources: Resources, name: string): Promise<number> {
  const { id, edition } = editionName(name);
  const { checklist } = findAmong(await editionsAtHand(resources), id, edition);
  say(JSON.stringify(inFileOrder(checklist), null, 2));
  return VERIFIED;
}

async function check(resources: Resources, path: string): Promise<number> {
  const checklist = await readChecklistFile(resolve(path), resources, carriedEditions(resources), () =>
    editionsAtHand(resources),
  );
  say(`La lista está bien: ${described(checklist)}.`);
  return VERIFIED;
}

async function take(resources: Resources, path: string): Promise<number> {
  return withUserRegistry(async (registry) => {
    const known = await allEditions(resources, registry.checklists);
    const checklist = await readChecklistFile(resolve(path), resources, known);
    const same = carriedAs(checklist, known);
    if (same !== undefined) {
      say(`Ya estaba, con el mismo contenido: ${described(checklist)}.`);
      return VERIFIED;
    }
    const { sha256 } = await registry.checklists.take(checklist);
    say(`Importada: ${described(checklist)}, SHA-256 ${sha256}.`);
    return VERIFIED;
  });
}

async function write(resources: Resources, name: string, path: string): Promise<number> {
  const { id, edition } = editionName(name);
  const { checklist } = findAmong(await editionsAtHand(resources), id, edition);
  await writeChecklistFile(path, checklist);
  say(`Escrita en ${path}: ${described(checklist)}.`);
  return VERIFIED;
}

function described({ id, edition, items, questions = [] }: Checklist): string {
  return `«${id}», edición ${edition}, ${contents(items.length, questions.length)}`;
}

/** `51 requisitos, 3 preguntas`; what there is none of is not named. */
function contents(items: number, questions: number): string {
  return [
    ...(items > 0 || questions === 0 ? [plural(items, 'requisito', 'requisitos')] : []),
    ...(questions > 0 ? [plural(questions, 'pregunta', 'preguntas')] : []),
  ].join(', ');
}

function needed(value: string | undefined, sentence: string): string {
  if (value === undefined) throw new UsageError(sentence);
  return value;
}
