const decoder = new TextDecoder('utf-8');
const RESOURCE_TYPE = /"resourceType"\s*:\s*"[A-Z]/;
const SPACE = /^\s*/;

/** Confidence that a file starting with `head` is FHIR in JSON: an object (or an array of them) that names its type. */
export function sniffFhirJson(head: Uint8Array): number {
  // The decoder drops a byte order mark.
  const text = decoder.decode(head);
  const start = text.replace(SPACE, '');
  if (start[0] !== '{' && !/^\[\s*\{/.test(start)) return 0;
  return RESOURCE_TYPE.test(start) ? 0.95 : 0;
}
