/** Systems that FHIR R4 names in its page of terminology systems, and that are not at hand. */
export const LOINC = 'http://loinc.org';
export const SNOMED = 'http://snomed.info/sct';
export const UCUM = 'http://unitsofmeasure.org';
export const ICD_10 = 'http://hl7.org/fhir/sid/icd-10';
export const LANGUAGES = 'urn:ietf:bcp:47';
export const MEDIA_TYPES = 'urn:ietf:bcp:13';

/** URL of the system, and the OID that HL7 registered for it. */
export const SPECIAL_SYSTEMS: Readonly<Record<string, string | undefined>> = {
  [SNOMED]: '2.16.840.1.113883.6.96',
  [LOINC]: '2.16.840.1.113883.6.1',
  [UCUM]: '2.16.840.1.113883.6.8',
  [ICD_10]: '2.16.840.1.113883.6.3',
  'http://www.nlm.nih.gov/research/umls/rxnorm': '2.16.840.1.113883.6.88',
  'http://hl7.org/fhir/sid/cvx': '2.16.840.1.113883.12.292',
  'http://hl7.org/fhir/sid/icd-9-cm': undefined,
  'http://hl7.org/fhir/sid/icd-10-cm': '2.16.840.1.113883.6.90',
  'http://hl7.org/fhir/sid/icpc-2': '2.16.840.1.113883.6.139',
  'http://hl7.org/fhir/sid/ndc': '2.16.840.1.113883.6.69',
  'http://www.whocc.no/atc': '2.16.840.1.113883.6.73',
  'http://www.ama-assn.org/go/cpt': '2.16.840.1.113883.6.12',
  'http://nucc.org/provider-taxonomy': '2.16.840.1.113883.6.101',
};

/** Whether a URI is one of those that are written right. */
type IsProper = (system: string) => boolean;

/**
 * The system that a URI was meant to name, where it is not written as R4 says: `https` for `http`, `www.`, a slash at
 * the end, upper case, its OID, or its URL of before R4 (`http://hl7.org/fhir/v2/0203`).
 *
 * @param systemOfOid of systems beyond {@link SPECIAL_SYSTEMS}
 */
export function properSystem(
  system: string,
  isAtHand: IsProper,
  systemOfOid: (oid: string) => string | undefined,
): string | undefined {
  if (Object.hasOwn(SPECIAL_SYSTEMS, system)) return undefined;
  if (system.startsWith(OID)) {
    const oid = system.slice(OID.length);
    return SPECIAL_BY_OID.get(oid) ?? systemOfOid(oid);
  }
  const special = SPECIAL_BY_SPELLING.get(bare(system).toLowerCase());
  if (special !== undefined) return special;
  for (const url of spellings(system)) if (url !== system && isAtHand(url)) return url;
  return undefined;
}

const OID = 'urn:oid:';
const SPECIAL_BY_OID = new Map(Object.entries(SPECIAL_SYSTEMS).map(([system, oid]) => [oid, system]));
const SPECIAL_BY_SPELLING = new Map(Object.keys(SPECIAL_SYSTEMS).map((system) => [bare(system).toLowerCase(), system]));

/** Without its scheme, `www.` and the slash at the end. */
function bare(system: string): string {
  const text = system.trim().replace(/^https?:\/\//i, '');
  const start = text.slice(0, 4).toLowerCase() === 'www.' ? 4 : 0;
  return text.slice(start, text.endsWith('/') ? -1 : undefined);
}

/** Ways to write a URL right. DSTU2 and STU3 had under `http://hl7.org/fhir/` what R4 has elsewhere. */
function spellings(system: string): readonly string[] {
  const text = bare(system);
  const urls = [`http://${text}`, `https://${text}`, `http://www.${text}`];
  const before = /^hl7\.org\/fhir\/(?:(v[23])\/)?([\w-]+)$/.exec(text);
  if (!before) return urls;
  const [, version, name] = before;
  return [...urls, `http://terminology.hl7.org/CodeSystem/${version === undefined ? '' : `${version}-`}${name}`];
}
