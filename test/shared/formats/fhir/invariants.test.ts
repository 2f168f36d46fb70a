import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWalk } from '../../../../shared/formats/fhir/conformance/walk.ts';
import type { Constraint } from '../../../../shared/formats/fhir/definitions/model.ts';
import { compileCondition } from '../../../../shared/formats/fhir/fhirpath/compile.ts';
import { createTypes } from '../../../../shared/formats/fhir/fhirpath/items.ts';
import { looseContained } from '../../../../shared/formats/fhir/invariants/contained.ts';
import { correctedExpression } from '../../../../shared/formats/fhir/invariants/corrections.ts';
import { createEvaluator } from '../../../../shared/formats/fhir/invariants/evaluator.ts';
import type { InvariantOptions } from '../../../../shared/formats/fhir/invariants/judge.ts';
import { createInvariantJudge } from '../../../../shared/formats/fhir/invariants/judge.ts';
import { formatPath } from '../../../../shared/formats/fhir/json/locate.ts';
import type { Json } from '../../../../shared/formats/fhir/json/value.ts';
import type { InvariantRow } from '../../../../shared/formats/fhir/rules/invariants.ts';
import { invariantRules } from '../../../../shared/formats/fhir/rules/invariants.ts';
import { collectingVisit, evaluateCondition } from '../../../support/fhir/constraint-sites.ts';
import { r4Definitions, r4Tables } from '../../../support/fhir/definitions.ts';

const definitions = r4Definitions();
const types = createTypes(definitions);
const constraints = allConstraints();

/** What the judge says of a resource in the course of a walk, with places where it names one below. */
function judge(resource: Json, options?: InvariantOptions) {
  const all: string[] = [];
  const places: string[] = [];
  const undecided: string[] = [];
  const walk = createWalk(definitions, [createInvariantJudge({ definitions }, options)], {
    report: (rule, path) => {
      // The walk says of its own what these resources lack.
      if (!rule.startsWith('invariant:')) return;
      all.push(rule);
      places.push(formatPath(path));
    },
    undecided: (layer) => undecided.push(layer),
  });
  walk.resource(resource);
  return { all, reports: all.filter((rule) => rule !== 'invariant:dom-6'), places, undecided };
}

function allConstraints(): readonly Constraint[] {
  const found = new Set<Constraint>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const shape = definitions.shape(path);
    for (const constraint of shape?.constraints ?? []) found.add(constraint);
    for (const property of shape?.properties.values() ?? []) {
      for (const constraint of property.element.constraints) found.add(constraint);
      if (property.shape) visit(property.shape.path);
    }
  };
  for (const type of definitions.resourceTypes) visit(type);
  return [...found];
}

const ENTERED_IN_ERROR = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'entered-in-error' }],
};
const CODE = { coding: [{ system: 'http://loinc.org', code: '8867-4' }] };

