import { join } from 'node:path';
import { exportPackage, importPackage, type PackageExport } from '../../../electron/engine/packages-work.ts';
import type { Resources } from '../../../electron/engine/resources.ts';
import type { Registry } from '../../../electron/registry/index.ts';
import type { Answer, ClosedVisit, PackageImport, PublishedChecklist } from '../../../shared/model/index.ts';
import { withStore } from '../registry/packages-support.ts';
import { temporaryFolder } from '../registry/support.ts';
import { EVALUATOR, LIST } from '../registry/visits-support.ts';

/** The synthetic list of the visits, with the texts that a published list must have. */
export const PUBLISHED: PublishedChecklist = {
  checklist: {
    ...LIST,
    norm: 'Norma sintética',
    description: 'Solo para pruebas.',
    scoreBands: [{ id: 'unica', title: 'Única', from: 0 }],
    items: LIST.items.map((item) => ({
      ...item,
      why: 'Porque la prueba lo pide.',
      remedy: 'Nada que corregir.',
      evidence: 'La pantalla.',
      citation: [{ norm: 'Norma sintética', clause: '1', confidence: 'confirmed' }],
    })),
  },
  sha256: 'a'.repeat(64),
  origin: 'propia',
  publishedAt: '2026-01-01T00:00:00Z',
};

export interface Office {
  readonly name: string;
  readonly registry: Registry;
  readonly store: ReturnType<typeof withStore>['store'];
  readonly folder: string;
  export(options?: Partial<PackageExport>): Promise<string>;
  import(path: string, options?: { readonly password?: string; readonly trust?: boolean }): Promise<PackageImport>;
}

const resources = { checklists: [] } as unknown as Resources;

/** A registry of its own, as another computer has it. */
export async function office(name: string): Promise<Office> {
  const { registry, store } = withStore({ user: name });
  await registry.packages.renameDevice(name);
  const folder = temporaryFolder();
  const use = { registry, resources, toolVersion: '0.1.0' };
  let written = 0;
  return {
    name,
    registry,
    store,
    folder,
    async export(options = {}) {
      const path = join(folder, `${name}-${++written}.cotejo`);
      await exportPackage(use, { path, evidence: true, ...options });
      return path;
    },
    import: (path, { password, trust = true } = {}) => importPackage(use, { path, password, trust }),
  };
}

/** Everything that a registry would hand over, in a form that does not hang on the order in which it came. */
export async function contentOf({ registry }: Office): Promise<Readonly<Record<string, unknown>>> {
  const { parts, later } = await registry.packages.prepare({ evidence: true });
  const content = Object.fromEntries(parts.map(({ path, bytes }) => [path, readable(path, Buffer.from(bytes))]));
  return { ...content, later: later.map(({ path }) => path).sort() };
}

function readable(path: string, bytes: Buffer): unknown {
  if (!path.endsWith('.jsonl')) {
    const visit = JSON.parse(bytes.toString()) as { readonly answers: readonly Answer[]; readonly head: object };
    return { ...visit, answers: visit.answers.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
  }
  const lines = bytes.toString().split('\n').filter(Boolean);
  // An edition that another published is an imported one here.
  return path === 'checklists.jsonl' ? lines.map((line) => ({ ...JSON.parse(line), origin: '' })) : lines;
}

/** Ids of every answer that a registry still has: in open visits, in closed versions, or set aside in a conflict. */
export function answersKept({ store }: Office, inflated: (body: Uint8Array) => string): ReadonlySet<string> {
  const ids = store.db.prepare('SELECT id FROM visit_answer').all() as { id: string }[];
  const bodies = store.db
    .prepare('SELECT body FROM visit_version UNION ALL SELECT body FROM registry_conflict WHERE body IS NOT NULL')
    .all() as { body: Uint8Array }[];
  const kept = bodies.flatMap(({ body }) => {
    const json = JSON.parse(inflated(body)) as { answers?: Answer[]; closed?: ClosedVisit; incoming?: ClosedVisit };
    return [...(json.answers ?? []), ...(json.closed?.answers ?? []), ...(json.incoming?.answers ?? [])];
  });
  return new Set([...ids, ...kept].map(({ id }) => id));
}

export function openVisit({ registry }: Office, clues: string, previous: string | null = null): Promise<string> {
  const visit = {
    clues,
    kind: 'internal',
    previous,
    campaign: null,
    checklists: [PUBLISHED],
    people: [EVALUATOR],
  } as const;
  return registry.visits.open(visit);
}
