import { describe, expect, it } from 'vitest';
import { readAll } from './harness.ts';

const PATIENT = { resourceType: 'Patient' };
const UUID = 'urn:uuid:00000000-0000-4000-8000-00000000000';

/** Errors of all layers but narrative, as rule (without the layer) and place. */
function errors(source: object): string[] {
  return readAll(source)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, place }) => `${rule.replace(/^fhir-[a-z]+-/, '')} ${place.path}`);
}

describe('search parameters', () => {
  const server = (searchParam: object) => ({
    resourceType: 'CapabilityStatement',
    status: 'draft',
    date: '2024-01-01',
    kind: 'requirements',
    fhirVersion: '4.0.1',
    format: ['json'],
    description: 'Ejemplo sintético',
    rest: [{ mode: 'server', resource: [{ type: 'Patient', searchParam: [searchParam] }] }],
  });
  const at = 'CapabilityStatement.rest[0].resource[0].searchParam[0]';
  const base = 'http://hl7.org/fhir/SearchParameter/';

  it.each([
    [{ name: 'name', type: 'string', definition: `${base}Patient-name` }, []],
    [{ name: 'name', type: 'string', definition: `${base}Patient-name|4.0.1` }, []],
    [{ name: 'name', type: 'token', definition: `${base}Patient-name` }, [`busqueda-tipo ${at}.type`]],
    [{ name: 'code', type: 'token', definition: `${base}clinical-code` }, [`busqueda-recurso ${at}.definition`]],
    [{ name: '_id', type: 'token', definition: `${base}Resource-id` }, []],
    [{ name: 'propio', type: 'token', definition: 'http://ejemplo.mx/SearchParameter/propio' }, []],
  ])('of a server keep to their definition: %j', (searchParam, expected) => {
    expect(errors(server(searchParam))).toEqual(expected);
  });

  it.each([
    [{ type: 'string', base: ['Organization'] }, []],
    [{ type: 'token', base: ['Organization'] }, ['busqueda-tipo SearchParameter.type']],
    [{ type: 'string', base: ['Organization', 'Patient'] }, ['busqueda-recurso SearchParameter.base[1]']],
  ])('keep to what they are derived from: %j', (changes, expected) => {
    const parameter = {
      resourceType: 'SearchParameter',
      url: 'http://ejemplo.mx/SearchParameter/nombre',
      name: 'Nombre',
      status: 'draft',
      description: 'Ejemplo sintético',
      code: 'nombre',
      expression: 'Organization.name',
      derivedFrom: `${base}Organization-name`,
      ...changes,
    };
    expect(errors(parameter)).toEqual(expected);
  });
});

describe('URIs', () => {
  it.each([
    ['urn:oid:2.16.840.1.113883.4.629', []],
    ['http://ejemplo.mx/expediente', []],
    ['expediente', ['sistema-de-identificador-relativo Patient.identifier[0].system']],
    ['2.16.840.1.113883.4.629', ['sistema-de-identificador-relativo Patient.identifier[0].system']],
    ['oid:2.16.840.1.113883.4.629', ['urn-mal-formado Patient.identifier[0].system']],
    ['uuid:00000000-0000-4000-8000-000000000000', ['urn-mal-formado Patient.identifier[0].system']],
  ])('%s as the system of an identifier', (system, expected) => {
    expect(errors({ ...PATIENT, identifier: [{ system, value: '1' }] })).toEqual(expected);
  });

  it.each([
    ['http://ejemplo.mx/Questionnaire/1|2', []],
    ['#q', []],
    ['Questionnaire/1', ['fhir-estructura-canonico-relativo']],
  ])('%s as a canonical', (questionnaire, expected) => {
    const contained =
      questionnaire === '#q' ? [{ resourceType: 'Questionnaire', id: 'q', status: 'draft' }] : undefined;
    const response = { resourceType: 'QuestionnaireResponse', status: 'completed', questionnaire, contained };
    const said = readAll(response).findings.map(({ rule }) => rule);
    expect(said.filter((rule) => rule.includes('canonico'))).toEqual(expected);
  });

  it.each([
    ['Patient', []],
    ['Paciente', ['tipo-desconocido Observation.subject.type']],
    ['http://ejemplo.mx/modelo', []],
  ])('%s as the type of a reference', (type, expected) => {
    const subject = { type, display: 'x' };
    expect(errors({ resourceType: 'Observation', status: 'final', code: { text: 'x' }, subject })).toEqual(expected);
  });
});