describe('constraints of R4', () => {
  it('are all compiled, as published and as corrected', () => {
    expect(constraints.length).toBeGreaterThan(230);
    for (const { key, expression } of constraints) {
      expect(() => compileCondition(expression), key).not.toThrow();
      expect(() => compileCondition(correctedExpression(key, expression)), key).not.toThrow();
    }
  });

  it.each<readonly [string, Json, readonly string[]]>([
    [
      'a period that ends before it begins',
      { resourceType: 'Encounter', period: { start: '2024-05-02', end: '2024-05-01' } },
      ['invariant:per-1'],
    ],
    ['a period in order', { resourceType: 'Encounter', period: { start: '2024-05-01', end: '2024-05-01' } }, []],
    ['a period with one end', { resourceType: 'Encounter', period: { start: '2024-05-01' } }, []],
    [
      'a period of two zones',
      { resourceType: 'Encounter', period: { start: '2024-05-01T08:00:00-06:00', end: '2024-05-01T15:00:00Z' } },
      [],
    ],
    [
      'dates with no order',
      { resourceType: 'Encounter', period: { start: '2024-05-01', end: '2024-05-01T15:00:00Z' } },
      ['invariant:per-1'],
    ],
    [
      'value and reason of its absence',
      { resourceType: 'Observation', code: CODE, valueString: 'x', dataAbsentReason: { text: 'y' } },
      ['invariant:obs-6'],
    ],
    [
      'value and a component of the same code',
      { resourceType: 'Observation', code: CODE, valueString: 'x', component: [{ code: CODE }] },
      ['invariant:obs-7'],
    ],
    [
      'an interval without limits',
      { resourceType: 'Observation', code: CODE, referenceRange: [{ age: {} }] },
      ['invariant:obs-3'],
    ],
    ['a contact without data', { resourceType: 'Patient', contact: [{ gender: 'female' }] }, ['invariant:pat-1']],
    ['an organization without name', { resourceType: 'Organization', active: true }, ['invariant:org-1']],
    [
      'a home address',
      { resourceType: 'Organization', name: 'Clínica', address: [{ use: 'home' }] },
      ['invariant:org-2'],
    ],
    [
      'a code of no system',
      { resourceType: 'Observation', code: CODE, valueQuantity: { value: 1, code: 'kg' } },
      ['invariant:qty-3'],
    ],
    ['a telephone of no system', { resourceType: 'Patient', telecom: [{ value: '5500000000' }] }, ['invariant:cpt-2']],
    ['data of no type', { resourceType: 'Patient', photo: [{ data: 'AAAA' }] }, ['invariant:att-1']],
    [
      'an abated condition that is active',
      {
        resourceType: 'Condition',
        abatementString: 'x',
        clinicalStatus: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
        },
      },
      ['invariant:con-4'],
    ],
    [
      'an error with a clinical status',
      { resourceType: 'Condition', verificationStatus: ENTERED_IN_ERROR, clinicalStatus: { text: 'x' } },
      ['invariant:con-5'],
    ],
    [
      'a condition of any category',
      { resourceType: 'Condition', category: [{ coding: [{ code: 'encounter-diagnosis' }] }] },
      [],
    ],
    [
      'a problem without status',
      { resourceType: 'Condition', category: [{ coding: [{ code: 'problem-list-item' }] }] },
      ['invariant:con-3'],
    ],
    ['a prediction without probability', { resourceType: 'RiskAssessment', prediction: [{ rationale: 'x' }] }, []],
    [
      'a probability over a hundred',
      { resourceType: 'RiskAssessment', prediction: [{ probabilityDecimal: 101 }] },
      ['invariant:ras-2'],
    ],
    [
      'two conditions and no behaviour',
      {
        resourceType: 'Questionnaire',
        item: [
          {
            linkId: '1',
            type: 'string',
            enableWhen: [
              { question: '2', operator: 'exists', answerBoolean: true },
              { question: '3', operator: '=', answerString: 'x' },
            ],
          },
        ],
      },
      ['invariant:que-12'],
    ],
    [
      'exists compared with a text',
      {
        resourceType: 'Questionnaire',
        item: [{ linkId: '1', type: 'string', enableWhen: [{ question: '2', operator: 'exists', answerString: 'x' }] }],
      },
      ['invariant:que-7'],
    ],
    [
      'two links of one name',
      {
        resourceType: 'Questionnaire',
        item: [
          { linkId: '1', type: 'string' },
          { linkId: '2', type: 'group', item: [{ linkId: '1', type: 'string' }] },
        ],
      },
      ['invariant:que-2'],
    ],
    ['no name at all', { resourceType: 'ValueSet', url: 'http://example.org/vs' }, []],
    ['a name with spaces', { resourceType: 'ValueSet', name: 'Un Conjunto' }, ['invariant:vsd-0']],
    [
      'a contained one that is loose',
      { resourceType: 'Patient', contained: [{ resourceType: 'Organization', id: 'o1', name: 'x' }] },
      ['invariant:dom-3'],
    ],
    [
      'a contained one with a version',
      {
        resourceType: 'Patient',
        managingOrganization: { reference: '#o1' },
        contained: [{ resourceType: 'Organization', id: 'o1', name: 'x', meta: { versionId: '2' } }],
      },
      ['invariant:dom-4'],
    ],
    ['a section with nothing', { resourceType: 'Composition', section: [{ title: 'x' }] }, ['invariant:cmp-1']],
    ['a consent of no policy', { resourceType: 'Consent', status: 'active' }, ['invariant:ppc-1']],
    ['a dose of nothing', { resourceType: 'MedicationAdministration', dosage: { text: 'x' } }, ['invariant:mad-1']],
    [
      'a range upside down',
      {
        resourceType: 'Observation',
        code: CODE,
        valueRange: { low: { value: 5, unit: 'g' }, high: { value: 1, unit: 'g' } },
      },
      ['invariant:rng-2'],
    ],
    [
      'events with an offset',
      { resourceType: 'ServiceRequest', occurrenceTiming: { repeat: { offset: 5, when: ['ACM', 'ACD'] } } },
      [],
    ],
    [
      'a meal with an offset',
      { resourceType: 'ServiceRequest', occurrenceTiming: { repeat: { offset: 5, when: ['CM'] } } },
      ['invariant:tim-9'],
    ],
  ])('%s', (_title, resource, expected) => {
    expect(judge(resource).reports).toEqual(expected);
  });

  it('names the place', () => {
    const contained = [{ resourceType: 'Organization', id: 'o1', name: 'x' }];
    const contact = [{ name: { text: 'x' } }, { period: { start: '2024-05-02', end: '2024-05-01' } }];
    const { all, places } = judge({
      resourceType: 'Patient',
      contained,
      contact,
      text: { status: 'empty', div: '<div/>' },
    });
    expect(all).toEqual(['invariant:dom-3', 'invariant:pat-1', 'invariant:per-1']);
    expect(places).toEqual(['contained[0]', 'contact[1]', 'contact[1].period']);
  });

  it('cannot tell the order of amounts in different units', () => {
    const range = { low: { value: 5, unit: 'g' }, high: { value: 1, unit: 'kg' } };
    const { reports, undecided } = judge({ resourceType: 'Observation', code: CODE, valueRange: range });
    expect(reports).toEqual([]);
    expect(undecided).toContain('fhir-invariante');
  });

  it('asks for a narrative as a good practice, not in contained resources', () => {
    expect(judge({ resourceType: 'Patient' }).all).toEqual(['invariant:dom-6']);
    expect(judge({ resourceType: 'Patient', text: { status: 'generated', div: '<div>x</div>' } }).all).toEqual([]);
  });

  it('leaves to the walk what the walk says', () => {
    const patient = {
      resourceType: 'Patient',
      extension: [{ url: 'http://example.org' }],
      link: [{ other: { reference: '#nada' } }],
    };
    expect(judge(patient).reports).toEqual([]);
  });
});

