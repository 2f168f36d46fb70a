import type { Sink } from '../../shared/formats/format.ts';
import { createGiisFormat } from '../../shared/formats/giis/index.ts';
import { generateB015, loadB015 } from '../support/giis-generator.ts';

/**
 * Speed of the GIIS reader beside that of merely splitting the same bytes into cells, in one process and on CPU time
 * (other programs may share the machine). `node test/bench/giis.ts [rows]`; 200,000 rows when left out.
 */
const ROWS = Number(process.argv[2] ?? 200_000);
const ROUNDS = 9;

const chunks = [...generateB015(ROWS, 1)];
const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
const format = createGiisFormat(loadB015());

function split(): number {
  const decoder = new TextDecoder('latin1');
  let cells = 0;
  let rest = '';
  for (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) cells += line.split('|').length;
  }
  return cells;
}

interface Counts {
  rows: number;
  records: number;
  findings: number;
}

function read(): Counts {
  const counts: Counts = { rows: 0, records: 0, findings: 0 };
  const sink: Sink = {
    unit() {},
    record() {
      counts.records++;
    },
    finding() {
      counts.findings++;
    },
    layer() {},
    key() {},
    row() {
      counts.rows++;
    },
    encoding() {},
    problem(sentence) {
      throw new Error(sentence);
    },
  };
  const reader = format.open(sink);
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return counts;
}

/** Best of the rounds, in rows per second of CPU time. */
function measure(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    work();
    best = Math.min(best, process.cpuUsage(before).user / 1e6);
  }
  return ROWS / best;
}

const counts = read();
if (counts.rows !== ROWS || counts.findings > 0) throw new Error(`Filas ${counts.rows}, hallazgos ${counts.findings}.`);
const splitting = measure(split);
const reading = measure(read);
const round = (value: number): string => Math.round(value).toLocaleString('es-MX');
console.log(`${round(ROWS)} filas, ${(bytes / 1e6).toFixed(0)} MB, ${round(counts.records)} registros`);
console.log(`(a) sólo separar en celdas: ${round(splitting)} filas/s`);
console.log(`(b) lector con todas sus reglas: ${round(reading)} filas/s`);
console.log(`(b)/(a) = ${(reading / splitting).toFixed(2)}`);
