import { describe, expect, it } from 'vitest';
import { type Collected, collectText } from '../../../support/giis-collect.ts';
import { HEADER, loadB015, spoil } from '../../../support/giis-generator.ts';
import { createRandom, makeClues, makePerson } from '../../../support/giis-people.ts';

const { columns } = loadB015();
const position = (name: string): number => columns.findIndex((column) => column.name === name) + 1;

type Change = Readonly<Record<string, string>>;
const apply = (line: string, change: Change): string =>
  spoil(
    line,
    Object.entries(change).map(([column, value]) => ({ column, value })),
  );

/** A man of 50 with nothing but a cold; every change below starts from here or from one of the two after it. */
const random = createRandom(3);
const man = makePerson(random, 1974, 'H');
const woman = makePerson(random, 1994, 'M');
const baby = makePerson(random, 2021, 'M');
const provider = makePerson(random, 1980, 'M');
const plain: Change = Object.fromEntries(
  columns.map(({ name, notApplicable }) => [name, notApplicable ? String(notApplicable[0]) : '0']),
);
const of = (person: typeof man): Change => ({
  curpPaciente: person.curp,
  nombre: person.givenNames,
  primerApellido: person.firstSurname,
  segundoApellido: person.secondSurname,
  fechaNacimiento: person.birth,
  entidadNacimiento: person.state,
  sexoCURP: person.sex === 'H' ? '1' : '2',
  sexoBiologico: person.sex === 'H' ? '1' : '2',
});
const base: Change = {
  ...plain,
  clues: makeClues(90001),
  paisNacimiento: '142',
  curpPrestador: provider.curp,
  nombrePrestador: provider.givenNames,
  primerApellidoPrestador: provider.firstSurname,
  segundoApellidoPrestador: provider.secondSurname,
  tipoPersonal: '2',
  paisNacPaciente: '142',
  derechohabiencia: '1',
  fechaConsulta: '15/10/2024',
  servicioAtencion: '4',
  codigoCIEDiagnostico1: 'J00X',
  codigoCIEDiagnostico2: '',
  codigoCIEDiagnostico3: '',
};
const MAN = apply(HEADER, { ...base, ...of(man) });
const WOMAN = apply(HEADER, { ...base, ...of(woman) });
const BABY = apply(HEADER, { ...base, ...of(baby), informaPrevencionAccidentes: '1' });
/** What one row alone shows: shares of a whole file say nothing of it. */
const read = (line: string): Collected => {
  const seen = collectText(`${HEADER}\n${line}\n`);
  return { ...seen, findings: seen.findings.filter(({ rule }) => !rule.startsWith('giis-lote-')) };
};

const GENERIC = 'XXXX999999XXXXXX99';
const e = (kind: string): string => `giis-estructura-${kind}`;
const r = (kind: string): string => `giis-regla-${kind}`;
/** A rule of the dictionary itself, whichever. */
const OWN = 'giis-regla-b015-';

describe('filas de partida', () => {
  it.each([
    ['hombre', MAN],
    ['mujer', WOMAN],
    ['niña', BABY],
  ])('%s: sin faltas', (_name, line) => {
    expect(read(line).findings).toEqual([]);
  });
});

