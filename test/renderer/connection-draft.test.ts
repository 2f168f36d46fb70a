import { describe, expect, it } from 'vitest';
import {
  AUTH_KINDS,
  type ConnectionDraft,
  draftOf,
  readDraft,
  secretStays,
} from '../../renderer/features/conexiones/connection-draft.ts';
import { connectionMethods } from '../../shared/ipc/connections.ts';
import type { ConnectionAuth, ServerConnection } from '../../shared/model/index.ts';

const kept = (auth: ConnectionAuth, change: Partial<ServerConnection> = {}): ServerConnection => ({
  id: 'c1',
  name: 'Servidor',
  baseUrl: 'https://servidor.ejemplo/fhir',
  plainHttp: false,
  auth,
  caFile: null,
  allowedOrigins: ['https://archivos.ejemplo'],
  timeoutMs: 30_000,
  maxBytes: 5_000_000,
  maxResources: 100,
  hasSecret: auth.kind !== 'none' && auth.kind !== 'smart-backend',
  createdAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-01T00:00:00Z',
  ...change,
});

const AUTHS: readonly ConnectionAuth[] = [
  { kind: 'none' },
  { kind: 'bearer' },
  { kind: 'basic', user: 'evaluadora' },
  { kind: 'client-credentials', clientId: 'cotejo', tokenEndpoint: 'https://servidor.ejemplo/token', scope: 'a b' },
  { kind: 'smart-backend', clientId: 'cotejo', keyFile: '/llave.pem', keyId: 'k1' },
];

const complete: ConnectionDraft = { ...draftOf(null), name: 'Servidor', baseUrl: 'https://servidor.ejemplo/fhir' };
const problemsOf = (patch: Partial<ConnectionDraft>, known: ServerConnection | null = null) => {
  const read = readDraft({ ...complete, ...patch }, known);
  return read.ok ? [] : Object.keys(read.problems);
};

describe('the form of a connection', () => {
  it('gives back what is kept when nothing is changed, and leaves the secret as it is', () => {
    expect(AUTHS.map(({ kind }) => kind)).toEqual([...AUTH_KINDS]);
    for (const auth of AUTHS) {
      const known = kept(auth);
      const read = readDraft(draftOf(known), known);
      const { hasSecret, createdAt: _created, changedAt: _changed, ...settings } = known;
      expect(read).toEqual({ ok: true, input: hasSecret ? settings : { ...settings, secret: null } });
      expect(read.ok && connectionMethods['connections.save'].input.safeParse(read.input).success).toBe(true);
    }
  });

  it('asks for what each way to sign in needs', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ kind: 'bearer' })).toEqual(['secret']);
    expect(problemsOf({ kind: 'basic' })).toEqual(['user', 'secret']);
    expect(problemsOf({ kind: 'client-credentials' })).toEqual(['clientId', 'secret']);
    expect(problemsOf({ kind: 'smart-backend' })).toEqual(['clientId', 'keyFile']);
  });

  it('does not keep the secret of one way for another', () => {
    const known = kept({ kind: 'bearer' });
    expect(secretStays('bearer', known)).toBe(true);
    expect(problemsOf({ ...draftOf(known), kind: 'basic', user: 'u' }, known)).toEqual(['secret']);
    const read = readDraft({ ...draftOf(known), kind: 'none' }, known);
    expect(read.ok && read.input.secret).toBeNull();
  });

  it.each([
    ['servidor.ejemplo/fhir', ['baseUrl']],
    ['ftp://servidor.ejemplo', ['baseUrl']],
    ['http://servidor.ejemplo/fhir', ['plainHttp']],
    ['http://localhost:8080/fhir', []],
    ['http://127.0.0.1/fhir', []],
    ['http://127.0.0.1.ejemplo/fhir', ['plainHttp']],
  ])('judges the address %s', (baseUrl, problems) => {
    expect(problemsOf({ baseUrl })).toEqual(problems);
  });

  it('takes http to another computer where a person allowed it', () => {
    expect(problemsOf({ baseUrl: 'http://servidor.ejemplo/fhir', plainHttp: true })).toEqual([]);
  });

  it('takes whole numbers only, and nothing for no limit', () => {
    expect(problemsOf({ seconds: '0' })).toEqual(['timeout']);
    expect(problemsOf({ seconds: '601' })).toEqual(['timeout']);
    expect(problemsOf({ maxResources: '1.5', maxMegabytes: '-3' })).toEqual(['maxResources', 'maxMegabytes']);
    const read = readDraft({ ...complete, maxMegabytes: '2', maxResources: ' ' }, null);
    expect(read.ok && [read.input.maxBytes, read.input.maxResources]).toEqual([2_000_000, null]);
  });

  it('takes origins without a path', () => {
    expect(problemsOf({ origins: 'https://a.ejemplo, https://b.ejemplo:8443/' })).toEqual([]);
    expect(problemsOf({ origins: 'https://a.ejemplo/ruta' })).toEqual(['origins']);
    expect(problemsOf({ origins: 'a.ejemplo' })).toEqual(['origins']);
  });
});
