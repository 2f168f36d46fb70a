import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { openRegistry } from '../../../electron/registry/index.ts';
import { KEY_BYTES_OF_TEST, optionsOfChild } from './child-options.ts';
import { keyOf } from './visits-support.ts';

const SCRIPT = path.join(import.meta.dirname, 'visits-crash-child.ts');

/** What a registry had said it kept before it was killed. */
export interface Told {
  readonly visits: readonly string[];
  readonly answers: readonly { readonly visit: string; readonly id: string }[];
  readonly closed: readonly string[];
}

/** Lets another process answer visits in the folder's registry for so many milliseconds, and kills it with -9. */
export async function answerUntilKilled(folder: string, firstUnit: number, milliseconds: number): Promise<Told> {
  const child = spawn(process.execPath, [SCRIPT, folder, String(firstUnit)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let heard = '';
  child.stdout.setEncoding('utf8');
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the child ended by itself: ${heard}`)));
    child.stdout.on('data', (chunk: string) => {
      if (heard === '') setTimeout(resolve, milliseconds);
      heard += chunk;
    });
  }).finally(() => child.kill('SIGKILL'));
  await ended;
  // The last line may be cut: it was not told whole, so nobody can rely on it.
  const lines = heard
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' '));
  const of = (word: string) => lines.filter(([first]) => first === word);
  return {
    visits: of('open').map(([, visit]) => visit),
    answers: of('answer').map(([, visit, id]) => ({ visit, id })),
    closed: of('close').map(([, visit]) => visit),
  };
}

/** What was told and is not there, and whether every chain verifies. */
export async function lookAfter(folder: string, told: Told) {
  const registry = openRegistry({ ...optionsOfChild(folder), key: KEY_BYTES_OF_TEST });
  const kept = new Set<string>();
  const closed: string[] = [];
  for (const visit of told.visits) {
    const { head } = await registry.visits.get(visit);
    if (head.status === 'cerrada') closed.push(visit);
    for (let item = 0; item < 10; item++) {
      for (const { id } of await registry.visits.history(visit, keyOf(item))) kept.add(id);
    }
  }
  const { intact } = await registry.auditChain();
  await registry.close();
  return {
    lostAnswers: told.answers.filter(({ id }) => !kept.has(id)).length,
    reopened: told.closed.filter((visit) => !closed.includes(visit)).length,
    intact,
  };
}
