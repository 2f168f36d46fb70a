import type { RecordDataByType, RecordType } from '../../../model/index.ts';
import type { MexicoTables } from '../config.ts';
import type { Paths } from '../origin.ts';
import type { Report } from '../structure/walk.ts';
import type { Places } from './places.ts';
import { createPlaces } from './places.ts';

/** What other resources need to know of one that went before; kept in memory, never written. */
export interface PatientFacts {
  readonly sex?: string;
  readonly birthDate?: string;
}
export interface PractitionerFacts {
  readonly name?: string;
  readonly license?: string;
}
export interface EstablishmentFacts {
  readonly clues?: string;
  readonly name?: string;
}

/** What turning resources into records needs, one for a file. */
export interface RecordContext {
  readonly tables: MexicoTables;
  readonly places: Places;
  readonly patients: Memory<PatientFacts>;
  readonly practitioners: Memory<PractitionerFacts>;
  readonly establishments: Memory<EstablishmentFacts>;
  /** References seen as the provider of an encounter. */
  readonly providers: Memory<true>;
  emit<T extends RecordType>(type: T, data: RecordDataByType[T], paths: Paths): void;
  report: Report;
}

/** Facts by the references that may point at a resource. */
export interface Memory<T> {
  remember(keys: readonly string[], facts: T): void;
  recall(reference: string | undefined): T | undefined;
}

/** Resources beyond this number are not remembered; what depends on them stays absent. */
const MAX_REMEMBERED = 200_000;

export function createMemory<T>(): Memory<T> {
  const facts = new Map<string, T>();
  return {
    remember(keys, value) {
      if (facts.size < MAX_REMEMBERED) for (const key of keys) facts.set(key, value);
    },
    recall(reference) {
      if (reference === undefined) return undefined;
      const plain = reference.split('/_history/', 1)[0];
      return facts.get(plain) ?? facts.get(plain.split('/').slice(-2).join('/'));
    },
  };
}

export function createRecordContext(tables: MexicoTables, emit: RecordContext['emit'], report: Report): RecordContext {
  return {
    tables,
    places: createPlaces(tables),
    patients: createMemory(),
    practitioners: createMemory(),
    establishments: createMemory(),
    providers: createMemory(),
    emit,
    report,
  };
}
