import type { LayerJudge } from '../conformance/model.ts';
import { isFhirPath } from '../fhirpath/parser.ts';

/** Elements that R4 defines as FHIRPath. */
const ALWAYS = new Set(['SearchParameter.expression', 'ElementDefinition.constraint.expression']);

/**
 * What is said to be FHIRPath keeps to its grammar (R4, Metadata Types: Expression; SearchParameter; ElementDefinition).
 * Names of functions and variables are not judged: guides add their own.
 */
export function createExpressionJudge(): LayerJudge {
  return {
    layer: 'fhir-estructura',
    wantsComplex: (shape) => shape.path === 'Expression',
    complex({ language, expression }, _shape, _property, visit) {
      if (language !== 'text/fhirpath' || typeof expression !== 'string' || isFhirPath(expression)) return;
      visit.report('notFhirPath', ['expression']);
    },
    wantsPrimitive: (property) => ALWAYS.has(property.element.path),
    primitive(value, _property, _twin, visit) {
      if (typeof value === 'string' && !isFhirPath(value)) visit.report('notFhirPath');
    },
  };
}
