import type { LayerJudge } from '../conformance/model.ts';

/** RFC 3986: a scheme. */
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const HASH = 0x23;

/**
 * URIs that name something by themselves are absolute: the namespace of an identifier (R4, Data Types: Identifier) and
 * canonicals (R4, References: Canonical URLs), which may also name a contained resource as `#id`.
 */
export function createUriJudge(): LayerJudge {
  return {
    layer: 'fhir-estructura',
    wantsComplex: (shape) => shape.path === 'Identifier',
    complex({ system }, _shape, _property, visit) {
      if (typeof system !== 'string' || system === '' || ABSOLUTE.test(system)) return;
      visit.report('systemNotAbsolute', ['system'], { actual: system });
    },
    wantsPrimitive: (property) => property.type === 'canonical',
    primitive(value, _property, _twin, visit) {
      if (typeof value !== 'string' || value.charCodeAt(0) === HASH || ABSOLUTE.test(value)) return;
      visit.report('canonicalNotAbsolute', [], { actual: value });
    },
  };
}
