import type { CapabilityStatement } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { judgeCapability } from '../../../electron/connections/capability.ts';
import { checkConnection } from '../../../electron/connections/check.ts';
import { outcome, startFhirServer } from '../../support/fhir-server.ts';
import { settingsFor, testClock } from './support.ts';

const NEEDED = ['Patient', 'Practitioner', 'Organization', 'Encounter', 'Condition'];
const PUBLISHED = ['Measure', 'MeasureReport', 'DocumentReference'];

function statement(change: Partial<CapabilityStatement> = {}, types = [...NEEDED, ...PUBLISHED]): CapabilityStatement {
  const codes = ['read', 'search-type', 'create'] as const;
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-01-01',
    kind: 'instance',
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        security: { service: [{ coding: [{ code: 'SMART-on-FHIR' }] }] },
        searchParam: [{ name: '_lastUpdated', type: 'date' }],
        interaction: [{ code: 'transaction' }],
        operation: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export' }],
        resource: types.map((type) => ({ type: type as 'Patient', interaction: codes.map((code) => ({ code })) })),
      },
    ],
    ...change,
  };
}

const judge = (value: CapabilityStatement, baseUrl = 'https://x.example/fhir') =>
  judgeCapability(value, { baseUrl, smart: null });
const levels = (value: CapabilityStatement, topic: string, baseUrl?: string) =>
  judge(value, baseUrl)
    .filter((remark) => remark.topic === topic)
    .map(({ level }) => level);

describe('what a server says of itself', () => {
  it('is fine where it has what is needed, but for the types that it lacks', () => {
    const worse = judge(statement()).filter(({ level }) => level !== 'ok');
    expect(worse.map(({ level, topic }) => [level, topic])).toEqual([['warning', 'resources']]);
    expect(worse[0].sentence).toMatch(/No se puede buscar: .*Composition.*Consent/);
  });

  it.each([
    ['version', statement({ fhirVersion: '5.0.0' }), ['error']],
    ['version', statement({ fhirVersion: '4.0.0' }), ['ok']],
    ['formats', statement({ format: ['application/fhir+xml'] }), ['error']],
    ['formats', statement({ format: [] }), ['warning']],
    ['resources', statement({}, ['Patient']), ['ok', 'error', 'warning']],
    ['resources', statement({ rest: [] }), ['error']],
    ['search', statement({ rest: [] }), ['warning']],
    ['security', statement({ rest: [] }), ['ok', 'warning']],
    ['bulk', statement({ rest: [] }), ['warning']],
    ['publish', statement({}, NEEDED), ['warning']],
  ] as const)('is judged: %s %#', (topic, value, expected) => {
    expect(levels(value, topic)).toEqual(expected);
  });

  it('over http is an error, but to this computer', () => {
    expect(levels(statement(), 'security', 'http://hospital.ejemplo/fhir')).toContain('error');
    expect(levels(statement(), 'security', 'http://localhost/fhir')).not.toContain('error');
  });
});

describe('a look at a server', () => {
  it('signs in, reads and judges', async () => {
    const server = await startFhirServer();
    for (const type of [...NEEDED, ...PUBLISHED]) server.store.set(type, []);
    const check = await checkConnection({ settings: settingsFor(server), secret: null, clock: testClock() });
    expect(check).toMatchObject({ reachable: true, fhirVersion: '4.0.1', software: 'Servidor de prueba 1.0' });
    expect(check.remarks.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is not upset by a statement that is none', async () => {
    const server = await startFhirServer();
    const parts = [7, {}, [null], [{ mode: 'server', resource: 'x', security: 3, interaction: [[]] }], 'a'];
    for (const rest of parts) {
      server.tweak = () =>
        JSON.stringify({ resourceType: 'CapabilityStatement', rest, format: rest, fhirVersion: rest });
      const check = await checkConnection({ settings: settingsFor(server), secret: null, clock: testClock() });
      expect(check.reachable).toBe(true);
      expect(check.remarks.filter(({ level }) => level === 'error').map(({ topic }) => topic)).toContain('resources');
    }
  });

  it('says in one sentence why it could not', async () => {
    const server = await startFhirServer();
    server.fault = ({ response }) => {
      outcome(response, 401, 'login');
      return true;
    };
    const check = await checkConnection({ settings: settingsFor(server), secret: null, clock: testClock() });
    expect(check.reachable).toBe(false);
    expect(check.remarks).toEqual([
      { level: 'error', topic: 'security', sentence: expect.stringMatching(/credenciales \(401\).*«login»/) },
    ]);
  });
});
