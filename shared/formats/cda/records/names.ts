import type { PersonData } from '../../../model/index.ts';
import type { CdaElement } from '../document.ts';
import { attribute, childrenOf } from '../document.ts';
import type { CdaSpot } from '../judge.ts';
import { ownText } from './read.ts';

export type Spots = Record<string, CdaSpot>;

/** Uses that are not the name a person is registered by: artist, pseudonym, indigenous, religious. */
const OTHER_USES = /\b(?:A|P|I|R)\b/;

/**
 * Writes the name into `data` and where it stands into `spots`. Two `family` are the two surnames; one alone may hold
 * both, and a compound one cannot be told from two: it stays whole. That of the spouse is no second surname.
 */
export function readName(owner: CdaElement | undefined, holder: CdaElement, data: PersonData, spots: Spots): void {
  const name = bestName(owner);
  const base: CdaSpot = name ? { element: name } : { element: owner ?? holder, missing: 'name' };
  spots.givenNames = spots.firstSurname = spots.secondSurname = base;
  if (name === undefined) return;
  const given = partsOf(name, 'given');
  if (given.length > 0) {
    data.givenNames = given.map(({ text }) => text).join(' ');
    spots.givenNames = given.length === 1 ? { element: given[0].element } : base;
  } else spots.givenNames = { element: name, missing: 'given' };
  const [first, second] = surnames(name);
  data.firstSurname = first?.text;
  data.secondSurname = second?.text;
  spots.firstSurname = first ? { element: first.element } : { element: name, missing: 'family' };
  spots.secondSurname = second ? { element: second.element } : base;
}

/** The whole name as one text; undefined where it says nothing. */
export function fullName(owner: CdaElement | undefined): string | undefined {
  const name = bestName(owner);
  if (name === undefined) return undefined;
  const parts = [...partsOf(name, 'given'), ...surnames(name)].map(({ text }) => text);
  return parts.length > 0 ? parts.join(' ') : ownText(name);
}

interface Part {
  readonly text: string;
  readonly element: CdaElement;
}

function surnames(name: CdaElement): readonly Part[] {
  const all = partsOf(name, 'family');
  const own = all.filter(({ element }) => !/\bSP\b/.test(attribute(element, 'qualifier') ?? ''));
  return own.length > 0 ? own.slice(0, 2) : all.slice(0, 1);
}

function partsOf(name: CdaElement, part: 'given' | 'family'): readonly Part[] {
  return childrenOf(name, part).flatMap((element) => {
    const text = ownText(element);
    return text === undefined ? [] : [{ text, element }];
  });
}

/** The legal name, else one without a use, else any that is not for another occasion. */
function bestName(owner: CdaElement | undefined): CdaElement | undefined {
  const names = childrenOf(owner, 'name').filter((name) => attribute(name, 'nullFlavor') === undefined);
  if (names.length < 2) return names[0];
  const use = (name: CdaElement): string => attribute(name, 'use') ?? '';
  return (
    names.find((name) => /\bL\b/.test(use(name))) ??
    names.find((name) => use(name) === '') ??
    names.find((name) => !OTHER_USES.test(use(name)))
  );
}
