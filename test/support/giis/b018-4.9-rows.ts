import { below, makePerson, pick } from '../giis-people.ts';
import type { GuideRows } from './guide-rows.ts';
import { filled, sharedCells } from './sis-row.ts';

const METHODS =
  'puerperaAceptaPF oral inyectableMensual inyectableBimestral inyectableTrimestral implanteSubdermico1Var ' +
  'implanteSubdermico2Var parcheDermico diu diuMedicado quirurgico preservativo preservativoFemenino otroMetodo ' +
  'anticoncepcionEmergencia altaConAzoospermia OycPlanificacionF OycPrevencionITS OycPrevencionEmb OycOtrasSSRA';

/** Family planning: adolescents and adults of the ages that the guide and the catalogue admit (11 to 53 years). */
export const rows: GuideRows = {
  guide: 'b018-4.9',
  makeRow(random, _index, clues) {
    const patient = makePerson(random, 1971 + below(random, 42), random() < 0.3 ? 'H' : 'M');
    const staffType = pick(random, ['1', '2', '4', '6', '11', '20', '22']);
    return {
      ...sharedCells(random, { clues, staffType, service: '17', patient }),
      ...filled(METHODS, '0'),
      preservativo: '10',
      OycPlanificacionF: '1',
      codigoCIEDiagnostico1: pick(random, ['Z300', 'Z304']),
    };
  },
};
