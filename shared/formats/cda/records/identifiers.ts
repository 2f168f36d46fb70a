import { isClues } from '../../../identifiers/index.ts';
import { looksLikeCurp } from '../../support/recognition.ts';
import type { CdaMexico } from '../config.ts';
import type { CdaElement } from '../document.ts';
import { attribute, childrenOf } from '../document.ts';
import type { CdaSpot } from '../judge.ts';
import type { Found } from './read.ts';
import { textAt } from './read.ts';

/** Told of an identifier that was known by its form, for want of its OID. */
export type Warn = (rule: 'curpByForm' | 'cluesByForm', spot: CdaSpot) => void;

interface Id extends Found {
  readonly root: string;
  readonly element: CdaElement;
}

/** The CURP: by its OID, else by its structure, which is worth a warning. */
export function findCurp(owner: CdaElement, { identifiers }: CdaMexico, warn?: Warn): Found | undefined {
  const ids = idsOf(owner);
  const declared = ids.find(({ root }) => identifiers.curp.includes(root));
  if (declared) return declared;
  const known = ids.find(({ value }) => looksLikeCurp(value));
  if (known) warn?.('curpByForm', { element: known.element, attribute: 'root' });
  return known;
}

/** The CLUES: by its OID, else by its structure, which is worth a warning. */
export function findClues(owner: CdaElement | undefined, { identifiers }: CdaMexico, warn?: Warn): Found | undefined {
  const ids = idsOf(owner);
  const declared = ids.find(({ root }) => identifiers.clues.includes(root));
  if (declared) return declared;
  const known = ids.find(({ value }) => isClues(value));
  if (known) warn?.('cluesByForm', { element: known.element, attribute: 'root' });
  return known;
}

/** The cédula profesional: by its OID only, since any short number has its form. */
export function findLicense(owner: CdaElement, { identifiers }: CdaMexico): Found | undefined {
  return idsOf(owner).find(({ root }) => identifiers.license.includes(root));
}

export function findNationality(owner: CdaElement, { identifiers }: CdaMexico): Found | undefined {
  return idsOf(owner).find(({ root }) => identifiers.nationality.includes(root));
}

/** The local record number: the first identifier that is nothing else; a UUID stands in `root` alone. */
export function findFolio(owner: CdaElement, curp: Found | undefined, { identifiers }: CdaMexico): Found | undefined {
  const others = new Set([...identifiers.curp, ...identifiers.nationality, ...identifiers.notFolio]);
  const local = idsOf(owner).find((id) => !others.has(id.root) && id.spot.element !== curp?.spot.element);
  if (local) return local;
  for (const element of childrenOf(owner, 'id')) {
    const root = textAt(element, 'root');
    if (root === undefined || !root.includes('-') || attribute(element, 'nullFlavor') !== undefined) continue;
    return { value: root, spot: { element, attribute: 'root' } };
  }
  return undefined;
}

/** What identifies an owner, as texts that can be compared: `root extension`. */
export function keysOf(owner: CdaElement | undefined): readonly string[] {
  if (owner === undefined) return [];
  return childrenOf(owner, 'id').flatMap((element) => {
    const root = textAt(element, 'root')?.toLowerCase();
    const value = textAt(element, 'extension');
    if (root === undefined || attribute(element, 'nullFlavor') !== undefined) return [];
    // An OID without an extension names whoever gives numbers, not the one numbered.
    return value === undefined && !root.includes('-') ? [] : [`${root} ${value ?? ''}`];
  });
}

function idsOf(owner: CdaElement | undefined): readonly Id[] {
  if (owner === undefined) return [];
  const found: Id[] = [];
  for (const element of childrenOf(owner, 'id')) {
    const value = textAt(element, 'extension');
    if (value === undefined || attribute(element, 'nullFlavor') !== undefined) continue;
    found.push({ value, root: textAt(element, 'root') ?? '', element, spot: { element, attribute: 'extension' } });
  }
  return found;
}
