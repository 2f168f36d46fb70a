import { below, makePerson, pick, type Random } from '../giis-people.ts';
import type { GuideRows } from './guide-rows.ts';
import { FOREIGN_PATIENT, FOREIGN_PROVIDER, unknownPatient } from './sis-foreigners.ts';
import { filled, type SharedCells, sharedCells } from './sis-row.ts';

type Maker = (random: Random, clues: string) => SharedCells;

const flag = (random: Random): string => pick(random, ['0', '1']);
const sex = (random: Random): 'H' | 'M' => pick(random, ['H', 'M']);

const FUNCTIONAL = 'marcha estadoNutricional abvdTamizaje abvdEvaluacion aivdTamizaje aivdEvaluacion';
const CHRONIC = 'diabetesMellitus hipertensionArterial obesidad dislipidemias';
const DRUGS =
  'alcohol tabaco cannabis cocaina metanfetaminas inhalables opiaceos alucinogenos tranquilizantes otrasSubstancias';
const WOMEN_VIOLENCE = 'violenciaMujer15y más';

/** Every variable that does not apply to most people. */
const NOTHING: SharedCells = {
  ...filled(
    'depresionTamizaje depresion ansiedad haOlvidadoMasCosas alteracionesDeMemoria demencia tamizajeFugaDeOrina ' +
      `incontinenciaUriaria tamizajeCaidas caida60yMas ${FUNCTIONAL} edadCuidador sexoCuidador sobrecargaCuidador ` +
      `riesgoFractura ${CHRONIC} ${DRUGS} B24X A539 gonorrea hepatitisB herpesGenital chlamydia resultadoVPH ` +
      'cancerCervicoUterino resultadoCancerCervicoUterino cancerMama violenciaSexual sospechaSindromeTurner ' +
      'hiperplasiaProstatica sintomaticoRespiratorio LIN espirometriaResultado',
    '-1',
  ),
  ...filled('tirasDeteccion reactivosAntigenoProstatico espirometriaVEF1_CVF', '0'),
  [WOMEN_VIOLENCE]: '-1',
};

/** Cells of a visit: the person, born in one of some years, and who attends in which service. */
function visit(
  random: Random,
  clues: string,
  born: readonly [from: number, to: number],
  sexOf: 'H' | 'M',
  [staffType, service]: readonly [string, string],
): SharedCells {
  const patient = makePerson(random, born[0] + below(random, born[1] - born[0] + 1), sexOf);
  const shared = sharedCells(random, { clues, staffType, service, patient });
  return {
    ...shared,
    ...NOTHING,
    fechaDeteccion: shared.fechaConsulta,
    primeraVezAnio: flag(random),
    programaSMyMG: flag(random),
  };
}

const adult: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 2003], 'H', ['2', '4']),
  ...filled(CHRONIC, flag(random)),
  ...filled('violenciaSexual sintomaticoRespiratorio ansiedad', flag(random)),
  peso: (60 + 30 * random()).toFixed(3),
  talla: '172',
  circunferenciaCintura: '94',
  frecuenciaCardiaca: '72',
  frecuenciaRespiratoria: '18',
  saturacionOxigeno: '97',
  glucemia: '104',
  tipoMedicion: flag(random),
  tirasDeteccion: pick(random, ['1', '5']),
  depresionTamizaje: '1',
  depresion: flag(random),
  ...pick(random, [
    { espirometriaVEF1_CVF: '55', LIN: '0.675', espirometriaResultado: '5' },
    { espirometriaVEF1_CVF: '88', LIN: '0.999', espirometriaResultado: '3' },
  ]),
});

const man: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 1980], 'H', ['6', '60']),
  hiperplasiaProstatica: flag(random),
  reactivosAntigenoProstatico: pick(random, ['0', '3', '9']),
});

