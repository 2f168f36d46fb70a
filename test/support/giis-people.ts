import { cluesDerivedDigit, curpCheckDigit, STATES } from '../../shared/identifiers/index.ts';

/** Made-up people for synthetic exports: names put together at random, CURPs that agree with them. */
export interface Person {
  readonly curp: string;
  readonly givenNames: string;
  readonly firstSurname: string;
  readonly secondSurname: string;
  /** dd/mm/aaaa */
  readonly birth: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly sex: 'H' | 'M';
  /** INEGI key. */
  readonly state: string;
}

/** Numbers from 0 (included) to 1 (excluded), the same for the same seed (mulberry32). */
export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function pick<T>(random: Random, values: readonly T[]): T {
  return values[below(random, values.length)];
}

interface Written {
  readonly name: string;
  readonly letter: string;
  readonly vowel: string;
  readonly consonant: string;
}

function written(name: string): Written {
  const plain = name.split(' ')[0].replaceAll('Ñ', 'X').replaceAll('Ü', 'U');
  const inner = plain.slice(1);
  return {
    name,
    letter: plain[0],
    vowel: inner.match(/[AEIOU]/)?.[0] ?? 'X',
    consonant: inner.match(/[B-DF-HJ-NP-TV-Z]/)?.[0] ?? 'X',
  };
}

const list = (names: string): readonly Written[] => names.split('|').map(written);

const SURNAMES = list(
  'HERNANDEZ|GARCIA|MARTINEZ|LOPEZ|GONZALEZ|PEREZ|RODRIGUEZ|SANCHEZ|RAMIREZ|CRUZ|FLORES|GOMEZ|MORALES|VAZQUEZ|REYES|' +
    'JIMENEZ|TORRES|DIAZ|GUTIERREZ|RUIZ|MENDOZA|AGUILAR|ORTIZ|MORENO|CASTILLO|ROMERO|ALVAREZ|MENDEZ|CHAVEZ|RIVERA|' +
    'JUAREZ|RAMOS|DOMINGUEZ|HERRERA|MEDINA|CASTRO|VARGAS|GUZMAN|VELAZQUEZ|MUÑOZ|ROJAS|ORTEGA|IBAÑEZ|SALAZAR|PEÑA|LUNA',
);
const WOMEN = list(
  'GUADALUPE|JUANA|MARGARITA|VERONICA|ROSA ELENA|ELIZABETH|ALEJANDRA|LETICIA|GABRIELA|ADRIANA|PATRICIA|YOLANDA|ALICIA|' +
    'MARTHA|GLORIA|CLAUDIA|BEATRIZ|SILVIA|DIANA|KARINA|LAURA|IRENE|NORMA|BEGOÑA|ANGELICA|TERESA|SOFIA|REGINA|XIMENA',
);
const MEN = list(
  'JUAN|LUIS|FRANCISCO|MIGUEL ANGEL|ANTONIO|ALEJANDRO|PEDRO|MANUEL|CARLOS|JORGE|RICARDO|DANIEL|FERNANDO|ROBERTO|' +
    'EDUARDO|JAVIER|RAFAEL|SERGIO|MARTIN|ARTURO|OSCAR|RAUL|ENRIQUE|IÑIGO|GERARDO|HECTOR|MATEO|SANTIAGO|LEONARDO',
);

/** A person born in the given year, at any day of it up to the 28th of a month. */
export function makePerson(random: Random, year: number, sex: 'H' | 'M'): Person {
  const first = pick(random, SURNAMES);
  const second = pick(random, SURNAMES);
  const given = pick(random, sex === 'M' ? WOMEN : MEN);
  const state = STATES[below(random, 32)];
  const month = 1 + below(random, 12);
  const day = 1 + below(random, 28);
  const mm = String(month).padStart(2, '0');
  const dd = String(day).padStart(2, '0');
  const stem =
    `${first.letter}${first.vowel}${second.letter}${given.letter}${String(year).slice(2)}${mm}${dd}${sex}` +
    `${state.curp}${first.consonant}${second.consonant}${given.consonant}${year < 2000 ? '0' : 'A'}`;
  return {
    curp: stem + curpCheckDigit(stem),
    givenNames: given.name,
    firstSurname: first.name,
    secondSurname: second.name,
    birth: `${dd}/${mm}/${year}`,
    year,
    month,
    day,
    sex,
    state: state.key,
  };
}

/** A made-up CLUES of Ciudad de México whose last digit fits the derived one; `number` has up to five digits. */
export function makeClues(number: number, institution = 'SSA'): string {
  const stem = `DF${institution}${String(number).padStart(5, '0')}`;
  return stem + cluesDerivedDigit(`${stem}0`);
}
