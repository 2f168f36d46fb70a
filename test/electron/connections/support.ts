import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../electron/connections/clock.ts';
import { ConnectionError, cancelled } from '../../../electron/connections/error.ts';
import { type FetchControl, type FetchRequest, fetchExport } from '../../../electron/connections/fetch.ts';
import type { ConnectionSettings, FetchManifest } from '../../../shared/model/index.ts';
import type { Resource, TestServer } from '../../support/fhir-server.ts';

/** A clock on which nobody waits; it keeps how long they would have. */
export function testClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = [];
  let ahead = 0;
  return {
    waits,
    now: () => Date.now() + ahead,
    random: () => 1,
    async sleep(ms, signal) {
      if (signal?.aborted) throw cancelled();
      waits.push(ms);
      ahead += ms;
    },
  };
}

export function settingsFor(server: TestServer, change: Partial<ConnectionSettings> = {}): ConnectionSettings {
  return {
    name: 'prueba',
    baseUrl: server.url,
    plainHttp: false,
    auth: { kind: 'none' },
    caFile: server.caFile,
    allowedOrigins: [],
    timeoutMs: 5000,
    maxBytes: null,
    maxResources: null,
    ...change,
  };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cotejo-fhir-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** `count` synthetic patients. */
export function patients(count: number): Resource[] {
  return Array.from({ length: count }, (_, index) => ({
    resourceType: 'Patient',
    id: `p${index}`,
    name: [{ family: `Sintético ${index}` }],
  }));
}

export interface TestFetch extends Partial<FetchRequest> {
  readonly control?: FetchControl;
}

export function fetchFrom(server: TestServer, { control, ...change }: TestFetch = {}): Promise<FetchManifest> {
  return fetchExport(
    {
      settings: settingsFor(server),
      secret: null,
      target: { kind: 'search', types: ['Patient'] },
      folder: join(temporaryFolder(), 'salida'),
      resume: false,
      maxBytes: null,
      maxResources: null,
      toolVersion: 'prueba',
      ...change,
    },
    { clock: testClock(), ...control },
  );
}

/** Ids of the resources in a file, in its order. */
export function idsIn(folder: string, name: string): readonly string[] {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { readonly id: string }).id);
}

export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort();
}

/** The ConnectionError that `work` throws; its sentence is one, and quotes nothing of the server. */
export async function faultOf(work: Promise<unknown>): Promise<ConnectionError> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    if (!/^[^\n]+[.!]$/.test(error.message) || /GOMC/.test(error.message)) throw new Error(`bad: ${error.message}`);
    return error;
  }
  throw new Error('nothing was thrown');
}
