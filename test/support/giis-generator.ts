import { readFileSync } from 'node:fs';
import { type Guide, parseGuide } from '../../shared/formats/giis/index.ts';
import { below, createRandom, makeClues, makePerson, type Person, pick, type Random } from './giis-people.ts';

/** The dictionary of GIIS-B015 4.11 as the program carries it. */
export function loadB015(): Guide {
  const url = new URL('../../resources/giis/b015-4.11.json', import.meta.url);
  return parseGuide(JSON.parse(readFileSync(url, 'utf8')));
}

/** A cell to spoil: row from 1, column by its name, and the text to put there. */
export interface CellFault {
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

export interface GeneratorOptions {
  /** Keys to spread over the rows; made-up ones when left out. */
  readonly clues?: readonly string[];
  readonly header?: boolean;
  readonly lineEnd?: '\n' | '\r\n';
  /** Bytes per chunk, about. */
  readonly chunkSize?: number;
  readonly faults?: readonly CellFault[];
}

const guide = loadB015();
export const HEADER = guide.columns.map((column) => column.name.toUpperCase()).join('|');
const PROVIDERS = 40;
/** The days of the month that the rows are of. */
const MONTH = '10/2024';

/**
 * Bytes of a synthetic export of consulta externa, windows-1252: nobody in it exists. Without `faults` every row keeps
 * every rule of the guide. The same arguments give the same bytes.
 */
export function* generateB015(rows: number, seed: number, options: GeneratorOptions = {}): Generator<Uint8Array> {
  const { header = true, lineEnd = '\n', chunkSize = 1 << 18 } = options;
  const faults = Map.groupBy(options.faults ?? [], (fault) => fault.row);
  const makeRow = createRowMaker(seed, options.clues);
  let text = header ? HEADER + lineEnd : '';
  for (let row = 1; row <= rows; row++) {
    const line = makeRow();
    const spoiled = faults.get(row);
    text += (spoiled ? spoil(line, spoiled) : line) + lineEnd;
    if (text.length < chunkSize) continue;
    yield Buffer.from(text, 'latin1');
    text = '';
  }
  if (text !== '') yield Buffer.from(text, 'latin1');
}

/** The whole export at once. */
export function b015Bytes(rows: number, seed: number, options: GeneratorOptions = {}): Uint8Array {
  return new Uint8Array(Buffer.concat([...generateB015(rows, seed, options)]));
}

/** A line with some of its cells put in place of others. */
export function spoil(line: string, faults: readonly Omit<CellFault, 'row'>[]): string {
  const cells = line.split('|');
  for (const { column, value } of faults) {
    const index = guide.columns.findIndex(({ name }) => name === column);
    if (index < 0) throw new Error(`La guía no tiene la columna ${column}.`);
    cells[index] = value;
  }
  return cells.join('|');
}

/** Makes rows one by one. */
export function createRowMaker(seed: number, clues?: readonly string[]): () => string {
  const random = createRandom(seed);
  const keys = clues ?? [makeClues(90001), makeClues(90002, 'IMB')];
  const providers = Array.from({ length: PROVIDERS }, () =>
    makePerson(random, 1960 + below(random, 38), random() < 0.5 ? 'H' : 'M'),
  );
  return () => {
    const provider = pick(random, providers);
    const kind = KINDS[below(random, KINDS.length)];
    return kind(random, pick(random, keys), provider);
  };
}

type Kind = (random: Random, clues: string, provider: Person) => string;
const KINDS: readonly Kind[] = [adult, adult, adult, pregnant, child, elder];

const repeat = (value: string, times: number): string => Array.from({ length: times }, () => value).join('|');
const NA = (times: number): string => repeat('-1', times);

/** Columns 77 to 106 for somebody to whom no age block applies. */
const NO_BLOCK = `${NA(7)}|0|${NA(12)}|0`;
const DISTANCE = '0|0|-1|-1';

function adult(random: Random, clues: string, provider: Person): string {
  const person = makePerson(random, 1966 + below(random, 35), random() < 0.5 ? 'H' : 'M');
  const woman = person.sex === 'M';
  const second = random() < 0.2;
  const extra = second ? `0|${pick(random, ['E119', 'M545'])}|-1` : '-1||-1';
  const diagnosis = pick(random, ['I10X', 'R51X', 'K297', 'N390', 'J029']);
  const women = woman && random() < 0.3 ? '0|0|-1|-1|-1|0|-1' : NA(7);
  return (
    `${opening(random, clues, provider, person)}|${vitals(random, 74, 164)}|${repeatVisit(random)}|${diagnosis}|-1|${extra}|-1||-1|` +
    `${NA(19)}|${women}|${NO_BLOCK}|${yesNo(random)}|${yesNo(random)}|${yesNo(random)}|-1|0|${DISTANCE}`
  );
}

function pregnant(random: Random, clues: string, provider: Person): string {
  const person = makePerson(random, 1985 + below(random, 20), 'M');
  const subsequent = below(random, 2);
  const flags = Array.from({ length: 11 }, () => yesNo(random)).join('|');
  return (
    `${opening(random, clues, provider, person)}|${vitals(random, 66, 158)}|${repeatVisit(random)}|Z348|-1|-1||-1|-1||-1|` +
    `-1|-1|-1|${subsequent}|1|${1 + below(random, 3)}|${flags}|-1|-1|${NA(7)}|${NO_BLOCK}|1|1|1|${pick(random, ['-1', '1', '7'])}|0|${DISTANCE}`
  );
}

function child(random: Random, clues: string, provider: Person): string {
  const person = makePerson(random, 2020 + below(random, 4), random() < 0.5 ? 'H' : 'M');
  // Columns 77 to 97: a sick child (diarrhoea or respiratory infection), or none of the two.
  const block = pick(random, [
    `-1|-1|-1|-1|0|2|1|${below(random, 10)}|-1|-1|-1|-1|${yesNo(random)}|${NA(7)}|0`,
    `-1|-1|-1|-1|-1|-1|-1|0|0|${1 + below(random, 2)}|${yesNo(random)}|1|${yesNo(random)}|${NA(7)}|1`,
    `0|1|${1 + below(random, 3)}|-1|-1|-1|-1|0|-1|-1|-1|-1|1|${NA(7)}|0`,
  ]);
  return (
    `${opening(random, clues, provider, person)}|${vitals(random, 14, 92, true)}|${repeatVisit(random)}|J00X|-1|-1||-1|-1||-1|` +
    `${NA(19)}|${NA(7)}|${block}|1|1|${yesNo(random)}|${pick(random, ['-1', '2', '3'])}|0|${DISTANCE}`
  );
}

function elder(random: Random, clues: string, provider: Person): string {
  const person = makePerson(random, 1938 + below(random, 25), random() < 0.5 ? 'H' : 'M');
  const tests = Array.from({ length: 7 }, () => pick(random, ['-1', '1', '2'])).join('|');
  const distance = pick(random, [DISTANCE, '0|1|-1|1', '0|0|3&2|2', '1|0|-1|-1']);
  return (
    `${opening(random, clues, provider, person)}|${vitals(random, 68, 160)}|${repeatVisit(random)}|E119|-1|0|I10X|-1|-1||-1|` +
    `${NA(19)}|${NA(7)}|${NA(7)}|0|${NA(5)}|${tests}|0|1|1|0|-1|${below(random, 2)}|${distance}`
  );
}

/** Columns 1 to 25. */
function opening(random: Random, clues: string, provider: Person, person: Person): string {
  const day = String(1 + below(random, 28)).padStart(2, '0');
  const sex = person.sex === 'H' ? '1' : '2';
  const affiliation = pick(random, ['1', '2', '3', '14', '8', '2&8']);
  return (
    `${clues}|142|${provider.curp}|${provider.givenNames}|${provider.firstSurname}|${provider.secondSurname}|2|${yesNo(random)}|` +
    `${person.curp}|${person.givenNames}|${person.firstSurname}|${person.secondSurname}|${person.birth}|142|${person.state}|` +
    `${sex}|${sex}|0|0|0|-1|${sex}|${affiliation}|${day}/${MONTH}|4`
  );
}

/** Columns 26 to 39: weight about `weight` kg, height about `height` cm. */
function vitals(random: Random, weight: number, height: number, small = false): string {
  const kilograms = (weight * (0.8 + random() * 0.4)).toFixed(below(random, 4));
  const pressure = small ? '0|0' : `${100 + below(random, 50)}|${55 + below(random, 40)}`;
  const glucose = random() < 0.25 ? `${80 + below(random, 90)}|0|2|0` : '0|-1|-1|0';
  return (
    `${kilograms}|${height - 8 + below(random, 16)}|${small ? 0 : 70 + below(random, 40)}|${pressure}|${60 + below(random, 40)}|` +
    `${14 + below(random, 12)}|${(36 + random() * 2).toFixed(1)}|${90 + below(random, 10)}|${glucose}|${pick(random, ['-1', '0', '1'])}`
  );
}

/** Columns 40 to 42: first in the year, first in the UNEME (does not apply), first time or later of diagnosis 1. */
function repeatVisit(random: Random): string {
  return `${yesNo(random)}|-1|${yesNo(random)}`;
}

function yesNo(random: Random): string {
  return random() < 0.5 ? '0' : '1';
}
