import type { PersonKey } from '../formats/format.ts';
import { GENERIC_CURP } from '../identifiers/curp.ts';
import { CURP_SEED, PERSON_SEED } from '../identifiers/person-key.ts';
import type { PatientData, RuleDefinition } from '../model/index.ts';
import { Hash64, KeyTable, type KeyTableState } from '../model/index.ts';
import { foldAccents } from '../text/accents.ts';

/** The rule behind the findings of {@link PersonMeasures}: a warning, since surnames are also written in variants. */
export const CURP_REPEATED: RuleDefinition = {
  id: 'curp-no-repetida',
  severity: 'warning',
  title: 'Cada CURP pertenece a una sola persona',
  failureTitle: 'La misma CURP aparece con otra fecha de nacimiento u otro primer apellido',
  why: 'Dos personas con una CURP mezclan sus expedientes; una persona escrita de dos maneras no se reconoce.',
  remedy: 'Compare los registros que llevan esta CURP y corrija en el expediente el que no corresponda a la persona.',
  citation: [{ norm: 'NOM-024-SSA3-2012', clause: '6.5.1', confidence: 'confirmed' }],
};

const CONFLICT = 1;

export interface PersonMeasuresState {
  readonly conflicts: number;
  readonly people: KeyTableState;
}

/**
 * What only the whole export can show of its persons: CURPs that stand for two of them. Merging is associative and commutative: a CURP is in conflict when two different persons were ever seen
 * with it, in whatever order.
 */
export class PersonMeasures {
  /** CURPs seen with more than one person. */
  conflicts = 0;
  // Small to begin with: an export may speak of thousands of units.
  #people = new KeyTable(16);
  readonly #hash = new Hash64();

  /** Distinct CURPs that came with enough data to tell the person. */
  get distinct(): number {
    return this.#people.size;
  }

  /** Counts one patient; true when this record contradicts an earlier one with the same CURP. */
  add(patient: PatientData): boolean {
    const { curp, birthDate, firstSurname } = patient;
    if (curp === undefined || curp === GENERIC_CURP) return false;
    if (birthDate === undefined || firstSurname === undefined) return false;
    const person = hashPerson(this.#hash.reset(PERSON_SEED), birthDate, firstSurname);
    const key = this.#hash.reset(CURP_SEED).text(curp).finish();
    return this.#see(key.high, key.low, person);
  }

  /** The same of a patient of whom only the hashes are at hand. */
  addHashed({ high, low, person }: PersonKey): boolean {
    return this.#see(high, low, (person << 1) >>> 0);
  }

  merge(other: PersonMeasures): void {
    other.#people.forEach((high, low, value) => {
      this.#see(high, low, value);
    });
  }

  toState(): PersonMeasuresState {
    return {
      conflicts: this.conflicts,
      people: this.#people.toState(),
    };
  }

  static fromState(state: PersonMeasuresState): PersonMeasures {
    const measures = new PersonMeasures();
    measures.conflicts = state.conflicts;
    measures.#people = new KeyTable(0, state.people);
    return measures;
  }

  /** `value`: 31 bits of the person and the conflict bit. The smallest person stands for all, whatever came first. */
  #see(high: number, low: number, value: number): boolean {
    const slot = this.#people.slot(high, low, value);
    if (slot < 0) {
      this.conflicts += value & CONFLICT;
      return false;
    }
    const known = this.#people.value(slot);
    const differs = known >>> 1 !== value >>> 1;
    const conflict = differs || ((known | value) & CONFLICT) !== 0;
    if (conflict && (known & CONFLICT) === 0) this.conflicts++;
    const representative = Math.min(known >>> 1, value >>> 1);
    this.#people.setValue(slot, ((representative << 1) | (conflict ? CONFLICT : 0)) >>> 0);
    return differs;
  }
}

/** 31 bits of the person, shifted left past the conflict bit. Accents, case and separators make no difference. */
function hashPerson(hash: Hash64, birthDate: string, firstSurname: string): number {
  hash.text(birthDate);
  for (let i = 0; i < firstSurname.length; i++) {
    const code = firstSurname.charCodeAt(i);
    if (code > 127) hash.text(foldAccents(firstSurname[i]));
    else if ((code | 32) >= 97 && (code | 32) <= 122) hash.int(code | 32).int(1);
  }
  return (hash.finish().low << 1) >>> 0;
}
