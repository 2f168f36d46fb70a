import type { Places } from '../../support/places.ts';
import { createPlaces } from '../../support/places.ts';
import type { MexicoTables } from '../config.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { StructureRule } from '../rules/structure.ts';
import type { EstablishmentFacts, MedicationFacts, PatientFacts, PractitionerFacts } from './facts.ts';
import { establishmentFacts, medicationFacts, patientFacts, practitionerFacts } from './facts.ts';
import type { Warn } from './identifiers.ts';
import type { Emit, UnsignedDocuments } from './unsigned.ts';
import { createUnsignedDocuments } from './unsigned.ts';

/**
 * What turning resources into records needs, one for a file. Facts of what a reference names come from the resources of
 * the same file that went before, or from those that the resource contains; what is not at hand stays absent, and no
 * check asks for a datum that only a reference gives.
 */
/** Reports a breach at a path inside the resource. */
type Report = (
  rule: StructureRule,
  path: string,
  detail?: { readonly message?: string; readonly expected?: string; readonly actual?: string },
) => void;

export interface RecordContext {
  readonly tables: MexicoTables;
  readonly places: Places;
  readonly patients: Memory<PatientFacts>;
  readonly practitioners: Memory<PractitionerFacts>;
  readonly establishments: Memory<EstablishmentFacts>;
  readonly medications: Memory<MedicationFacts>;
  /** References seen as the provider of an encounter. */
  readonly providers: ReadonlySet<string>;
  provider(reference: string): void;
  /** A resource begins: what it contains may be named as `#id`. */
  begin(resource: Json): void;
  readonly emit: Emit;
  readonly unsigned: UnsignedDocuments;
  /** An identifier was known by its form alone. */
  readonly warn: Warn;
}

/** Facts by the references that may point at a resource. */
export interface Memory<T> {
  remember(keys: readonly string[], facts: T): void;
  recall(reference: string | undefined): T | undefined;
}

/** Resources beyond this number are not remembered; what depends on them stays absent. */
const MAX_REMEMBERED = 200_000;

/**
 * @param keep see {@link createUnsignedDocuments}
 */
export function createRecordContext(
  tables: MexicoTables,
  emit: Emit,
  report: Report,
  keep: () => Emit | undefined = () => undefined,
): RecordContext {
  let container: Json = {};
  let inside: ReadonlyMap<string, Json> | undefined;
  const contained = (reference: string): Json | undefined => {
    inside ??= containedIn(container);
    return inside.get(reference.slice(1));
  };
  const providers = new Set<string>();
  return {
    tables,
    places: createPlaces(tables),
    patients: createMemory(contained, patientFacts),
    practitioners: createMemory(contained, (resource) => practitionerFacts(resource, tables)),
    establishments: createMemory(contained, (resource) => establishmentFacts(resource, tables)),
    medications: createMemory(contained, medicationFacts),
    providers,
    provider(reference) {
      if (providers.size < MAX_REMEMBERED) providers.add(withoutVersion(reference));
    },
    begin(resource) {
      container = resource;
      inside = undefined;
    },
    emit,
    unsigned: createUnsignedDocuments(emit, keep),
    warn: (path) => report('noSystem', path),
  };
}

function createMemory<T>(contained: (reference: string) => Json | undefined, factsOf: (of: Json) => T): Memory<T> {
  const facts = new Map<string, T>();
  return {
    remember(keys, value) {
      if (facts.size < MAX_REMEMBERED) for (const key of keys) facts.set(key, value);
    },
    recall(reference) {
      if (reference === undefined) return undefined;
      if (reference.startsWith('#')) {
        const resource = contained(reference);
        return resource && factsOf(resource);
      }
      const plain = withoutVersion(reference);
      return facts.get(plain) ?? facts.get(relative(plain));
    },
  };
}

function containedIn({ contained }: Json): ReadonlyMap<string, Json> {
  const byId = new Map<string, Json>();
  if (!Array.isArray(contained)) return byId;
  for (const resource of contained as readonly unknown[]) {
    if (isObject(resource) && typeof resource.id === 'string') byId.set(resource.id, resource);
  }
  return byId;
}

function withoutVersion(reference: string): string {
  return reference.split('/_history/', 1)[0];
}

/** `Patient/1` of `https://server/fhir/Patient/1`. */
function relative(reference: string): string {
  return reference.split('/').slice(-2).join('/');
}
