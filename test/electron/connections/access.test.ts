import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { checkSettings } from '../../../electron/connections/check-settings.ts';
import { tokenEndpoint } from '../../../electron/connections/smart.ts';
import type { ConnectionAuth } from '../../../shared/model/index.ts';
import { json, type Seen, startFhirServer, type TestServer } from '../../support/fhir-server.ts';
import { faultOf, fetchFrom, patients, settingsFor, temporaryFolder, testClock } from './support.ts';

const POLICY = { retries: 2, firstMs: 1, mostMs: 2, askedMostMs: 1000 };

async function server(options?: { readonly tls?: boolean }): Promise<TestServer> {
  const started = await startFhirServer(options);
  started.store.set('Patient', patients(4));
  return started;
}

describe('TLS', () => {
  afterEach(() => {
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  });

  it('trusts the authority of the hospital', async () => {
    const secure = await server({ tls: true });
    expect((await fetchFrom(secure)).files[0].resources).toBe(4);
  });

  it('trusts no other, whatever the environment says', async () => {
    const [secure, other] = [await server({ tls: true }), await server({ tls: true })];
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    for (const caFile of [null, other.caFile]) {
      const error = await faultOf(fetchFrom(secure, { settings: settingsFor(secure, { caFile }) }));
      expect([error.fault, error.message]).toEqual(['tls', expect.stringContaining('autoridad')]);
    }
    const wrongName = settingsFor(secure, { baseUrl: secure.url.replace('localhost', '127.0.0.1') });
    expect((await faultOf(fetchFrom(secure, { settings: wrongName }))).message).toMatch(/otro nombre/);
    expect(secure.log).toEqual([]);
  });

  it('is not left for http, by a redirect or by a link', async () => {
    const secure = await server({ tls: true });
    const plain = secure.url.replace('https:', 'http:');
    secure.fault = ({ response }) => {
      response.writeHead(302, { location: `${plain}/Patient` });
      response.end();
      return true;
    };
    expect((await faultOf(fetchFrom(secure))).message).toMatch(/sin cifrar \(http\)/);
    secure.fault = ({ response }) => {
      json(response, 200, { resourceType: 'Bundle', link: [{ relation: 'next', url: `${plain}/Patient?p=2` }] });
      return true;
    };
    expect((await faultOf(fetchFrom(secure))).message).toMatch(/sin cifrar \(http\)/);
  });

  it('where there is none is said so', async () => {
    const plain = await server();
    const settings = settingsFor(plain, { baseUrl: plain.url.replace('http:', 'https:') });
    const error = await faultOf(fetchFrom(plain, { settings, control: { policy: POLICY } }));
    expect([error.fault, error.message]).toEqual(['tls', expect.stringContaining('¿la dirección es de http?')]);
    const nobody = settingsFor(plain, { baseUrl: 'http://localhost:1/fhir' });
    const gone = await faultOf(fetchFrom(plain, { settings: nobody, control: { policy: POLICY } }));
    expect([gone.fault, gone.message]).toEqual(['unreachable', expect.stringContaining('no acepta conexiones')]);
  });
});

