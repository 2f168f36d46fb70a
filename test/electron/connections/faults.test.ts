import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { json, outcome, type Seen, startFhirServer, type TestServer } from '../../support/fhir-server.ts';
import { faultOf, fetchFrom, patients, settingsFor, testClock } from './support.ts';

const POLICY = { retries: 3, firstMs: 100, mostMs: 300, askedMostMs: 60_000 };

async function serverWith(fault: TestServer['fault']): Promise<TestServer> {
  const server = await startFhirServer();
  server.store.set('Patient', patients(5));
  server.fault = fault;
  return server;
}

/** Answers so with a plain text. */
const answers =
  (status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array = '') =>
  ({ response }: Seen) => {
    response.writeHead(status, headers);
    response.end(body);
    return true;
  };

/** The fault for the first `count` requests, then none. */
const atFirst = (count: number, fault: (seen: Seen) => boolean) => (seen: Seen) => seen.times <= count && fault(seen);

describe('a server out of breath', () => {
  it.each([
    ['429 with Retry-After in seconds', 429, { 'retry-after': '9' }, [9000, 9000]],
    ['429 without', 429, {}, [100, 200]],
    ['503 with Retry-After', 503, { 'retry-after': '1' }, [1000, 1000]],
    ['500', 500, {}, [100, 200]],
  ])('is asked again: %s', async (_name, status, headers, waits) => {
    const server = await serverWith(
      atFirst(2, ({ response, path }) => {
        if (path.includes('from')) return false;
        outcome(response, status, 'transient', headers);
        return true;
      }),
    );
    const clock = testClock();
    expect(await fetchFrom(server, { control: { clock, policy: POLICY } })).toMatchObject({ status: 'completa' });
    expect(clock.waits).toEqual(waits);
  });

  it('is asked again at the moment that it names', async () => {
    const clock = testClock();
    const server = await serverWith(
      atFirst(1, ({ response, path }) => {
        if (path.includes('from')) return false;
        outcome(response, 429, 'throttled', { 'retry-after': new Date(clock.now() + 30_000).toUTCString() });
        return true;
      }),
    );
    await fetchFrom(server, { control: { clock, policy: POLICY } });
    expect(clock.waits).toHaveLength(1);
    expect(Math.abs(clock.waits[0] - 30_000)).toBeLessThan(2000);
  });

  it('is given up after some tries, or where it asks for too long a wait', async () => {
    const down = await serverWith(({ response }) => {
      outcome(response, 500, 'exception');
      return true;
    });
    const error = await faultOf(fetchFrom(down, { control: { policy: POLICY } }));
    expect([error.fault, error.message]).toEqual(['overloaded', expect.stringMatching(/falla \(500\).*«exception»/)]);
    expect(down.log).toHaveLength(4);
    const slow = await serverWith(answers(429, { 'retry-after': '7200' }));
    expect((await faultOf(fetchFrom(slow, { control: { policy: POLICY } }))).message).toMatch(/esperar 120 minutos/);
    expect(slow.log).toHaveLength(1);
  });

  it('whose connection is cut in the middle of a body is asked again', async () => {
    const server = await serverWith(
      atFirst(2, ({ response, path, times }) => {
        if (path.includes('from')) return false;
        // Once with a length that does not come true, once in the middle of a chunk.
        response.writeHead(200, {
          'content-type': 'application/fhir+json',
          ...(times === 1 ? { 'content-length': 900 } : {}),
        });
        response.write('{"resourceType":"Bund');
        setTimeout(() => response.destroy(), 10);
        return true;
      }),
    );
    const clock = testClock();
    expect((await fetchFrom(server, { control: { clock, policy: POLICY } })).files[0].resources).toBe(5);
    expect(clock.waits).toEqual([100, 200]);
  });

  it('that says nothing, or falls silent in the middle, is not waited for', async () => {
    for (const speak of [false, true]) {
      const server = await serverWith(({ response }) => {
        if (speak) response.write('{"resourceType":');
        return true;
      });
      const settings = settingsFor(server, { timeoutMs: 50 });
      const error = await faultOf(fetchFrom(server, { settings, control: { policy: { ...POLICY, retries: 1 } } }));
      expect([error.fault, server.log.length]).toEqual(['timeout', 2]);
    }
  });

  it('that trickles for ever is not waited for', async () => {
    const clock = testClock();
    const server = await serverWith(({ response }) => {
      // Never silent for long, while the hours pass.
      const timer = setInterval(() => {
        response.write(' ');
        void clock.sleep(3600_000);
      }, 10);
      response.on('close', () => clearInterval(timer));
      return true;
    });
    const error = await faultOf(fetchFrom(server, { control: { clock, policy: POLICY } }));
    expect([error.fault, error.message]).toEqual(['timeout', expect.stringContaining('tarda demasiado')]);
    expect(server.log).toHaveLength(1);
  });
});

