import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadResources } from '../../electron/engine/resources.ts';
import { createVisitWork } from '../../electron/engine/visits-work.ts';
import { newKey, openRegistry } from '../../electron/registry/index.ts';

/**
 * A visit of `ece-funcional` with every module, each of its questions answered twice: how long one answer takes, from
 * the call to what stands on the disk and is scored. Everything is synthetic. `node test/bench/visits.ts`.
 */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cotejo-visita-'));
const registry = openRegistry({
  file: path.join(folder, 'registry.db'),
  key: newKey(),
  now: () => new Date().toISOString(),
  backupsFolder: path.join(folder, 'copias'),
  user: 'bench',
});
const resources = loadResources(path.resolve(import.meta.dirname, '../../resources'));
const folders = {} as Parameters<typeof createVisitWork>[0]['folders'];
const { handlers } = createVisitWork({ registry, folders, resources, toolVersion: '0', emit: () => {} });
const { edition } = resources.checklists.find(({ checklist }) => checklist.id === 'ece-funcional')!.checklist;
const by = randomUUID();
const evaluator = { id: by, role: 'evaluador', name: 'Sintética', position: '', credential: '1' } as const;
const people = [
  evaluator,
  { ...evaluator, id: randomUUID(), role: 'atiende' },
  { ...evaluator, id: randomUUID(), role: 'testigo' },
  { ...evaluator, id: randomUUID(), role: 'testigo' },
] as const;

try {
  const checklists = [{ id: 'ece-funcional', edition }];
  const opened = await handlers['visits.open']({
    clues: 'CSSSA000020',
    kind: 'external',
    checklists,
    people: [...people],
  });
  const visit = opened.head.id;
  const keys = opened.progress.flatMap(({ missing }) => missing);
  const times: number[] = [];
  for (let round = 0; round < 2; round++) {
    for (const key of keys) {
      const start = performance.now();
      const value = { kind: 'outcome', outcome: round === 0 ? 'no-cumple' : 'cumple' } as const;
      await handlers['visits.answer']({ visit, id: randomUUID(), key, value, note: 'Sintético.', by });
      times.push(performance.now() - start);
    }
  }
  const last = times.slice(-100).toSorted((a, b) => a - b);
  console.log(
    `${keys.length} questions, ${times.length} answers; of the last 100: median ${last[50].toFixed(1)} ms, p95 ${last[95].toFixed(1)} ms`,
  );
  const start = performance.now();
  await handlers['visits.close']({ visit });
  console.log(`closed in ${(performance.now() - start).toFixed(1)} ms`);
} finally {
  await registry.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
