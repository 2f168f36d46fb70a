import { describe, expect, it } from 'vitest';
import type { ParsedReference } from '../../../../shared/formats/fhir/references/parse.ts';
import { createParsedReference, parseReference } from '../../../../shared/formats/fhir/references/parse.ts';
import { createPending, createPendingList } from '../../../../shared/formats/fhir/references/pending.ts';
import { r4Definitions } from '../../../support/fhir/definitions.ts';
import { readAll } from './harness.ts';

const PATIENT = { resourceType: 'Patient' };
const OBSERVATION = { resourceType: 'Observation', status: 'final', code: { text: 'x' } };
const UUID = 'urn:uuid:00000000-0000-4000-8000-00000000000';

/** What the layer says, as rule (without prefix) and place; and its verdicts. */
function judge(source: object) {
  const { findings, layers } = readAll(source);
  const own = findings.filter(({ rule }) => rule.startsWith('fhir-referencia-'));
  return {
    faults: own.map(({ rule, place }) => `${rule.slice('fhir-referencia-'.length)} ${place.path}`),
    places: own.map(({ place }) => place),
    verdicts: layers['fhir-referencia'],
  };
}

function observed(reference: string, more: object = {}): object {
  return { ...OBSERVATION, subject: { reference }, ...more };
}

function bundleOf(type: string, entry: readonly object[]): object {
  return { resourceType: 'Bundle', type, entry };
}

describe('references of a resource', () => {
  it.each([
    [observed('#x'), ['contenido-ausente Observation.subject.reference']],
    [observed('#x', { contained: [{ ...PATIENT, id: 'x' }] }), []],
    [observed('#x', { contained: [{ ...OBSERVATION, id: 'x' }] }), ['tipo-de-destino Observation.subject.reference']],
    [observed('Observation/1'), ['tipo-de-destino Observation.subject.reference']],
    [observed('http://example.org/fhir/Observation/1/_history/2'), ['tipo-de-destino Observation.subject.reference']],
    [observed('Patient/1'), []],
    [observed('http://example.org/a/b'), []],
    [observed('Patient'), ['forma Observation.subject.reference']],
    [observed('Paciente/1'), ['forma Observation.subject.reference']],
    [observed('urn:uuid:123'), ['forma Observation.subject.reference']],
    [observed(`${UUID}1`), []],
    [
      { ...OBSERVATION, subject: { reference: 'Patient/1', type: 'Group' } },
      ['tipo-declarado Observation.subject.type'],
    ],
    [{ ...OBSERVATION, subject: { type: 'Organization', display: 'x' } }, ['tipo-de-destino Observation.subject.type']],
    [{ ...OBSERVATION, subject: { display: 'x' } }, []],
    [{ ...PATIENT, contained: [{ ...OBSERVATION, id: 'x', subject: { reference: '#' } }], id: 'p' }, []],
    [
      { ...PATIENT, contained: [{ ...OBSERVATION, id: 'x', subject: { reference: '#y' } }] },
      ['contenido-ausente Patient.contained[0].subject.reference'],
    ],
    [{ resourceType: 'Basic', code: { text: 'x' }, subject: { reference: 'Device/1' } }, []],
  ])('%j: %j', (resource, faults) => {
    expect(judge(resource).faults).toEqual(faults);
  });

  it('are «cannot tell» where the target is elsewhere', () => {
    expect(judge(observed('Patient/1')).verdicts).toEqual({ holds: 0, fails: 0, undecided: 1 });
    expect(judge(PATIENT).verdicts).toEqual({ holds: 1, fails: 0 });
  });
});

