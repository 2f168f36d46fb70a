/** RFC 6838: the characters of a type and a subtype. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/;
const MAX_LENGTH = 500;
/** What FHIR itself writes in place of a media type, for its own syntaxes: RESTful API, `_format`. */
const SYNTAXES: ReadonlySet<string> = new Set(['json', 'xml', 'ttl', 'turtle', 'html', 'text', 'ndjson']);

/**
 * Whether a text has the form of a media type of BCP 13: `application/pdf`, `text/plain; charset=UTF-8`. Null for the
 * words that FHIR uses for its own syntaxes (`json`, `xml`), and for `image/*`, which it uses for signatures. Any other
 * word is none, such as `pdf`: a media type is a type and a subtype.
 */
export function isMediaType(text: string): boolean | null {
  if (text.length > MAX_LENGTH) return false;
  const semicolon = text.indexOf(';');
  const name = semicolon < 0 ? text : text.slice(0, semicolon).trimEnd();
  const slash = name.indexOf('/');
  if (slash < 0) return SYNTAXES.has(name.toLowerCase()) ? null : false;
  const subtype = name.slice(slash + 1);
  if (!NAME.test(name.slice(0, slash))) return false;
  return subtype === '*' ? null : NAME.test(subtype);
}