/** 35 to 58 years. */
const woman: Maker = (random, clues) => ({
  ...visit(random, clues, [1966, 1988], 'M', ['20', '60']),
  ...filled('resultadoVPH cancerMama violenciaSexual sospechaSindromeTurner', flag(random)),
  [pick(random, ['cancerCervicoUterino', 'resultadoCancerCervicoUterino'])]: flag(random),
  [WOMEN_VIOLENCE]: flag(random),
});

const intersexual: Maker = (random, clues) => ({
  ...visit(random, clues, [1970, 1998], sex(random), ['9', '4']),
  ...filled('cancerCervicoUterino sospechaSindromeTurner', flag(random)),
  sexoBiologico: '3',
  genero: '6',
});

const infections: Maker = (random, clues) => ({
  ...visit(random, clues, [1970, 2005], sex(random), ['22', '60']),
  B24X: pick(random, ['1', '7', '10']),
  A539: pick(random, ['1', '5', '8']),
  gonorrea: pick(random, ['9', '10']),
  hepatitisB: pick(random, ['1', '4', '10']),
  herpesGenital: pick(random, ['3', '9']),
  chlamydia: pick(random, ['4', '10']),
});

/** 16 to 18 years. */
const adolescent: Maker = (random, clues) => ({
  ...visit(random, clues, [2006, 2007], sex(random), [pick(random, ['16', '18']), '22']),
  ...FOREIGN_PROVIDER,
  ...filled(DRUGS, flag(random)),
  depresionTamizaje: '0',
});

const child: Maker = (random, clues) => ({
  ...visit(random, clues, [2012, 2022], sex(random), [pick(random, ['2', '4']), pick(random, ['15', '16'])]),
  violenciaSexual: flag(random),
});

const olderChild: Maker = (random, clues) => ({
  ...visit(random, clues, [2008, 2012], sex(random), ['15', '15']),
  ...filled('ansiedad alcohol tabaco', flag(random)),
  depresionTamizaje: '1',
  depresion: flag(random),
});

const socialWork: Maker = (random, clues) => ({
  ...visit(random, clues, [1970, 2005], 'M', ['30', '88']),
  violenciaSexual: flag(random),
  [WOMEN_VIOLENCE]: flag(random),
});

const elder: Maker = (random, clues) => ({
  ...visit(random, clues, [1938, 1963], sex(random), [pick(random, ['2', '25']), pick(random, ['39', '62'])]),
  ...filled(FUNCTIONAL, flag(random)),
  ...filled('haOlvidadoMasCosas tamizajeFugaDeOrina tamizajeCaidas', '1'),
  ...filled('alteracionesDeMemoria incontinenciaUriaria caida60yMas sobrecargaCuidador', flag(random)),
  ...filled('demencia edadCuidador riesgoFractura', pick(random, ['1', '2', '3'])),
  sexoCuidador: pick(random, ['1', '2']),
});

/** 51 to 59 years: old enough for some of the tests of older people. */
const middleAged: Maker = (random, clues) => ({
  ...visit(random, clues, [1965, 1972], sex(random), ['19', '4']),
  ...filled('demencia riesgoFractura', pick(random, ['1', '2', '3'])),
});

const foreigner: Maker = (random, clues) => ({
  ...visit(random, clues, [1970, 2000], sex(random), ['2', '4']),
  ...FOREIGN_PATIENT,
});

const unknown: Maker = (random, clues) => ({
  ...visit(random, clues, [1970, 2000], sex(random), ['2', '4']),
  ...(random() < 0.3 ? unknownPatient(1980 + below(random, 20)) : {}),
});

const MAKERS: readonly Maker[] = [
  adult,
  woman,
  elder,
  infections,
  child,
  man,
  adolescent,
  olderChild,
  socialWork,
  middleAged,
  intersexual,
  foreigner,
  unknown,
];

/** Detecciones: every kind of person that the guide has a test for. */
export const rows: GuideRows = {
  guide: 'b019-4.9',
  makeRow: (random, index, clues) => MAKERS[(index - 1) % MAKERS.length](random, clues),
};