/** Start, changes, rule, column of the finding. */
const FAULTS: readonly (readonly [string, Change, string, string])[] = [
  [MAN, { clues: '' }, e('obligatorio'), 'clues'],
  [MAN, { genero: '' }, e('obligatorio'), 'genero'],
  [MAN, { modalidadConsulDist: '' }, e('obligatorio'), 'modalidadConsulDist'],
  [MAN, { nombre: '   ' }, e('obligatorio'), 'nombre'],
  [MAN, { peso: 'setenta' }, e('tipo'), 'peso'],
  [MAN, { migrante: '-' }, e('tipo'), 'migrante'],
  [MAN, { clues: `${makeClues(90001)}0` }, e('longitud'), 'clues'],
  [MAN, { curpPaciente: `${man.curp}1` }, e('longitud'), 'curpPaciente'],
  [MAN, { entidadNacimiento: '009' }, e('longitud'), 'entidadNacimiento'],
  [MAN, { nombre: 'A'.repeat(51) }, e('longitud'), 'nombre'],
  [MAN, { talla: '170.5' }, e('formato-numero'), 'talla'],
  [MAN, { peso: '70,5' }, e('formato-numero'), 'peso'],
  [MAN, { peso: '70.1234' }, e('formato-numero'), 'peso'],
  [MAN, { temperatura: '36.55' }, e('formato-numero'), 'temperatura'],
  [MAN, { fechaConsulta: '2024-10-15' }, e('formato-fecha'), 'fechaConsulta'],
  [MAN, { fechaNacimiento: '1/2/1974' }, e('formato-fecha'), 'fechaNacimiento'],
  [MAN, { fechaNacimiento: '29/02/1973' }, r('fecha-existente'), 'fechaNacimiento'],
  [MAN, { fechaConsulta: '15/13/2024' }, r('fecha-existente'), 'fechaConsulta'],
  [MAN, { genero: ' 1' }, e('espacios'), 'genero'],
  [MAN, { curpPrestador: `${provider.curp} ` }, e('espacios'), 'curpPrestador'],
  [MAN, { genero: '7' }, r('dominio'), 'genero'],
  [MAN, { genero: '-1' }, r('dominio'), 'genero'],
  [MAN, { tipoPersonal: '12' }, r('dominio'), 'tipoPersonal'],
  [MAN, { paisNacimiento: '-142' }, r('dominio'), 'paisNacimiento'],
  [MAN, { lineaVida: '12345678901' }, r('dominio'), 'lineaVida'],
  [MAN, { peso: '0.9' }, r('rango'), 'peso'],
  [MAN, { peso: '400.001' }, r('rango'), 'peso'],
  [MAN, { peso: '-1' }, r('rango'), 'peso'],
  [MAN, { talla: '29' }, r('rango'), 'talla'],
  [MAN, { talla: '0' }, r('rango'), 'talla'],
  [MAN, { temperatura: '44.1' }, r('rango'), 'temperatura'],
  [MAN, { frecuenciaCardiaca: '221' }, r('rango'), 'frecuenciaCardiaca'],
  [MAN, { saturacionOxigeno: '101' }, r('rango'), 'saturacionOxigeno'],
  [MAN, { glucemia: '19' }, r('rango'), 'glucemia'],
  [MAN, { derechohabiencia: '2&1' }, r('lista'), 'derechohabiencia'],
  [MAN, { derechohabiencia: '2&2' }, r('lista'), 'derechohabiencia'],
  [MAN, { derechohabiencia: '7' }, r('lista'), 'derechohabiencia'],
  [MAN, { derechohabiencia: '2&' }, r('lista'), 'derechohabiencia'],
  [MAN, { derechohabiencia: 'IMSS' }, r('lista'), 'derechohabiencia'],
  [MAN, { estudiosTeleconsulta: '3&8', modalidadConsulDist: '2' }, r('lista'), 'estudiosTeleconsulta'],
  ...['jUAN', 'JOSÉ', 'ANA  LUISA', ' ANA', 'ANA ', 'A', "D'.ANA", 'ANA2', 'ANA_'].map(
    (name) => [MAN, { nombre: name }, r('nombre'), 'nombre'] as const,
  ),
  [MAN, { segundoApellidoPrestador: 'Lopez' }, r('nombre'), 'segundoApellidoPrestador'],
  [MAN, { primerApellido: 'ESTRADA-' }, r('nombre-signo-al-borde'), 'primerApellido'],
  [MAN, { fechaNacimiento: '16/10/2024' }, r('nacimiento-antes-de-consulta'), 'fechaNacimiento'],
  [MAN, { fechaNacimiento: '15/10/1903' }, r('edad-maxima'), 'fechaNacimiento'],
  [MAN, { curpPrestador: provider.curp.replace('80', '10') }, r('edad-prestador'), 'curpPrestador'],
  [MAN, { sistolica: '80', diastolica: '90' }, r('presion-arterial'), 'sistolica'],
  [MAN, { sistolica: '120' }, r('presion-arterial'), 'sistolica'],
  [MAN, { diastolica: '80' }, r('presion-arterial'), 'sistolica'],
  [MAN, { curpPaciente: provider.curp }, r('curp-distinta'), 'curpPaciente'],
  [MAN, { curpPrestador: GENERIC }, r('curp-generica-prestador'), 'curpPrestador'],
  [MAN, { entidadNacimiento: '88' }, OWN, 'entidadNacimiento'],
  [MAN, { paisNacPaciente: '68' }, OWN, 'entidadNacimiento'],
  [MAN, { migrante: '1' }, OWN, 'paisProcedencia'],
  [MAN, { migrante: '2', paisProcedencia: '142' }, OWN, 'paisProcedencia'],
  [MAN, { paisProcedencia: '142' }, OWN, 'paisProcedencia'],
  [MAN, { servicioAtencion: '16' }, OWN, 'servicioAtencion'],
  [MAN, { primeraVezUneme: '1' }, OWN, 'primeraVezUneme'],
  [MAN, { tipoPersonal: '15' }, OWN, 'tipoPersonal'],
  [MAN, { referidoPor: '1' }, OWN, 'referidoPor'],
  [MAN, { tipoMedicion: '1' }, OWN, 'tipoMedicion'],
  [MAN, { puerpera: '0' }, OWN, 'puerpera'],
  [MAN, { terapiaHormonal: '0' }, OWN, 'terapiaHormonal'],
  [MAN, { ninoSanoRT: '0' }, OWN, 'ninoSanoRT'],
  [MAN, { sintomaDepresiva: '1' }, OWN, 'sintomaDepresiva'],
  [MAN, { clues: makeClues(90001, 'SMP'), programaSMyMG: '1' }, OWN, 'programaSMyMG'],
  [MAN, { telemedicina: '1', teleconsulta: '1', modalidadConsulDist: '1' }, OWN, 'teleconsulta'],
  [MAN, { referidoPor: '3', contrarreferido: '1' }, OWN, 'contrarreferido'],
  [MAN, { modalidadConsulDist: '1' }, OWN, 'modalidadConsulDist'],
  [MAN, { teleconsulta: '1' }, OWN, 'modalidadConsulDist'],
  [MAN, { estudiosTeleconsulta: '1&2' }, OWN, 'modalidadConsulDist'],
  [MAN, { confirmacionDiagnostica1: '1', tipoPersonal: '6' }, OWN, 'confirmacionDiagnostica1'],
  [WOMAN, { relacionTemporalEmbarazo: '1', planSeguridad: '1' }, OWN, 'trimestreGestacional'],
  [WOMAN, { relacionTemporalEmbarazo: '0', planSeguridad: '2', trimestreGestacional: '1' }, OWN, 'planSeguridad'],
  [WOMAN, { riesgo: '1&2' }, OWN, 'riesgo'],
  [WOMAN, { atencionPregestacionalRT: '0', riesgo: '9&1' }, r('lista'), 'riesgo'],
  [WOMAN, { atencionPregestacionalRT: '0', puerpera: '0' }, OWN, 'puerpera'],
  [
    WOMAN,
    { embarazadaSinDiabetes: '1', glucemia: '90', resultadoObtenidoaTravesde: '2', codigoCIEDiagnostico1: 'O244' },
    OWN,
    'embarazadaSinDiabetes',
  ],
  [BABY, { informaPrevencionAccidentes: '-1' }, OWN, 'informaPrevencionAccidentes'],
  [BABY, { edasRT: '0' }, OWN, 'edasPlanTratamiento'],
  [BABY, { edasRT: '0', edasPlanTratamiento: '2' }, OWN, 'recuperadoDeshidratacion'],
  [BABY, { pruebaEDI: '1', ninoSanoRT: '0', resultadoEDI: '5' }, OWN, 'resultadoEDI'],
  [BABY, { fechaNacimiento: '16/06/2023', resultadoBattelle: '1' }, OWN, 'resultadoBattelle'],
  [MAN, { codigoCIEDiagnostico1: '' }, e('obligatorio'), 'codigoCIEDiagnostico1'],
  ...['A00', 'A00.0', 'a000', 'A00Z', 'CPX1', '1234'].map(
    (code) => [MAN, { codigoCIEDiagnostico1: code }, r('diagnostico-sintaxis'), 'codigoCIEDiagnostico1'] as const,
  ),
  [MAN, { codigoCIEDiagnostico2: 'E119' }, r('diagnostico-presencia'), 'codigoCIEDiagnostico2'],
  [MAN, { primeraVezDiagnostico3: '0' }, r('diagnostico-presencia'), 'codigoCIEDiagnostico3'],
  [
    MAN,
    { primeraVezDiagnostico2: '1', codigoCIEDiagnostico2: 'J00X' },
    r('diagnostico-repetido'),
    'codigoCIEDiagnostico2',
  ],
  [
    MAN,
    { primeraVezDiagnostico2: '1', codigoCIEDiagnostico2: 'MT01' },
    r('diagnostico-personal'),
    'codigoCIEDiagnostico2',
  ],
];

