import {
  type CurpDisagreement,
  type CurpPerson,
  curpAgreement,
  curpData,
  curpStructureFault,
  describeCurpFault,
  fitsCluesDerivedDigit,
  hasValidCheckDigit,
  isCedula,
  isCie10,
  isClues,
  isGenericCurp,
  isIsoDate,
  normalizeCie10,
} from '../../identifiers/index.ts';
import { fail, type Keyword, type RecordFields } from './keyword.ts';
import { misuse, objectOf, oneOf, texts } from './parameter.ts';

/**
 * `curp`: `structure` (a real date included), `checkDigit`, or `notGeneric` (not the value that the GIIS write where
 * there is no CURP).
 */
export const curp: Keyword = {
  name: 'curp',
  type: 'string',
  prepare(parameter, { judgement }) {
    switch (oneOf('curp', parameter, ['structure', 'checkDigit', 'notGeneric'])) {
      case 'structure':
        return (value: string) => {
          const fault = curpStructureFault(value);
          return fault === null || fail(judgement, { expected: describeCurpFault(fault) });
        };
      case 'checkDigit':
        return (value: string) => hasValidCheckDigit(value);
      case 'notGeneric':
        return (value: string) => !isGenericCurp(value);
    }
  },
};

/** `clues`: `structure`, or `derivedDigit`, a rule that was counted over a register and stands in no document. */
export const clues: Keyword = {
  name: 'clues',
  type: 'string',
  prepare(parameter) {
    switch (oneOf('clues', parameter, ['structure', 'derivedDigit'])) {
      case 'structure':
        return (value: string) => isClues(value);
      case 'derivedDigit':
        return (value: string) => fitsCluesDerivedDigit(value) !== false;
    }
  },
};

/** `cie10: "syntax"`: built like a code of Mexican files, once the dot and the filler are out of the way. */
export const cie10: Keyword = {
  name: 'cie10',
  type: 'string',
  prepare(parameter) {
    oneOf('cie10', parameter, ['syntax']);
    return (value: string) => isCie10(normalizeCie10(value));
  },
};

/** `cedula: true`: built like a cédula profesional. */
export const cedula: Keyword = flag('cedula', isCedula);

/** `isoDate: true`: a whole date that the calendar has, `YYYY-MM-DD`. */
export const isoDate: Keyword = flag('isoDate', isIsoDate);

/**
 * `agreesWith: { curp: [fields] }`: the CURP does not contradict these data of the same person; `names` stands for
 * given names and both surnames. Absent data, a generic CURP and one that is not well formed contradict nothing.
 */
export const agreesWith: Keyword = {
  name: 'agreesWith',
  type: 'string',
  prepare(parameter, { judgement }) {
    const { curp: given } = objectOf('agreesWith', parameter, ['curp']);
    const fields = texts('agreesWith', given).flatMap((field) =>
      field === 'names' ? NAMES : [readPersonField(field)],
    );
    if (fields.length === 0) throw misuse('agreesWith', 'pide al menos un dato');
    const data = curpData(fields);
    return (value: string, record: RecordFields) => {
      const disagreements = curpAgreement(value, record as CurpPerson, data);
      return disagreements.length === 0 || fail(judgement, { message: contradiction(disagreements) });
    };
  },
};

type PersonField = CurpDisagreement['field'];

const NAMES: readonly PersonField[] = ['givenNames', 'firstSurname', 'secondSurname'];

const WORDS: Readonly<Record<PersonField, string>> = {
  birthDate: 'la fecha de nacimiento',
  sex: 'el sexo',
  birthState: 'la entidad de nacimiento',
  givenNames: 'el nombre',
  firstSurname: 'el primer apellido',
  secondSurname: 'el segundo apellido',
};

function readPersonField(field: string): PersonField {
  if (Object.hasOwn(WORDS, field)) return field as PersonField;
  throw misuse('agreesWith', `no conoce el dato «${field}»`);
}

function contradiction(disagreements: readonly CurpDisagreement[]): string {
  const words = disagreements.map(({ field }) => WORDS[field]);
  const list = words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} ni con ${words.at(-1)}`;
  return `La CURP no concuerda con ${list}`;
}

/** A keyword whose only parameter is `true`. */
function flag(name: string, test: (value: string) => boolean): Keyword {
  return {
    name,
    type: 'string',
    prepare(parameter) {
      if (parameter !== true) throw misuse(name, 'solo admite true');
      return test;
    },
  };
}
