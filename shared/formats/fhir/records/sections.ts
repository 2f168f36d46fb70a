import type { Composition, CompositionSection } from 'fhir/r4';
import { knownSections } from '../../support/note-sections.ts';
import { coding, list, one, text } from './read.ts';

/** LOINC codes of a Composition's sections; see `knownSections`. One that gives a reason for being empty says nothing. */
export function sectionsOf(composition: Partial<Composition>, loinc: readonly string[]): readonly string[] | undefined {
  const codes: (string | undefined)[] = [];
  const gather = (sections: readonly CompositionSection[] | undefined): void => {
    for (const section of list(sections)) {
      if (section.emptyReason !== undefined) continue;
      if (hasContent(section)) {
        const picked = coding(section.code, loinc);
        codes.push(picked?.preferred ? picked.code : undefined);
      }
      gather(section.section);
    }
  };
  gather(composition.section);
  return knownSections(codes);
}

/** A narrative of markup alone is blank. */
function hasContent(section: Partial<CompositionSection>): boolean {
  if (list(section.entry).length > 0) return true;
  const narrative = text(one(section.text).div);
  return narrative !== undefined && (/<img\b/.test(narrative) || narrative.replaceAll(/<[^<>]*>/g, '').trim() !== '');
}
