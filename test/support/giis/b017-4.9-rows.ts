import { below, makePerson, pick } from '../giis-people.ts';
import type { GuideRows } from './guide-rows.ts';
import { filled, sharedCells } from './sis-row.ts';

const SUBSTANCES =
  'Alcohol Tabaco Cannabis Cocaina Metanfetaminas Inhalables Opiaceos Alucinogenos Benzodiacepinas Otros';
const ADDICTIONS = SUBSTANCES.replaceAll(/\w+/g, 'tipoAtencion$& tipoConsumo$&');
const VIOLENCE = 'ambitoViolencias tipoViolenciaFamiliar tipoViolenciaComunitaria tipoViolenciaColectiva';

/** Mental health: young people and adults, some of them in group therapy. */
export const rows: GuideRows = {
  guide: 'b017-4.9',
  makeRow(random, _index, clues) {
    const patient = makePerson(random, 1960 + below(random, 55), random() < 0.5 ? 'H' : 'M');
    const staffType = pick(random, ['15', '16', '17', '18', '19', '24']);
    return {
      ...sharedCells(random, { clues, staffType, service: '20', patient }),
      ...filled(ADDICTIONS, '-1'),
      ...filled(VIOLENCE, '-1'),
      primeraVezUneme: '-1',
      codigoCIEDiagnostico1: pick(random, ['F321', 'F411', 'F900']),
      derivacionPreconsulta: '0',
      evaluacionPsicologica: pick(random, ['0', '1']),
      psicoTerapia: pick(random, ['1', '2']),
      psicoEducacion: pick(random, ['0', '1']),
      sustanciaDeConsumo: '-1',
      comportamientoSuicida: '-1',
      usuarioConflictoLey: '0',
      pacienteRehabilitado: '0',
    };
  },
};
