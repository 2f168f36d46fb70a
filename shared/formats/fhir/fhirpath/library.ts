import type fhirpath from 'fhirpath';
import type { Json } from '../json/value.ts';
import { UnsupportedExpression } from './lexer.ts';

/** Evaluates an expression that the own compiler does not have; throws where the library cannot either. */
export type CompileElsewhere = (expression: string) => (value: unknown, type: string, scope: LibraryScope) => unknown;

export interface LibraryScope {
  readonly resource: Json;
  readonly root: Json;
}

const PATTERNS = /[Mm]atches/;

type Library = Pick<typeof fhirpath, 'compile'>;
type Model = Parameters<Library['compile']>[1];

/**
 * The fall-back on fhirpath.js for what packages may hold beyond R4's own constraints. The caller loads the module
 * (`import('fhirpath')`, `import('fhirpath/fhir-context/r4')`) only where it is wanted: it takes a tenth of a second.
 */
export function createLibraryCompiler(library: Library, model: Model): CompileElsewhere {
  return (expression) => {
    // Its regular expressions are the language's own, which a text can make run for ever.
    if (PATTERNS.test(expression)) throw new UnsupportedExpression('patterns are not left to the library');
    const byType = new Map<string, ReturnType<Library['compile']>>();
    return (value, type, { resource, root }) => {
      let compiled = byType.get(type);
      if (!compiled) {
        compiled = library.compile({ base: type, expression }, model);
        byType.set(type, compiled);
      }
      // A network of its own is never used: without a terminology server those functions throw.
      return compiled(value, { resource, rootResource: root });
    };
  };
}
