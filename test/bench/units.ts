import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeUnits } from '../../electron/engine/unit-export.ts';
import { importAttributeFile } from '../../electron/engine/unit-files.ts';
import { newKey, openRegistry, type UnitRow } from '../../electron/registry/index.ts';
import { closeStore, openStore } from '../../electron/registry/open.ts';
import type { Store } from '../../electron/registry/store.ts';
import type { UnitFilter, VisitHead } from '../../shared/model/index.ts';

/**
 * Registry of units: 60,000 of them, 20,000 with a standing, one with 20 visits and 50 runs; each figure the median of
 * several rounds. Everything is synthetic. Run with Node ≥ 22.14: `node test/bench/units.ts`.
 */
const ROUNDS = 7;
const UNITS = 60_000;
const STANDINGS = 20_000;
const BUSY = 'ZZSYN000003';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cotejo-bench-'));
const options = {
  file: path.join(folder, 'registry.db'),
  key: newKey(),
  now: () => new Date().toISOString(),
  backupsFolder: path.join(folder, 'copias'),
  user: 'bench',
};

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

/** By the clock and by the processor: the two part where other programs want the processor too. */
async function measure(what: string, work: () => Promise<unknown>, rounds = ROUNDS): Promise<void> {
  const [wall, cpu]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(used);
    wall.push(performance.now() - start);
    cpu.push((user + system) / 1000);
  }
  console.log(`${what.padEnd(58)} ${median(wall).toFixed(1).padStart(8)} ms  (processor ${median(cpu).toFixed(1)} ms)`);
}

const LEVELS = ['PRIMER NIVEL', 'SEGUNDO NIVEL', 'TERCER NIVEL'];
const INSTITUTIONS = ['SSA', 'IMB', 'IMS', 'IST', 'SMP'];
const KINDS = ['Hospital General', 'Hospital Básico Comunitario', 'Centro de Salud', 'Clínica', 'Unidad Médica Rural'];
const NAMES = ['Niños Héroes', 'San Ángel', 'Tuxtla', 'Peñón Blanco', 'Álvaro Obregón', 'La Cañada', 'Río Verde'];

function unit(index: number): UnitRow {
  return {
    clues: `ZZSYN${String(index).padStart(6, '0')}`,
    name: `${KINDS[index % KINDS.length]} ${NAMES[index % NAMES.length]} ${index} (unidad sintética)`,
    state: String(1 + (index % 32)).padStart(2, '0'),
    institution: INSTITUTIONS[(index >> 3) % INSTITUTIONS.length],
    typology: 'HG',
    level: LEVELS[(index >> 2) % LEVELS.length],
    type: index % 7 === 0 ? 'DE HOSPITALIZACIÓN' : 'DE CONSULTA EXTERNA',
    operating: index % 5 !== 0,
  };
}

const FILTERS: readonly (readonly [string, UnitFilter])[] = [
  ['all', {}],
  ['text «h»', { text: 'h' }],
  ['text «hospital general»', { text: 'hospital general' }],
  ['text «ninos angel»', { text: 'ninos angel' }],
  ['text «012345»', { text: '012345' }],
  ['one state', { states: ['09'] }],
  ['institution', { institutions: ['SSA'] }],
  ['level and operating', { levels: ['SEGUNDO NIVEL'], onlyOperating: true }],
  ['operating', { onlyOperating: true }],
  ['type that no unit has', { types: ['NINGUNO'] }],
  ['not verified', { standings: ['sin-verificar'] }],
  ['expired', { standings: ['vencida'] }],
  ['with an attribute', { withAttribute: 'camas' }],
  ['text, states, level, standing', { text: 'hospital', states: ['09', '15'], levels: LEVELS, standings: ['vencida'] }],
];