describe('una falta por celda', () => {
  it.each(FAULTS.map(([start, change, rule, column]) => ({ start, change, rule, column })))(
    '$rule en $column: $change',
    ({ start, change, rule, column }) => {
      const { findings, layers } = read(apply(start, change));
      const named = (id: string): string => (id.startsWith(OWN) ? OWN : id);
      expect(findings.map((one) => [named(one.rule), one.place.column, one.place.field])).toEqual([
        [rule, position(column), column],
      ]);
      const [{ place, text, actual, message, severity }] = findings;
      expect(place).toMatchObject({ line: 2, record: 1 });
      if (actual !== undefined && actual.length < 100) expect(actual).toBe(text);
      if (!rule.startsWith(OWN)) expect(message).toContain(column);
      const broken =
        severity === 'error' ? (rule.startsWith('giis-estructura') ? 'giis-estructura' : 'giis-regla') : '';
      for (const layer of ['giis-estructura', 'giis-regla'])
        expect(layers[layer].failed).toBe(layer === broken ? 1 : 0);
      const { block } = columns[position(column) - 1];
      expect(layers[`giis-bloque-${block}`].failed).toBe(broken === '' ? 0 : 1);
    },
  );

  it('el mensaje nunca lleva el valor', () => {
    const { findings } = read(apply(MAN, { nombre: 'Zutano9', peso: 'Perengano' }));
    expect(findings).toHaveLength(2);
    for (const { message } of findings) expect(message).not.toMatch(/Zutano9|Perengano/);
  });
});

