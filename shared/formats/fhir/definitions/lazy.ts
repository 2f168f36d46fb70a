import { createDefinitions } from './create.ts';
import type { Definitions } from './model.ts';
import type { StructureTables } from './tables.ts';

/**
 * R4's definitions, made at the first call: a run without FHIR does not pay for them.
 *
 * @param generated `FhirR4Config.generated`
 */
export function lazyDefinitions(generated: (file: string) => unknown): () => Definitions {
  let made: Definitions | undefined;
  return () => {
    // `createDefinitions` looks at what it is given.
    made ??= createDefinitions(generated('structure.json') as StructureTables);
    return made;
  };
}
