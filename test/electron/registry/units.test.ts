import { expect, test } from 'vitest';
import type { Registry } from '../../../electron/registry/index.ts';
import { errorOf, keep, kindOf, open, temporaryFolder } from './support.ts';

const unit = (clues: string, name: string, state: string) => ({
  clues,
  name,
  state,
  institution: 'SSA',
  typology: 'HG',
});

const NORTH = unit('NLSSA000010', 'Hospital General de Muñoz Niño', '19');
const SOUTH = unit('CSSSA000020', 'Hospital Básico Comunitario Tuxtla', '07');
const CLINIC = unit('CSSSA000031', 'Centro de Salud Ángel Albino Corzo', '07');

async function withUnits(): Promise<Registry> {
  const registry = open(temporaryFolder());
  await registry.importUnits([NORTH, SOUTH, CLINIC], 'clues 2026 (sintético)');
  return registry;
}

const found = async (registry: Registry, text: string, more: object = {}) => {
  const { total, units } = await registry.searchUnits({ text, limit: 50, ...more });
  expect(total).toBe(units.length);
  return units.map((row) => row.clues);
};

test('units are found by words, parts of words and CLUES; accents and case do not count', async () => {
  const registry = await withUnits();
  expect(await found(registry, 'munoz NINO')).toEqual([NORTH.clues]);
  expect(await found(registry, 'básico')).toEqual([SOUTH.clues]);
  expect(await found(registry, 'uxtl hosp')).toEqual([SOUTH.clues]);
  expect(await found(registry, 'csssa00003')).toEqual([CLINIC.clues]);
  expect(await found(registry, '000020')).toEqual([SOUTH.clues]);
  expect(await found(registry, 'hospital tuxtla albino')).toEqual([]);
  expect(await found(registry, '100%_')).toEqual([]);
});

test('what starts with the text comes first, then by name; states and limit hold', async () => {
  const registry = await withUnits();
  expect(await found(registry, '')).toEqual([CLINIC.clues, SOUTH.clues, NORTH.clues]);
  expect(await found(registry, 's')).toEqual([CLINIC.clues, SOUTH.clues, NORTH.clues]);
  expect(await found(registry, 'hospital g')).toEqual([NORTH.clues]);
  expect(await found(registry, 'hospital', { states: ['07'] })).toEqual([SOUTH.clues]);
  expect(await found(registry, '', { states: ['09'] })).toEqual([]);
  const page = await registry.searchUnits({ text: '', limit: 1 });
  expect([page.total, page.units.length]).toEqual([3, 1]);
});

test('a search tells runs and the last one, and can keep to verified units', async () => {
  const registry = await withUnits();
  await keep(registry, { id: 'corrida-1', unit: SOUTH.clues, startedAt: '2026-01-01T00:00:00.000Z' });
  await keep(registry, { id: 'corrida-2', unit: SOUTH.clues, startedAt: '2026-02-01T00:00:00.000Z' });
  await keep(registry, {
    id: 'corrida-3',
    unit: SOUTH.clues,
    startedAt: '2026-03-01T00:00:00.000Z',
    status: 'cancelada',
  });
  const { units, total } = await registry.searchUnits({ text: '', onlyVerified: true, limit: 10 });
  expect(total).toBe(1);
  expect(units[0]).toMatchObject({ clues: SOUTH.clues, runs: 2, lastRun: { id: 'corrida-2' } });
  const history = await registry.getUnit(SOUTH.clues);
  expect(history?.runs.map((run) => run.id)).toEqual(['corrida-3', 'corrida-2', 'corrida-1']);
  expect(await registry.getUnit('DFSSA999999')).toBeNull();
});

test('a run for no unit belongs to each unit in its data, with its own score', async () => {
  const registry = open(temporaryFolder());
  const result = await keep(registry, { id: 'corrida-1', units: 3, findings: 500 });
  expect(result.units.length).toBe(3);
  for (const { clues, score } of result.units) {
    const [run] = await registry.listRuns({ unit: clues });
    expect(run).toMatchObject({ id: 'corrida-1', unit: null, percent: score.percent, coverage: score.coverage });
  }
  const overview = await registry.overview();
  expect(overview).toMatchObject({ units: 3, verifiedUnits: 3, runs: 1 });
  const byClues = result.units.toSorted((a, b) => (a.clues < b.clues ? -1 : 1));
  expect(overview.lastScores).toEqual(byClues.flatMap(({ score }) => score.percent ?? []));
});

test('a CLUES in the data that has not the form of one becomes no unit', async () => {
  const registry = open(temporaryFolder());
  const result = await keep(registry, { id: 'corrida-0', units: 1 });
  const odd = { ...result, run: { ...result.run, id: 'corrida-1' } };
  await registry.startRun({ ...startOf(odd), id: 'corrida-1' });
  await registry.finishRun({ ...odd, units: [{ ...result.units[0], clues: 'no es clues' }] });
  expect((await registry.overview()).units).toBe(1);
});

const startOf = (result: { readonly run: { readonly startedAt: string } }) => ({
  unit: null,
  startedAt: result.run.startedAt,
  checklist: 'nom-024-ssa3-2012',
  edition: '1',
  paths: ['/datos'],
  toolVersion: '0',
});