describe('an answer that is none', () => {
  const bundle = JSON.stringify({ resourceType: 'Bundle', type: 'searchset' });
  it.each([
    ['a page of the web', answers(200, { 'content-type': 'text/html' }, '<html>'), /página web/],
    [
      'a page of the web under another name',
      answers(200, { 'content-type': 'application/json' }, '<html>'),
      /página web/,
    ],
    ['XML', answers(200, { 'content-type': 'application/fhir+xml' }, '<Bundle/>'), /XML/],
    ['another type', answers(200, { 'content-type': 'application/pdf' }, '%PDF'), /no es FHIR en JSON/],
    ['broken JSON', answers(200, { 'content-type': 'application/json' }, '{"resourceType"'), /no se puede leer/],
    ['no object', answers(200, { 'content-type': 'application/json' }, '[]'), /no es un objeto/],
    ['no UTF-8', answers(200, { 'content-type': 'application/json' }, Uint8Array.of(0x7b, 0xff, 0x7d)), /UTF-8/],
    ['no gzip', answers(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }, bundle), /gzip/],
    [
      'another packing',
      answers(200, { 'content-type': 'application/json', 'content-encoding': 'br' }, 'x'),
      /comprimió/,
    ],
    [
      'another resource',
      answers(200, { 'content-type': 'application/json' }, '{"resourceType":"Patient"}'),
      /se esperaba un Bundle/,
    ],
    [
      'an OperationOutcome with 200',
      ({ response }: Seen) => {
        outcome(response, 200, 'not-supported');
        return true;
      },
      /OperationOutcome \(«not-supported»\)/,
    ],
    [
      'an OperationOutcome with 400',
      ({ response }: Seen) => {
        outcome(response, 400, 'invalid');
        return true;
      },
      /rechazó la petición \(400\); su OperationOutcome dice «invalid»/,
    ],
  ])('is said in one sentence: %s', async (_name, fault, sentence) => {
    const error = await faultOf(fetchFrom(await serverWith(fault), { control: { policy: POLICY } }));
    expect(error.message).toMatch(sentence);
  });

  it('is refused where it is larger than memory should hold, packed or not', async () => {
    const large = JSON.stringify({ resourceType: 'Bundle', filler: 'x'.repeat(3_000_000) });
    const packed = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    for (const fault of [
      answers(200, { 'content-type': 'application/json' }, large),
      answers(200, packed, gzipSync(large)),
    ]) {
      const control = { policy: POLICY, maxAnswerBytes: 1_000_000 };
      expect((await faultOf(fetchFrom(await serverWith(fault), { control }))).message).toMatch(/más de 1 MB/);
    }
  });

  it('may be packed with gzip', async () => {
    const server = await serverWith(({ response }) => {
      const page = { resourceType: 'Bundle', entry: [{ resource: patients(1)[0] }] };
      response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': 'gzip' });
      response.end(gzipSync(JSON.stringify(page)));
      return true;
    });
    expect((await fetchFrom(server)).files[0].resources).toBe(1);
    expect(server.headers[0]['accept-encoding']).toBe('gzip');
  });
});

describe('links', () => {
  const page = (url: string, id: string) => ({
    resourceType: 'Bundle',
    link: [{ relation: 'next', url }],
    entry: [{ resource: { resourceType: 'Patient', id } }],
  });

  it('in a circle end it, whatever they look like', async () => {
    const same = await serverWith(({ response, path, times }) => {
      json(response, 200, page('Patient?p=1', `${path.length}-${times}`));
      return true;
    });
    const manifest = await fetchFrom(same);
    expect([manifest.status, manifest.problems[0].sentence]).toEqual([
      'parcial',
      expect.stringContaining('dan vueltas'),
    ]);
    expect(same.log.length).toBeLessThan(4);

    let count = 0;
    const fresh = await serverWith(({ response }) => {
      json(response, 200, page(`Patient?p=${count++}`, 'p0'));
      return true;
    });
    const other = await fetchFrom(fresh);
    expect([other.files[0].resources, other.problems.length]).toEqual([1, 1]);

    const hollow = await serverWith(({ response }) => {
      json(response, 200, { resourceType: 'Bundle', link: [{ relation: 'next', url: `Patient?p=${count++}` }] });
      return true;
    });
    expect((await faultOf(fetchFrom(hollow))).message).toMatch(/dan vueltas/);
  });

  it('to another host are not followed, unless it is allowed, and then without the token', async () => {
    const other = await startFhirServer();
    other.store.set('Patient', patients(1));
    const server = await serverWith(({ response }) => {
      json(response, 200, page(`${other.url}/Patient`, 'ajeno'));
      return true;
    });
    const settings = settingsFor(server, { auth: { kind: 'bearer' } });
    const manifest = await fetchFrom(server, { settings, secret: 'ficha' });
    expect(manifest.problems[0].sentence).toMatch(/no es el servidor configurado/);
    expect(other.log).toEqual([]);
    const open = settingsFor(server, { auth: { kind: 'bearer' }, allowedOrigins: [other.origin] });
    expect((await fetchFrom(server, { settings: open, secret: 'ficha' })).status).toBe('completa');
    expect(server.headers[0].authorization).toBe('Bearer ficha');
    expect(other.headers[0].authorization).toBeUndefined();
  });

  it('of a redirect are followed on the server and nowhere else', async () => {
    const home = await serverWith(({ path, response }) => {
      if (path.startsWith('/fhir/v2')) return false;
      response.writeHead(302, { location: path.replace('/fhir', '/fhir/v2') });
      response.end();
      return true;
    });
    home.store.set('v2/Patient', patients(2));
    expect((await fetchFrom(home)).files[0].resources).toBe(2);
    const abroad = await serverWith(answers(302, { location: 'https://otro.example/fhir/Patient' }));
    expect((await faultOf(fetchFrom(abroad))).message).toMatch(/otro\.example, que no es el servidor/);
    const circle = await serverWith(answers(307, { location: '/fhir/Patient' }));
    expect((await faultOf(fetchFrom(circle))).message).toMatch(/sin llegar a ninguna/);
  });
});
