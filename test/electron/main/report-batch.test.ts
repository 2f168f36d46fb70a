import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({}));

const { createBatch } = await import('../../../electron/main/report-batch.ts');
const { Sentence } = await import('../../../electron/main/sentence.ts');

const [ZIP, OTHER] = [join(tmpdir(), 'x.zip'), join(tmpdir(), 'y.zip')];
const REQUEST = { units: ['CSSSA000020'], what: 'unit' as const };

interface Engine {
  readonly calls: string[];
  readonly zipped: unknown[];
}

/** An engine of which each unit's page is its CLUES; `faulty` cannot be laid out, and `empty` has nothing. */
function engineOf(units: readonly string[], { faulty = '', empty = '' } = {}) {
  const seen: Engine & { folder: string } = { calls: [], zipped: [], folder: '' };
  const engine = async (method: string, input: never): Promise<never> => {
    seen.calls.push(method);
    const given = input as Record<string, string> & { printed: unknown };
    if (method === 'report.batchEntries') {
      return units.map((clues) => ({
        ...{ clues, name: `Unidad ${clues}` },
        request: clues === empty ? null : { kind: 'unit', clues },
        reason: clues === empty ? 'No tiene nada.' : null,
      })) as never;
    }
    if (method === 'report.page') {
      if (given.clues === faulty) throw new Sentence('No se pudo.');
      return { html: given.clues, ticket: given.clues } as never;
    }
    if (method === 'report.finish') {
      expect(existsSync(given.printed as string)).toBe(true);
      writeFileSync(given.path as string, 'pdf');
      return { path: given.path, pages: 2, folio: 'F', annex: null } as never;
    }
    seen.folder = given.folder as string;
    seen.zipped.push(given.printed);
    return { path: given.path } as never;
  };
  return { seen, engine: engine as never };
}

const printer = () => ({ print: async () => Buffer.from('páginas'), close: () => undefined });
const left = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('cotejo-lote-') || name.startsWith('cotejo-informe-'));

describe('a batch', () => {
  it('prints what there is, tells how far it is, and leaves only the ZIP', async () => {
    const before = left();
    const events: unknown[] = [];
    const { seen, engine } = engineOf(['A', 'B', 'C', 'D'], { faulty: 'B', empty: 'C' });
    const batch = createBatch(({ payload }) => events.push(payload), printer);
    const result = await batch.run(REQUEST, { engine, askWhere: async () => ZIP });
    expect(result).toEqual({
      ...{ path: ZIP, printed: 2, skipped: 1, failed: 1, cancelled: false },
      without: [
        { clues: 'B', kind: 'failed', reason: 'No se pudo.' },
        { clues: 'C', kind: 'skipped', reason: 'No tiene nada.' },
      ],
    });
    expect(events).toEqual(['A', 'B', 'C', 'D'].map((clues, done) => ({ done, total: 4, clues })));
    const entry = { folio: null, pages: null, file: null, reason: null };
    expect(seen.zipped).toEqual([
      [
        { ...entry, clues: 'A', name: 'Unidad A', file: 'A.pdf', folio: 'F', pages: 2 },
        { ...entry, clues: 'B', name: 'Unidad B', reason: 'No se pudo.' },
        { ...entry, clues: 'C', name: 'Unidad C', reason: 'No tiene nada.' },
        { ...entry, clues: 'D', name: 'Unidad D', file: 'D.pdf', folio: 'F', pages: 2 },
      ],
    ]);
    expect(existsSync(seen.folder)).toBe(false);
    expect(left()).toEqual(before);
    expect(batch.active()).toBe(false);
  });

  it('is cancelled while a page prints, and then writes nothing', async () => {
    const before = left();
    const { seen, engine } = engineOf(['A', 'B']);
    const closed = Promise.withResolvers<never>();
    closed.promise.catch(() => undefined);
    const printing = Promise.withResolvers<void>();
    const stuck = () => ({
      print: () => {
        printing.resolve();
        return closed.promise;
      },
      close: () => closed.reject(new Error('closed')),
    });
    const batch = createBatch(() => undefined, stuck);
    const running = batch.run(REQUEST, { engine, askWhere: async () => ZIP });
    await printing.promise;
    expect(batch.active()).toBe(true);
    expect(await batch.cancel()).toBe(true);
    expect(await running).toMatchObject({ cancelled: true, printed: 0 });
    expect(seen.calls).not.toContain('report.zip');
    expect(left()).toEqual(before);
    expect(await batch.cancel()).toBe(false);
  });

  it('is one at a time, and none where the dialog was closed or nothing is there to print', async () => {
    const { engine, seen } = engineOf(['A']);
    const asked = Promise.withResolvers<string | null>();
    const batch = createBatch(() => undefined, printer);
    const first = batch.run(REQUEST, { engine, askWhere: () => asked.promise });
    await expect(batch.run(REQUEST, { engine, askWhere: async () => OTHER })).rejects.toThrow(Sentence);
    asked.resolve(null);
    expect(await first).toBeNull();
    expect(seen.calls).toEqual(['report.batchEntries']);
    const nothing = engineOf(['A'], { empty: 'A' });
    const none = batch.run(REQUEST, { engine: nothing.engine, askWhere: async () => OTHER });
    await expect(none).rejects.toThrow(/qué imprimir/);
  });

  it('writes nothing where the folder is not there, or where not one report can be printed', async () => {
    const before = left();
    const { engine, seen } = engineOf(['A', 'B'], { empty: 'A', faulty: 'B' });
    const batch = createBatch(() => undefined, printer);
    const nowhere = join(tmpdir(), 'no-existe', 'x.zip');
    await expect(batch.run(REQUEST, { engine, askWhere: async () => nowhere })).rejects.toThrow(/No existe la carpeta/);
    expect(seen.calls, 'before anything is printed').toEqual(['report.batchEntries']);
    await expect(batch.run(REQUEST, { engine, askWhere: async () => ZIP })).rejects.toThrow(/ninguno.* No se pudo\.$/);
    expect(seen.calls).not.toContain('report.zip');
    expect(left()).toEqual(before);
  });
});