test('older keys join their history to the unit, and give it back', async () => {
  const registry = await withUnits();
  await keep(registry, { id: 'corrida-1', unit: CLINIC.clues, startedAt: '2026-01-01T00:00:00.000Z' });
  await keep(registry, { id: 'corrida-2', unit: SOUTH.clues, startedAt: '2026-02-01T00:00:00.000Z' });
  const saved = await registry.saveUnit({ clues: SOUTH.clues, name: ' Hospital Nuevo ', aliases: [CLINIC.clues] });
  expect(saved).toEqual({ ...SOUTH, name: 'Hospital Nuevo', aliases: [CLINIC.clues] });

  const merged = await registry.getUnit(CLINIC.clues);
  expect(merged?.unit).toMatchObject({ clues: SOUTH.clues, runs: 2, aliases: [CLINIC.clues] });
  expect(merged?.runs.map((run) => run.id)).toEqual(['corrida-2', 'corrida-1']);
  expect(await found(registry, CLINIC.clues)).toEqual([SOUTH.clues]);
  await keep(registry, { id: 'corrida-3', unit: CLINIC.clues, startedAt: '2026-03-01T00:00:00.000Z' });
  expect((await registry.listRuns({ unit: SOUTH.clues })).map((run) => run.id)[0]).toBe('corrida-3');

  await registry.importUnits([SOUTH, CLINIC], 'clues 2026 (sintético)');
  expect(await found(registry, 'nuevo')).toEqual([SOUTH.clues]);
  expect(await found(registry, 'albino')).toEqual([]);

  await registry.saveUnit({ clues: SOUTH.clues, name: null, aliases: [] });
  expect((await registry.getUnit(SOUTH.clues))?.unit).toMatchObject({ name: SOUTH.name, runs: 1, aliases: [] });
  expect((await registry.listRuns({ unit: CLINIC.clues })).map((run) => run.id)).toEqual(['corrida-3', 'corrida-1']);
});

test('an older key brings its own older keys; a key has one unit', async () => {
  const registry = await withUnits();
  await registry.saveUnit({ clues: CLINIC.clues, name: null, aliases: ['CSSSA000001'] });
  await registry.saveUnit({ clues: SOUTH.clues, name: null, aliases: [CLINIC.clues] });
  expect((await registry.getUnit('CSSSA000001'))?.unit.clues).toBe(SOUTH.clues);
  const taken = await errorOf(() => registry.saveUnit({ clues: NORTH.clues, name: null, aliases: [CLINIC.clues] }));
  expect(taken.message).toBe(`${CLINIC.clues} ya es una clave anterior de ${SOUTH.clues}.`);
  expect(await kindOf(() => registry.saveUnit({ clues: CLINIC.clues, name: null, aliases: [] }))).toBe('conflict');
  expect(await kindOf(() => registry.saveUnit({ clues: NORTH.clues, name: null, aliases: [NORTH.clues] }))).toBe(
    'conflict',
  );
  expect(await kindOf(() => registry.saveUnit({ clues: 'abc', name: null, aliases: [] }))).toBe('conflict');
});

test('a table of older keys joins histories, names and older keys, and takes nothing back from the user', async () => {
  const registry = await withUnits();
  await registry.saveUnit({ clues: CLINIC.clues, name: 'Nombre del usuario', aliases: ['CSSSA000001'] });
  await keep(registry, { id: 'corrida-1', unit: CLINIC.clues, startedAt: '2026-01-01T00:00:00.000Z' });
  await registry.saveUnit({ clues: SOUTH.clues, name: null, aliases: ['CSSSA000005'] });
  const rows = [
    { alias: CLINIC.clues, clues: 'CSIMB000031' },
    { alias: 'CSSSA000005', clues: NORTH.clues },
    { alias: SOUTH.clues, clues: 'CSSSA000005' },
    { alias: 'sin forma', clues: NORTH.clues },
  ];
  expect(await registry.importAliases(rows, 'clues-alias@1 (sintético)')).toEqual({ joined: 1, left: 3 });
  const joined = await registry.getUnit('CSSSA000001');
  expect(joined?.unit).toMatchObject({
    clues: 'CSIMB000031',
    name: 'Nombre del usuario',
    runs: 1,
    aliases: ['CSSSA000001', CLINIC.clues],
  });
  expect(joined?.runs.map((run) => run.id)).toEqual(['corrida-1']);
  expect(await found(registry, CLINIC.clues)).toEqual(['CSIMB000031']);
  expect((await registry.getUnit('CSSSA000005'))?.unit.clues).toBe(SOUTH.clues);
  // The same table again changes nothing; a later one may lead on.
  expect(await registry.importAliases(rows.slice(0, 1), 'otra vez')).toEqual({ joined: 0, left: 0 });
  const next = [{ alias: 'CSIMB000031', clues: 'CSIMB000049' }];
  expect(await registry.importAliases(next, 'otra')).toEqual({ joined: 1, left: 0 });
  expect((await registry.getUnit('CSSSA000001'))?.unit).toMatchObject({ clues: 'CSIMB000049', runs: 1 });
  expect(await registry.auditChain()).toMatchObject({ intact: true });
});

test('a unit that no catalogue told of has what its CLUES says, and is found by its state', async () => {
  const registry = open(temporaryFolder(), { describeUnit: () => ({ state: '19', institution: 'SSA' }) });
  await keep(registry, { id: 'run-0001', unit: NORTH.clues });
  expect(await found(registry, '', { states: ['19'] })).toContain(NORTH.clues);
  expect(await found(registry, '', { states: ['07'] })).not.toContain(NORTH.clues);
});

test('names are found under every key, and the one that a person wrote goes first', async () => {
  const registry = await withUnits();
  await registry.saveUnit({ clues: CLINIC.clues, name: 'Nombre del usuario', aliases: ['CSSSA000001'] });
  expect(await registry.unitNames([CLINIC.clues, SOUTH.clues, 'CSSSA000001', SOUTH.clues, 'DFSSA999999'])).toEqual({
    [CLINIC.clues]: 'Nombre del usuario',
    [SOUTH.clues]: SOUTH.name,
    CSSSA000001: 'Nombre del usuario',
  });
  expect(await registry.unitNames([])).toEqual({});
});
