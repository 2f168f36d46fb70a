import { GENERIC_CURP } from '../../../shared/identifiers/index.ts';
import type { SharedCells } from './sis-row.ts';

/** What makes the person attended a migrant born in Chile, without a CURP. */
export const FOREIGN_PATIENT: SharedCells = {
  curpPaciente: GENERIC_CURP,
  paisNacPaciente: '59',
  entidadNacimiento: '88',
  migrante: '2',
  paisProcedencia: '59',
  segundoApellido: 'XX',
};

/** What makes the person attended one whose CURP and day of birth nobody knows. */
export function unknownPatient(year: number): SharedCells {
  return { curpPaciente: GENERIC_CURP, fechaNacimiento: `30/06/${year}`, entidadNacimiento: '99' };
}

/** What makes the provider one born in Argentina, without a CURP. */
export const FOREIGN_PROVIDER: SharedCells = { paisNacimiento: '11', curpPrestador: GENERIC_CURP };

/** Units of the official catalogue by what they may register; other keys are a health centre. */
export const ONCOLOGY_UNITS: readonly string[] = ['DFIMB001151', 'GTSSA002096', 'NTIMB001765'];
export const UNEME_UNITS: readonly string[] = ['ASSSA001104', 'CSIMB005466', 'JCSSA009154'];
