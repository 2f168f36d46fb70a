import { expect, test } from 'vitest';
import { importAliases } from '../../../electron/registry/alias-import.ts';
import type { Store } from '../../../electron/registry/store.ts';
import { importUnits } from '../../../electron/registry/unit-import.ts';
import { annulUnit } from '../../../electron/registry/units/annul.ts';
import { importAttributes } from '../../../electron/registry/units/attributes.ts';
import { unitPage } from '../../../electron/registry/units/page.ts';
import { readStanding } from '../../../electron/registry/units/standing.ts';
import { saveUnit } from '../../../electron/registry/units.ts';
import { keep, open, temporaryFolder } from './support.ts';
import { addAgreement, addVisit, openRaw, unitRow } from './units-support.ts';

const OLD = 'CSSSA000020';
const NEW = 'CSIMB000025';

/** A unit with a run, a visit, an agreement, an attribute and a place in a campaign under its older key. */
async function withHistory(): Promise<{ readonly store: Store; readonly visit: string }> {
  const folder = temporaryFolder();
  const registry = open(folder);
  await registry.importUnits([unitRow(OLD), unitRow(NEW, { institution: 'IMB' })], 'clues 2026 (sintético)');
  await keep(registry, { id: 'corrida-1', unit: OLD });
  await registry.close();
  const store = openRaw(folder, { now: () => '2026-06-01T18:00:00.000Z' });
  const visit = addVisit(store, { clues: OLD });
  addAgreement(store, OLD, visit, 'solventada');
  const table = { names: ['camas'], rows: [{ clues: OLD, line: 2, values: [30] }] };
  importAttributes(store, table, 'camas.csv', 'f'.repeat(64));
  store.db.exec(`
    INSERT INTO campaign (id, title, status, body, created_at, changed_at) VALUES ('c', 'Campaña', 'sorteada', '{}', '', '');
    INSERT INTO campaign_unit (campaign, clues, unit, stratum, probability, selected) VALUES ('c', '${OLD}', '${OLD}', 'a', 1, 1);
    INSERT INTO committee (id, name, kind, unit, year, changed_at) VALUES ('k', 'Comité', 'CECAS', '${OLD}', 2026, '');`);
  return { store, visit };
}

const under = (store: Store) =>
  ['visit', 'visit_score', 'agreement', 'campaign_unit', 'unit_standing'].map((table) =>
    store.db
      .prepare<[], { unit: string }>(`SELECT unit FROM ${table}`)
      .all()
      .map(({ unit }) => unit)
      .join(),
  );

test('SSA → IMB by hand: runs, visits, scores, agreements, standing, attributes and campaigns follow, and go back', async () => {
  const { store, visit } = await withHistory();
  saveUnit(store, { clues: NEW, name: null, aliases: [OLD] });
  expect(under(store)).toEqual([NEW, NEW, NEW, NEW, NEW]);
  const page = unitPage(store, OLD);
  expect(page).toMatchObject({
    ...{ unit: { clues: NEW, runs: 1, aliases: [OLD] }, standing: { state: 'verificada', visit } },
    attributes: [{ name: 'camas', value: 30, source: 'camas.csv' }],
  });
  expect(page.visits.map(({ id, clues }) => [id, clues])).toEqual([[visit, OLD]]);
  expect(page.events.map(({ kind }) => kind).toSorted()).toEqual([
    ...['acuerdo', 'atributos', 'clave', 'importada', 'importada'],
    ...['verificacion', 'visita-abierta', 'visita-cerrada'],
  ]);

  saveUnit(store, { clues: NEW, name: null, aliases: [] });
  expect(under(store)).toEqual([OLD, OLD, OLD, OLD, OLD]);
  expect(unitPage(store, OLD)).toMatchObject({
    unit: { clues: OLD, runs: 1 },
    standing: { state: 'verificada', visit },
  });
  expect(unitPage(store, NEW)).toMatchObject({ unit: { runs: 0 }, standing: { state: 'sin-verificar' }, visits: [] });
});

test('SSA → IMB by a table does the same', async () => {
  const { store, visit } = await withHistory();
  const rows = [{ alias: OLD, clues: NEW }];
  expect(importAliases(store, rows, 'clues-alias@1 (sintético)')).toEqual({ joined: 1, left: 0 });
  expect(under(store)).toEqual([NEW, NEW, NEW, NEW, NEW]);
  expect(unitPage(store, OLD)).toMatchObject({
    ...{ unit: { clues: NEW, runs: 1 }, standing: { state: 'verificada', visit } },
    attributes: [{ name: 'camas', value: 30 }],
  });
});

test('visits under both keys: the newer decides, and an annulment follows its unit', async () => {
  const { store } = await withHistory();
  const newer = addVisit(store, { clues: NEW, openedAt: '2026-03-01T09:00:00.000-06:00' });
  saveUnit(store, { clues: NEW, name: null, aliases: [OLD] });
  expect(readStanding(store, NEW)).toMatchObject({ state: 'verificada', visit: newer });
  annulUnit(store, OLD, 'Motivo.');
  expect(readStanding(store, NEW)).toMatchObject({ state: 'anulada', visit: newer });
  saveUnit(store, { clues: NEW, name: null, aliases: [] });
  expect(readStanding(store, NEW).state).toBe('anulada');
  expect(readStanding(store, OLD).state).toBe('verificada');
});

test('an annulled unit stays annulled under its new key, and gets it back with its visits', async () => {
  const { store, visit } = await withHistory();
  annulUnit(store, OLD, 'Motivo.');
  saveUnit(store, { clues: NEW, name: null, aliases: [OLD] });
  expect(readStanding(store, NEW)).toMatchObject({ state: 'anulada', visit, reason: 'Motivo.' });
  saveUnit(store, { clues: NEW, name: null, aliases: [] });
  expect(readStanding(store, OLD)).toMatchObject({ state: 'anulada', visit, reason: 'Motivo.' });
  expect(readStanding(store, NEW).state).toBe('sin-verificar');
});

test('what the catalogue changes of a unit is told in its history', () => {
  const store = openRaw(temporaryFolder());
  importUnits(store, [unitRow(OLD, { operating: true, level: 'PRIMER NIVEL' })], 'clues@1');
  importUnits(store, [unitRow(OLD, { operating: false, name: 'Otro nombre' })], 'clues@2');
  importUnits(store, [unitRow(OLD, { operating: false, name: 'Otro nombre' })], 'clues@3');
  const page = unitPage(store, OLD);
  expect(page).toMatchObject({ level: 'PRIMER NIVEL', operating: false, unit: { name: 'Otro nombre' } });
  expect(page.events.map(({ text }) => text)).toEqual([
    'El catálogo clues@2 dice que ya no está en operación.',
    `El catálogo clues@2 le cambió el nombre: antes «Unidad sintética ${OLD}».`,
    'Entró al registro con el catálogo clues@1.',
  ]);
});
