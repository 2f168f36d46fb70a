import type { DesignNote, SampleDesign, StratumDesign, UniverseUnit } from '../../model/index.ts';

/** Faults stop a draw; notes go with it. */
export interface DesignCheck {
  readonly faults: readonly DesignNote[];
  readonly notes: readonly DesignNote[];
}

/** A note names at most so many units; its sentence says how many there are. */
const NAMED_UNITS = 20;

/** Draws of more units than this are refused before anything is sorted: twice the country's establishments. */
const MAX_UNIVERSE = 200_000;

/** Whether a unit has a size that a proportional draw can use. */
export function hasSize(unit: UniverseUnit): boolean {
  return unit.size !== null && unit.size > 0;
}

/**
 * Everything that is wrong or should be known about a design over a universe, one sentence each. Nothing is mended in
 * silence: a unit without size, listed twice or of no stratum is named.
 */
export function checkDesign(design: SampleDesign, universe: readonly UniverseUnit[]): DesignCheck {
  const faults: DesignNote[] = [];
  const notes: DesignNote[] = [];
  if (design.seed.trim() === '') faults.push(note(null, 'El diseño no dice su semilla; sin ella no puede repetirse.'));
  if (design.strata.length === 0) faults.push(note(null, 'El diseño no tiene estratos.'));
  if (universe.length > MAX_UNIVERSE) {
    faults.push(note(null, `El universo tiene ${universe.length} unidades; el máximo es ${MAX_UNIVERSE}.`));
    return { faults, notes };
  }
  for (const id of repeated(design.strata.map((stratum) => stratum.id))) {
    faults.push(note(id, `El estrato «${id}» está dos veces en el diseño.`));
  }
  faults.push(...universeFaults(design, universe));
  const byStratum = Map.groupBy(universe, (unit) => unit.stratum);
  for (const stratum of design.strata) {
    const units = byStratum.get(stratum.id) ?? [];
    faults.push(...stratumFaults(stratum, units, design.sizeName ?? 'tamaño'));
    notes.push(...stratumNotes(stratum, units));
  }
  return { faults, notes };
}

function universeFaults(design: SampleDesign, universe: readonly UniverseUnit[]): readonly DesignNote[] {
  const faults: DesignNote[] = [];
  const known = new Set(design.strata.map((stratum) => stratum.id));
  const strays = universe.filter((unit) => !known.has(unit.stratum));
  if (strays.length > 0) {
    faults.push(
      note(null, `Unidades del universo que no pertenecen a ningún estrato del diseño: ${strays.length}.`, strays),
    );
  }
  const seen = new Map<string, string>();
  const twice: UniverseUnit[] = [];
  const overlapping: UniverseUnit[] = [];
  for (const unit of universe) {
    const before = seen.get(unit.clues);
    if (before === undefined) seen.set(unit.clues, unit.stratum);
    else if (before === unit.stratum) twice.push(unit);
    else overlapping.push(unit);
  }
  if (overlapping.length > 0) {
    faults.push(
      note(null, `Los estratos se traslapan. Unidades que están en más de uno: ${overlapping.length}.`, overlapping),
    );
  }
  if (twice.length > 0) faults.push(note(null, `Unidades repetidas en el universo: ${twice.length}.`, twice));
  const wrong = universe.filter((unit) => unit.size !== null && !isSize(unit.size));
  if (wrong.length > 0) {
    faults.push(
      note(
        null,
        `Unidades con un tamaño que no es un número, es negativo o no está entre una millonésima y un billón: ${wrong.length}.`,
        wrong,
      ),
    );
  }
  return faults;
}

function stratumFaults(
  stratum: StratumDesign,
  members: readonly UniverseUnit[],
  sizeName: string,
): readonly DesignNote[] {
  const { id, method, sampleSize } = stratum;
  if (members.length === 0) return [note(id, `El estrato «${id}» no tiene unidades en el universo.`)];
  if (stratum.replacements !== undefined && !isCount(stratum.replacements)) {
    return [note(id, `El estrato «${id}» debe decir sus reemplazos como un número entero que no sea negativo.`)];
  }
  if (method === 'certainty') {
    if (sampleSize === undefined || sampleSize === members.length) return [];
    return [
      note(
        id,
        `El estrato «${id}» se toma completo y tiene ${members.length} unidades; el diseño pide ${sampleSize}. Quite el número o cambie el método.`,
      ),
    ];
  }
  if (sampleSize === undefined || !isCount(sampleSize) || sampleSize === 0) {
    return [note(id, `El estrato «${id}» debe decir cuántas unidades se sortean: un número entero mayor que 0.`)];
  }
  const unsized = method === 'proportional' ? members.filter((unit) => !hasSize(unit)) : [];
  if (unsized.length > 0 && (stratum.unsized ?? 'refuse') === 'refuse') {
    return [
      note(
        id,
        `Unidades del estrato «${id}» sin ${sizeName}, o con 0: ${unsized.length}. Con probabilidad proporcional nunca saldrían: decida si se excluyen o si reciben el menor tamaño del estrato.`,
        unsized,
      ),
    ];
  }
  if (unsized.length === members.length) {
    return [note(id, `Ninguna unidad del estrato «${id}» tiene ${sizeName} mayor que 0.`)];
  }
  const drawable = members.length - (stratum.unsized === 'exclude' ? unsized.length : 0);
  if (sampleSize <= drawable) return [];
  return [
    note(id, `En el estrato «${id}» se piden ${sampleSize} unidades y las que pueden salir sorteadas son ${drawable}.`),
  ];
}

function stratumNotes(stratum: StratumDesign, members: readonly UniverseUnit[]): readonly DesignNote[] {
  const notes: DesignNote[] = [];
  const { id, frameUnits } = stratum;
  if (frameUnits !== undefined && frameUnits !== members.length) {
    notes.push(
      note(
        id,
        `El diseño dice que el estrato «${id}» tiene ${frameUnits} unidades; en el universo tiene ${members.length}.`,
      ),
    );
  }
  if (stratum.method !== 'proportional') return notes;
  const unsized = members.filter((unit) => !hasSize(unit));
  if (unsized.length === 0) return notes;
  const missing = unsized.filter((unit) => unit.size === null).length;
  const what = `Unidades del estrato «${id}» sin tamaño: ${unsized.length} (${missing} sin dato, ${unsized.length - missing} con 0)`;
  if (stratum.unsized === 'exclude') {
    notes.push(note(id, `${what}. Quedaron fuera del sorteo y las estimaciones no hablan de ellas.`, unsized));
  }
  if (stratum.unsized === 'smallest') {
    notes.push(note(id, `${what}. Entraron con el menor tamaño del estrato.`, unsized));
  }
  return notes;
}

function note(stratum: string | null, message: string, about: readonly UniverseUnit[] = []): DesignNote {
  const clues = about.map((unit) => unit.clues).sort();
  return { stratum, message, clues: clues.slice(0, NAMED_UNITS) };
}

/** 0, or within what any register counts: outside of it digits would be lost or grow without end. */
function isSize(size: number): boolean {
  return size === 0 || (size >= 1e-6 && size <= 1e12);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function repeated(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [...twice];
}
