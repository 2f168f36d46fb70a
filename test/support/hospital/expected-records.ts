import { normalizeCie10 } from '../../../shared/identifiers/index.ts';
import type { RecordDataByType, RecordType } from '../../../shared/model/index.ts';
import type { Encounter, Patient } from './facts.ts';

type Expected = { readonly [T in RecordType]?: readonly RecordDataByType[T][] };

/**
 * The neutral records that an encounter without faults must give, whatever it was written in, as far as all formats
 * code a datum alike: a format gives those of them that it has a place for.
 */
export function expectedRecords(encounter: Encounter): Expected {
  const { patient, practitioner, unit, day, service, diagnoses, vitalSigns } = encounter;
  const { birthDate, sex } = patient;
  const { weight, height, temperature } = vitalSigns;
  const author = [practitioner.givenNames, practitioner.firstSurname, practitioner.secondSurname].join(' ');
  const signs = [
    ['29463-7', weight, 'kg'],
    ['8302-2', height, 'cm'],
    ['8310-5', temperature, 'Cel'],
  ] as const;
  return {
    patient: [{ ...personOf(patient), careDate: day }],
    practitioner: [{ ...practitioner, careDate: day }],
    establishment: [{ clues: unit.clues, careDate: day }],
    encounter: [{ date: day, birthDate, clues: unit.clues, service }],
    diagnosis: diagnoses.map(({ code }) => ({ code: code && normalizeCie10(code), sex, birthDate, date: day })),
    coverage: [{ affiliation: [patient.affiliation] }],
    document: [{ type: '11506-3', author, authorLicense: practitioner.license, date: day }],
    consent: [{ date: day }],
    observation: signs.map(([code, value, unit]) => ({ code, value: Number(value), unit, date: day })),
  };
}

function personOf({ residence, affiliation, ...person }: Patient): RecordDataByType['patient'] {
  return {
    ...person,
    residenceState: residence.state,
    residenceMunicipality: residence.municipality,
    residenceLocality: residence.locality,
    postalCode: residence.postalCode,
    affiliation: [affiliation],
  };
}
