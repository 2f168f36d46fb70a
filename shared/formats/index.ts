import type { FhirR4Config } from './fhir/config.ts';
import { createFhirR4Formats } from './fhir/index.ts';
import type { Format } from './format.ts';
import { createGiisFormat, type Guide } from './giis/index.ts';

/**
 * What the formats are made from; parsed files of `resources/`. The tests judge the form of what the program carries
 * (for a guide, `parseGuide`), so that a program that starts need not.
 */
export interface FormatResources {
  readonly guides: readonly unknown[];
  readonly fhir: FhirR4Config;
}

/** Every format that this version reads. */
export function createFormats({ guides, fhir }: FormatResources): readonly Format[] {
  return [...guides.map((guide) => createGiisFormat(guide as Guide)), ...createFhirR4Formats(fhir)];
}
