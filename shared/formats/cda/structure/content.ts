import type { CdaElement } from '../document.ts';
import type { Inspection } from './inspection.ts';
import { keyOf } from './inspection.ts';
import type { Content, ElementPlace, TypeDefinition } from './model.ts';
import { judgeOrder } from './order.ts';

/** Names shown as expected. */
const SHOWN = 8;

/** A child that has a place in the content of its parent. */
export interface Placed {
  readonly element: CdaElement;
  readonly place: ElementPlace;
}

/**
 * The children of an element against the content of its type: which, how many, in what order. Goes on after each
 * fault, so that one fault is one finding.
 *
 * @returns the children whose own type is known, to be judged next
 */
export function judgeContent(element: CdaElement, type: TypeDefinition, inspection: Inspection): readonly Placed[] {
  const { children } = element;
  const content = contentOf(element, type);
  if (content === undefined) {
    if (children.length > 0) reportUnknown(element, type, children, [], undefined, inspection);
    return [];
  }
  const placed: Placed[] = [];
  const unknown: CdaElement[] = [];
  const counts = new Int32Array(content.slots.length);
  let last = 0;
  let isOrdered = true;
  for (const child of children) {
    const key = keyOf(child, 'hl7');
    const place = key === undefined ? undefined : content.places.get(key);
    if (place === undefined) {
      unknown.push(child);
      continue;
    }
    counts[place.slot]++;
    if (place.slot < last) isOrdered = false;
    last = place.slot;
    placed.push({ element: child, place });
  }
  if (type.contents.length > 1) judgeInterval(element, type, content, placed, unknown, counts, isOrdered, inspection);
  else {
    const missing = missingOf(element, content, counts, inspection);
    reportUnknown(element, type, unknown, missing, content, inspection);
    judgeCounts(element, content, placed, counts, inspection);
    if (!isOrdered) judgeOrder(element, placed, inspection);
  }
  return placed;
}

/** Of alternatives (intervals have them), the one that begins as the element does. */
function contentOf({ children }: CdaElement, { contents }: TypeDefinition): Content | undefined {
  if (contents.length < 2) return contents[0];
  const first = children.find(({ name }) => LIMITS.has(name))?.name ?? '';
  return contents.find(({ slots }) => slots.find(({ min }) => min > 0)?.names.includes(first)) ?? contents[0];
}

/** An interval is small, and any fault in it is the same one: its limits do not go together. */
function judgeInterval(
  element: CdaElement,
  type: TypeDefinition,
  { slots }: Content,
  placed: readonly Placed[],
  unknown: readonly CdaElement[],
  counts: Int32Array,
  isOrdered: boolean,
  inspection: Inspection,
): void {
  const strange = unknown.filter((child) => !LIMITS.has(child.name) || child.space !== 'hl7');
  reportUnknown(element, type, strange, [], undefined, inspection);
  if (!element.children.some(({ name }) => LIMITS.has(name)) || inspection.isUnfinished(element)) return;
  const sound =
    unknown.length === strange.length &&
    isOrdered &&
    slots.every(({ min, max }, i) => counts[i] >= min && counts[i] <= max);
  if (sound) return;
  const at = unknown.find((child) => !strange.includes(child)) ?? placed.at(-1)?.element ?? element;
  inspection.report(
    'interval',
    { element: at },
    { expected: 'low y high (o width), solo high, width y high, o center y width' },
  );
}

/** What an interval is told by. */
const LIMITS: ReadonlySet<string> = new Set(['low', 'high', 'width', 'center']);

/** Names of what must be there and is not, a choice as one. */
function missingOf(
  element: CdaElement,
  { slots }: Content,
  counts: Int32Array,
  inspection: Inspection,
): readonly string[] {
  let missing: string[] | undefined;
  for (let i = 0; i < slots.length; i++) {
    if (counts[i] >= slots[i].min || inspection.isUnfinished(element)) continue;
    missing ??= [];
    missing.push(slots[i].names.map(written).join(' o '));
  }
  return missing ?? NONE;
}

const NONE: readonly string[] = [];

/** An unknown element where one is missing is taken for it, misspelt: that is one fault. */
function reportUnknown(
  element: CdaElement,
  type: TypeDefinition,
  unknown: readonly CdaElement[],
  missing: readonly string[],
  content: Content | undefined,
  inspection: Inspection,
): void {
  let foreign = content?.foreign ?? 0;
  let taken = 0;
  for (const child of unknown) {
    if (isForeign(child, type, inspection)) {
      // Where a type admits an element of another namespace, it is the last.
      if (foreign-- <= 0 || child !== element.children.at(-1))
        inspection.report(
          'extension',
          { element: child },
          { message: `${child.name} es una extensión que no es de CDA R2 ni de SDTC` },
        );
      continue;
    }
    const meant = missing[taken];
    if (meant !== undefined) taken++;
    const namesake = content?.places.has(child.name) === true || meant === child.name;
    const message = namesake
      ? `${child.name} no es del espacio de nombres que CDA pide en ${element.name}`
      : `${child.name} no es un elemento que CDA defina en ${element.name}`;
    inspection.report('unknownElement', { element: child }, { message, ...expectedOf(meant, content) });
  }
  for (const name of missing.slice(taken)) {
    inspection.report(
      'missingElement',
      { element, missing: name },
      { message: `Falta ${name} en ${element.name}`, expected: name },
    );
  }
}

function expectedOf(meant: string | undefined, content: Content | undefined): { expected?: string } {
  if (meant !== undefined) return { expected: meant };
  const names = [...(content?.places.keys() ?? [])].filter((name) => !COMMON.has(name)).map(written);
  if (names.length === 0) return {};
  return { expected: names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')}…` : names.join(', ') };
}

/** Elements that every class may have say nothing of where one is. */
const COMMON: ReadonlySet<string> = new Set(['realmCode', 'typeId', 'templateId']);

/** Another namespace than HL7's and SDTC's, or what SDTC may define in a class since these tables were written. */
function isForeign(
  { space, name }: CdaElement,
  { isClass, contents }: TypeDefinition,
  { structure }: Inspection,
): boolean {
  if (space !== 'sdtc') return space === 'other';
  return (isClass || contents.some(({ foreign }) => foreign > 0)) && !structure.isExtension(name);
}

function judgeCounts(
  element: CdaElement,
  { slots }: Content,
  placed: readonly Placed[],
  counts: Int32Array,
  inspection: Inspection,
): void {
  for (let i = 0; i < slots.length; i++) {
    const { names, max } = slots[i];
    if (counts[i] > max) {
      const own = placed.filter(({ place }) => place.slot === i).map((item) => item.element);
      const other = own.find(({ name, space }) => name !== own[0].name || space !== own[0].space);
      if (other === undefined) {
        inspection.report(
          'repeatedElement',
          { element: own[1] },
          { message: `Hay más de un ${own[1].name} en ${element.name}`, expected: 'uno solo' },
        );
      } else
        inspection.report('choice', { element: other }, { expected: `uno solo de ${names.map(written).join(', ')}` });
    }
  }
}

/** A name of the tables as documents write it. */
export function written(name: string): string {
  return name.replace(/^sdtc\./, 'sdtc:');
}