describe('dom-3 by hand', () => {
  const published = constraints.find(({ key }) => key === 'dom-3')!.expression;
  const organization = (id: string, more: object = {}) => ({ resourceType: 'Organization', id, ...more });

  it.each<readonly [string, Json]>([
    ['none', { resourceType: 'Patient' }],
    [
      'referred to',
      { resourceType: 'Patient', managingOrganization: { reference: '#a' }, contained: [organization('a')] },
    ],
    ['loose', { resourceType: 'Patient', contained: [organization('a')] }],
    [
      'one of two',
      {
        resourceType: 'Patient',
        managingOrganization: { reference: '#a' },
        contained: [organization('a'), organization('b')],
      },
    ],
    [
      'one that refers to another',
      {
        resourceType: 'Patient',
        managingOrganization: { reference: '#a' },
        contained: [organization('a', { partOf: { reference: '#b' } }), organization('b')],
      },
    ],
    [
      'one that refers to the container',
      { resourceType: 'Patient', contained: [{ resourceType: 'Provenance', id: 'a', target: [{ reference: '#' }] }] },
    ],
    [
      'by canonical',
      {
        resourceType: 'QuestionnaireResponse',
        questionnaire: '#q',
        contained: [{ resourceType: 'Questionnaire', id: 'q' }],
      },
    ],
    ['by uri', { resourceType: 'Patient', implicitRules: '#a', contained: [organization('a')] }],
    ['without id', { resourceType: 'Patient', contained: [{ resourceType: 'Organization', name: 'x' }] }],
  ])('says the same as the expression: %s', (_title, resource) => {
    const type = types.ofResource(resource);
    const holds = evaluateCondition(published, resource, type, types, { resource, root: resource });
    expect(looseContained(resource).length === 0).toBe(holds);
  });
});

it('takes an image of the narrative for a reference to a contained resource', () => {
  const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><img src="#foto"/></div>' };
  const contained = [{ resourceType: 'Binary', id: 'foto', contentType: 'image/png' }];
  expect(looseContained({ resourceType: 'Patient', text, contained })).toEqual([]);
  expect(looseContained({ resourceType: 'Patient', contained })).toEqual([0]);
});

