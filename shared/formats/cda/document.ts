/** Where something stands in the file: 1-based line and column (in characters), bytes from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Namespaces that CDA documents are made of; `other` has its URI in `CdaElement.uri`. */
export type Space = 'hl7' | 'sdtc' | 'xsi' | 'none' | 'other';

export interface CdaAttribute {
  /** Local name. */
  readonly name: string;
  readonly space: Space;
  readonly value: string;
  /** Of `xsi:type` only: namespace of the data type that it names; `none` where its prefix is not declared. */
  readonly typeSpace?: Space;
}

/** An element of a document that was read whole. Long texts (base64) are cut: `textLength` says how much there was. */
export interface CdaElement {
  /** Local name. */
  readonly name: string;
  readonly space: Space;
  /** Namespace URI as written. */
  readonly uri: string;
  readonly parent: CdaElement | undefined;
  /** In the order of the document. */
  readonly children: readonly CdaElement[];
  readonly attributes: readonly CdaAttribute[];
  /**
   * The element's own character data, in its order, at most `TEXT_KEPT` characters of it. Of blanks before the first
   * other character, whole pieces between two tags are counted and not kept.
   */
  readonly text: string;
  /** Characters of own data in all. */
  readonly textLength: number;
  /** Of the `<` that begins it. */
  readonly at: Position;
}

/** Characters of an element's own text that are kept: enough for any narrative cell, code or name. */
export const TEXT_KEPT = 65_536;

/** Value of an attribute without a namespace; undefined where it is not there. */
export function attribute(element: CdaElement, name: string): string | undefined {
  for (const item of element.attributes) if (item.name === name && item.space === 'none') return item.value;
  return undefined;
}

/** Data type that `xsi:type` names, without its prefix; undefined where it is not there. */
export function statedType(element: CdaElement): string | undefined {
  for (const item of element.attributes) {
    if (item.name === 'type' && item.space === 'xsi') return item.value.trim().replace(/^.*:/, '');
  }
  return undefined;
}

/** First child of HL7's namespace with that name. */
export function child(element: CdaElement | undefined, name: string): CdaElement | undefined {
  return element?.children.find((item) => item.name === name && item.space === 'hl7');
}

export function childrenOf(element: CdaElement | undefined, name: string): readonly CdaElement[] {
  return element?.children.filter((item) => item.name === name && item.space === 'hl7') ?? [];
}

/** First element down a path of names: `descend(root, 'recordTarget', 'patientRole', 'patient')`. */
export function descend(element: CdaElement | undefined, ...names: readonly string[]): CdaElement | undefined {
  let at = element;
  for (const name of names) at = child(at, name);
  return at;
}

/** XPath with 1-based indexes where an element has siblings of its name: `/ClinicalDocument/author[2]/time`. */
export function pathOf(element: CdaElement): string {
  const steps: string[] = [];
  for (let at: CdaElement | undefined = element; at !== undefined; at = at.parent) steps.push(step(at));
  return `/${steps.reverse().join('/')}`;
}

/**
 * `ClinicalDocument/author/time`, `section/entry/act/id`: without indexes, so that findings of the same datum gather, and
 * in the body from its section on, since the way there is the same for all.
 */
export function nameOf(element: CdaElement): string {
  const names: string[] = [];
  for (let at: CdaElement | undefined = element; at !== undefined; at = at.parent) {
    names.push(at.name);
    if (at.name === 'section') break;
  }
  return names.reverse().join('/');
}

function step(element: CdaElement): string {
  const { parent, name } = element;
  if (parent === undefined) return name;
  if (parent.children.length > FEW) return stepsOf(parent).get(element) ?? name;
  const namesakes = parent.children.filter((item) => item.name === name);
  return namesakes.length < 2 ? name : `${name}[${namesakes.indexOf(element) + 1}]`;
}

/** Siblings that are counted anew for each path: more are counted once, or a hundred thousand faults would never end. */
const FEW = 100;

interface Steps {
  readonly count: number;
  readonly steps: ReadonlyMap<CdaElement, string>;
}
const known = new WeakMap<CdaElement, Steps>();

function stepsOf(parent: CdaElement): ReadonlyMap<CdaElement, string> {
  const { children } = parent;
  const before = known.get(parent);
  // While a document is read, its elements grow.
  if (before?.count === children.length) return before.steps;
  const counts = new Map<string, number>();
  for (const { name } of children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  const steps = new Map<CdaElement, string>();
  for (const item of children) {
    const index = (seen.get(item.name) ?? 0) + 1;
    seen.set(item.name, index);
    steps.set(item, counts.get(item.name) === 1 ? item.name : `${item.name}[${index}]`);
  }
  known.set(parent, { count: children.length, steps });
  return steps;
}
