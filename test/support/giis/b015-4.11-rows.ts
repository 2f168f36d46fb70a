import { below, makePerson, pick, type Random } from '../giis-people.ts';
import type { GuideRows } from './guide-rows.ts';
import { FOREIGN_PATIENT, FOREIGN_PROVIDER, ONCOLOGY_UNITS, UNEME_UNITS, unknownPatient } from './sis-foreigners.ts';
import { filled, type SharedCells, sharedCells } from './sis-row.ts';

type Maker = (random: Random, clues: string) => SharedCells;

const flag = (random: Random): string => pick(random, ['0', '1']);
const sex = (random: Random): 'H' | 'M' => pick(random, ['H', 'M']);

const COMPLICATIONS =
  'primeraVezAltoRiesgo complicacionPorDiabetes complicacionPorInfeccionUrinaria complicacionPorPreeclampsiaEclampsia ' +
  'complicacionPorHemorragia sospechaCovid19 covid19Confirmado hipertensionarterialprexistente otrasAccPrescAcidoFolico ' +
  'otrasAccApoyoTraslado otrasACCApoyoTrasladoAME';
const GERIATRIC =
  'sintomaDepresiva alteracionMemoria aivd-ABVD sindromeCaidas incontinenciaUrinaria motricidad asesoriaNutricional';

/** Every variable that does not apply to most people. */
export const NOTHING: SharedCells = {
  ...filled(
    'resultadoObtenidoaTravesde sintomaticoRespiratorioTb primeraVezUneme confirmacionDiagnostica1 ' +
      'primeraVezDiagnostico2 confirmacionDiagnostica2 primeraVezDiagnostico3 confirmacionDiagnostica3 ' +
      'intervencionesSMyA atencionPregestacionalRT riesgo relacionTemporalEmbarazo planSeguridad trimestreGestacional ' +
      `${COMPLICATIONS} puerpera infeccionPuerperal terapiaHormonal periPostMenopausia its patologiaMamariaBenigna ` +
      'cancerMamario colposcopia cancerCervicouterino ninoSanoRT pruebaEDI resultadoEDI resultadoBattelle edasRT ' +
      'edasPlanTratamiento recuperadoDeshidratacion irasRT irasPlanTratamiento neumoniaRT aplicacionCedulaCancer ' +
      `informaPrevencionAccidentes ${GERIATRIC} referidoPor estudiosTeleconsulta modalidadConsulDist`,
    '-1',
  ),
  ...filled('embarazadaSinDiabetes numeroSobresVSOTratamiento numeroSobresVSOPromocion telemedicina teleconsulta', '0'),
  codigoCIEDiagnostico2: '',
  codigoCIEDiagnostico3: '',
};

/** Cells of a visit: the person, born in one of some years; who attends, in which service; and the main diagnosis. */
function visit(
  random: Random,
  clues: string,
  born: readonly [from: number, to: number],
  sexOf: 'H' | 'M',
  [staffType, service, diagnosis, relacionTemporal]: readonly [string, string, string, string],
): SharedCells {
  const patient = makePerson(random, born[0] + below(random, born[1] - born[0] + 1), sexOf);
  return {
    ...sharedCells(random, { clues, staffType, service, patient }),
    ...NOTHING,
    primeraVezAnio: flag(random),
    relacionTemporal,
    codigoCIEDiagnostico1: diagnosis,
    numeroSobresVSOPromocion: pick(random, ['0', '2']),
    programaSMyMG: flag(random),
  };
}

const adult: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 2003], 'H', ['2', '4', pick(random, ['R51X', 'K297', 'N390', 'J029']), flag(random)]),
  sintomaticoRespiratorioTb: flag(random),
  intervencionesSMyA: pick(random, ['1', '2', '3']),
  primeraVezDiagnostico2: '1',
  codigoCIEDiagnostico2: 'E119',
  confirmacionDiagnostica2: flag(random),
  primeraVezDiagnostico3: '0',
  codigoCIEDiagnostico3: 'M545',
  ...filled('seAutodenominaAfromexicano seConsideraIndigena', pick(random, ['1', '2', '3'])),
  migrante: '3',
  paisProcedencia: '142',
  peso: (60 + 30 * random()).toFixed(3),
  talla: '172',
  circunferenciaCintura: '94',
  frecuenciaCardiaca: '72',
  frecuenciaRespiratoria: '18',
  saturacionOxigeno: '97',
  glucemia: '104',
  tipoMedicion: flag(random),
  resultadoObtenidoaTravesde: '1',
});

