import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openRegistry, type Registry, RegistryError } from '../../../electron/registry/index.ts';
import type { OpenOptions } from '../../../electron/registry/open.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { makeResult, type ResultFixtureOptions } from '../../support/result-fixture.ts';
import { KEY_BYTES_OF_TEST } from './child-options.ts';

/** A key that is no secret. */
export const KEY = KEY_BYTES_OF_TEST;
export const OTHER_KEY = new Uint8Array(32).fill(9);

/** A folder of its own for the test, removed after it. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cotejo-registry-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that moves one second at each look. */
export function clock(): () => string {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 0, 2) + 1000 * seconds++).toISOString();
}

export function openOptions(folder: string, change: Partial<OpenOptions> = {}): OpenOptions {
  return {
    file: path.join(folder, 'registry.db'),
    key: KEY,
    now: clock(),
    backupsFolder: path.join(folder, 'copias'),
    user: 'prueba',
    busyTimeoutMs: 200,
    ...change,
  };
}

/** Closed after the test, unless the test did. */
export function open(folder: string, change: Partial<OpenOptions> = {}): Registry {
  const registry = openRegistry(openOptions(folder, change));
  onTestFinished(() => registry.close());
  return registry;
}

export interface RunOptions extends ResultFixtureOptions {
  readonly id: string;
  readonly unit?: string;
  readonly startedAt?: string;
}

/** A synthetic result under the id, unit and moment given. Without `unit` the run was made for none. */
export function resultOf({ id, unit, startedAt = '2026-01-02T09:00:00.000-06:00', ...fixture }: RunOptions) {
  const result = makeResult(fixture);
  const { unit: _unit, ...run } = result.run;
  const named = unit === undefined ? { ...run, id, startedAt } : { ...run, id, startedAt, unit };
  return { ...result, run: named } satisfies VerificationResult;
}

export function newRun(result: VerificationResult, paths: readonly string[] = ['/datos/exportacion.txt']) {
  return {
    id: result.run.id,
    unit: result.run.unit ?? null,
    startedAt: result.run.startedAt,
    checklist: result.run.checklist.id,
    edition: result.run.checklist.edition,
    paths,
    toolVersion: result.tool.version,
  };
}

/** Starts and finishes a run; gives the result that was kept. */
export async function keep(registry: Registry, options: RunOptions): Promise<VerificationResult> {
  const result = resultOf(options);
  await registry.startRun(newRun(result));
  await registry.finishRun(result);
  return result;
}

/** Kind of the RegistryError that `work` throws; fails when it throws none. */
export async function kindOf(work: () => unknown): Promise<string> {
  const error = await errorOf(work);
  return error.kind;
}

export async function errorOf(work: () => unknown): Promise<RegistryError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof RegistryError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
