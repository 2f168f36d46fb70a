import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { importCatalogs, loadCatalogs } from '../../electron/engine/catalog-store.ts';
import { workbookOf } from '../support/workbook.ts';

/**
 * Catalogues: importing, opening the stored index (asked: under 50 ms each) and looking keys up. A synthetic register of
 * 60,000 units in the 65 columns of the full one, and the official files where `../shared` is there.
 * `node test/bench/catalogs.ts`.
 */
const ROUNDS = 9;
const UNITS = 60_000;
const COLUMNS = 65;
const LOOKUPS = 1_000_000;
const OFFICIAL = resolve(import.meta.dirname, '../../../shared/dgis-catalogs');
const NO_BUILT_IN = mkdtempSync(join(tmpdir(), 'cotejo-bench-'));

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const line = (what: string, figure: string) => console.log(`${what.padEnd(60)} ${figure}`);

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Rows of the full register: the columns that are read, and others that only take room. */
function registerRows(): readonly (readonly string[])[] {
  const read = ['CLUES', 'CLAVE DE LA INSTITUCION', 'NOMBRE DE LA UNIDAD', 'ESTATUS DE OPERACION'];
  const others = Array.from({ length: COLUMNS - read.length }, (_, i) => `COLUMNA ${i + 1}`);
  const rows = Array.from({ length: UNITS }, (_, i) => [
    `DFSSA${String(i).padStart(6, '0')}`,
    'SSA',
    `UNIDAD SINTÉTICA NÚMERO ${i}`,
    i % 10 === 0 ? 'FUERA DE OPERACION' : 'EN OPERACION',
    ...others.map((_, column) => (column % 3 === 0 ? String(i * column) : 'TEXTO DE LA COLUMNA')),
  ]);
  return [[...read, ...others], ...rows];
}

async function measureOpening(store: string, id: string, key: string): Promise<void> {
  const times: number[] = [];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round++) {
    times.push(
      await timed(() => {
        const catalog = loadCatalogs(NO_BUILT_IN, store).get(id);
        if (catalog?.get(key) === undefined) throw new Error(`no ${key} in ${id}`);
        rows = catalog.rows;
      }),
    );
  }
  line(
    `open ${id} (${rows} rows) and look one key up`,
    `${median(times).toFixed(1)} ms (worst ${Math.max(...times).toFixed(1)})`,
  );
}

async function measureLookups(store: string, id: string, makeKey: (n: number) => string): Promise<void> {
  const catalog = loadCatalogs(NO_BUILT_IN, store).get(id);
  if (catalog === undefined) throw new Error(`no ${id}`);
  const keys = Array.from({ length: 20_000 }, (_, i) => makeKey(i * 3));
  const first = await timed(() => keys.forEach((key) => void catalog.get(key)));
  const again = await timed(() => {
    for (let i = 0; i < LOOKUPS; i++) catalog.get(keys[i % keys.length]);
  });
  line(`${keys.length} keys for the first time`, `${((first * 1000) / keys.length).toFixed(2)} µs each`);
  line(`${LOOKUPS} look-ups of keys seen before`, `${((again * 1000) / LOOKUPS).toFixed(2)} µs each`);
}

const folder = mkdtempSync(join(tmpdir(), 'cotejo-bench-'));
try {
  const rows = registerRows();
  const csv = join(folder, 'registro.csv');
  writeFileSync(csv, rows.map((row) => row.join(',')).join('\r\n'));
  const book = join(folder, 'registro.xlsx');
  writeFileSync(book, workbookOf([{ name: 'Registro', rows }], { inline: true }));
  const megabytes = (file: string) => `${(statSync(file).size / 1e6).toFixed(1)} MB`;
  const store = join(folder, 'guardados');
  for (const file of [csv, book]) {
    const time = await timed(async () => {
      const { imported } = await importCatalogs([file], store, { edition: 'sintetico' });
      if (imported[0]?.rows !== UNITS) throw new Error('the register was not imported');
    });
    line(`import ${UNITS} units × ${COLUMNS} columns (${file.slice(-4)}, ${megabytes(file)})`, `${time.toFixed(0)} ms`);
  }
  line(
    'peak memory of both imports, the making of the files included',
    `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
  );
  await measureOpening(store, 'clues', 'DFSSA012345');
  await measureLookups(store, 'clues', (n) => `DFSSA${String(n % UNITS).padStart(6, '0')}`);
  if (existsSync(OFFICIAL)) {
    const official = join(folder, 'oficiales');
    line('import the official files', `${(await timed(() => importCatalogs([OFFICIAL], official))).toFixed(0)} ms`);
    await measureOpening(official, 'clues', 'ASSSA000013');
    await measureOpening(official, 'cie-10', 'A000');
  } else console.log('official files: skipped, ../shared is not there');
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(NO_BUILT_IN, { recursive: true, force: true });
}