const specialist: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 2003], sex(random), ['4', '7', 'I10X', '0']),
  ...FOREIGN_PROVIDER,
  confirmacionDiagnostica1: flag(random),
});

const chronic: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 2003], sex(random), ['19', '69', 'E119', '0']),
  ...filled('confirmacionDiagnostica1 confirmacionDiagnostica3', flag(random)),
  primeraVezDiagnostico2: '0',
  codigoCIEDiagnostico2: 'E669',
  primeraVezDiagnostico3: '1',
  codigoCIEDiagnostico3: 'E785',
});

const nurse: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 2003], sex(random), ['6', '8', 'I10X', '1']),
  its: flag(random),
});

const nutritionist: Maker = (random, clues) =>
  visit(random, clues, [1966, 2003], sex(random), ['8', '50', 'E669', flag(random)]);

const healer: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 2003], sex(random), ['10', '9', 'MT09', flag(random)]),
  primeraVezDiagnostico2: '0',
  codigoCIEDiagnostico2: 'MT01',
});

const woman: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 1990], 'M', ['2', '4', 'N390', flag(random)]),
  ...filled('terapiaHormonal periPostMenopausia its patologiaMamariaBenigna colposcopia', flag(random)),
  ...(ONCOLOGY_UNITS.includes(clues) ? filled('cancerMamario cancerCervicouterino', flag(random)) : {}),
  ...(UNEME_UNITS.includes(clues) ? { primeraVezAnio: '1', primeraVezUneme: flag(random) } : {}),
});

const intersexual: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 2003], sex(random), ['2', '4', 'R51X', flag(random)]),
  ...filled('terapiaHormonal colposcopia', flag(random)),
  sexoBiologico: '3',
  genero: '6',
});

const beforePregnancy: Maker = (random, clues) => ({
  ...visit(random, clues, [1985, 2004], 'M', ['2', '4', 'R51X', flag(random)]),
  atencionPregestacionalRT: flag(random),
  riesgo: pick(random, ['4&2', '1', '9']),
});

const pregnant: Maker = (random, clues) => ({
  ...visit(random, clues, [1985, 2004], 'M', ['20', '4', 'Z348', flag(random)]),
  ...filled(COMPLICATIONS, flag(random)),
  ...pick(random, [
    { relacionTemporalEmbarazo: '0', planSeguridad: '1', trimestreGestacional: '1' },
    { relacionTemporalEmbarazo: '1', planSeguridad: '2', trimestreGestacional: '3' },
  ]),
  glucemia: '88',
  tipoMedicion: '0',
  resultadoObtenidoaTravesde: '2',
  embarazadaSinDiabetes: pick(random, ['1', '2']),
  referidoPor: pick(random, ['1', '7', '-1']),
});

const puerperal: Maker = (random, clues) => ({
  ...visit(random, clues, [1985, 2004], 'M', ['2', '4', 'Z392', flag(random)]),
  ...filled('puerpera infeccionPuerperal', flag(random)),
  contrarreferido: flag(random),
});

/** Under five years. */
const wellChild: Maker = (random, clues) => ({
  ...visit(random, clues, [2020, 2022], sex(random), ['2', '4', 'Z001', flag(random)]),
  ...filled('ninoSanoRT informaPrevencionAccidentes', flag(random)),
  ...pick(random, [
    { pruebaEDI: '1', resultadoEDI: '3' },
    { pruebaEDI: '2', resultadoEDI: '5' },
  ]),
  resultadoBattelle: pick(random, ['1', '2', '3']),
});

