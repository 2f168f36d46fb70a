import type { EngineEvent } from '../../shared/ipc/contract.ts';
import type { packageMethods } from '../../shared/ipc/packages.ts';
import type { ClosedVisit, PackageImport, PackageInfo } from '../../shared/model/index.ts';
import type { Registry } from '../registry/registry.ts';
import { allEditions } from './find-checklist.ts';
import { openPackage } from './package-read.ts';
import { writePackage } from './package-write.ts';
import type { Resources } from './resources.ts';
import type { EngineHandlers } from './service.ts';
import { recountVisits } from './visit-checklists.ts';
import { closedScores, visitFolio } from './visit-judge.ts';
import type { WorkOptions } from './work-options.ts';

export interface PackageWork {
  readonly handlers: Pick<EngineHandlers, keyof typeof packageMethods>;
}

/** Signed packages as the window asks for them. */
export function createPackageWork(options: WorkOptions): PackageWork {
  const { registry, resources, emit } = options;
  const use = { ...options, onProgress: tellNowAndThen(emit) };
  return {
    handlers: {
      'devices.list': () => registry.packages.devices(),
      'devices.rename': ({ name }) => registry.packages.renameDevice(name),
      'devices.trust': ({ id, trusted }) => registry.packages.trustDevice(id, trusted),
      'packages.export': ({ path, visits, evidence, password }) =>
        exportPackage(use, { path, visits, evidence, password }),
      'packages.inspect': ({ path, password }) => inspectPackage(use, path, password),
      'packages.import': ({ path, password, trust }) => importPackage(use, { path, password, trust }),
      'conflicts.list': () => registry.packages.conflicts(),
      'conflicts.resolve': async (choice) => {
        const checklistOf = await checklistFinder(resources, registry);
        const scoresOf = (closed: ClosedVisit) => closedScores(closed, checklistOf);
        return registry.packages.resolve(choice, { scoresOf, folioOf: visitFolio });
      },
    },
  };
}

interface PackageUse {
  readonly registry: Registry;
  readonly resources: Resources;
  readonly toolVersion: string;
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

export interface PackageExport {
  readonly path: string;
  /** All that the registry has, where left out. */
  readonly visits?: readonly string[];
  readonly evidence: boolean;
  readonly password?: string;
}

/** Writes a signed package, whole or not at all. @throws ProblemError, RegistryError */
export async function exportPackage(
  { registry, toolVersion, onProgress }: PackageUse,
  { path, visits, evidence, password }: PackageExport,
): Promise<{ readonly path: string; readonly bytes: number; readonly info: PackageInfo }> {
  const { packages } = registry;
  const { id, device, createdAt, counts, parts, later } = await packages.prepare({ visits, evidence });
  const plan = {
    ...{ id, device, createdAt, toolVersion, counts },
    parts: [
      ...parts.map((part) => ({ path: part.path, read: async () => part.bytes })),
      ...later.map((part) => ({ path: part.path, read: () => packages.part(part) })),
    ],
    sign: packages.sign,
  };
  const { bytes, sha256 } = await writePackage(path, plan, password, (done, total) =>
    onProgress?.(done, total, 'escribir'),
  );
  await packages.recordExport(id, sha256, counts);
  return { path, bytes, info: await packages.info({ id, sha256, device, createdAt, toolVersion, counts }) };
}

/** Checks the whole of a package and says what it is; changes nothing. @throws ProblemError */
export async function inspectPackage(use: PackageUse, path: string, password?: string): Promise<PackageInfo> {
  const opened = await openPackage(path, password);
  try {
    await opened.check(null, (done, total) => use.onProgress?.(done, total, 'comprobar'));
    return await use.registry.packages.info(opened.signed);
  } finally {
    opened.close();
  }
}

/**
 * Checks the whole of a package and joins it with the registry, in one transaction.
 *
 * @throws ProblemError, RegistryError with one sentence; nothing was changed then
 */
export async function importPackage(
  { registry, resources, onProgress }: PackageUse,
  { path, password, trust }: { readonly path: string; readonly password?: string; readonly trust: boolean },
): Promise<PackageImport> {
  const { packages } = registry;
  const opened = await openPackage(path, password);
  try {
    const known = await packages.knownVersions();
    await opened.check(known, (done, total) => onProgress?.(done, total, 'comprobar'));
    const own = await checklistFinder(resources, registry);
    const theirs = new Map(
      [...opened.content(() => []).checklists()].map(({ checklist }) => [nameOf(checklist), checklist]),
    );
    // Theirs first: where ours of that name is another one, it did not make their visits.
    const checklistOf = (id: string, edition: string) => theirs.get(nameOf({ id, edition })) ?? own(id, edition);
    const content = opened.content((closed) => closedScores(closed, checklistOf));
    const total = opened.signed.counts.visits;
    const joined = await packages.join(opened.signed, content, trust, (done) => onProgress?.(done, total, 'unir'));
    const open = [...content.openVisits()].map(({ head }) => head.id);
    await recountVisits({ registry, resources }, open);
    return joined;
  } finally {
    opened.close();
  }
}

async function checklistFinder(resources: Resources, registry: Registry) {
  const editions = await allEditions(resources, registry.checklists);
  const found = new Map(editions.map(({ checklist }) => [nameOf(checklist), checklist]));
  return (id: string, edition: string) => found.get(nameOf({ id, edition }));
}

function nameOf({ id, edition }: { readonly id: string; readonly edition: string }): string {
  return `${id}@${edition}`;
}

/** Milliseconds between two tellings. */
const PAUSE = 100;

function tellNowAndThen(emit: (event: EngineEvent) => void) {
  let last = 0;
  return (done: number, total: number, what: string): void => {
    const now = performance.now();
    if (done < total && now - last < PAUSE) return;
    last = now;
    emit({ event: 'packages.progress', payload: { done, total: Math.max(done, total), what } });
  };
}
