import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Counts, NO_COUNTS } from '../../../shared/checklist/evidence.ts';
import { outcomeByRatio } from '../../../shared/checklist/outcome.ts';
import { scoreChecklist } from '../../../shared/checklist/score.ts';
import { checklistOf, counts, evidenceOf, itemOf } from './synthetic.ts';

const BANDS = { full: 0.95, partial: 0.7 };

describe('outcome by ratio', () => {
  test.each([
    [counts(95, 5), 'cumple'],
    [counts(94, 6), 'cumple-parcial'],
    [counts(7, 3), 'cumple-parcial'],
    [counts(69, 31), 'no-cumple'],
    [counts(0, 1), 'no-cumple'],
    [NO_COUNTS, 'no-aplica'],
    [counts(0, 0, 4), 'no-evaluada'],
    [counts(99, 0, 1), 'cumple'],
    [counts(95, 0, 5), 'cumple'],
    [counts(94, 0, 6), 'no-evaluada'],
    [counts(0, 30, 70), 'no-evaluada'],
    [counts(0, 31, 69), 'no-cumple'],
    [counts(0, 40, 60), 'no-cumple'],
    [counts(80, 6, 14), 'cumple-parcial'],
  ] as const)('%o: %s', (seen, outcome) => {
    expect(outcomeByRatio(seen, BANDS)).toBe(outcome);
  });

  test('a share that is exactly the band reaches it, whatever the number of records', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 100 }), (n, percent) => {
        const bands = { full: percent / 100, partial: 0 };
        expect(outcomeByRatio(counts(percent * n, (100 - percent) * n), bands)).toBe('cumple');
      }),
    );
  });
});

describe('items', () => {
  const judge = (item: Parameters<typeof itemOf>[0], evidence: Parameters<typeof evidenceOf>[0]) =>
    scoreChecklist(checklistOf([itemOf(item)]), evidenceOf(evidence)).items[0];

  test('an item over several checks is judged by all their records', () => {
    const item = { id: 'a', decision: { by: 'check', checks: ['x', 'y'] } } as const;
    expect(judge(item, { checks: { x: counts(10, 0), y: counts(6, 4) } })).toMatchObject({
      outcome: 'cumple-parcial',
      applicable: 20,
      held: 16,
      failed: 4,
      ratio: 0.8,
      points: 0.5,
    });
  });
  test('an item asks for one record type where it says so', () => {
    const item = { id: 'a', decision: { by: 'check', checks: ['a'], of: 'patient' } } as const;
    const seen = judge(item, { counts: (_id, of) => (of === 'patient' ? counts(1, 0) : counts(1, 9)) });
    expect(seen).toMatchObject({ outcome: 'cumple', applicable: 1 });
  });
  test('what does not apply says why', () => {
    expect(judge({ id: 'a' }, {})).toMatchObject({
      outcome: 'no-aplica',
      points: null,
      reason: 'La exportación no trae registros a los que se aplique.',
    });
    expect(judge({ id: 'a' }, { carried: () => false }).reason).toBe(
      'Los formatos de esta exportación no tienen lugar para este dato.',
    );
  });
  test('what a missing catalogue leaves open names the catalogue', () => {
    const checks = { a: counts(0, 0, 3) };
    expect(judge({ id: 'a' }, { checks, missingCatalogs: () => ['clues'] })).toMatchObject({
      outcome: 'no-evaluada',
      undecided: 3,
      ratio: null,
      reason:
        'Falta el catálogo «Establecimientos de salud (CLUES)»: impórtelo en Ajustes o con «cotejo catalogs import».',
    });
    expect(judge({ id: 'a' }, { checks, missingCatalogs: () => ['otro', 'entidades'] }).reason).toBe(
      'Faltan los catálogos «Entidades federativas» y «otro»: impórtelos en Ajustes o con «cotejo catalogs import».',
    );
    expect(judge({ id: 'a' }, { checks }).reason).toBe(
      'Con los catálogos disponibles no se puede decidir sobre 3 de 3 registros.',
    );
  });
  test('layers are counted together', () => {
    const item = { id: 'a', decision: { by: 'layer', layers: ['uno', 'dos', 'tres'] } } as const;
    const layer = (id: string): Counts => (id === 'tres' ? NO_COUNTS : counts(9, 1));
    expect(judge(item, { layer })).toMatchObject({ outcome: 'cumple-parcial', applicable: 20, failed: 2 });
    expect(judge(item, {}).outcome).toBe('no-aplica');
  });
  test('a measure gives counts, or its own outcome', () => {
    const item = { id: 'a', decision: { by: 'measure', measure: 'm', limits: { share: 0.15 } } } as const;
    expect(judge(item, { measure: () => counts(1, 0) })).toMatchObject({ outcome: 'cumple', applicable: 1 });
    const measure = (_id: string, limits: Readonly<Record<string, number>>) => ({
      ...counts(8, 2),
      outcome: 'no-cumple' as const,
      reason: `Límite ${limits.share}.`,
    });
    expect(judge(item, { measure })).toMatchObject({ outcome: 'no-cumple', reason: 'Límite 0.15.', failed: 2 });
  });
  test('what a person attests is for a person to say', () => {
    const item = { id: 'a', decision: { by: 'attestation' }, evidence: 'La política firmada.' } as const;
    expect(judge(item, {})).toMatchObject({
      outcome: 'por-revisar',
      points: null,
      reason: 'Lo decide una persona. Qué pedir: La política firmada.',
    });
    expect(judge(item, { attested: () => 'cumple-parcial' })).toMatchObject({ points: 0.5, applicable: 0 });
  });
  test('a run that did not end decides nothing, but keeps what it counted and what was attested', () => {
    const items = [itemOf({ id: 'a' }), itemOf({ id: 'b', decision: { by: 'attestation' } })];
    const score = scoreChecklist(
      checklistOf(items),
      evidenceOf({ status: 'cancelada', checks: { a: counts(5, 0) }, attested: () => 'cumple' }),
    );
    expect(score.items.map((item) => [item.outcome, item.held])).toEqual([
      ['no-evaluada', 5],
      ['cumple', 0],
    ]);
  });

  test('partial evidence stands beside what a person attests, and decides nothing', () => {
    const item = { id: 'a', decision: { by: 'attestation', shows: ['x'] } } as const;
    expect(judge(item, { checks: { x: counts(9, 1) } })).toMatchObject({
      outcome: 'por-revisar',
      points: null,
      applicable: 10,
      held: 9,
    });
  });
  test('what a sample decides is judged by its checks in a run, and is for a person without them', () => {
    const checks = { x: counts(10, 0) };
    expect(judge({ id: 'a', decision: { by: 'sample', checks: ['x'] } }, { checks }).outcome).toBe('cumple');
    expect(judge({ id: 'a', decision: { by: 'sample', checks: ['x'] } }, { carried: () => false })).toMatchObject({
      outcome: 'no-aplica',
      reason: 'Los formatos de esta exportación no tienen lugar para este dato.',
    });
    expect(judge({ id: 'a', decision: { by: 'sample' } }, { checks })).toMatchObject({
      outcome: 'por-revisar',
      reason: 'Lo decide una persona sobre una muestra de expedientes.',
    });
  });
});
