import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTableBook } from '../../electron/engine/export-run-tables.ts';
import { writeWholeWith } from '../../electron/engine/write-whole.ts';
import { type RunExport, runTables } from '../../shared/export/tables.ts';
import { makeResult } from '../support/result-fixture.ts';

/**
 * The workbook of a run with 200,000 findings kept, and with 20,000: time, and how far resident memory rises while it is
 * written (the result itself is in memory before). `node --expose-gc test/bench/xlsx.ts` gives a cleaner second figure.
 */
const SIZES = [20_000, 200_000];
const MIB = 1024 ** 2;

const folder = mkdtempSync(join(tmpdir(), 'cotejo-bench-xlsx-'));
try {
  for (const findings of SIZES) {
    const result = makeResult({ findings, maxFindings: findings, files: 20 });
    await measure({ result, acceptances: null }, findings);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(run: RunExport, findings: number): Promise<void> {
  const path = join(folder, `${findings}.xlsx`);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const start = performance.now();
  await writeWholeWith(path, (file) => writeTableBook(file, runTables(run)));
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  const size = statSync(path).size / MIB;
  console.log(
    `XLSX with ${String(findings).padStart(7)} findings   ${seconds.toFixed(2).padStart(6)} s   ${size.toFixed(1)} MiB written   memory +${((most - before) / MIB).toFixed(0)} MiB`,
  );
}
