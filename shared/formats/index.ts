import type { FhirR4Config } from './fhir/config.ts';
import { createFhirR4Format } from './fhir/index.ts';
import type { Format } from './format.ts';
import { createGiisFormat, parseGuide } from './giis/index.ts';

/** What the formats are made from; parsed files of `resources/`. */
export interface FormatResources {
  readonly guides: readonly unknown[];
  readonly fhir: FhirR4Config;
}

/** Every format that this version reads. @throws Error with one sentence when a guide is faulty */
export function createFormats({ guides, fhir }: FormatResources): readonly Format[] {
  return [...guides.map((guide) => createGiisFormat(parseGuide(guide))), createFhirR4Format(fhir)];
}
