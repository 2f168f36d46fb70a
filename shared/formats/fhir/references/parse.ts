import type { Definitions } from '../definitions/model.ts';

/** What the text of a literal reference says by itself. One object is used again for every reference. */
export interface ParsedReference {
  /**
   * `contained`: `#id`; `urn`; `restful`: ends in Type/id, absolute where `base` is not empty; `search`: has a query;
   * `absolute`: another absolute URI; `other`: anything else.
   */
  form: 'contained' | 'urn' | 'restful' | 'search' | 'absolute' | 'other';
  /** Up to and with the slash before the type: `http://host/fhir/`. */
  base: string;
  type: string;
  id: string;
  /** After `/_history/`; '' without. */
  version: string;
}

const HISTORY = '/_history/';
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const ID = /^[A-Za-z0-9\-.]{1,64}$/;

export function createParsedReference(): ParsedReference {
  return { form: 'other', base: '', type: '', id: '', version: '' };
}

/** Reads a reference or a fullUrl (R4, References: Literal References) into `into`. */
export function parseReference(text: string, definitions: Definitions, into: ParsedReference): void {
  into.base = '';
  into.type = '';
  into.id = '';
  into.version = '';
  if (text.charCodeAt(0) === 0x23) {
    into.form = 'contained';
    into.id = text.slice(1);
    return;
  }
  if (text.startsWith('urn:')) {
    into.form = 'urn';
    return;
  }
  const absolute = SCHEME.test(text);
  into.form = absolute ? 'absolute' : 'other';
  if (text.includes('?')) {
    if (!absolute) into.form = 'search';
    return;
  }
  const history = text.indexOf(HISTORY);
  const plain = history < 0 ? text : text.slice(0, history);
  const slash = plain.lastIndexOf('/');
  if (slash < 1) return;
  const before = plain.lastIndexOf('/', slash - 1);
  if (!absolute && before >= 0) return;
  const type = plain.slice(before + 1, slash);
  const id = plain.slice(slash + 1);
  if (!definitions.isResource(type) || !ID.test(id)) return;
  into.form = 'restful';
  into.base = plain.slice(0, before + 1);
  into.type = type;
  into.id = id;
  if (history >= 0) into.version = text.slice(history + HISTORY.length);
}