describe('references in a Bundle', () => {
  const patient = { fullUrl: 'http://example.org/fhir/Patient/1', resource: { ...PATIENT, id: '1' } };
  const at = (reference: string, fullUrl = 'http://example.org/fhir/Observation/2') => ({
    fullUrl,
    resource: { ...observed(reference), id: '2' },
  });

  it.each([
    ['relative, after its target', [patient, at('Patient/1')], []],
    ['relative, before its target', [at('Patient/1'), patient], []],
    ['relative of a version', [patient, at('Patient/1/_history/1')], []],
    ['absolute', [at('http://example.org/fhir/Patient/1'), patient], []],
    ['urn', [at(`${UUID}1`), { fullUrl: `${UUID}1`, resource: PATIENT }], []],
    [
      'urn of the wrong type, before its target',
      [at(`${UUID}1`), { fullUrl: `${UUID}1`, resource: OBSERVATION }],
      ['tipo-de-destino Bundle.entry[0].resource.subject.reference'],
    ],
    [
      'urn of the wrong type, after its target',
      [{ fullUrl: `${UUID}1`, resource: OBSERVATION }, at(`${UUID}1`)],
      ['tipo-de-destino Bundle.entry[1].resource.subject.reference'],
    ],
    ['urn that is not there', [at(`${UUID}9`)], ['urn-ausente-del-bundle Bundle.entry[0].resource.subject.reference']],
    [
      'relative, of another base',
      [at('Patient/1', 'http://other.example.org/Observation/2'), patient],
      ['fullurl-de-otra-base Bundle.entry[0].resource.subject.reference'],
    ],
    ['elsewhere', [at('Patient/9')], []],
    [
      'by search',
      [at('Patient?identifier=x')],
      ['condicional-fuera-de-transaccion Bundle.entry[0].resource.subject.reference'],
    ],
  ])('%s', (_what, entry, faults) => {
    expect(judge(bundleOf('collection', entry)).faults).toEqual(faults);
    // The same where the type of the Bundle comes last, but a search, which nobody can then tell.
    const late = judge({ resourceType: 'Bundle', entry, type: 'collection' }).faults;
    expect(late).toEqual(faults[0]?.startsWith('condicional') ? [] : faults);
    // And in a Bundle in a Bundle.
    const outer = judge(bundleOf('batch', [{ resource: bundleOf('collection', entry) }])).faults;
    expect(outer).toEqual(faults.map((text) => text.replace('Bundle.entry', 'Bundle.entry[0].resource.entry')));
  });

  it('give one verdict a resource, waiting or not', () => {
    const { verdicts } = judge(
      bundleOf('collection', [at('Patient/1'), patient, at('Patient/9'), at('Observation/2')]),
    );
    // The Bundle itself holds too.
    expect(verdicts).toEqual({ holds: 3, fails: 1, undecided: 1 });
  });

  it('by search are for transactions', () => {
    const entry = [{ ...at('Patient?identifier=x'), request: { method: 'POST', url: 'Observation' } }];
    expect(judge(bundleOf('transaction', entry)).faults).toEqual([]);
  });

  it('wait with their place', () => {
    const source = JSON.stringify(bundleOf('collection', [at(`${UUID}9`)]), null, 1);
    const [finding] = readAll(source).findings.filter(({ rule }) => rule.endsWith('urn-ausente-del-bundle'));
    expect(source.split('\n')[finding.place.line! - 1].slice(finding.place.column! - 1)).toBe(`"${UUID}9"`);
  });

  it('are «cannot tell» where the Bundle is cut', () => {
    const source = JSON.stringify(bundleOf('collection', [at(`${UUID}9`), at(`${UUID}9`)]));
    const { findings, layers } = readAll(source.slice(0, -40));
    expect(findings.filter(({ rule }) => rule.startsWith('fhir-referencia'))).toEqual([]);
    expect(layers['fhir-referencia']).toEqual({ holds: 0, fails: 0, undecided: 1 });
  });

  it('of a Composition must be in its document', () => {
    const composition = {
      resourceType: 'Composition',
      status: 'final',
      type: { text: 'x' },
      date: '2024',
      title: 'x',
      author: [{ reference: 'Practitioner/7' }],
      subject: { reference: 'Patient/1' },
      relatesTo: [{ code: 'appends', targetReference: { reference: 'Composition/8' } }],
    };
    const entry = [{ fullUrl: 'http://example.org/fhir/Composition/1', resource: composition }, patient];
    expect(judge(bundleOf('document', entry)).faults).toEqual([
      'documento-incompleto Bundle.entry[0].resource.author[0].reference',
    ]);
    expect(judge(bundleOf('collection', entry)).faults).toEqual([]);
  });

  it('are settled in time that grows with their number, 100,000 of them', () => {
    const entry = Array.from({ length: 20_000 }, (_, i) => ({
      fullUrl: `http://example.org/fhir/Observation/${i}`,
      resource: {
        ...OBSERVATION,
        id: String(i),
        hasMember: Array.from({ length: 5 }, (_, n) => ({ reference: `Observation/${(i * 7 + n * 4001) % 20_001}` })),
      },
    }));
    const { verdicts, faults } = judge(bundleOf('collection', entry));
    expect(faults).toEqual([]);
    expect(verdicts.holds + (verdicts.undecided ?? 0)).toBe(20_001);
    expect(verdicts.undecided).toBe(5);
  });
});

describe('text of a reference', () => {
  const read = (text: string): ParsedReference => {
    const into = createParsedReference();
    parseReference(text, r4Definitions(), into);
    return into;
  };
  const none = { base: '', type: '', id: '', version: '' };

  it.each([
    ['Patient/1', { form: 'restful', base: '', type: 'Patient', id: '1', version: '' }],
    ['Patient/1/_history/2', { form: 'restful', base: '', type: 'Patient', id: '1', version: '2' }],
    ['http://h/f/Patient/1', { form: 'restful', base: 'http://h/f/', type: 'Patient', id: '1', version: '' }],
    ['http://h/f/Paciente/1', { ...none, form: 'absolute' }],
    ['http://h/Patient?x=1', { ...none, form: 'absolute' }],
    ['f/Patient/1', { ...none, form: 'other' }],
    ['Patient/1 2', { ...none, form: 'other' }],
    ['/1', { ...none, form: 'other' }],
    ['Patient?x=1', { ...none, form: 'search' }],
    ['#x', { ...none, form: 'contained', id: 'x' }],
    ['urn:oid:1.2', { ...none, form: 'urn' }],
  ])('%s', (text, parsed) => {
    expect(read(text)).toEqual(parsed);
  });
});

describe('list of waiting references', () => {
  it('gives back what it took, while it grows, up to its size', () => {
    const list = createPendingList(200);
    const added = Array.from({ length: 201 }, (_, i) =>
      list.add({ ...createPending(), high: 2 ** 32 - 1, offset: i * 2 ** 33 }),
    );
    expect(added.filter((taken) => !taken)).toHaveLength(1);
    const into = createPending();
    list.read(150, into);
    expect(into).toEqual({ ...createPending(), high: 2 ** 32 - 1, offset: 150 * 2 ** 33 });
  });
});
