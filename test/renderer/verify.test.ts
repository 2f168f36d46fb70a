import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useVerify } from '../../renderer/state/verify.ts';
import type { Inspection } from '../../shared/ipc/contract.ts';

const inspection: Inspection = { files: [], units: [], totalBytes: 100 };
const progress = { runId: 'run-0001', bytes: 40, totalBytes: 100, rows: 4, findings: 1, file: 'a.txt' };
const answers = new Map<string, (input: unknown) => unknown>();
const verify = () => useVerify.getState();

beforeEach(() => {
  answers.clear();
  answers.set('export.inspect', () => inspection);
  answers.set('verification.start', () => ({ runId: 'run-0001' }));
  answers.set('verification.cancel', () => ({ cancelled: true }));
  const call = async (method: string, input: unknown) => answers.get(method)?.(input);
  vi.stubGlobal('window', { cotejo: { call } });
  useVerify.setState(useVerify.getInitialState(), true);
});

afterEach(() => vi.unstubAllGlobals());

describe('a verification, from files to its end', () => {
  it('inspects before it runs, and a path handed over twice is one', async () => {
    await verify().add(['a.txt', 'b.txt']);
    await verify().add(['b.txt']);
    expect(verify()).toMatchObject({ paths: ['a.txt', 'b.txt'], phase: { kind: 'ready', inspection } });
  });

  it('says why files could not be inspected and keeps those from before', async () => {
    await verify().add(['a.txt']);
    answers.set('export.inspect', () => {
      throw new Error("Error invoking remote method 'cotejo': Error: No hay permiso para leer el archivo.");
    });
    await verify().add(['b.txt']);
    expect(verify()).toMatchObject({
      paths: ['a.txt'],
      phase: { kind: 'choose', problem: 'No hay permiso para leer el archivo.' },
    });
  });

  it('leaves out only layers of the standards that were recognised', async () => {
    const asked: unknown[] = [];
    answers.set('verification.start', (input) => {
      asked.push((input as { readonly withoutLayers?: unknown }).withoutLayers);
      return { runId: 'run-0001' };
    });
    for (const format of ['hl7v2', 'cda/r2', 'giis/b015@4.11']) {
      useVerify.setState(useVerify.getInitialState(), true);
      const file = { path: 'a', bytes: 1, format, formatTitle: null, problem: null };
      answers.set('export.inspect', () => ({ ...inspection, files: [file] }));
      await verify().add(['a']);
      verify().change({ withoutLayers: ['fhir-narrativa', 'hl7v2-tabla', 'cda-contenido'] });
      await verify().start('lista', null);
    }
    expect(asked).toEqual([['hl7v2-tabla'], ['cda-contenido'], undefined]);
  });

  it('starts with what was settled for FHIR only where there are such files', async () => {
    const asked: unknown[] = [];
    answers.set('verification.start', (input) => {
      asked.push(input);
      return { runId: 'run-0001' };
    });
    const settled = { profiles: ['http://ejemplo.invalid/p'], withoutLayers: ['fhir-narrativa'] };
    for (const format of ['fhir/r4-xml', 'giis/b015@4.11']) {
      useVerify.setState(useVerify.getInitialState(), true);
      const file = { path: 'a', bytes: 1, format, formatTitle: null, problem: null };
      answers.set('export.inspect', () => ({ ...inspection, files: [file] }));
      await verify().add(['a']);
      verify().change(settled);
      await verify().start('lista', null);
    }
    expect(asked).toEqual([
      { paths: ['a'], checklist: 'lista', ...settled },
      { paths: ['a'], checklist: 'lista' },
    ]);
  });

  it('starts with local profiles of HL7 v2 only where there are messages', async () => {
    const asked: unknown[] = [];
    answers.set('verification.start', (input) => {
      asked.push(input);
      return { runId: 'run-0001' };
    });
    for (const format of ['hl7v2', 'giis/b015@4.11']) {
      useVerify.setState(useVerify.getInitialState(), true);
      const file = { path: 'a', bytes: 1, format, formatTitle: null, problem: null };
      answers.set('export.inspect', () => ({ ...inspection, files: [file] }));
      await verify().add(['a']);
      verify().change({ hl7Profiles: ['perfil.zip'] });
      await verify().start('lista', null);
    }
    expect(asked).toEqual([
      { paths: ['a'], checklist: 'lista', hl7Profiles: ['perfil.zip'] },
      { paths: ['a'], checklist: 'lista' },
    ]);
  });

  it('starts with the guide that was chosen, and without one where it is to be detected', async () => {
    const asked: unknown[] = [];
    answers.set('verification.start', (input) => {
      asked.push(input);
      return { runId: 'run-0001' };
    });
    await verify().add(['a.txt']);
    await verify().start('lista', null);
    useVerify.setState(useVerify.getInitialState(), true);
    await verify().add(['a.txt']);
    verify().change({ guide: 'b015@4.11' });
    await verify().start('lista', null);
    expect(asked).toEqual([
      { paths: ['a.txt'], checklist: 'lista' },
      { paths: ['a.txt'], checklist: 'lista', guide: 'b015@4.11' },
    ]);
  });

  it('shows progress of its own run only', async () => {
    await verify().add(['a.txt']);
    await verify().start('nom-024-ssa3-2012', 'DFSSA000010');
    verify().onProgress({ ...progress, runId: 'run-0002', bytes: 99 });
    expect(verify().phase).toMatchObject({ kind: 'running', progress: null });
    verify().onProgress(progress);
    expect(verify().phase).toMatchObject({ kind: 'running', runId: 'run-0001', progress });
  });

  it('has ended also when the end came before the answer to the start', async () => {
    await verify().add(['a.txt']);
    answers.set('verification.start', () => {
      verify().onEnded({ runId: 'run-0001', status: 'completa', message: null });
      return { runId: 'run-0001' };
    });
    await verify().start('nom-024-ssa3-2012', null);
    expect(verify().phase).toMatchObject({ kind: 'ended', status: 'completa', runId: 'run-0001' });
  });

  it('goes back to the chosen files after a cancel, an error or a fault of the engine', async () => {
    const ends = [
      () => verify().onEnded({ runId: 'run-0001', status: 'cancelada', message: null }),
      () => verify().onEnded({ runId: 'run-0001', status: 'error', message: 'El archivo cambió.' }),
      () => verify().onFailed('El motor se detuvo.'),
    ];
    await verify().add(['a.txt']);
    for (const end of ends) {
      await verify().start('nom-024-ssa3-2012', null);
      await verify().cancel();
      expect(verify().phase).toMatchObject({ kind: 'running', cancelling: true });
      end();
      expect(verify().phase.kind).toBe('ended');
      verify().again();
      expect(verify()).toMatchObject({ paths: ['a.txt'], phase: { kind: 'ready', inspection } });
    }
  });

  it('stays ready, with the reason, when the engine refuses to start', async () => {
    await verify().add(['a.txt']);
    answers.set('verification.start', () => {
      throw new Error('Ya hay una verificación en curso.');
    });
    await verify().start('nom-024-ssa3-2012', null);
    expect(verify().phase).toEqual({ kind: 'ready', inspection, problem: 'Ya hay una verificación en curso.' });
  });

  it('forgets what was settled only when it is cleared', async () => {
    await verify().add(['a.txt']);
    verify().change({ typed: 'DFSSA000010', choice: { by: 'typed' } });
    await verify().add(['b.txt']);
    expect(verify().draft).toMatchObject({ typed: 'DFSSA000010', choice: { by: 'typed' } });
    verify().clear();
    expect(verify()).toMatchObject({ paths: [], draft: { typed: '', choice: null }, phase: { kind: 'choose' } });
  });
});
