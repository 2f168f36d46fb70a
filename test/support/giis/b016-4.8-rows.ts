import { below, makePerson, pick } from '../giis-people.ts';
import type { GuideRows } from './guide-rows.ts';
import { filled, sharedCells } from './sis-row.ts';

const ACTIONS =
  'placaBacteriana cepillado hiloDental limpiezaDental protesis tejidosBucales autoExamen fluor ' +
  'raspadoAlisadoPeriodontal barnizFluor fosetasFisuras amalgamas resinas ionomeroVidrio alcasite obturacionTemporal ' +
  'dienteTemp dientePerm pulpar cirugiaBucal farmacoTerapia otrasAtenciones radiografias orientacionSaludBucal ' +
  'tratamientoIntegral';

/** Oral health: children of school age and adults. */
export const rows: GuideRows = {
  guide: 'b016-4.8',
  makeRow(random, _index, clues) {
    const year = pick(random, [2010 + below(random, 8), 1960 + below(random, 40)]);
    const patient = makePerson(random, year, random() < 0.5 ? 'H' : 'M');
    const staffType = pick(random, ['12', '13', '14', '23']);
    return {
      ...sharedCells(random, { clues, staffType, service: '10', patient }),
      ...filled(ACTIONS, '0'),
      cepillado: '1',
      hiloDental: pick(random, ['0', '1']),
      codigoCIEDiagnostico1: pick(random, ['K021', 'K051', 'Z012']),
    };
  },
};