describe('signing in', () => {
  it.each([
    ['bearer', { kind: 'bearer' }, 'Bearer secreto-sintetico'],
    ['basic', { kind: 'basic', user: 'ana' }, `Basic ${Buffer.from('ana:secreto-sintetico').toString('base64')}`],
  ] as const)('with %s', async (_name, auth, header) => {
    const started = await server();
    started.authorization = header;
    const settings = settingsFor(started, { auth });
    expect((await fetchFrom(started, { settings, secret: 'secreto-sintetico' })).status).toBe('completa');
    const wrong = await faultOf(fetchFrom(started, { settings, secret: 'otro-secreto' }));
    expect([wrong.fault, wrong.message]).toEqual(['denied', expect.stringMatching(/no acepta las credenciales/)]);
    expect(wrong.message).not.toContain('otro-secreto');
    expect((await faultOf(fetchFrom(started, { settings, secret: null }))).fault).toBe('settings');
  });

  /** An authorization server beside FHIR; gives `ficha-1`, `ficha-2` and so on. */
  function tokens(started: TestServer, endpoint = `${started.origin}/oauth/token`, methods = ['client_secret_basic']) {
    const asked: { readonly form: URLSearchParams; readonly authorization: string | undefined }[] = [];
    started.fault = ({ path, body, request, response }: Seen) => {
      if (path.endsWith('smart-configuration')) {
        json(response, 200, { token_endpoint: endpoint, token_endpoint_auth_methods_supported: methods });
        return true;
      }
      if (path !== '/oauth/token') return false;
      asked.push({ form: new URLSearchParams(body), authorization: request.headers.authorization });
      started.authorization = `Bearer ficha-${asked.length}`;
      json(response, 200, { access_token: `ficha-${asked.length}`, token_type: 'bearer', expires_in: 300 });
      return true;
    };
    return asked;
  }
  const client: ConnectionAuth = { kind: 'client-credentials', clientId: 'cliente a', scope: 'system/*.read' };

  it('with client credentials, in the way that the server asks for', async () => {
    for (const methods of [['client_secret_basic', 'client_secret_post'], ['client_secret_post']]) {
      const started = await server();
      const asked = tokens(started, undefined, methods);
      await fetchFrom(started, { settings: settingsFor(started, { auth: client }), secret: 's:1' });
      expect(asked).toHaveLength(1);
      const { form, authorization } = asked[0];
      expect([form.get('grant_type'), form.get('scope')]).toEqual(['client_credentials', 'system/*.read']);
      const basic = `Basic ${Buffer.from('cliente%20a:s%3A1').toString('base64')}`;
      const posted = methods.length === 1;
      expect([authorization, form.get('client_secret')]).toEqual(posted ? [undefined, 's:1'] : [basic, null]);
    }
  });

  it('anew where a token has expired, and once only', async () => {
    const started = await server();
    const asked = tokens(started);
    const give = started.fault;
    started.fault = (seen) => {
      // The second page comes when the token no longer counts.
      if (seen.path.includes('from=3') && asked.length === 1) started.authorization = 'Bearer ninguna';
      return give(seen);
    };
    const settings = settingsFor(started, { auth: client });
    expect((await fetchFrom(started, { settings, secret: 's' })).files[0].resources).toBe(4);
    expect(asked).toHaveLength(2);

    const closed = await server();
    const again = tokens(closed);
    const answer = closed.fault;
    closed.fault = async (seen) => {
      const answered = await answer(seen);
      closed.authorization = 'Bearer ninguna';
      return answered;
    };
    const error = await faultOf(fetchFrom(closed, { settings: settingsFor(closed, { auth: client }), secret: 's' }));
    expect([error.fault, again.length]).toEqual(['denied', 2]);
  });

  it('asks for a new token before the old one expires', async () => {
    const started = await server();
    const asked = tokens(started);
    const clock = testClock();
    const give = started.fault;
    started.fault = async (seen) => {
      if (seen.path.includes('from=3')) return give(seen);
      const answered = await give(seen);
      if (!answered && seen.path.includes('Patient')) await clock.sleep(290_000);
      return answered;
    };
    const settings = settingsFor(started, { auth: client });
    await fetchFrom(started, { settings, secret: 's', control: { clock } });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['RS384', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'pem'],
    ['ES384', () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, 'pem'],
    ['ES384', () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, 'jwk'],
  ] as const)('with SMART backend services: %s from %#', async (algorithm, make, form) => {
    const started = await server();
    const asked = tokens(started);
    const key = make();
    const keyFile = join(temporaryFolder(), 'llave');
    const jwk = { keys: [{ ...key.export({ format: 'jwk' }), kid: 'k1' }] };
    writeFileSync(
      keyFile,
      form === 'jwk' ? JSON.stringify(jwk) : key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    );
    const auth: ConnectionAuth = { kind: 'smart-backend', clientId: 'c1', keyFile };
    await fetchFrom(started, { settings: settingsFor(started, { auth }) });
    const { form: sent } = asked[0];
    expect(sent.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    const { payload, protectedHeader } = await jwtVerify(String(sent.get('client_assertion')), createPublicKey(key), {
      audience: `${started.origin}/oauth/token`,
      issuer: 'c1',
      subject: 'c1',
    });
    expect(protectedHeader.alg).toBe(algorithm);
    expect(protectedHeader.kid).toBe(form === 'jwk' ? 'k1' : undefined);
    expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(300);
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends credentials to no token endpoint on another host, unless a person says so', async () => {
    const [started, thief] = [await server(), await server()];
    const asked = tokens(thief);
    tokens(started, `${thief.origin.replace('localhost', '127.0.0.1')}/oauth/token`);
    const settings = settingsFor(started, { auth: client });
    const error = await faultOf(fetchFrom(started, { settings, secret: 's' }));
    expect([error.fault, asked.length]).toEqual(['denied', 0]);
    expect(error.message).toMatch(/^El servidor manda a 127\.0\.0\.1:\d+, que no es el servidor configurado/);
    const stated = { ...client, tokenEndpoint: `${started.origin}/oauth/token` } as ConnectionAuth;
    const own = await fetchFrom(started, { settings: settingsFor(started, { auth: stated }), secret: 's' });
    expect(own.status).toBe('completa');
  });

  it('sends credentials of a server with TLS to no endpoint without it, though http be allowed', () => {
    const settings = { ...settingsFor({ url: 'https://h.ejemplo/r4' } as TestServer), plainHttp: true };
    expect(() => tokenEndpoint(settings, undefined, 'http://h.ejemplo/token')).toThrow(/sin cifrar/);
    expect(() => tokenEndpoint(settings, undefined, 'ftp://h.ejemplo/token')).toThrow(/no es el servidor configurado/);
    expect(tokenEndpoint(settings, undefined, 'https://h.ejemplo:8443/token').port).toBe('8443');
  });

  it('says in one sentence what went wrong at the authorization server', async () => {
    const started = await server();
    const settings = settingsFor(started, { auth: client });
    const error = await faultOf(fetchFrom(started, { settings, secret: 's' }));
    expect(error.message).toMatch(/dónde se pide la ficha/);
    for (const [status, body, sentence] of [
      [400, '{"error":"invalid_client","error_description":"GOMC800101"}', /\(400\): «invalid_client»\.$/],
      [400, '<html>', /\(400\)\.$/],
      [200, '{"access_token":"a\\nb","token_type":"bearer"}', /que se pueda usar/],
      [200, '{"access_token":"a","token_type":"mac"}', /que se pueda usar/],
      [503, '', /falla \(503\)/],
    ] as const) {
      tokens(started);
      const give = started.fault;
      started.fault = (seen) => {
        if (seen.path !== '/oauth/token') return give(seen);
        json(seen.response, status, body);
        return true;
      };
      const refused = await faultOf(fetchFrom(started, { settings, secret: 's', control: { policy: POLICY } }));
      expect(refused.message).toMatch(sentence);
    }
  });
});

describe('settings', () => {
  const change = async (patch: Partial<Parameters<typeof checkSettings>[0]>) => {
    const base = settingsFor(await server());
    return () => checkSettings({ ...base, ...patch });
  };

  it('are kept in one form', async () => {
    const checked = (await change({ baseUrl: 'https://FHIR.hospital.example:443/r4//', name: ' Hospital ' }))();
    expect([checked.baseUrl, checked.name]).toEqual(['https://fhir.hospital.example/r4', 'Hospital']);
    expect((await change({ baseUrl: 'http://hospital.example/r4', plainHttp: true }))().plainHttp).toBe(true);
    expect((await change({ allowedOrigins: ['https://archivos.example/x'] }))().allowedOrigins).toEqual([
      'https://archivos.example',
    ]);
  });

  it.each([
    [{ baseUrl: 'http://hospital.example/r4' }, /sin cifrar/],
    [{ baseUrl: 'http://localhost.hospital.example/r4' }, /sin cifrar/],
    [{ baseUrl: 'ftp://hospital.example' }, /https:\/\//],
    [{ baseUrl: 'hospital.example' }, /https:\/\//],
    [{ baseUrl: 'https://ana:clave@hospital.example' }, /usuario ni contraseña/],
    [{ baseUrl: 'https://hospital.example/r4?x=1' }, /«\?»/],
    [{ name: ' ' }, /nombre/],
    [{ caFile: '/no/hay/autoridad.pem' }, /No se puede leer/],
    [{ allowedOrigins: ['http://archivos.example'] }, /sin cifrar/],
    [{ auth: { kind: 'smart-backend', clientId: 'c', keyFile: '/no/hay' } }, /No se puede leer/],
  ] as const)('are refused with a sentence: %j', async (patch, sentence) => {
    expect(await change(patch)).toThrow(sentence);
  });

  it('take no weak, strange or locked key', async () => {
    const folder = temporaryFolder();
    const pem = { format: 'pem', type: 'pkcs8' } as const;
    const keys = {
      corta: generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export(pem),
      curva: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem),
      cerrada: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({
        ...pem,
        cipher: 'aes-256-cbc',
        passphrase: 'x',
      }),
      basura: 'esto no es una llave',
    };
    const said = { corta: /2048 bits/, curva: /P-384/, cerrada: /contraseña/, basura: /llave privada en PEM/ };
    for (const [name, content] of Object.entries(keys)) {
      const keyFile = join(folder, name);
      writeFileSync(keyFile, content);
      const attempt = await change({ auth: { kind: 'smart-backend', clientId: 'c', keyFile } });
      expect(attempt).toThrow(said[name as keyof typeof said]);
    }
  });
});
