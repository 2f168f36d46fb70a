import type { LayerJudge, Visit } from '../conformance/model.ts';
import type { Definitions, Property, Shape } from '../definitions/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { isWellFormedUrn } from '../structure/urn.ts';
import type { BundleReferences } from './bundle-references.ts';
import { createParsedReference, parseReference } from './parse.ts';
import type { AllowedTargets } from './targets.ts';
import { targetDetail } from './targets.ts';

/** Elements of a Composition whose resources a document must include (R4, Documents: Document Content). */
const DOCUMENT_PARTS = new Set(['subject', 'encounter', 'author', 'attester', 'custodian', 'event', 'section']);

const URN = 'urn:uuid: con un UUID, o urn:oid: con un OID';

/** The judge of references, and the Bundle they are looked for in. */
export interface ReferenceJudge extends LayerJudge {
  /** References that come are looked for in this Bundle; undefined: they stand outside of any. */
  within(bundle: BundleReferences | undefined): void;
}

/**
 * Form of references, contained targets, and types of targets. What a Bundle may hold further on is handed to
 * {@link BundleReferences}; what is outside nobody can tell.
 */
export function createReferenceJudge(definitions: Definitions, allowed: AllowedTargets): ReferenceJudge {
  const parsed = createParsedReference();
  let bundle: BundleReferences | undefined;
  let container: Json | undefined;
  let contained = new Map<string, string>();

  /** Types of the contained resources by id; read once for a container, which may have very many. */
  const containedIn = (root: Json): ReadonlyMap<string, string> => {
    if (root === container) return contained;
    container = root;
    contained = new Map();
    const list = Array.isArray(root.contained) ? root.contained : [];
    for (const item of list) {
      if (!isObject(item) || typeof item.id !== 'string') continue;
      contained.set(item.id, typeof item.resourceType === 'string' ? item.resourceType : '');
    }
    return contained;
  };

  const judgeType = (type: string, value: Json, property: Property | undefined, visit: Visit): void => {
    if (type === '') return;
    if (typeof value.type === 'string' && value.type !== type && definitions.isResource(value.type)) {
      visit.report('typeDisagrees', ['type'], { actual: value.type, expected: type });
    }
    const types = property === undefined ? undefined : allowed.types(allowed.of(property));
    if (types === undefined || types.has(type)) return;
    visit.report('targetType', ['reference'], targetDetail(type, types));
  };

  const judgeContained = (value: Json, property: Property | undefined, visit: Visit): void => {
    // `#` alone is the resource that contains this one.
    if (parsed.id === '') return;
    const type = containedIn(visit.root).get(parsed.id);
    if (type === undefined) visit.report('containedMissing', ['reference'], { actual: `#${parsed.id}` });
    else judgeType(type, value, property, visit);
  };

  /** What can be said of a reference without a target at hand. */
  const judgeForm = (reference: string, value: Json, property: Property | undefined, visit: Visit): boolean => {
    switch (parsed.form) {
      case 'restful':
        judgeType(parsed.type, value, property, visit);
        return true;
      case 'search':
        if (bundle === undefined || !bundle.conditional()) visit.undecided('fhir-referencia');
        else visit.report('conditional', ['reference']);
        return false;
      case 'other':
        visit.report('referenceForm', ['reference'], { expected: 'Tipo/id' });
        return false;
      case 'urn':
        if (isWellFormedUrn(reference)) return true;
        visit.report('referenceForm', ['reference'], { message: 'La referencia es un URN mal formado', expected: URN });
        return false;
      case 'absolute':
        visit.undecided('fhir-referencia');
        return true;
      default:
        return true;
    }
  };

  return {
    layer: 'fhir-referencia',
    within(next) {
      bundle = next;
      container = undefined;
    },
    wantsComplex: (shape: Shape) => shape.path === 'Reference',
    complex(value, _shape, property, visit) {
      const { reference, type } = value;
      // Absolute URLs are for logical models.
      if (typeof type === 'string' && type !== '' && !type.includes(':') && !definitions.isResource(type)) {
        visit.report('typeUnknown', ['type'], { actual: type });
      }
      if (typeof reference !== 'string' || reference === '') {
        judgeDeclared(value, property, visit);
        return;
      }
      parseReference(reference, definitions, parsed);
      if (parsed.form === 'contained') {
        judgeContained(value, property, visit);
        return;
      }
      if (!judgeForm(reference, value, property, visit)) return;
      if (bundle === undefined) {
        visit.undecided('fhir-referencia');
        return;
      }
      const known = bundle.look(reference, parsed, property, isDocumentPart(visit), visit);
      // A URL that names its type was judged by it; of a URN only the resource tells.
      if (known !== undefined && parsed.form !== 'restful') judgeType(known, value, property, visit);
    },
  };

  /** A reference by identifier or by words may still say what it points at. */
  function judgeDeclared(value: Json, property: Property | undefined, visit: Visit): void {
    const types = property === undefined ? undefined : allowed.types(allowed.of(property));
    const { type } = value;
    if (types === undefined || typeof type !== 'string' || !definitions.isResource(type) || types.has(type)) return;
    visit.report('targetType', ['type'], targetDetail(type, types));
  }
}

function isDocumentPart(visit: Visit): boolean {
  const [first] = visit.path;
  if (visit.root.resourceType !== 'Composition' || visit.root !== visit.resource) return false;
  return typeof first === 'string' && DOCUMENT_PARTS.has(first) && !isInExtension(visit.path);
}

function isInExtension(path: readonly Segment[]): boolean {
  return path.includes('extension') || path.includes('modifierExtension');
}
