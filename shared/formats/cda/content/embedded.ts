import type { CdaElement } from '../document.ts';
import { attribute, child } from '../document.ts';
import type { ContentContext } from './context.ts';
import { plainly } from './context.ts';
import { isNull } from './survey.ts';

/** Beside the 64 characters and the padding, lines may be broken anywhere (RFC 2045). */
const FOREIGN = /[^A-Za-z0-9+/=\s]/;
/** What cannot be written as characters of a document; SVG can. */
const BINARY = /^\s*(?:application\/pdf|image\/(?!svg))/i;

/** Files inside of the document, as far as their text was kept: none is decoded. */
export function judgeEmbedded({ root, survey, report }: ContentContext): void {
  for (const element of survey.embedded) {
    if (element.text === '') continue;
    const mediaType = attribute(element, 'mediaType') ?? '';
    if (attribute(element, 'representation') === 'B64') {
      if (FOREIGN.test(element.text)) report('embeddedNotBase64', { element });
    } else if (BINARY.test(mediaType)) report('embeddedNotDeclared', { element }, plainly(mediaType));
  }
  const body = child(child(root, 'component'), 'nonXMLBody');
  const text = child(body, 'text');
  if (body === undefined || text === undefined || isNull(body) || isNull(text)) return;
  if (!holdsAnything(text)) report('bodyEmpty', { element: text });
}

/** Text that is blank is not kept. */
function holdsAnything({ text, children }: CdaElement): boolean {
  return text !== '' || children.length > 0;
}