describe('the evaluator for profiles', () => {
  const patient = { resourceType: 'Patient', name: [{ family: 'Prueba' }], birthDate: '1980-02-29' };
  const { visit } = collectingVisit(definitions, patient);
  const constraint = (expression: string): Constraint => ({ key: 'mx-1', severity: 'error', expression, human: '' });

  it('evaluates at types, backbone elements and primitives', () => {
    const { evaluate } = createEvaluator({ definitions });
    expect(evaluate(constraint('name.family.exists()'), patient, 'Patient', visit)).toBe(true);
    expect(evaluate(constraint("family.startsWith('Z')"), patient.name[0], 'HumanName', visit)).toBe(false);
    expect(evaluate(constraint('relationship.exists()'), {}, 'Patient.contact', visit)).toBe(false);
    expect(evaluate(constraint('$this >= @1900 and %resource.name.exists()'), '1980-02-29', 'date', visit)).toBe(true);
    expect(evaluate(constraint("telecom.value.startsWith('5')"), patient, 'Patient', visit)).toBe(false);
  });

  it('resolves references to resources of the same Bundle, and cannot tell of others', () => {
    const team = { resourceType: 'CareTeam', participant: [{ member: { reference: 'Practitioner/1' } }] };
    const { visit: plain } = collectingVisit(definitions, team);
    const resolve = (reference: string) =>
      reference === 'Practitioner/1' ? { resourceType: 'Practitioner' } : undefined;
    const { evaluate } = createEvaluator({ definitions });
    const member = constraint('participant.member.resolve().ofType(Practitioner).exists()');
    expect(evaluate(member, team, 'CareTeam', { ...plain, resolve })).toBe(true);
    expect(evaluate(member, team, 'CareTeam', plain)).toBeNull();
  });

  it('asks the terminology for members', () => {
    const terminology = {
      memberOf: (_valueSet: string, _system: string | undefined, code: string) =>
        code === 'x' ? null : code === 'female',
      hasCode: () => null,
      displays: () => undefined,
      title: () => undefined,
    };
    const { evaluate } = createEvaluator({ definitions, terminology });
    const member = constraint("$this.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')");
    expect(evaluate(member, 'female', 'code', visit)).toBe(true);
    expect(evaluate(member, 'nada', 'code', visit)).toBe(false);
    expect(evaluate(member, 'x', 'code', visit)).toBeNull();
    const concept = { coding: [{ code: 'nada' }, { code: 'x' }] };
    expect(evaluate(member, concept, 'CodeableConcept', visit)).toBeNull();
    expect(evaluate(member, { coding: [...concept.coding, { code: 'female' }] }, 'CodeableConcept', visit)).toBe(true);
  });

  it('holds an age to units of time, which its published expression forgets', () => {
    const terminology = {
      memberOf: (valueSet: string, _system: string | undefined, code: string) =>
        code === 'd/wk' ? null : valueSet.endsWith('/all-time-units') && code === 'a',
      hasCode: () => null,
      displays: () => undefined,
      title: () => undefined,
    };
    const aged = (code: string | undefined, system = 'http://unitsofmeasure.org') =>
      judge({ resourceType: 'Condition', onsetAge: { value: 3, system, code } }, { terminology });
    const ages = (code: string) => aged(code).reports.includes('invariant:age-1');
    expect([ages('a'), ages('kg')]).toEqual([false, true]);
    expect(aged('d/wk')).toMatchObject({ undecided: ['fhir-invariante'] });
    expect(aged('d/wk').reports).not.toContain('invariant:age-1');
  });
});

