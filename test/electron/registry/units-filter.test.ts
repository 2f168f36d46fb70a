import { expect, test } from 'vitest';
import type { Store } from '../../../electron/registry/store.ts';
import { importUnits } from '../../../electron/registry/unit-import.ts';
import { importAttributes } from '../../../electron/registry/units/attributes.ts';
import { exportUnits } from '../../../electron/registry/units/export-rows.ts';
import { facetsOf } from '../../../electron/registry/units/facets.ts';
import { findUnits } from '../../../electron/registry/units/find.ts';
import { deleteFilter, savedFilters, saveFilter } from '../../../electron/registry/units/saved-filters.ts';
import { selectUnits, unitKeys } from '../../../electron/registry/units/select.ts';
import { saveUnit } from '../../../electron/registry/units.ts';
import type { UnitFilter } from '../../../shared/model/index.ts';
import { kindOf, temporaryFolder } from './support.ts';
import { addVisit, openRaw, unitRow } from './units-support.ts';

const NORTH = 'NLSSA000010';
const SOUTH = 'CSSSA000020';
const CLINIC = 'CSIMB000031';
const OLD = 'CSSSA000099';

function withUnits(): Store {
  const store = openRaw(temporaryFolder(), { now: () => '2026-06-01T18:00:00.000Z' });
  importUnits(
    store,
    [
      unitRow(NORTH, {
        name: 'Hospital General Muñoz',
        state: '19',
        level: 'SEGUNDO NIVEL',
        type: '2',
        operating: true,
      }),
      unitRow(SOUTH, { name: 'Hospital Básico Tuxtla', level: 'SEGUNDO NIVEL', type: '2', operating: false }),
      unitRow(CLINIC, { name: 'Centro de Salud Ángel', institution: 'IMB', level: 'PRIMER NIVEL', type: '1' }),
    ],
    'clues 2026 (sintético)',
  );
  return store;
}

/** By the list, by the selection and by the keys alone: the three must say the same. */
function found(store: Store, filter: UnitFilter): readonly string[] {
  const { total, units } = findUnits(store, filter, 50);
  const keys = units.map(({ clues }) => clues);
  expect(total).toBe(keys.length);
  expect(selectUnits(store, filter).map(({ clues }) => clues)).toEqual(keys.toSorted());
  expect([...unitKeys(store, filter)]).toEqual(keys.toSorted());
  return keys;
}

test('each part of a filter holds by itself and together with the others', () => {
  const store = withUnits();
  expect(found(store, {})).toEqual([CLINIC, SOUTH, NORTH]);
  expect(found(store, { text: 'MUNOZ hospital' })).toEqual([NORTH]);
  expect(found(store, { states: ['07'] })).toEqual([CLINIC, SOUTH]);
  expect(found(store, { institutions: ['IMB', 'IMS'] })).toEqual([CLINIC]);
  expect(found(store, { levels: ['SEGUNDO NIVEL'] })).toEqual([SOUTH, NORTH]);
  expect(found(store, { types: ['1'] })).toEqual([CLINIC]);
  expect(found(store, { onlyOperating: true })).toEqual([NORTH]);
  expect(found(store, { text: 'hospital', states: ['07'], levels: ['SEGUNDO NIVEL'] })).toEqual([SOUTH]);
  expect(found(store, { text: 'hospital', institutions: ['IMB'] })).toEqual([]);
  expect(found(store, { clues: [NORTH, 'DFSSA999999'] })).toEqual([NORTH]);
  expect(found(store, { clues: [] })).toEqual([]);
  expect(found(store, { text: "'; drop table unit; --" })).toEqual([]);
  expect(found(store, { text: '   ', states: [] })).toHaveLength(3);
});

test('an older key in a filter means the unit of today', () => {
  const store = withUnits();
  saveUnit(store, { clues: SOUTH, name: null, aliases: [OLD] });
  expect(found(store, { clues: [OLD] })).toEqual([SOUTH]);
  expect(found(store, { text: OLD })).toEqual([SOUTH]);
});

test('the standing of today is filtered by, vencida read off its last day', () => {
  const store = withUnits();
  addVisit(store, { clues: NORTH });
  addVisit(store, { clues: SOUTH, openedAt: '2025-05-01T09:00:00.000-06:00' });
  expect(found(store, { standings: ['verificada'] })).toEqual([NORTH]);
  expect(found(store, { standings: ['vencida'] })).toEqual([SOUTH]);
  expect(found(store, { standings: ['vencida', 'sin-verificar'] })).toEqual([CLINIC, SOUTH]);
  expect(findUnits(store, { text: 'tuxtla', standings: ['vencida'] }, 5).units[0].standing).toMatchObject({
    state: 'vencida',
    validUntil: '2026-05-01',
  });
  const standings = facetsOf(store).standings;
  expect(new Map(standings.map(({ value, units }) => [value, units]))).toEqual(
    new Map([
      ['sin-verificar', 1],
      ['vencida', 1],
      ['verificada', 1],
    ]),
  );
});

test('facets count what units have, and leave out what none has', () => {
  const store = withUnits();
  const { states, institutions, levels, types, attributes } = facetsOf(store);
  expect(states).toEqual([
    { value: '07', units: 2 },
    { value: '19', units: 1 },
  ]);
  expect(institutions.map(({ value }) => value)).toEqual(['SSA', 'IMB']);
  expect(levels[0]).toEqual({ value: 'SEGUNDO NIVEL', units: 2 });
  expect(types).toHaveLength(2);
  expect(attributes).toEqual([]);
});

test('attributes are selected by name, and filtered by', () => {
  const store = withUnits();
  const rows = [
    { clues: NORTH, line: 2, values: [120, null] },
    { clues: SOUTH, line: 3, values: [0, 7] },
  ];
  importAttributes(store, { names: ['camas', 'personal'], rows }, 'camas.csv', 'f'.repeat(64));
  expect(found(store, { withAttribute: 'camas' })).toEqual([SOUTH, NORTH]);
  expect(found(store, { withAttribute: 'personal' })).toEqual([SOUTH]);
  const [clinic, south, north] = selectUnits(store, {}, ['camas']);
  expect([clinic.attributes.size, south.attributes.get('camas'), north.attributes.get('camas')]).toEqual([0, 0, 120]);
  expect(south.attributes.has('personal')).toBe(false);
  expect(facetsOf(store).attributes).toEqual([
    { name: 'camas', units: 2 },
    { name: 'personal', units: 1 },
  ]);
  const exported = exportUnits(store, { states: ['07'] });
  expect(exported.attributes).toEqual(['camas', 'personal']);
  expect(exported.units.map(({ clues, operating }) => [clues, operating])).toEqual([
    [CLINIC, null],
    [SOUTH, false],
  ]);
});

test('filters are saved by id, and one name belongs to one', async () => {
  const store = withUnits();
  const [one, two] = ['01ffbb52-34a7-4c0c-9f55-000000000001', '01ffbb52-34a7-4c0c-9f55-000000000002'];
  saveFilter(store, { id: one, name: ' Chiapas ', filter: { states: ['07'] } });
  saveFilter(store, { id: one, name: 'Chiapas', filter: { states: ['07'], onlyOperating: true } });
  expect(savedFilters(store)).toEqual([{ id: one, name: 'Chiapas', filter: { states: ['07'], onlyOperating: true } }]);
  expect(await kindOf(() => saveFilter(store, { id: two, name: 'CHIAPAS', filter: {} }))).toBe('conflict');
  expect(await kindOf(() => saveFilter(store, { id: two, name: '  ', filter: {} }))).toBe('conflict');
  expect(deleteFilter(store, one)).toEqual([]);
});
