import type { CdaConfig } from './cda/config.ts';
import { createCdaFormat } from './cda/index.ts';
import type { FhirR4Config } from './fhir/config.ts';
import { createFhirR4Formats } from './fhir/index.ts';
import type { Format } from './format.ts';
import { createGiisFormat, type Guide } from './giis/index.ts';
import type { Hl7v2Config } from './hl7v2/config.ts';
import { createHl7v2Format } from './hl7v2/index.ts';

/**
 * What the formats are made from; parsed files of `resources/`. The tests judge the form of what the program carries
 * (for a guide, `parseGuide`), so that a program that starts need not.
 */
export interface FormatResources {
  readonly guides: readonly unknown[];
  readonly fhir: FhirR4Config;
  readonly hl7v2: Omit<Hl7v2Config, 'places'>;
  readonly cda: Omit<CdaConfig, 'places'>;
}

/** Every format that this version reads. Names of places are the same in all international standards. */
export function createFormats({ guides, fhir, hl7v2, cda }: FormatResources): readonly Format[] {
  const places = fhir.mexico;
  return [
    ...guides.map((guide) => createGiisFormat(guide as Guide)),
    ...createFhirR4Formats(fhir),
    createHl7v2Format({ ...hl7v2, places }),
    createCdaFormat({ ...cda, places }),
  ];
}
