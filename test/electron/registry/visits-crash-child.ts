import { randomUUID } from 'node:crypto';
import { openRegistry } from '../../../electron/registry/index.ts';
import { KEY_BYTES_OF_TEST, optionsOfChild } from './child-options.ts';
import { answer, close, openVisit } from './visits-support.ts';

/**
 * Opens one visit after the other and answers at full speed until it is killed; every third is closed. Says `open`,
 * `answer` and `close` with the ids only after the registry has taken them.
 */
const [folder, first] = process.argv.slice(2);
const registry = openRegistry({ ...optionsOfChild(folder), key: KEY_BYTES_OF_TEST });
const say = (...words: readonly string[]) => process.stdout.write(`${words.join(' ')}\n`);

say('ready');
for (let n = Number(first); ; n++) {
  const visit = await openVisit(registry, { clues: `CSSSA${String(n).padStart(6, '0')}` });
  say('open', visit);
  for (let given = 0; given < 15; given++) {
    const id = randomUUID();
    await answer(registry, visit, given % 10, given % 2 === 0 ? 'cumple' : 'no-cumple', { id });
    say('answer', visit, id);
  }
  if (n % 3 !== 0) continue;
  await close(registry, visit);
  say('close', visit);
}
