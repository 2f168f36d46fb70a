import type { CdaElement } from '../document.ts';
import type { Placed } from './content.ts';
import type { Inspection } from './inspection.ts';

/**
 * What the Mexican annex writes early: parent → child → the siblings that it puts after it and CDA before it, as its own
 * model document has them (GIIS-A001). A person may stand where that document names the program that wrote it.
 */
const ANNEX_ORDER: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ClinicalDocument: { informationRecipient: ['author'] },
  patient: { birthplace: ['guardian'] },
  assignedAuthor: {
    assignedAuthoringDevice: ['telecom', 'addr'],
    assignedPerson: ['telecom', 'addr'],
    telecom: ['addr'],
  },
  intendedRecipient: { telecom: ['addr'] },
  encompassingEncounter: { responsibleParty: ['dischargeDispositionCode'] },
  substanceAdministration: { routeCode: ['effectiveTime'], doseQuantity: ['effectiveTime'] },
};

/** Children that are all allowed, in a wrong order: the fewest that had to move for it to be right. */
export function judgeOrder(parent: CdaElement, placed: readonly Placed[], inspection: Inspection): void {
  const early = inspection.followsAnnex ? earlyByAnnex(parent, placed) : NONE;
  const [first] = early;
  if (first !== undefined) {
    const { name } = first[0].element;
    const message = `${name} va antes de ${first[1]} en ${parent.name}, como en el anexo mexicano; el esquema de CDA lo espera después`;
    inspection.report('orderOfAnnex', { element: first[0].element }, { message });
  }
  const rest = placed.filter((item) => !early.has(item));
  const inPlace = longestInOrder(rest);
  const kept = rest.filter((_, index) => inPlace.has(index));
  for (const [index, { element, place }] of rest.entries()) {
    if (inPlace.has(index)) continue;
    const after = firstAfter(kept, place.slot);
    const next = kept[after]?.element;
    const before = kept[after - 1]?.element;
    const expected = next === undefined ? `después de ${before?.name ?? parent.name}` : `antes de ${next.name}`;
    inspection.report(
      'order',
      { element },
      { message: `${element.name} está fuera de orden en ${parent.name}`, expected },
    );
  }
}

/** Index of the first whose slot is higher, of children in the order of their slots; their number where none is. */
function firstAfter(inOrder: readonly Placed[], slot: number): number {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder[middle].place.slot <= slot) low = middle + 1;
    else high = middle;
  }
  return low;
}

const NONE: ReadonlyMap<Placed, string> = new Map();

/** Children that stand before a sibling that the annex, and only it, puts after them, with that sibling's name. */
function earlyByAnnex(parent: CdaElement, placed: readonly Placed[]): ReadonlyMap<Placed, string> {
  const table = Object.hasOwn(ANNEX_ORDER, parent.name) ? ANNEX_ORDER[parent.name] : undefined;
  if (table === undefined) return NONE;
  const early = new Map<Placed, string>();
  /** Names that stand further on. */
  const later = new Set<string>();
  for (const item of placed.toReversed()) {
    const { name } = item.element;
    const after = Object.hasOwn(table, name) ? table[name].find((other) => later.has(other)) : undefined;
    if (after !== undefined) early.set(item, after);
    later.add(name);
  }
  return new Map([...early].reverse());
}

/** Indexes of a longest run of slots that do not go down (patience sorting). */
function longestInOrder(placed: readonly Placed[]): ReadonlySet<number> {
  /** For each length, the index that ends the run with the lowest slot; for each index, the one before it. */
  const ends: number[] = [];
  const before = new Int32Array(placed.length).fill(-1);
  for (const [index, { place }] of placed.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placed[ends[middle]].place.slot <= place.slot) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = ends[low - 1];
    ends[low] = index;
  }
  const found = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]) found.add(at);
  return found;
}
