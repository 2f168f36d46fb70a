import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NEW_FETCH, readFetch } from '../../renderer/features/conexiones/fetch-draft.ts';
import { canResume, fetchedPaths, hasData, useFetch } from '../../renderer/state/fetch.ts';
import { connectionMethods } from '../../shared/ipc/connections.ts';
import type { FetchManifest } from '../../shared/model/index.ts';

describe('what to fetch', () => {
  const targetOf = (patch: Partial<typeof NEW_FETCH>) => {
    const read = readFetch({ ...NEW_FETCH, ...patch });
    return read.ok ? read.target : read.problems;
  };

  it('is everything that the verification uses, unless types are named', () => {
    expect(targetOf({})).toEqual({ kind: 'search', types: null });
    expect(targetOf({ types: ' Patient, Encounter Patient ' })).toEqual({
      kind: 'search',
      types: ['Patient', 'Encounter'],
    });
    expect(targetOf({ types: 'patient' })).toEqual({ types: true });
  });

  it('asks for the id of a patient or of a group', () => {
    expect(targetOf({ mode: 'patient', patient: 'p 1' })).toEqual({ patient: true });
    expect(targetOf({ mode: 'patient', patient: ' p-1 ' })).toEqual({ kind: 'patient', id: 'p-1', types: null });
    expect(targetOf({ mode: 'bulk', level: 'group' })).toEqual({ group: true });
    expect(targetOf({ mode: 'bulk', level: 'group', group: 'g1' })).toMatchObject({ level: 'group', group: 'g1' });
    expect(targetOf({ mode: 'bulk', group: 'g1' })).toEqual({ kind: 'bulk', level: 'system', types: null });
  });

  it('takes a day, which a bulk export is told as an instant', () => {
    expect(targetOf({ since: '31/01/2026' })).toMatchObject({ since: '2026-01-31' });
    expect(targetOf({ since: '31/02/2026' })).toEqual({ since: true });
    const target = targetOf({ mode: 'bulk', since: '31/01/2026' });
    expect('since' in target && target.since).toBe(new Date(2026, 0, 31).toISOString());
    const request = { connection: 'c1', folder: '/carpeta', target };
    expect(connectionMethods['fetch.start'].input.safeParse(request).success).toBe(true);
  });
});

describe('a fetch', () => {
  const job = {
    connection: { id: 'c1', name: 'Servidor' },
    target: { kind: 'search', types: null },
    folder: '/carpeta',
  } as const;
  const asked: unknown[] = [];
  let refusal: string | null;
  const fetching = () => useFetch.getState();

  beforeEach(() => {
    asked.length = 0;
    refusal = null;
    const call = async (method: string, input: unknown) => {
      asked.push([method, input]);
      if (refusal !== null) throw new Error(refusal);
      return method === 'fetch.start' ? { fetchId: 'f1' } : { cancelled: true };
    };
    vi.stubGlobal('window', { cotejo: { call } });
    useFetch.setState(useFetch.getInitialState(), true);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('runs, tells how far it is, is cancelled, and goes on in the same folder', async () => {
    await fetching().start(job, false);
    fetching().onProgress({ fetchId: 'otra', bytes: 9, resources: 9, part: 'X', percent: null });
    expect(fetching().phase).toMatchObject({ kind: 'running', fetchId: 'f1', progress: null });
    fetching().onProgress({ fetchId: 'f1', bytes: 5, resources: 1, part: 'Patient', percent: null });
    expect(fetching().phase).toMatchObject({ progress: { part: 'Patient' } });
    await fetching().cancel();
    expect(fetching().phase).toMatchObject({ cancelling: true });
    fetching().onEnded({ fetchId: 'f1', folder: '/carpeta', status: 'cancelada', message: null, manifest: null });
    expect(fetching().phase).toMatchObject({ kind: 'ended', job, end: { status: 'cancelada' } });
    await fetching().start(job, true);
    expect(asked.at(-1)).toEqual([
      'fetch.start',
      { connection: 'c1', target: job.target, folder: '/carpeta', resume: true },
    ]);
  });

  it('that ended before the answer came stays ended', async () => {
    const starting = fetching().start(job, false);
    fetching().onEnded({ fetchId: 'f1', folder: '/carpeta', status: 'completa', message: null, manifest: null });
    await starting;
    expect(fetching().phase).toMatchObject({ kind: 'ended', end: { status: 'completa' } });
    fetching().clear();
    expect(fetching().phase).toEqual({ kind: 'none' });
  });

  it('that is refused leaves all as it was, and says why', async () => {
    refusal = "Error invoking remote method 'cotejo': Error: La carpeta no está vacía.";
    await expect(fetching().start(job, false)).rejects.toThrow(/^La carpeta no está vacía\.$/);
    expect(fetching().phase).toEqual({ kind: 'none' });
  });

  it('ends with the engine, and another does not begin beside it', async () => {
    await fetching().start(job, false);
    await fetching().start({ ...job, folder: '/otra' }, false);
    expect(asked).toHaveLength(1);
    fetching().onFailed('El motor se detuvo.');
    expect(fetching().phase).toMatchObject({ kind: 'ended', end: { status: 'error', message: 'El motor se detuvo.' } });
  });

  it('can be verified where something came, and gone on with where something lacks', () => {
    const file = { name: 'Patient.ndjson', type: 'Patient', bytes: 1, resources: 1, sha256: '' };
    const manifest = (status: FetchManifest['status'], files: FetchManifest['files']) => ({
      status,
      message: null,
      manifest: { files, status } as FetchManifest,
    });
    expect(hasData(manifest('completa', [file]))).toBe(true);
    expect(hasData(manifest('completa', []))).toBe(false);
    expect(hasData({ status: 'error', message: '', manifest: null })).toBe(false);
    expect(fetchedPaths(job, manifest('completa', [file]))).toEqual(['/carpeta/Patient.ndjson']);
    const windows = { ...job, folder: 'D:\\entregas' };
    expect(fetchedPaths(windows, manifest('completa', [file]))).toEqual(['D:\\entregas\\Patient.ndjson']);
    expect(canResume(manifest('parcial', [file]))).toBe(true);
    expect(canResume(manifest('recortada', [file]))).toBe(false);
  });
});
