import type { CdaElement } from '../document.ts';
import { attribute, child } from '../document.ts';
import type { ContentContext } from './context.ts';
import { plainly } from './context.ts';

/** Links from data to the text, and from the text to images and notes of the same document. */
export function judgeLinks({ survey, report }: ContentContext): void {
  for (const link of survey.links) {
    if (link.name === 'reference') {
      if (!isInSilentSection(link)) judgeReference(link, survey.ids, report);
    } else if (link.name === 'renderMultiMedia') judgeObjects(link, 'referencedObject', survey.ids, report);
    else judgeObjects(link, 'IDREF', survey.ids, report);
  }
}

/** A section with data and no text at all is told as that: what its data refer to was in the text. */
function isInSilentSection(link: CdaElement): boolean {
  let at: CdaElement | undefined = link;
  while (at !== undefined && at.name !== 'section') at = at.parent;
  return at !== undefined && child(at, 'text') === undefined && child(at, 'component') === undefined;
}

/** `reference value="#id"` of an ED; anything else points out of the document. */
function judgeReference(link: CdaElement, ids: ReadonlySet<string>, report: ContentContext['report']): void {
  const to = attribute(link, 'value')?.trim();
  if (to === undefined || to.length < 2 || !to.startsWith('#') || ids.has(to.slice(1))) return;
  report('brokenReference', { element: link, attribute: 'value' }, plainly(undefined, 'Un ID que lleve el texto.'));
}

/** A list of IDs, separated by blanks. */
function judgeObjects(
  link: CdaElement,
  name: string,
  ids: ReadonlySet<string>,
  report: ContentContext['report'],
): void {
  const named = attribute(link, name)?.trim();
  if (!named) return;
  if (named.split(/\s+/).every((id) => ids.has(id))) return;
  report('brokenMedia', { element: link, attribute: name });
}