describe('a Questionnaire', () => {
  const ask = (...item: object[]) => errors({ resourceType: 'Questionnaire', status: 'draft', item });
  const first = { linkId: '1', type: 'boolean' };
  const when = (question: string) => ({
    linkId: '2',
    type: 'string',
    enableWhen: [{ question, operator: '=', answerBoolean: true }],
  });

  it('has the questions that its conditions name, wherever they stand', () => {
    expect(ask(first, when('1'))).toEqual([]);
    expect(ask({ linkId: 'g', type: 'group', item: [when('g.1'), { ...first, linkId: 'g.1' }] })).toEqual([]);
    expect(ask({ linkId: 'g', type: 'group', item: [first, when('9')] })).toEqual([
      'condicion-sin-pregunta Questionnaire.item[0].item[1].enableWhen[0].question',
    ]);
  });

  it('gives values of the type of each item', () => {
    const item = (type: string, name: string, key: string, value: unknown) =>
      ask({ linkId: '1', type, [name]: [{ [key]: value }] });
    expect(item('integer', 'initial', 'valueInteger', 1)).toEqual([]);
    expect(item('integer', 'initial', 'valueString', 'uno')).toEqual([
      'valor-de-otro-tipo-que-su-pregunta Questionnaire.item[0].initial[0].valueString',
    ]);
    expect(item('date', 'initial', 'valueDate', '2024-01-01')).toEqual([]);
    // Implementations offer any type of option in a choice.
    expect(item('choice', 'answerOption', 'valueInteger', 1)).toEqual([]);
  });

  it('of 40 levels is read to its bottom', () => {
    let item: object = { linkId: 'x', type: 'string' };
    for (let i = 0; i < 40; i++) item = { linkId: `${i}`, type: 'group', item: [item] };
    expect(ask(item)).toEqual([]);
  });
});

describe('a Bundle', () => {
  const requested = (method: string, url: string, resource: object) =>
    errors({ resourceType: 'Bundle', type: 'transaction', entry: [{ resource, request: { method, url } }] });
  const at = 'Bundle.entry[0].request.url';

  it.each([
    ['POST', 'Patient', PATIENT, []],
    ['POST', 'Observation', PATIENT, [`peticion-de-otro-tipo ${at}`]],
    ['POST', 'Patient/1/$everything', PATIENT, []],
    ['PUT', 'Patient/1', { ...PATIENT, id: '1' }, []],
    ['PUT', 'http://ejemplo.mx/fhir/Patient/1', { ...PATIENT, id: '1' }, []],
    ['PUT', 'Patient/2', { ...PATIENT, id: '1' }, [`peticion-de-otro-id ${at}`]],
    ['PUT', 'Patient/2', PATIENT, [`peticion-de-otro-id ${at}`]],
    ['PUT', 'Patient?identifier=1', PATIENT, []],
    ['PUT', 'Observation?identifier=1', PATIENT, [`peticion-de-otro-tipo ${at}`]],
  ])('asks for what its resource is: %s %s', (method, url, resource, expected) => {
    expect(requested(method, url, resource)).toEqual(expected);
  });

  it.each([
    ['Patient?name=x', []],
    ['Patient', []],
    ['?_type=Patient,Observation', []],
    ['Patient/1/$everything', []],
    ['Observation?code=x', ['resultado-fuera-de-lo-buscado Bundle.entry[0].resource']],
  ])('of results gives what %s asks for, wherever the link stands', (query, expected) => {
    const link = [{ relation: 'self', url: `http://ejemplo.mx/fhir/${query}` }];
    const entry = [
      {
        fullUrl: 'http://ejemplo.mx/fhir/Patient/1',
        resource: { ...PATIENT, id: '1' },
        search: { mode: 'match' },
      },
      {
        fullUrl: 'http://ejemplo.mx/fhir/Organization/1',
        resource: { resourceType: 'Organization', id: '1', name: 'x' },
        search: { mode: 'include' },
      },
    ];
    expect(errors({ resourceType: 'Bundle', type: 'searchset', link, entry })).toEqual(expected);
    expect(errors({ resourceType: 'Bundle', type: 'searchset', entry, link })).toEqual(expected);
  });

  it('of a document holds only what is joined to its Composition', () => {
    const composition = {
      resourceType: 'Composition',
      status: 'final',
      type: { text: 'Nota' },
      date: '2024-01-01',
      title: 'Nota sintética',
      author: [{ reference: `${UUID}1` }],
    };
    const resources = [
      composition,
      { resourceType: 'Practitioner' },
      { resourceType: 'Observation', status: 'final', code: { text: 'x' }, performer: [{ reference: `${UUID}1` }] },
      { ...PATIENT, active: true },
      { resourceType: 'Binary', contentType: 'text/css', data: 'cHt9' },
    ];
    const document = {
      resourceType: 'Bundle',
      type: 'document',
      identifier: { system: 'urn:ietf:rfc:3986', value: `${UUID}9` },
      timestamp: '2024-01-01T00:00:00Z',
      entry: resources.map((resource, index) => ({ fullUrl: `${UUID}${index}`, resource })),
    };
    expect(errors(document)).toEqual(['documento-recurso-suelto Bundle.entry[3]']);
    expect(errors({ ...document, type: 'collection', identifier: undefined, timestamp: undefined })).toEqual([]);
  });
});