describe('bounds', () => {
  it('leaves open what costs too much', () => {
    const items = Array.from({ length: 2_000 }, (_, index) => ({ linkId: String(index), type: 'string' }));
    const { reports, undecided } = judge({ resourceType: 'Questionnaire', item: items }, { budget: 1_000 });
    expect(reports).toEqual([]);
    expect(undecided).toContain('fhir-invariante');
    expect(judge({ resourceType: 'Questionnaire', item: items }).undecided).toEqual([]);
  });

  it('takes many contained resources that refer in circles', () => {
    const contained = Array.from({ length: 50_000 }, (_, index) => ({
      resourceType: 'Organization',
      id: `o${index}`,
      name: 'x',
      partOf: { reference: `#o${(index + 1) % 50_000}` },
    }));
    expect(judge({ resourceType: 'Patient', contained }).reports).toEqual([]);
  });

  it.each([
    ['loops in loops', `${'(1|2|3|4|5|6|7|8).where('.repeat(40)}true${').exists()'.repeat(40)}`],
    [
      'a text that doubles',
      `(${Array.from({ length: 60 }, (_, index) => index).join('|')}).aggregate($total + $total, 'x') = 'x'`,
    ],
    [
      'a list that doubles',
      `(${Array.from({ length: 60 }, (_, index) => index).join('|')}).aggregate($total.combine($total), 1).exists()`,
    ],
    ['all below all below', `descendants()${'.descendants()'.repeat(50)}.exists()`],
    [
      'squares of the resource',
      'descendants().select(%resource.descendants()).select(%resource.descendants()).exists()',
    ],
  ])('ends an expression of a package in bounded time: %s', (_title, expression) => {
    const name = Array.from({ length: 500 }, (_, index) => ({ family: `Prueba ${index}`, given: ['x', 'y'] }));
    const patient = { resourceType: 'Patient', name };
    const { visit } = collectingVisit(definitions, patient);
    const { evaluate } = createEvaluator({ definitions });
    const outcome = evaluate({ key: 'mx-1', severity: 'error', expression, human: '' }, patient, 'Patient', visit);
    expect([null, false, true]).toContain(outcome);
  });

  it('takes any JSON in the place of values', () => {
    const keys = [
      'name',
      'period',
      'start',
      'end',
      'contained',
      'id',
      'reference',
      'text',
      'contact',
      'telecom',
      '_start',
    ];
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, 1, true, '', '#', '#x', '2020', '2020-13-45', [], {}),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), tree), (members) => {
        const resource = { ...members, resourceType: 'Patient' };
        const { visit } = collectingVisit(definitions, resource);
        const { evaluate } = createEvaluator({ definitions });
        const judgeOf = createInvariantJudge({ definitions });
        for (const type of ['Patient', 'Patient.contact', 'Period', 'Reference', 'ContactPoint']) {
          const shape = definitions.shape(type)!;
          judgeOf.complex?.(resource, shape, undefined, visit);
          for (const constraint of shape.constraints) {
            expect([true, false, null]).toContain(evaluate(constraint, resource, type, visit));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes a million extensions', () => {
    const extension = Array.from({ length: 1_000_000 }, () => ({ url: 'http://example.org/x', valueBoolean: true }));
    const { visit, reports } = collectingVisit(definitions, { resourceType: 'Patient', extension });
    createInvariantJudge({ definitions }).complex?.(visit.resource, definitions.shape('Patient')!, undefined, visit);
    expect(reports).toEqual(['invariant:dom-6']);
  });
});

describe('rules of invariants', () => {
  const rows = r4Tables<readonly InvariantRow[]>('invariants.json');
  const rules = invariantRules(rows);

  it('has one for every constraint that the judge may report', () => {
    const { wantsComplex } = createInvariantJudge({ definitions });
    expect(wantsComplex?.(definitions.shape('HumanName')!, undefined)).toBe(false);
    expect(wantsComplex?.(definitions.shape('Period')!, undefined)).toBe(true);
    for (const { key } of constraints) {
      const elsewhere = /^(?:ele-1|ext-1|ref-1|txt-[12]|bdl-\d+)$/.test(key);
      expect(rules[`invariant:${key}`] === undefined, key).toBe(elsewhere);
    }
  });

  it('has severities of the standard, good practices as information', () => {
    expect(rules['invariant:per-1']).toMatchObject({ id: 'fhir-invariante-per-1', severity: 'error' });
    expect(rules['invariant:vsd-0'].severity).toBe('warning');
    expect(rules['invariant:dom-6'].severity).toBe('info');
    expect(rules['invariant:per-1'].failureTitle).toBe('El periodo termina antes de empezar');
    expect(rules['invariant:tst-9'].failureTitle).toBe('No se cumple la regla tst-9 de FHIR');
  });

  it('is small: it is read at the start of any run', () => {
    expect(JSON.stringify(rows).length).toBeLessThan(60_000);
  });
});
