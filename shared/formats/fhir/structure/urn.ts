const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/;
/** Longer than any UUID or OID that somebody issued. */
const MAX_LENGTH = 512;

const LOWER_O = 0x6f;
const LOWER_U = 0x75;

/**
 * Whether a URI that means a UUID or an OID has their form: a URN, which `oid:…` and `uuid:…` alone are not. Other URIs
 * have none that FHIR asks for.
 */
export function isWellFormedUrn(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first !== LOWER_U && first !== LOWER_O) return true;
  if (text.startsWith('oid:') || text.startsWith('uuid:')) return false;
  const isUuid = text.startsWith('urn:uuid:');
  if (!isUuid && !text.startsWith('urn:oid:')) return true;
  if (text.length > MAX_LENGTH) return false;
  // A canonical may go on with a version or a fragment.
  const end = text.search(/[|#]/);
  const plain = end < 0 ? text : text.slice(0, end);
  return isUuid ? UUID.test(plain) : OID.test(plain);
}
