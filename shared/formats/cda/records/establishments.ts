import { isClues } from '../../../identifiers/index.ts';
import type { EstablishmentData } from '../../../model/index.ts';
import type { CdaElement } from '../document.ts';
import { child, descend } from '../document.ts';
import type { RecordContext } from './context.ts';
import { findClues, keysOf } from './identifiers.ts';
import type { Spots } from './names.ts';
import type { Found } from './read.ts';
import { ownText, spotOf } from './read.ts';

/** Organizations that answer for the document or the care: they should bear a CLUES. */
const ALWAYS = new Set(['representedCustodianOrganization', 'serviceProviderOrganization']);

interface Known {
  readonly data: EstablishmentData;
  readonly spots: Spots;
}

/**
 * Each establishment once: all that bear a CLUES, and those without it that answer for the document or the care. One of
 * which nothing is said (a custodian must stand there, known or not) is none beside another.
 */
export function readEstablishments(organizations: readonly CdaElement[], context: RecordContext): void {
  const byClues = new Map<string, Known>();
  const seen = new Set<string>();
  const without: Known[] = [];
  const found = organizations.map((element) => ({ element, clues: findClues(element, context.mexico, context.warn) }));
  for (const { element, clues } of found) {
    if (clues === undefined) continue;
    const one = establishment(element, clues, context);
    const same = byClues.get(clues.value);
    if (same === undefined) byClues.set(clues.value, one);
    else if (same.data.name === undefined) {
      same.data.name = one.data.name;
      same.spots.name = one.spots.name;
    }
    for (const mark of marksOf(element, one)) seen.add(mark);
  }
  for (const { element, clues } of found) {
    if (clues !== undefined || !ALWAYS.has(element.name) || isInPlaceWithClues(element, context)) continue;
    const one = establishment(element, undefined, context);
    const marks = marksOf(element, one);
    if (marks.length === 0 && byClues.size + without.length > 0) continue;
    if (!marks.some((mark) => seen.has(mark))) without.push(one);
    for (const mark of marks) seen.add(mark);
  }
  for (const { data, spots } of [...byClues.values(), ...without]) context.emit('establishment', data, spots);
}

/** What an organization is known again by: its ids and its name. */
function marksOf(element: CdaElement, { data }: Known): readonly string[] {
  const keys = keysOf(element);
  return data.name === undefined ? keys : [...keys, `name ${data.name}`];
}

/** CLUES of the custodian, else of the place of the encounter, else of the first author's organization. */
export function unitOf({ root, encounter, mexico }: RecordContext): string | undefined {
  const facility = descend(encounter, 'location', 'healthCareFacility');
  const candidates = [
    descend(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization'),
    facility,
    child(facility, 'serviceProviderOrganization'),
    descend(root, 'author', 'assignedAuthor', 'representedOrganization'),
  ];
  for (const candidate of candidates) {
    const clues = findClues(candidate, mexico)?.value;
    if (clues !== undefined && isClues(clues)) return clues;
  }
  return undefined;
}

function establishment(element: CdaElement, clues: Found | undefined, { careDate }: RecordContext): Known {
  return {
    data: { clues: clues?.value, name: nameOf(element), careDate },
    spots: { clues: clues?.spot ?? { element, missing: 'id' }, name: nameSpot(element) },
  };
}

/** The organization that runs a place with a CLUES is told by it. */
function isInPlaceWithClues(element: CdaElement, { mexico }: RecordContext): boolean {
  const { parent } = element;
  return parent?.name === 'healthCareFacility' && findClues(parent, mexico) !== undefined;
}

/** A facility is named by its place. */
function nameOf(element: CdaElement): string | undefined {
  return ownText(child(namedBy(element), 'name'));
}

function nameSpot(element: CdaElement) {
  return spotOf(namedBy(element), 'name');
}

function namedBy(element: CdaElement): CdaElement {
  return element.name === 'healthCareFacility' ? (child(element, 'location') ?? element) : element;
}
