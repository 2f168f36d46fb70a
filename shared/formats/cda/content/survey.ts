import type { CdaElement } from '../document.ts';
import { attribute, statedType } from '../document.ts';

/** What one walk over a document gathers for its judges. */
export interface Survey {
  /** Values of `ID` in the narrative and on media. */
  readonly ids: ReadonlySet<string>;
  /** Elements that name a place of the same document: `reference`, `renderMultiMedia`, `footnoteRef`. */
  readonly links: readonly CdaElement[];
  readonly sections: readonly CdaElement[];
  /** Clinical statements: observations, acts, organizers … */
  readonly statements: readonly CdaElement[];
  /** Elements with a `code` attribute, outside of the narrative. */
  readonly coded: readonly CdaElement[];
  readonly nulls: readonly CdaElement[];
  /** Elements with `low` and `high`. */
  readonly intervals: readonly CdaElement[];
  /** Elements whose `value` is a TS. */
  readonly times: readonly CdaElement[];
  /** Elements that say of what kind, or how written, the file is that they hold (ED). */
  readonly embedded: readonly CdaElement[];
}

/** Classes of entries. */
export const STATEMENTS: ReadonlySet<string> = new Set([
  'act',
  'encounter',
  'observation',
  'observationMedia',
  'organizer',
  'procedure',
  'regionOfInterest',
  'substanceAdministration',
  'supply',
]);

/** Elements that are times where no `xsi:type` says otherwise; of SDTC, too. */
export const TIMES: ReadonlySet<string> = new Set([
  'effectiveTime',
  'time',
  'birthTime',
  'deceasedTime',
  'useablePeriod',
  'validTime',
  'availabilityTime',
  'phase',
]);
const LIMITS = new Set(['low', 'high', 'center']);

/** Whether the `value` of an element is a TS: by its own type, or by that of the interval that it is a limit of. */
function isTime(element: CdaElement): boolean {
  const stated = statedType(element);
  if (stated !== undefined) return stated === 'TS' || stated.endsWith('_TS');
  if (TIMES.has(element.name)) return true;
  return element.parent !== undefined && LIMITS.has(element.name) && isTime(element.parent);
}

type Growing = { -readonly [K in keyof Survey]: Survey[K] extends ReadonlySet<infer T> ? Set<T> : CdaElement[] };

/** Walks the document once. */
export function surveyOf(root: CdaElement): Survey {
  const survey: Growing = {
    ids: new Set(),
    links: [],
    sections: [],
    statements: [],
    coded: [],
    nulls: [],
    intervals: [],
    times: [],
    embedded: [],
  };
  walk(root, survey);
  return survey;
}

function walk(element: CdaElement, survey: Growing): void {
  const { name, space } = element;
  for (const { name: key, space: of, value } of element.attributes) {
    if (of !== 'none') continue;
    if (key === 'ID') survey.ids.add(value);
    else if (key === 'nullFlavor') survey.nulls.push(element);
    else if (key === 'code') survey.coded.push(element);
    else if (key === 'value' && isTime(element)) survey.times.push(element);
    else if ((key === 'mediaType' || key === 'representation') && survey.embedded.at(-1) !== element) {
      survey.embedded.push(element);
    }
  }
  if (space !== 'hl7') {
    for (const item of element.children) walk(item, survey);
    return;
  }
  if (name === 'section') survey.sections.push(element);
  else if (STATEMENTS.has(name)) survey.statements.push(element);
  else if (name === 'reference' || name === 'renderMultiMedia' || name === 'footnoteRef') survey.links.push(element);
  let low = false;
  let high = false;
  for (const item of element.children) {
    if (item.name === 'low') low = true;
    else if (item.name === 'high') high = true;
    walk(item, survey);
  }
  if (low && high) survey.intervals.push(element);
}

/** Whether the element is declared to have no value. */
export function isNull(element: CdaElement | undefined): boolean {
  return element !== undefined && attribute(element, 'nullFlavor') !== undefined;
}

/** Whether any text stands in the element or below it, or an image that is shown there. */
export function saysAnything(element: CdaElement): boolean {
  if (element.name === 'renderMultiMedia' || /\S/.test(element.text)) return true;
  return element.children.some(saysAnything);
}
