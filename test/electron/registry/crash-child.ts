import { openRegistry } from '../../../electron/registry/index.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { KEY_BYTES_OF_TEST, optionsOfChild } from './child-options.ts';

/**
 * Stands for another process of the program. Says `ready` when the registry is open, and each deed before it begins.
 *
 * `write`: keeps one big run after the other until it is killed. `hold`: starts a run and waits. `add N`: keeps N runs.
 */
const [folder, role, count = '0', prefix = 'otro'] = process.argv.slice(2);
const registry = openRegistry({ ...optionsOfChild(folder), key: KEY_BYTES_OF_TEST });
const say = (text: string) => process.stdout.write(`${text}\n`);
const big = makeResult({ findings: 20_000, maxFindings: 20_000 });
const small = makeResult();

const start = (id: string) =>
  registry.startRun({
    id,
    unit: null,
    startedAt: '2026-01-02T09:00:00.000-06:00',
    checklist: 'nom-024-ssa3-2012',
    edition: '1',
    paths: ['/datos'],
    toolVersion: '0',
  });

say('ready');
if (role === 'hold') await start('corrida-ajena');
if (role === 'hold') say('holding');
for (let n = 0; role === 'write'; n++) {
  await start(`corrida-${n}`);
  say(`writing ${n}`);
  await registry.finishRun({ ...big, run: { ...big.run, id: `corrida-${n}` } });
}
for (let n = 0; role === 'add' && n < Number(count); n++) {
  const id = `${prefix}-${n}-corrida`;
  await start(id);
  await registry.finishRun({ ...small, run: { ...small.run, id } });
}
if (role === 'add') await registry.close();
else setInterval(() => {}, 1000);
