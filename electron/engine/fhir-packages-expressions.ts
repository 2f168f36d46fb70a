import { compileCondition } from '../../shared/formats/fhir/fhirpath/compile.ts';
import { isRecord } from './fhir-packages-manifest.ts';

/** Expressions are repeated from profile to profile; more than this are only in a hostile package. */
const MAX_KNOWN = 20_000;

/**
 * Tells of each definition whether it has an expression of FHIRPath that the own compiler does not have, so that only
 * runs with such a package load the library.
 */
export function createExpressionCheck(): (value: unknown) => boolean {
  const known = new Map<string, boolean>();
  const isForeign = (expression: unknown): boolean => {
    if (typeof expression !== 'string') return false;
    const before = known.get(expression);
    if (before !== undefined) return before;
    const foreign = !compiles(expression);
    if (known.size < MAX_KNOWN) known.set(expression, foreign);
    return foreign;
  };
  return (value) => {
    if (!isRecord(value) || value.resourceType !== 'StructureDefinition') return false;
    const elements = [...listOf(value.snapshot, 'element'), ...listOf(value.differential, 'element')];
    return (
      elements.some((element) =>
        listOf(element, 'constraint').some((one) => isRecord(one) && isForeign(one.expression)),
      ) ||
      listOf(value, 'contextInvariant').some(isForeign) ||
      listOf(value, 'context').some((one) => isRecord(one) && one.type === 'fhirpath' && isForeign(one.expression))
    );
  };
}

function compiles(expression: string): boolean {
  try {
    compileCondition(expression);
    return true;
  } catch {
    return false;
  }
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = isRecord(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : [];
}
