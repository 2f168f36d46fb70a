import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/formats/fhir/json/value.ts';
import { judgeProfiles } from '../../../support/fhir/profiles.ts';

const URL = 'http://sintetico.example/cuestionario';
const OPTIONS = [{ valueCoding: { system: 'urn:s', code: 'a' } }, { valueCoding: { system: 'urn:s', code: 'b' } }];
const QUESTIONNAIRE = {
  resourceType: 'Questionnaire',
  url: URL,
  status: 'active',
  item: [
    { linkId: 'fuma', type: 'boolean', required: true },
    {
      linkId: 'desde',
      type: 'date',
      required: true,
      enableWhen: [{ question: 'fuma', operator: '=', answerBoolean: true }],
    },
    { linkId: 'marca', type: 'string', maxLength: 5 },
    { linkId: 'tipo', type: 'choice', answerOption: OPTIONS },
    { linkId: 'libre', type: 'open-choice', answerOption: OPTIONS },
    { linkId: 'alergias', type: 'group', repeats: true, item: [{ linkId: 'cual', type: 'string', required: true }] },
  ],
};
const smoker = (value: boolean): Json => ({ linkId: 'fuma', answer: [{ valueBoolean: value }] });

function said(items: readonly Json[], status = 'completed'): readonly string[] {
  const response = { resourceType: 'QuestionnaireResponse', questionnaire: URL, status, item: items };
  return judgeProfiles(response, { resources: [QUESTIONNAIRE] }).said;
}

describe('answers to a Questionnaire', () => {
  it('are to its questions, each in its place', () => {
    expect(said([smoker(false)])).toEqual([]);
    expect(said([smoker(false), { linkId: 'nada' }])).toEqual([
      'fhir-perfil-cuestionario-pregunta-desconocida item[1].linkId',
    ]);
    expect(said([smoker(false), { linkId: 'cual' }])).toHaveLength(1);
    const group = { linkId: 'alergias', item: [{ linkId: 'cual', answer: [{ valueString: 'x' }] }] };
    expect(said([smoker(false), group, group])).toEqual([]);
    expect(said([smoker(false), { linkId: 'alergias' }])).toEqual([
      'fhir-perfil-cuestionario-respuesta-obligatoria item[1].item',
    ]);
  });

  it('are there where they are obligatory and enabled, once the form is finished', () => {
    expect(said([])).toEqual(['fhir-perfil-cuestionario-respuesta-obligatoria item']);
    expect(said([], 'in-progress')).toEqual([]);
    expect(said([smoker(true)])).toEqual(['fhir-perfil-cuestionario-respuesta-obligatoria item']);
    const since = { linkId: 'desde', answer: [{ valueDate: '2001' }] };
    expect(said([smoker(true), since])).toEqual([]);
    expect(said([smoker(false), since])).toEqual(['fhir-perfil-cuestionario-pregunta-no-habilitada item[1]']);
  });

  it('are of the type, length and options of the question, and not repeated', () => {
    const answers = (linkId: string, ...answer: readonly Json[]) => said([smoker(false), { linkId, answer }]);
    expect(answers('marca', { valueInteger: 1 })).toEqual([
      'fhir-perfil-cuestionario-tipo-de-respuesta item[1].answer[0].valueInteger',
    ]);
    expect(answers('marca', { valueString: 'demasiado' })).toEqual([
      'fhir-perfil-cuestionario-longitud item[1].answer[0].valueString',
    ]);
    expect(answers('tipo', { valueCoding: { system: 'urn:s', code: 'a', display: 'A' } })).toEqual([]);
    expect(answers('tipo', { valueCoding: { system: 'urn:s', code: 'z' } })).toEqual([
      'fhir-perfil-cuestionario-opcion item[1].answer[0].valueCoding',
    ]);
    expect(answers('tipo', { valueString: 'a' })).toHaveLength(1);
    expect(answers('libre', { valueString: 'otra' })).toEqual([]);
    expect(answers('marca', { valueString: 'a' }, { valueString: 'b' })).toEqual([
      'fhir-perfil-cuestionario-respuesta-repetida item[1].answer[1]',
    ]);
  });

  it('cannot be judged without the Questionnaire, and may be by one they contain', () => {
    const response = { resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: 'nada' }] };
    expect(judgeProfiles({ ...response, questionnaire: URL }).said).toEqual([]);
    const own = { ...response, questionnaire: '#q', contained: [{ ...QUESTIONNAIRE, id: 'q' }] };
    expect(judgeProfiles(own).said).toContain('fhir-perfil-cuestionario-pregunta-desconocida item[0].linkId');
  });
});