const diarrhoea: Maker = (random, clues) => ({
  ...visit(random, clues, [2020, 2023], sex(random), ['2', '4', 'A090', flag(random)]),
  ...filled('edasRT informaPrevencionAccidentes', flag(random)),
  ...pick(random, [
    { edasPlanTratamiento: '1', recuperadoDeshidratacion: '-1' },
    { edasPlanTratamiento: '3', recuperadoDeshidratacion: '1' },
  ]),
  numeroSobresVSOTratamiento: '3',
});

const respiratory: Maker = (random, clues) => ({
  ...visit(random, clues, [2020, 2023], sex(random), ['4', '16', 'J209', flag(random)]),
  ...filled('irasRT neumoniaRT informaPrevencionAccidentes', flag(random)),
  irasPlanTratamiento: pick(random, ['1', '2']),
  aplicacionCedulaCancer: pick(random, ['1', '2']),
});

const psychology: Maker = (random, clues) => ({
  ...visit(random, clues, [2020, 2023], sex(random), [pick(random, ['15', '16']), '88', 'Z134', flag(random)]),
  pruebaEDI: '1',
  resultadoEDI: pick(random, ['1', '2']),
  numeroSobresVSOPromocion: '0',
  referidoPor: pick(random, ['5', '-1']),
});

const adolescent: Maker = (random, clues) => ({
  ...visit(random, clues, [2008, 2013], sex(random), ['6', '22', 'R51X', '1']),
  aplicacionCedulaCancer: '1',
  referidoPor: '2',
});

const childWithCancer: Maker = (random, clues) => ({
  ...visit(random, clues, [2015, 2018], sex(random), ['4', '72', 'CP13', '0']),
  ...filled('confirmacionDiagnostica1 confirmacionDiagnostica2 informaPrevencionAccidentes', flag(random)),
  primeraVezDiagnostico2: '0',
  codigoCIEDiagnostico2: 'CP14',
});

const DISTANCE: readonly SharedCells[] = [
  { telemedicina: '1' },
  { teleconsulta: '1', modalidadConsulDist: '1' },
  { teleconsulta: '1', estudiosTeleconsulta: '7', modalidadConsulDist: '1' },
  { estudiosTeleconsulta: '3&2', modalidadConsulDist: '2' },
];

const elder: Maker = (random, clues) => ({
  ...visit(random, clues, [1938, 1963], sex(random), pick(random, [ELDER_BY_PHYSICIAN, ELDER_BY_GERIATRICIAN])),
  ...filled(GERIATRIC, pick(random, ['1', '2'])),
  ...pick(random, DISTANCE),
});
const ELDER_BY_PHYSICIAN = ['2', '4', 'E119', '1'] as const;
const ELDER_BY_GERIATRICIAN = ['4', '39', 'F03X', '0'] as const;

const gerontology: Maker = (random, clues) => ({
  ...visit(random, clues, [1938, 1963], sex(random), [pick(random, ['25', '27']), '62', 'E669', '1']),
  ...filled(GERIATRIC, pick(random, ['1', '2'])),
});

const foreigner: Maker = (random, clues) => ({
  ...visit(random, clues, [1970, 2000], sex(random), ['2', '4', 'J029', flag(random)]),
  ...FOREIGN_PATIENT,
});

/** Few: at most 5 % of a load may be of unknown cause. */
const unknownCause: Maker = (random, clues) => ({
  ...visit(random, clues, [1970, 2000], sex(random), ['2', '4', random() < 0.3 ? 'R69X' : 'K297', flag(random)]),
  ...unknownPatient(1980 + below(random, 20)),
});

const MAKERS: readonly Maker[] = [
  adult,
  pregnant,
  wellChild,
  elder,
  woman,
  diarrhoea,
  specialist,
  chronic,
  nurse,
  puerperal,
  respiratory,
  nutritionist,
  psychology,
  beforePregnancy,
  adolescent,
  healer,
  gerontology,
  childWithCancer,
  intersexual,
  foreigner,
  unknownCause,
];

/** Consulta externa: every kind of person and of staff that the guide tells apart. */
export const rows: GuideRows = {
  guide: 'b015-4.11',
  makeRow: (random, index, clues) => MAKERS[(index - 1) % MAKERS.length](random, clues),
};
