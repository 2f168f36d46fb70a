import { knownSections } from '../../support/note-sections.ts';
import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf, descend } from '../document.ts';
import type { RecordContext } from './context.ts';
import { codedOf } from './read.ts';

/**
 * LOINC codes of the sections of a document, or of those inside of a section that is a note of its own; undefined where
 * it has none (a scan, running text), where one does not tell by its code what it is about, or where the file broke off.
 */
export function sectionsOf(owner: CdaElement, context: RecordContext): readonly string[] | undefined {
  const { root, unfinished } = context;
  if (unfinished.size > 0 || (owner !== root && hasContent(owner))) return undefined;
  const codes: (string | undefined)[] = [];
  const gather = (holder: CdaElement | undefined): void => {
    for (const component of childrenOf(holder, 'component')) {
      const section = child(component, 'section');
      if (section === undefined || attribute(section, 'nullFlavor') !== undefined) continue;
      if (hasContent(section) && !isAside(section, context)) codes.push(codeOfSection(section, context));
      gather(section);
    }
  };
  gather(owner === root ? descend(root, 'component', 'structuredBody') : owner);
  return knownSections(codes);
}

function codeOfSection(section: CdaElement, { mexico }: RecordContext): string | undefined {
  const code = child(section, 'code');
  const coded = code && codedOf(code, mexico.loinc);
  return coded?.preferred ? coded.code : undefined;
}

/** A section that the Mexican summary codes otherwise: it says nothing that a note must have. */
function isAside(section: CdaElement, { mexico }: RecordContext): boolean {
  const code = child(section, 'code');
  const system = code && mexico.summary.otherSections[attribute(code, 'code') ?? ''];
  return system !== undefined && code !== undefined && attribute(code, 'codeSystem') === system;
}

function hasContent(section: CdaElement): boolean {
  const text = child(section, 'text');
  return child(section, 'entry') !== undefined || (text !== undefined && saysSomething(text));
}

function saysSomething(element: CdaElement): boolean {
  return element.text.trim() !== '' || element.name === 'renderMultiMedia' || element.children.some(saysSomething);
}
