import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDefinitions } from '../../../shared/formats/fhir/definitions/create.ts';
import type { Definitions } from '../../../shared/formats/fhir/definitions/model.ts';
import type { StructureTables } from '../../../shared/formats/fhir/definitions/tables.ts';
import { RESOURCES } from '../project.ts';

let made: Definitions | undefined;

/** R4's definitions as the program reads them; made once for each test file. The test run generates the tables. */
export function r4Definitions(): Definitions {
  made ??= createDefinitions(r4Tables<StructureTables>('structure.json'));
  return made;
}

/** A generated file of `resources/fhir/r4`, parsed. */
export function r4Tables<T>(name: string): T {
  return JSON.parse(readFileSync(join(RESOURCES, 'fhir', 'r4', name), 'utf8'));
}
