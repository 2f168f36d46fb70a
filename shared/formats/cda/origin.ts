import { Hash64 } from '../../model/index.ts';
import type { Origin } from '../format.ts';
import type { CdaElement, Position } from './document.ts';
import { attribute, child, nameOf, pathOf } from './document.ts';
import type { CdaSpot, CdaSpots } from './judge.ts';

/** The document at hand as a source of places. */
export interface DocumentOrigin extends Origin {
  /** A datum of its own, for a finding of a layer. */
  at(spot: CdaSpot): void;
  /** Neutral fields of the record that is about to be reported. */
  fields(spots: CdaSpots): void;
}

const NO_SPOTS: CdaSpots = {};
/** A file of CDA holds one document. */
const ONLY = 1;

export function createDocumentOrigin(root: CdaElement): DocumentOrigin {
  let spots: CdaSpots = NO_SPOTS;
  const whole: CdaSpot = { element: root };
  let current = whole;
  let hashed: { readonly high: number; readonly low: number } | undefined;
  const hash = new Hash64();
  const identity = { high: 0, low: 0 };
  const spotOf = (field: string): CdaSpot => spots[field] ?? current;
  return {
    record: ONLY,
    at(next) {
      spots = NO_SPOTS;
      current = next;
    },
    fields(next) {
      spots = next;
      current = whole;
    },
    place(field) {
      const spot = spotOf(field);
      return { ...spot.element.at, field: said(spot, nameOf), path: said(spot, pathOf), record: ONLY };
    },
    name: (field) => said(spotOf(field), nameOf),
    text(field) {
      const { element, attribute: name, missing } = spotOf(field);
      if (missing !== undefined) return undefined;
      return name === undefined ? element.text : attribute(element, name);
    },
    identity() {
      hashed ??= identityOf(root, hash);
      hash.reset().int(hashed.high).int(hashed.low).text(said(current, pathOf)).finish();
      identity.high = hash.high;
      identity.low = hash.low;
      return identity;
    },
  };
}

/** @param words puts the element into words: its path, or its name */
function said({ element, attribute: name, missing }: CdaSpot, words: (element: CdaElement) => string): string {
  const shown = words(element);
  if (missing !== undefined) return `${shown}/${missing}`;
  return name === undefined ? shown : `${shown}/@${name}`;
}

/** A document is named by its id, its set and version, its code and its time. */
function identityOf(root: CdaElement, hash: Hash64): { readonly high: number; readonly low: number } {
  hash.reset();
  for (const name of ['id', 'setId', 'code', 'effectiveTime', 'versionNumber']) {
    const part = child(root, name);
    for (const key of ['root', 'extension', 'code', 'value']) {
      hash.text(part === undefined ? '' : (attribute(part, key) ?? ''));
    }
  }
  const { high, low } = hash.finish();
  return { high, low };
}

/** A place of the file where no element could be read. */
export function spotOrigin(rule: string, position: Position, path: string | undefined): Origin {
  const field = path?.replace(/\[\d+\]/g, '').replace(/^\//, '');
  return {
    record: ONLY,
    place: () => ({ ...position, ...(path === undefined ? {} : { field, path }), record: ONLY }),
    name: () => field ?? '',
    text: () => undefined,
    identity: () => {
      const { high, low } = new Hash64()
        .reset()
        .text(rule)
        .text(path ?? '')
        .int(position.offset)
        .finish();
      return { high, low };
    },
  };
}
