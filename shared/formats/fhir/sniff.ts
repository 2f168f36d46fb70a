const decoder = new TextDecoder('utf-8');
const RESOURCE_TYPE = /"resourceType"\s*:\s*"[A-Z]/;
/** Keys without their quotes and comments are no JSON, but what they stand in is meant to be: the reader says so. */
const BARE_TYPE = /[{,\s]resourceType\s*:\s*["']?[A-Z]/;
const SPACE = /^(?:\s|\/\/[^\n]*\n|\/\*(?:(?!\*\/)[\s\S])*\*\/)*/;

/** Lines of a file's start that are looked at. */
const LOOK_LINES = 50;

export const FHIR_NAMESPACE = 'http://hl7.org/fhir';
export const XHTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/** Confidence that a file starting with `head` is FHIR in JSON: an object (or an array of them) that names its type. */
export function sniffFhirJson(head: Uint8Array): number {
  // The decoder drops a byte order mark.
  const text = decoder.decode(head);
  const start = text.replace(SPACE, '');
  if (start[0] !== '{' && !/^\[\s*\{/.test(start)) return 0;
  if (RESOURCE_TYPE.test(start)) return 0.95;
  return BARE_TYPE.test(start) ? 0.7 : 0;
}

/**
 * Confidence that it is FHIR in NDJSON, above that of JSON: two lines at least that each hold a whole resource, or
 * begin one. A Bundle with an entry on each line is none: its lines end in commas.
 */
export function sniffFhirNdjson(head: Uint8Array): number {
  const lines = decoder
    .decode(head)
    .split('\n', LOOK_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines[0]?.[0] !== '{') return 0;
  const whole = lines.filter((line) => line[0] === '{' && line.endsWith('}') && RESOURCE_TYPE.test(line)).length;
  const begun = lines.filter((line) => /^\{\s*"resourceType"\s*:\s*"[A-Z]/.test(line)).length;
  return whole >= 2 || begun >= 2 ? 0.97 : 0;
}

/**
 * Confidence that it is FHIR in XML: the root is of FHIR's namespace, or is named like a resource and is of none.
 *
 * @param resourceTypes names of R4's resource types
 */
export function sniffFhirXml(head: Uint8Array, resourceTypes: readonly string[]): number {
  const root =
    /^(?:\s|<\?[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*<([\w.:-]+)([^>]*)/.exec(
      decoder.decode(head),
    );
  if (root === null) return 0;
  const [, name, attributes] = root;
  const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name];
  const namespace = namespaceOf(attributes, prefix);
  if (namespace === FHIR_NAMESPACE) return 0.95;
  if (!resourceTypes.includes(local)) return 0;
  // `urn:hl7-org:v3` is CDA and the messages of HL7 v3; `http://hl7.org/fhir/` is a slip of the pen.
  return namespace === '' || namespace.startsWith('http://hl7.org') || namespace.startsWith('https://hl7.org')
    ? 0.7
    : 0;
}

function namespaceOf(attributes: string, prefix: string): string {
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const all = attributes.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  for (const [, name, double, single] of all) if (name === declared) return double ?? single;
  return '';
}