describe('reports on a Measure', () => {
  const code = (name: string) => ({ coding: [{ system: 'urn:m', code: name }] });
  const measure = {
    resourceType: 'Measure',
    url: 'http://sintetico.example/medida',
    status: 'active',
    group: [{ code: code('g'), population: [{ code: code('inicial') }] }],
  };
  const judge = (group: readonly Json[], more: Json = {}) => {
    const report = {
      resourceType: 'MeasureReport',
      status: 'complete',
      type: 'summary',
      measure: measure.url,
      group,
      ...more,
    };
    return judgeProfiles(report, { resources: [measure] }).said;
  };
  const group = { code: code('g'), population: [{ code: code('inicial'), count: 2 }] };

  it('have its groups, each once, and their populations', () => {
    expect(judge([group])).toEqual([]);
    expect(judge([group, group])).toEqual(['fhir-perfil-medida-grupo group[1]']);
    expect(judge([{ ...group, code: code('otro') }])).toEqual(['fhir-perfil-medida-grupo group[0]']);
    expect(judge([{ ...group, population: [{ code: code('final') }] }])).toEqual([
      'fhir-perfil-medida-poblacion group[0].population[0].code',
    ]);
  });

  it('list subjects only where they are of that type, and as many as they count', () => {
    const listed = { ...group, population: [{ code: code('inicial'), count: 2, subjectResults: { reference: '#l' } }] };
    const list = { resourceType: 'List', id: 'l', status: 'current', mode: 'snapshot', entry: [{ item: {} }] };
    expect(judge([listed], { contained: [list] })).toEqual([
      'fhir-perfil-medida-sujetos group[0].population[0].subjectResults',
    ]);
    expect(judge([listed], { contained: [list], type: 'subject-list' })).toEqual([
      'fhir-perfil-medida-numero-de-sujetos group[0].population[0].count',
    ]);
  });
});

describe('definitions', () => {
  const base = { resourceType: 'StructureDefinition', url: 'http://sintetico.example/d', derivation: 'constraint' };
  const judge = (type: string, elements: readonly Json[], more: Json = {}) =>
    judgeProfiles({ ...base, type, differential: { element: elements }, ...more }).said;

  it('speak of types that there are, and of elements of them', () => {
    expect(judge('Patient', [{ path: 'Patient' }, { path: 'Patient.name.family' }])).toEqual([]);
    expect(judge('Patient', [{ path: 'Patient.deceasedBoolean' }, { path: 'Patient.deceased[x]' }])).toEqual([]);
    expect(judge('Observation', [{ path: 'Observation.value[x].coding.system' }])).toEqual([]);
    expect(judge('Paciente', [])).toEqual(['fhir-perfil-definicion-tipo type']);
    const own = { derivation: 'specialization', kind: 'logical' };
    expect(judge('http://sintetico.example/Cama', [{ path: 'Cama.numero' }], own)).toEqual([]);
    const element = { ...own, url: 'http://hl7.org/fhir/StructureDefinition/de-date.id' };
    expect(judge('date.id', [{ path: 'date.id' }], element)).toEqual([]);
    expect(judge('Patient', [{ path: 'Person.name' }])).toEqual([
      'fhir-perfil-definicion-ruta differential.element[0].path',
    ]);
    expect(judge('Patient', [{ path: 'Patient.curp' }])).toEqual([
      'fhir-perfil-definicion-elemento differential.element[0].path',
    ]);
  });

  it('tell slices apart by elements that there are', () => {
    const sliced = (path: string) => [
      { path: 'Patient.identifier', slicing: { discriminator: [{ type: 'value', path }], rules: 'open' } },
    ];
    for (const path of ['system', 'type.coding.code', '$this', 'assigner.resolve().name', "extension('x').value"])
      expect(judge('Patient', sliced(path))).toEqual([]);
    expect(judge('Patient', sliced('sistema'))).toEqual([
      'fhir-perfil-definicion-discriminador differential.element[0].slicing.discriminator[0].path',
    ]);
  });
});