try {
  const registry = openRegistry(options);
  const rows = Array.from({ length: UNITS }, (_, index) => unit(index));
  await measure(`take ${UNITS} units from a catalogue`, () => registry.importUnits(rows, 'sintético'), 1);
  await measure('take them again, the same', () => registry.importUnits(rows, 'sintético'), 1);
  const table = path.join(folder, 'camas.csv');
  const half = rows.filter((_, index) => index % 2 === 0);
  fs.writeFileSync(table, `CLUES,camas,personal\n${half.map(({ clues }, i) => `${clues},${i % 300},${i}`).join('\n')}`);
  await measure(`take attributes of ${half.length} units`, () => importAttributeFile(registry, table), 1);
  await registry.close();

  const raw = openStore(options);
  raw.store.db.transaction(() => addHistory(raw.store))();
  closeStore(raw);

  const again = openRegistry(options);
  for (const [name, filter] of FILTERS) {
    const { total } = await again.units.find(filter, 200);
    await measure(`find ${name}: ${total}`, () => again.units.find(filter, 200));
  }
  await measure('facets', () => again.units.facets());
  await measure('page of a unit with 20 visits and 50 runs', () => again.units.page(BUSY));
  await measure('select all, with one attribute', () => again.units.select({}, ['camas']), 3);
  const list = await again.units.exported({});
  await measure('rows to export, all', () => again.units.exported({}), 3);
  await measure('write them as CSV', () => writeUnits(path.join(folder, 'u.csv'), 'csv', list), 3);
  await measure('write them as XLSX', () => writeUnits(path.join(folder, 'u.xlsx'), 'xlsx', list), 3);
  await measure('another validity for all', () => again.units.recomputeValidity(), 1);
  await again.close();
  console.log(`file: ${(fs.statSync(options.file).size / 1e6).toFixed(1)} MB`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function addHistory({ db }: Store): void {
  const standing = db.prepare('INSERT INTO unit_standing VALUES (?, ?, ?, ?, ?, NULL)');
  const states = ['verificada', 'con-observaciones', 'en-proceso', 'anulada'];
  for (let i = 0; i < STANDINGS; i++) {
    const until = i % 2 === 0 ? '2025-01-01' : '2099-01-01';
    standing.run(unit(i * 3).clues, states[i % 4], '2024-01-01T10:00:00-06:00', until, `v${i}`);
  }
  const run = db.prepare(
    `INSERT INTO run (id, unit, started_at, duration_ms, status, checklist, edition, tool_version, percent, low, high,
       coverage, preliminary, errors, warnings, inputs, owner)
     VALUES (?, ?, ?, 1, 'completa', 'nom-024-ssa3-2012', '1.3', '0', 80, 70, 90, 1, 0, 1, 2, '["x.txt"]', 'o')`,
  );
  const runUnit = db.prepare('INSERT INTO run_unit VALUES (?, ?, ?, 80, 70, 90, 1, 0)');
  for (let i = 0; i < 20_000; i++) {
    const clues = i < 50 ? BUSY : unit((i * 3) % UNITS).clues;
    const at = new Date(Date.UTC(2024, 0, 1, 0, i)).toISOString();
    runUnit.run(run.run(`corrida-${i}`, clues, at).lastInsertRowid, clues, clues);
  }
  const visit = db.prepare(
    `INSERT INTO visit VALUES (?, ?, ?, 'external', 'first', NULL, NULL, 'cerrada', 1, ?, ?, ?, 100, 100, ?)`,
  );
  const version = db.prepare(`INSERT INTO visit_version VALUES (?, 1, ?, ?, ?, '', x'00')`);
  const score = db.prepare(
    `INSERT INTO visit_score VALUES (?, 'ece-funcional', '1.0', 'external', ?, '2024-01-01', NULL, 80, 80, 80, 1, 0, NULL,
       8, 10, ?, '{}')`,
  );
  for (let i = 0; i < 20_000; i++) {
    const clues = i < 20 ? BUSY : unit((i * 3) % UNITS).clues;
    const at = new Date(Date.UTC(2024, 0, 1, 0, i)).toISOString();
    const head = { people: [], reason: '' } satisfies Partial<VisitHead>;
    visit.run(`v${i}`, clues, clues, at, at, JSON.stringify(head), at);
    version.run(`v${i}`, at, `F-${i}`, String(i));
    score.run(`v${i}`, clues, new Uint8Array(137));
  }
}
