import { expect, test } from 'vitest';
import { verifyChain } from '../../../electron/registry/audit.ts';
import type { UnitStandingTable } from '../../../electron/registry/schema.ts';
import { writeSettings } from '../../../electron/registry/settings.ts';
import type { Store } from '../../../electron/registry/store.ts';
import { importUnits } from '../../../electron/registry/unit-import.ts';
import { annulUnit, reinstateUnit } from '../../../electron/registry/units/annul.ts';
import { joined, unitHistory } from '../../../electron/registry/units/history.ts';
import { unitPage } from '../../../electron/registry/units/page.ts';
import { readStanding, standingOf } from '../../../electron/registry/units/standing.ts';
import { recomputeValidity } from '../../../electron/registry/units/validity.ts';
import type { UnitEvent } from '../../../shared/model/index.ts';
import { errorOf, kindOf, temporaryFolder } from './support.ts';
import { addAgreement, addVisit, correctVisit, openRaw, unitRow } from './units-support.ts';

const UNIT = 'CSSSA000020';

function withUnit(now = '2026-06-01T18:00:00.000Z'): Store {
  const store = openRaw(temporaryFolder(), { now: () => now });
  importUnits(store, [unitRow(UNIT)], 'clues 2026 (sintético)');
  return store;
}

test('a verification counts through its last day', () => {
  const row: UnitStandingTable = {
    unit: UNIT,
    state: 'verificada',
    since: '2026-01-05T15:00:00.000-06:00',
    valid_until: '2027-01-05',
    visit: 'v',
    reason: null,
  };
  expect(standingOf(row, '2027-01-05').state).toBe('verificada');
  expect(standingOf(row, '2027-01-06').state).toBe('vencida');
  expect(standingOf({ ...row, state: 'con-observaciones' }, '2027-01-06').state).toBe('vencida');
  expect(standingOf({ ...row, state: 'anulada' }, '2027-01-06').state).toBe('anulada');
  expect(standingOf(undefined, '2027-01-06')).toEqual({
    ...{ state: 'sin-verificar', since: null, validUntil: null, visit: null, reason: null },
  });
});

test('an annulment wants a reason and a verification, stays, and is taken back', async () => {
  const store = withUnit();
  expect((await errorOf(() => annulUnit(store, UNIT, 'x'))).message).toBe(
    'Esta unidad no tiene una verificación que se pueda anular.',
  );
  const visit = addVisit(store, { clues: UNIT });
  expect(await kindOf(() => annulUnit(store, UNIT, '   '))).toBe('conflict');
  expect(await kindOf(() => annulUnit(store, 'DFSSA999999', 'x'))).toBe('not-found');
  annulUnit(store, UNIT, 'La evidencia no correspondía a la unidad.');
  expect(readStanding(store, UNIT)).toMatchObject({
    ...{ state: 'anulada', visit, validUntil: null, reason: 'La evidencia no correspondía a la unidad.' },
  });
  expect(await kindOf(() => annulUnit(store, UNIT, 'otra vez'))).toBe('conflict');
  reinstateUnit(store, UNIT, 'Se aclaró.');
  expect(readStanding(store, UNIT)).toMatchObject({ state: 'verificada', validUntil: '2027-01-05', reason: null });
  expect(await kindOf(() => reinstateUnit(store, UNIT, 'x'))).toBe('conflict');
  expect(
    unitHistory(store, UNIT)
      .map(({ kind }) => kind)
      .slice(0, 2),
  ).toEqual(['restablecida', 'anulada']);
  expect(verifyChain(store)).toMatchObject({ intact: true });
});

test('a newer closed visit ends an annulment; an older one that arrives later does not', () => {
  const store = withUnit();
  addVisit(store, { clues: UNIT });
  annulUnit(store, UNIT, 'Motivo.');
  addVisit(store, { clues: UNIT, openedAt: '2025-12-01T09:00:00.000-06:00' });
  expect(readStanding(store, UNIT).state).toBe('anulada');
  addVisit(store, { clues: UNIT, openedAt: '2026-02-01T09:00:00.000-06:00' });
  expect(readStanding(store, UNIT)).toMatchObject({ state: 'verificada', validUntil: '2027-02-01' });
});

test('another number of months moves the last day of every verification', () => {
  const store = withUnit();
  addVisit(store, { clues: UNIT });
  expect(readStanding(store, UNIT).state).toBe('verificada');
  writeSettings(store, { validityMonths: 3 });
  expect(recomputeValidity(store)).toBe(1);
  expect(readStanding(store, UNIT)).toMatchObject({ state: 'vencida', validUntil: '2026-04-05' });
  expect(recomputeValidity(store)).toBe(0);
});

test('the history tells each thing once, in sentences, newest first', () => {
  const store = withUnit();
  const visit = addVisit(store, { clues: UNIT });
  correctVisit(store, visit, '2026-01-20T15:00:00.000-06:00', 'Faltaba un testigo');
  addVisit(store, {
    ...{ clues: UNIT, kind: 'internal', status: 'inaccesible', openedAt: '2026-02-01T09:00:00.000-06:00' },
    reason: 'Camino cortado',
  });
  addAgreement(store, UNIT, visit);
  const events = unitHistory(store, UNIT);
  expect(events.map(({ kind, text }) => [kind, text])).toEqual([
    ['importada', 'Entró al registro con el catálogo clues 2026 (sintético).'],
    ['visita-inaccesible', 'No se pudo visitar la unidad: Camino cortado.'],
    ['visita-abierta', 'Se abrió una visita interna.'],
    ['correccion', 'Se corrigió la visita externa: Faltaba un testigo.'],
    ['acuerdo', 'Se acordó «Habilitar bitácora», con vencimiento el 01/03/2026.'],
    ['visita-cerrada', 'Se cerró la visita externa, folio F-1.'],
    ['visita-abierta', 'Se abrió una visita externa.'],
  ]);
  const page = unitPage(store, UNIT);
  expect(page).toMatchObject({ openAgreements: 1, operating: null, unit: { clues: UNIT } });
  expect(page.visits).toHaveLength(2);
  expect(page.events).toEqual(events);
});

test('a clock set back turns no order round', () => {
  const event = (at: string, text: string): UnitEvent => ({ at, who: '', kind: 'nombre', text });
  const written = [
    event('2026-03-01T00:00:00Z', '3 al atrasar el reloj'),
    event('2026-05-01T00:00:00Z', '2'),
    event('2026-01-01T00:00:00Z', '1'),
  ];
  const other = [event('2026-04-01T00:00:00Z', 'otra')];
  const texts = joined([written, other]).map(({ text }) => text);
  expect(texts.filter((text) => text !== 'otra')).toEqual(['3 al atrasar el reloj', '2', '1']);
  expect(texts).toHaveLength(4);
});
