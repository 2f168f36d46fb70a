import { type CompileElsewhere, createLibraryCompiler } from '../../shared/formats/fhir/fhirpath/library.ts';

let loading: Promise<CompileElsewhere> | undefined;

/**
 * The FHIRPath library, for constraints of imported packages that the own compiler does not have. It takes a tenth of a
 * second to load, which only runs with packages pay.
 */
export function loadFhirPathLibrary(): Promise<CompileElsewhere> {
  loading ??= Promise.all([import('fhirpath'), import('fhirpath/fhir-context/r4')]).then(([library, model]) =>
    createLibraryCompiler(library.default, model.default),
  );
  return loading;
}