/** Changes that keep every rule: each would be a false alarm. */
const KEPT: readonly (readonly [string, Change])[] = [
  [MAN, { nombre: "D'ANA-LUZ" }],
  [MAN, { nombre: 'MA. TERESA' }],
  [MAN, { nombre: 'IÑIGO ARGÜELLES' }],
  [MAN, { segundoApellido: 'XX', primerApellido: 'XX' }],
  [MAN, { curpPaciente: GENERIC }],
  [MAN, { curpPaciente: GENERIC, curpPrestador: GENERIC, paisNacimiento: '68' }],
  [MAN, { peso: '999', talla: '999' }],
  [MAN, { peso: '999.0', temperatura: '0.0' }],
  [MAN, { peso: '400', talla: '220', temperatura: '44', sistolica: '300', diastolica: '200' }],
  [MAN, { sistolica: '90', diastolica: '90' }],
  [MAN, { derechohabiencia: '2&3&4&5&6&8&10&11&14' }],
  [MAN, { entidadNacimiento: '99' }],
  [MAN, { entidadNacimiento: '88', paisNacPaciente: '68' }],
  [MAN, { entidadNacimiento: '99', paisNacPaciente: '247' }],
  [MAN, { migrante: '2', paisProcedencia: '59' }],
  [MAN, { migrante: '3', paisProcedencia: '142' }],
  [MAN, { primeraVezDiagnostico2: '1', codigoCIEDiagnostico2: 'R69X', codigoCIEDiagnostico1: 'R69X' }],
  [MAN, { primeraVezDiagnostico2: '1', codigoCIEDiagnostico2: 'MT01', tipoPersonal: '10' }],
  [MAN, { fechaNacimiento: '16/10/1903' }],
  [MAN, { fechaNacimiento: '29/02/1972' }],
  [MAN, { telemedicina: '1' }],
  [MAN, { glucemia: '106', resultadoObtenidoaTravesde: '1' }],
  [WOMAN, { relacionTemporalEmbarazo: '1', planSeguridad: '2', trimestreGestacional: '3', referidoPor: '7' }],
  [BABY, { edasRT: '0', edasPlanTratamiento: '1', numeroSobresVSOTratamiento: '9' }],
  [BABY, { tipoPersonal: '15', informaPrevencionAccidentes: '-1', pruebaEDI: '2', resultadoEDI: '4' }],
];

describe('sin falsas alarmas', () => {
  it.each(KEPT.map(([start, change]) => ({ start, change })))('$change', ({ start, change }) => {
    expect(read(apply(start, change)).findings).toEqual([]);
  });

  it('una celda ilegible no hace fallar a las que dependen de ella', () => {
    const { findings } = read(apply(BABY, { fechaNacimiento: 'ayer', edasRT: '0', edasPlanTratamiento: '1' }));
    expect(findings.map(({ rule }) => rule)).toEqual([e('formato-fecha')]);
  });
});