describe('terminology resources', () => {
  const system = (changes: object) => errors({ resourceType: 'CodeSystem', status: 'draft', ...changes });
  const concept = [{ code: 'a', concept: [{ code: 'b' }] }];
  const count = 'conteo-de-conceptos CodeSystem.count';

  it.each([
    [{ content: 'complete', count: 2 }, []],
    [{ content: 'complete', count: 3 }, [count]],
    [{ content: 'complete', count: 3, compositional: true }, []],
    [{ content: 'fragment', count: 3 }, []],
    [{ content: 'fragment', count: 1 }, [count]],
  ])('count their concepts: %j', (changes, expected) => {
    expect(system({ ...changes, concept })).toEqual(expected);
  });

  it('name codes of their own in the hierarchy', () => {
    const property = [{ code: 'parent', type: 'code' }];
    const under = (valueCode: string) => [{ code: 'a' }, { code: 'b', property: [{ code: 'parent', valueCode }] }];
    expect(system({ content: 'complete', property, concept: under('a') })).toEqual([]);
    expect(system({ content: 'fragment', property, concept: under('z') })).toEqual([]);
    expect(system({ content: 'complete', property, concept: under('z') })).toEqual([
      'jerarquia-codigo-inexistente CodeSystem.concept[1].property[0].valueCode',
    ]);
  });

  it('map codes of the lists that they say', () => {
    const map = (code: string) =>
      errors({
        resourceType: 'ConceptMap',
        status: 'draft',
        sourceCanonical: 'http://hl7.org/fhir/ValueSet/care-plan-intent',
        group: [{ source: 'http://hl7.org/fhir/request-intent', element: [{ code }] }],
      });
    expect(map('plan')).toEqual([]);
    expect(map('filler-order')).toEqual(['mapa-codigo-fuera-de-lista ConceptMap.group[0].element[0].code']);
  });
});

describe('expressions', () => {
  const filter = (expression: string, language = 'text/fhirpath') => ({
    resourceType: 'PlanDefinition',
    status: 'draft',
    action: [{ condition: [{ kind: 'applicability', expression: { language, expression } }] }],
  });
  const fault = ['expresion-fhirpath PlanDefinition.action[0].condition[0].expression.expression'];

  it.each([
    ["%resource.name.where(use = 'official').given.first() & ' x'", []],
    ['a.b[0].c is FHIR.code and (d > @2024-01-01 or e <= 4 days) // nota', []],
    ['%`vs-name` | %"vs-name" | {} | -1 | `quoted name`.x', []],
    ['unaFuncionPropia(1, $this, %variable)', []],
    ['$ and %activo', fault],
    ['a..b', fault],
    ["name.where(use = 'official'", fault],
    ["'sin cerrar", fault],
    ['a b', fault],
    ['1 +', fault],
  ])('said to be FHIRPath are: %s', (expression, expected) => {
    expect(errors(filter(expression))).toEqual(expected);
  });

  it('in another language are not judged', () => {
    expect(errors(filter('define "X": a..b', 'text/cql'))).toEqual([]);
  });

  it('of a search parameter and of a constraint are FHIRPath', () => {
    const parameter = {
      resourceType: 'SearchParameter',
      url: 'http://ejemplo.mx/SearchParameter/nombre',
      name: 'Nombre',
      status: 'draft',
      description: 'Ejemplo sintético',
      code: 'nombre',
      base: ['Patient'],
      type: 'string',
    };
    expect(errors({ ...parameter, expression: 'Patient.name | (Patient.contact.name)' })).toEqual([]);
    expect(errors({ ...parameter, expression: 'Patient.name |' })).toEqual([
      'expresion-fhirpath SearchParameter.expression',
    ]);
  });
});
