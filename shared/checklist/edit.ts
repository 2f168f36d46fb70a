import type { Check, Checklist, EditionRef } from '../model/index.ts';
import { checklistFaults, type OwnNames } from './checklist-faults.ts';
import { allFormFaults, sizeFault } from './form-faults.ts';
import { knownNames } from './load.ts';

/** A copy to work on: under another id another checklist, under the same id its next edition. */
export function copyChecklist(source: Checklist, to: EditionRef & { readonly title?: string }): Checklist {
  const { id, edition, title = source.title } = to;
  return { ...source, id, edition, title, basedOn: { id: source.id, edition: source.edition } };
}

/**
 * Everything that stands in the way of publishing a draft, one plain sentence each; empty where nothing does. It never
 * throws, whatever it is given.
 *
 * @param published editions that exist and do not change
 * @param layers ids of the conformance layers; left out, they are not compared
 */
export function draftFaults(
  draft: unknown,
  checks: readonly Pick<Check, 'id'>[],
  published: readonly EditionRef[],
  layers?: readonly string[],
): readonly string[] {
  const oversize = sizeFault(draft);
  if (oversize !== undefined) return [oversize];
  const { sentences, paths } = allFormFaults(draft, 'La lista de cotejo');
  if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) return sentences;
  const sound = soundParts(draft as Json, paths);
  const faults = checklistFaults(sound, knownNames(checks, layers), namesIn(draft as Json));
  // A list whose only requirement is faulty is not an empty one.
  const others =
    paths.length === 0 ? faults : faults.filter((fault) => !fault.includes('no tiene requisitos ni preguntas'));
  return [...new Set([...sentences, ...others, ...editionFaults(draft as Json, published)])].slice(0, MOST_FAULTS);
}

/** Whoever has more begins with these. */
const MOST_FAULTS = 300;

type Json = Readonly<Record<string, unknown>>;

function editionFaults({ id, edition }: Json, published: readonly EditionRef[]): readonly string[] {
  if (!published.some((known) => known.id === id && known.edition === edition)) return [];
  return [`La edición ${String(edition)} de «${String(id)}» ya está publicada y no cambia: póngale otro número.`];
}

/** The parts of a draft without a fault of form, so that what else is wrong with them can be told at the same time. */
function soundParts(draft: Json, faultyPaths: readonly string[]): Checklist {
  const faulty = new Set(faultyPaths.map((path) => path.split('/').slice(1, 3).join('/')));
  const members = (list: string): readonly unknown[] => {
    const all = draft[list];
    if (!Array.isArray(all) || faulty.has(list)) return [];
    return all.filter((_, index) => !faulty.has(`${list}/${index}`));
  };
  const bands = faultyPaths.some((path) => path === '' || path.startsWith('/bands')) ? NO_BANDS : draft.bands;
  return {
    ...draft,
    bands: isBands(bands) ? bands : NO_BANDS,
    domains: members('domains'),
    items: members('items'),
    modules: members('modules'),
    groupings: members('groupings'),
    questions: members('questions'),
    scoreBands: members('scoreBands'),
  } as Checklist;
}

const NO_BANDS = { full: 1, partial: 0 };

function isBands(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { full, partial } = value as { readonly full?: unknown; readonly partial?: unknown };
  return typeof full === 'number' && typeof partial === 'number';
}

/** Names that stand in a draft, also of members that have some other fault. */
function namesIn(draft: Json): OwnNames {
  const ids = (list: string): ReadonlySet<string> => {
    const all = draft[list];
    if (!Array.isArray(all)) return new Set();
    const named = all.map((member: unknown) =>
      typeof member === 'object' && member !== null && 'id' in member ? member.id : undefined,
    );
    return new Set(named.filter((id) => typeof id === 'string'));
  };
  return { domains: ids('domains'), modules: ids('modules'), groupings: ids('groupings') };
}
