import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportPackage, importPackage } from '../../electron/engine/packages-work.ts';
import type { Resources } from '../../electron/engine/resources.ts';
import { openRegistry, type Registry } from '../../electron/registry/index.ts';
import type { Checklist, ItemResult, VisitPerson } from '../../shared/model/index.ts';

/**
 * How long a signed package of many closed visits takes to be written and to be joined with an empty registry, and
 * with one that has them. `node test/bench/packages.ts [visits] [items]`; everything in the system's temporary folder.
 */
const [visits, items] = [Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 250)];
const folder = mkdtempSync(join(tmpdir(), 'cotejo-paquetes-'));
const resources = { checklists: [] } as unknown as Resources;

const checklist: Checklist = {
  ...{ schema: 'cotejo/checklist@1', id: 'lista-sintetica', edition: '1.0', title: 'Lista sintética', norm: 'Ninguna' },
  description: 'Solo para medir.',
  bands: { full: 0.95, partial: 0.7 },
  scoreBands: [{ id: 'unica', title: 'Única', from: 0 }],
  rounding: { mode: 'half-up', decimals: 1 },
  notDeployed: 'exclude',
  domains: [{ id: 'unico', title: 'Único' }],
  items: Array.from({ length: items }, (_, n) => ({
    ...{ id: `requisito-${n}`, domain: 'unico', title: `El sistema hace lo que pide el requisito sintético ${n}` },
    ...{ why: 'Porque la norma sintética lo pide.', remedy: 'Configurar lo que falta.', weight: 1 },
    citation: [{ norm: 'Norma sintética', clause: String(n), confidence: 'confirmed' }],
    decision: { by: 'attestation' },
    evidence: 'La pantalla correspondiente.',
  })),
};
const published = { checklist, sha256: 'a'.repeat(64), origin: 'propia', publishedAt: null } as const;
const person: VisitPerson = {
  ...{
    id: '11111111-1111-4111-8111-111111111111',
    role: 'evaluador',
    name: 'Sintética',
    position: '',
    credential: '1',
  },
};

function registryAt(name: string): Registry {
  const key = new Uint8Array(32).fill(5);
  const now = () => new Date().toISOString();
  return openRegistry({ file: join(folder, name), key, now, backupsFolder: join(folder, 'copias'), user: 'medición' });
}

async function fill(registry: Registry): Promise<void> {
  const results = checklist.items.map((item, n): ItemResult => {
    const { decision, mandatory = false, evidence: _evidence, modules: _modules, ...rest } = item;
    const counts = { applicable: 0, held: 0, failed: 0, undecided: 0, ratio: null };
    const met = n % 3 !== 0;
    return {
      ...rest,
      decidedBy: decision.by,
      mandatory,
      ...counts,
      outcome: met ? 'cumple' : 'no-cumple',
      points: met ? 1 : 0,
    };
  });
  const score = {
    ...{ percent: 66.4, interval: [66.4, 66.4] as const, coverage: 100, preliminary: false, band: 'unica' },
    ...{ byDomain: [], items: results },
  };
  for (let n = 0; n < visits; n++) {
    const clues = `DFSSA${String(n).padStart(6, '0')}`;
    const what = { clues, kind: 'external', previous: null, campaign: null } as const;
    const visit = await registry.visits.open({ ...what, checklists: [published], people: [person] });
    // All answers of a visit at once, straight into its closed version: the answering is measured elsewhere.
    await registry.visits.close({ visit, closedAt: null, toolVersion: 'medición' }, ({ head }) => {
      const result = { checklist: { ...head.checklists[0], scoreBands: checklist.scoreBands }, score };
      const figures = { barriers: [], asked: [] };
      return { folio: `CTJ-${n}`, scores: [{ result, points: 166, weight: items, figures }] };
    });
  }
}

/** Beside the time on the wall the processor's own, which says the same on a machine that is busy with other things. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const [wall, cpu] = [(performance.now() - started) / 1000, (user + system) / 1e6];
  process.stdout.write(`${what}: ${wall.toFixed(2)} s, of the processor ${cpu.toFixed(2)} s\n`);
  return result;
}

try {
  const [a, b] = [registryAt('a.db'), registryAt('b.db')];
  const use = (registry: Registry) => ({ registry, resources, toolVersion: 'medición' });
  await timed(`${visits} visits of ${items} items made`, () => fill(a));
  const path = join(folder, 'paquete.cotejo');
  const { bytes } = await timed('exported', () => exportPackage(use(a), { path, evidence: true }));
  process.stdout.write(
    `package ${(bytes / 1e6).toFixed(1)} MB, registry ${(statSync(join(folder, 'a.db')).size / 1e6).toFixed(1)} MB\n`,
  );
  const first = await timed('joined with an empty registry', () => importPackage(use(b), { path, trust: true }));
  process.stdout.write(`added ${first.added.visits} visits, ${first.conflicts.length} conflicts\n`);
  const again = join(folder, 'otra-vez.cotejo');
  await exportPackage(use(a), { path: again, evidence: true });
  const second = await timed('joined again', () => importPackage(use(b), { path: again, trust: true }));
  process.stdout.write(
    `same ${second.same.visits} visits; ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB of memory\n`,
  );
  const sealed = join(folder, 'cifrado.cotejo');
  const password = 'contraseña sintética';
  await timed('exported under a password', () => exportPackage(use(a), { path: sealed, evidence: true, password }));
  await timed('joined under a password', () => importPackage(use(b), { path: sealed, password, trust: true }));
  await a.close();
  await b.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
