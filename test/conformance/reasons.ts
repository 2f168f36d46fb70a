import type { Case } from './cases.ts';

export type Reason = 'terminology' | 'profile' | 'signature' | 'other';

export const REASON_TITLES: Readonly<Record<Reason, string>> = {
  terminology: 'needs a terminology server: the code system is not local',
  profile: 'needs a profile, extension or package that is not at hand',
  signature: 'needs the key of a signature',
  other: 'other',
};

/** Code systems whose content R4 does not carry. */
const REMOTE_SYSTEM =
  /snomed\.info|loinc\.org|LOINC|SNOMED|nlm\.nih\.gov|urn:(?:oid|iso):|fhir\.tx|terminology server|rxnorm|hl7\.org\/fhir\/sid/i;
const REMOTE_PROFILE =
  /could not be found so is not allowed|has not been checked because it is unknown|could not be resolved|-ballot\)|\/(?:uv|us)\//;

/** Why a miss could not be found with what is at hand, by what the reference said of it; all its errors must agree. */
export function reasonOf({ errors }: Case): Reason {
  const reasons = new Set(errors.map(({ code, text }) => reasonOfError(code, text)));
  return reasons.size === 1 ? [...reasons][0] : 'other';
}

function reasonOfError(code: string, text: string): Reason {
  if (/signature/i.test(text)) return 'signature';
  if (REMOTE_PROFILE.test(text)) return 'profile';
  if (REMOTE_SYSTEM.test(text) && (code === 'code-invalid' || /display|code/i.test(text))) return 'terminology';
  return 'other';
}
