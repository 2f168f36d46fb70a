import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf } from '../document.ts';
import type { CdaSpot } from '../judge.ts';

/** A datum and where it stands. */
export interface Found {
  readonly value: string;
  readonly spot: CdaSpot;
}

/** An attribute's text, trimmed; undefined when it is not there or blank. */
export function textAt(element: CdaElement | undefined, name: string): string | undefined {
  const value = element && attribute(element, name)?.trim();
  return value === '' ? undefined : value;
}

/** The element's own text with single spaces; undefined when it is blank or not there. */
export function ownText(element: CdaElement | undefined): string | undefined {
  const text = element?.text.replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** What a path of children leads to, or what is missing there. */
export function spotOf(owner: CdaElement, name: string): CdaSpot {
  const there = child(owner, name);
  return there ? { element: there } : { element: owner, missing: name };
}

/** The same for an attribute of a child. */
export function attributeSpot(owner: CdaElement, name: string, key: string): CdaSpot {
  const there = child(owner, name);
  return there ? { element: there, attribute: key } : { element: owner, missing: name };
}

/** A code of the source. */
export interface Coded {
  readonly code?: string;
  readonly system?: string;
  /** Whether the system is one of the preferred. */
  readonly preferred: boolean;
  readonly spot: CdaSpot;
}

/**
 * The code of a preferred system, in the element itself or in its translations; else the element's own, else the first
 * that a translation gives. What declares that it has no value says no code.
 */
export function codedOf(element: CdaElement, preferred: readonly string[]): Coded {
  const all = [element, ...childrenOf(element, 'translation')].filter(
    (item) => textAt(item, 'code') !== undefined && attribute(item, 'nullFlavor') === undefined,
  );
  const wanted = all.find((item) => preferred.includes(textAt(item, 'codeSystem') ?? ''));
  const from = wanted ?? all[0];
  if (from === undefined) return { preferred: false, spot: { element } };
  return {
    code: textAt(from, 'code'),
    system: textAt(from, 'codeSystem'),
    preferred: wanted !== undefined,
    spot: { element: from, attribute: 'code' },
  };
}

/** The first code of one of these systems. */
export function codeIn(element: CdaElement | undefined, systems: readonly string[]): Found | undefined {
  if (element === undefined || systems.length === 0) return undefined;
  const { code, preferred, spot } = codedOf(element, systems);
  return preferred && code !== undefined ? { value: code, spot } : undefined;
}

/** What a person reads of a code: its name, the text that it was made from, or the name of a translation. */
export function nameOfCode(element: CdaElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  return (
    textAt(element, 'displayName') ??
    ownText(child(element, 'originalText')) ??
    childrenOf(element, 'translation')
      .map((item) => textAt(item, 'displayName'))
      .find((name) => name !== undefined)
  );
}

interface Edge {
  readonly text?: string;
  readonly spot: CdaSpot;
}

/** A time, or the start or the middle of an interval: its text and where it stands. */
export function startOf(owner: CdaElement, name: string): Edge {
  const time = child(owner, name);
  if (time === undefined) return { spot: { element: owner, missing: name } };
  const element = child(time, 'low') ?? child(time, 'center') ?? time;
  return { text: textAt(element, 'value'), spot: { element, attribute: 'value' } };
}

/** The end of an interval. */
export function endOf(owner: CdaElement, name: string): Edge {
  const time = child(owner, name);
  if (time === undefined) return { spot: { element: owner, missing: name } };
  const high = child(time, 'high');
  if (high === undefined) return { spot: { element: time, missing: 'high' } };
  return { text: textAt(high, 'value'), spot: { element: high, attribute: 'value' } };
}
