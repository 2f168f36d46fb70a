import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchManifest } from '../../../shared/model/index.ts';
import { json, outcome, startFhirServer } from '../../support/fhir-server.ts';
import { faultOf, fetchFrom, idsIn, namesIn, patients, settingsFor, temporaryFolder, testClock } from './support.ts';

const ids = (count: number) => patients(count).map(({ id }) => id);

describe('a fetch by search', () => {
  it('follows the pages and writes one file a type, with a manifest that fits', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(8));
    server.store.set('Encounter', [{ resourceType: 'Encounter', id: 'e1' }]);
    const folder = join(temporaryFolder(), 'salida');
    const target = { kind: 'search', types: null } as const;
    const manifest = await fetchFrom(server, { folder, target });
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(ids(8));
    expect(namesIn(folder)).toEqual(['Encounter.ndjson', 'Patient.ndjson', 'manifest.json']);
    expect(manifest).toMatchObject({ status: 'completa', server: server.url, problems: [] });
    expect(manifest.files.map(({ name, resources }) => [name, resources])).toEqual([
      ['Encounter.ndjson', 1],
      ['Patient.ndjson', 8],
    ]);
    for (const { name, bytes, sha256 } of manifest.files) {
      const content = readFileSync(join(folder, name));
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
      if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as FetchManifest).toEqual(manifest);
  });

  it('keeps what the server wrote: decimals, repeated keys, order', async () => {
    const server = await startFhirServer();
    server.store.set('Observation', [{ resourceType: 'Observation', id: 'o1', value: 'MARCA' }]);
    server.tweak = (body) => body.replace('"value":"MARCA"', '"a":1.00,\n  "a" : 1e2, "b":"x\\n,]}"');
    const folder = join(temporaryFolder(), 'salida');
    await fetchFrom(server, { folder, target: { kind: 'search', types: ['Observation'] } });
    expect(readFileSync(join(folder, 'Observation.ndjson'), 'utf8')).toBe(
      '{"resourceType":"Observation","id":"o1","a":1.00,   "a" : 1e2, "b":"x\\n,]}"}\n',
    );
  });

  it('leaves out remarks of the server and what is no resource', async () => {
    const server = await startFhirServer();
    server.fault = ({ response }) => {
      const entry = [
        { resource: { resourceType: 'Patient', id: 'p0' } },
        { resource: { resourceType: 'OperationOutcome', issue: [] }, search: { mode: 'outcome' } },
        { resource: { resourceType: '../../escapado', id: 'x' } },
        {},
      ];
      json(response, 200, { resourceType: 'Bundle', type: 'searchset', entry });
      return true;
    };
    const folder = join(temporaryFolder(), 'salida');
    await fetchFrom(server, { folder });
    expect(namesIn(folder)).toEqual(['Patient.ndjson', 'manifest.json']);
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(['p0']);
  });

  it('asks for everything of one patient', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(1));
    server.store.set('Condition', [{ resourceType: 'Condition', id: 'c1' }]);
    const folder = join(temporaryFolder(), 'salida');
    await fetchFrom(server, { folder, target: { kind: 'patient', id: 'p0', types: null } });
    expect(server.log[0]).toMatch(/^GET \/fhir\/Patient\/p0\/\$everything\?/);
    expect(namesIn(folder)).toEqual(['Condition.ndjson', 'Patient.ndjson', 'manifest.json']);
  });

  it('stops at a limit, and says so', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(20));
    const folder = join(temporaryFolder(), 'salida');
    expect(await fetchFrom(server, { folder, maxResources: 7 })).toMatchObject({ status: 'recortada' });
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(ids(7));
    const small = await fetchFrom(server, { maxBytes: 200 });
    expect(small.files[0].bytes).toBeLessThanOrEqual(200);
    expect(small.files[0].resources).toBeGreaterThan(0);
    expect((await fetchFrom(server, { maxResources: 20 })).status).toBe('completa');
  });

  it('loses one type and takes the others where only that one fails', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(2));
    server.fault = ({ path, response }) => {
      if (!path.includes('/Consent')) return false;
      outcome(response, 403, 'forbidden');
      return true;
    };
    const target = { kind: 'search', types: ['Consent', 'Patient', 'Coverage'] } as const;
    const manifest = await fetchFrom(server, { target });
    expect(manifest.status).toBe('parcial');
    expect(manifest.problems.map(({ part }) => part)).toEqual(['Consent', 'Coverage']);
    expect(manifest.problems[0].sentence).toMatch(/permiso.*403.*«forbidden»/);
    expect(manifest.files.map(({ resources }) => resources)).toEqual([2]);
  });

  it('takes no folder that holds something else, and leaves none behind when nothing came', async () => {
    const server = await startFhirServer();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mio.txt'), 'x');
    expect((await faultOf(fetchFrom(server, { folder }))).fault).toBe('folder');
    const other = join(temporaryFolder(), 'otra');
    mkdirSync(other);
    const error = await faultOf(fetchFrom(server, { folder: other }));
    expect(error.message).toMatch(/^No se obtuvo nada\. Patient: .*404/);
    expect(namesIn(other)).toEqual([]);
  });

  it.each([
    ['search', { kind: 'search', types: ['../x'] }],
    ['patient', { kind: 'patient', id: '../../metadata', types: null }],
    ['since', { kind: 'search', types: ['Patient'], since: 'ayer' }],
    ['group', { kind: 'bulk', level: 'group', types: null }],
  ] as const)('refuses a request that is none: %s', async (_name, target) => {
    const server = await startFhirServer();
    expect((await faultOf(fetchFrom(server, { target }))).fault).toBe('settings');
    expect(server.log).toEqual([]);
  });
});

describe('a fetch that was cut', () => {
  it('goes on where it stood, and does not ask again for what it has', async () => {
    const server = await startFhirServer();
    server.store.set('Encounter', [{ resourceType: 'Encounter', id: 'e1' }]);
    server.store.set('Patient', patients(10));
    const folder = join(temporaryFolder(), 'salida');
    const target = { kind: 'search', types: ['Encounter', 'Patient'] } as const;
    const stop = new AbortController();
    server.fault = ({ path }) => {
      if (path.includes('from=6')) stop.abort();
      return false;
    };
    const error = await faultOf(fetchFrom(server, { folder, target, control: { signal: stop.signal } }));
    expect(error.fault).toBe('cancelled');
    expect(namesIn(folder)).toEqual(['.Encounter.ndjson.part', '.Patient.ndjson.part', '.cotejo-fetch.json']);
    // As if the power had gone while a page was written.
    writeFileSync(join(folder, '.Patient.ndjson.part'), '{"resourceType":"Pat', { flag: 'a' });
    expect((await faultOf(fetchFrom(server, { folder, target }))).message).toMatch(/--resume/);
    expect(
      (await faultOf(fetchFrom(server, { folder, resume: true, target: { kind: 'search', types: ['Patient'] } })))
        .fault,
    ).toBe('folder');

    server.fault = () => false;
    server.log.length = 0;
    const manifest = await fetchFrom(server, { folder, target, resume: true });
    expect(server.log.map((line) => /from=(\d+)/.exec(line)?.[1])).toEqual(['6', '9']);
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(ids(10));
    expect(idsIn(folder, 'Encounter.ndjson')).toEqual(['e1']);
    const content = readFileSync(join(folder, 'Patient.ndjson'));
    expect(manifest.files[1].sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(namesIn(folder)).not.toContain('.cotejo-fetch.json');
  });

  it('begins a type anew where the server forgot its link', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(5));
    const folder = join(temporaryFolder(), 'salida');
    const stop = new AbortController();
    server.fault = ({ path, response }) => {
      if (!path.includes('from=3')) return false;
      if (!stop.signal.aborted) stop.abort();
      else outcome(response, 410, 'not-found');
      return stop.signal.aborted;
    };
    await faultOf(fetchFrom(server, { folder, control: { signal: stop.signal } }));
    let asked = 0;
    server.fault = ({ path, response }) => {
      if (!path.includes('from=3') || asked++ > 0) return false;
      outcome(response, 410, 'not-found');
      return true;
    };
    // What a crash before the first commit of a type leaves: no resumed fetch knows of it.
    writeFileSync(join(folder, '.Consent.ndjson.part'), '{"resourceType":"Consent"}\n');
    await fetchFrom(server, { folder, resume: true });
    expect(namesIn(folder)).not.toContain('.Consent.ndjson.part');
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(ids(5));
  });
});

describe('a bulk export', () => {
  it('waits, takes the files and lets the server forget it', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(30));
    server.store.set('Condition', [{ resourceType: 'Condition', id: 'c1' }]);
    server.bulk.retryAfter = '7';
    const folder = join(temporaryFolder(), 'salida');
    const clock = testClock();
    const percents: (number | null)[] = [];
    const onProgress = ({ percent }: { readonly percent: number | null }) => percents.push(percent);
    const target = { kind: 'bulk', level: 'system', types: ['Patient', 'Condition'] } as const;
    const manifest = await fetchFrom(server, { folder, target, control: { clock, onProgress } });
    expect(clock.waits).toEqual([7000, 7000]);
    expect(percents).toContain(40);
    expect(manifest).toMatchObject({ status: 'completa', problems: [] });
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(ids(30));
    expect(server.bulk.deleted).toBe(1);
  });

  it('takes a file again that was cut, and goes on after an interruption', async () => {
    const server = await startFhirServer();
    server.bulk.pending = 0;
    server.store.set('Condition', [{ resourceType: 'Condition', id: 'c1' }]);
    server.store.set('Patient', patients(30));
    const folder = join(temporaryFolder(), 'salida');
    const target = { kind: 'bulk', level: 'patient', types: null } as const;
    server.fault = ({ path, response }) => {
      if (!path.endsWith('/files/Patient')) return false;
      response.writeHead(200, { 'content-type': 'application/fhir+ndjson', 'content-length': '9000' });
      response.write(`${JSON.stringify(patients(1)[0])}\n{"resourceType":`);
      setTimeout(() => response.destroy(), 10);
      return true;
    };
    const policy = { retries: 2, firstMs: 1, mostMs: 1, askedMostMs: 1000 };
    expect((await faultOf(fetchFrom(server, { folder, target, control: { policy } }))).fault).toBe('overloaded');
    expect(server.log.filter((line) => line.endsWith('/files/Patient'))).toHaveLength(3);

    server.fault = () => false;
    server.log.length = 0;
    await fetchFrom(server, { folder, target, resume: true });
    expect(server.log.filter((line) => line.includes('$export') || line.endsWith('/files/Condition'))).toEqual([]);
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(ids(30));
    expect(idsIn(folder, 'Condition.ndjson')).toEqual(['c1']);
  });

  it('that never ends is left for another day', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(4));
    server.bulk.pending = Number.POSITIVE_INFINITY;
    const folder = join(temporaryFolder(), 'salida');
    const target = { kind: 'bulk', level: 'system', types: null } as const;
    const timing = { firstPollMs: 1000, mostPollMs: 8000, patienceMs: 60_000 };
    const error = await faultOf(fetchFrom(server, { folder, target, control: { timing } }));
    expect([error.fault, error.message]).toEqual(['timeout', expect.stringContaining('continúe más tarde')]);
    server.bulk.pending = 0;
    server.log.length = 0;
    await fetchFrom(server, { folder, target, resume: true });
    expect(server.log.some((line) => line.includes('$export'))).toBe(false);
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(ids(4));
  });

  it('is asked for anew where the server forgot it', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(4));
    server.bulk.pending = 99;
    const folder = join(temporaryFolder(), 'salida');
    const target = { kind: 'bulk', level: 'system', types: null } as const;
    const timing = { firstPollMs: 1000, mostPollMs: 1000, patienceMs: 1500 };
    await faultOf(fetchFrom(server, { folder, target, control: { timing } }));
    let gone = false;
    server.bulk.pending = 0;
    server.fault = ({ path, response }) => {
      if (gone || !path.includes('/status/')) return false;
      gone = true;
      outcome(response, 404, 'not-found');
      return true;
    };
    await fetchFrom(server, { folder, target, resume: true });
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(ids(4));
  });

  it('says what came short: limits, counts, pages of the web, files of errors', async () => {
    const server = await startFhirServer();
    server.bulk.pending = 0;
    server.store.set('Patient', patients(9));
    const target = { kind: 'bulk', level: 'system', types: null } as const;
    const folder = join(temporaryFolder(), 'salida');
    expect(await fetchFrom(server, { folder, target, maxResources: 5 })).toMatchObject({ status: 'recortada' });
    expect(idsIn(folder, 'Patient.ndjson')).toEqual(ids(5));

    server.tweak = (body, path) => (path.includes('/status/') ? body.replace('"count":9', '"count":10') : body);
    expect((await faultOf(fetchFrom(server, { target }))).message).toMatch(/anunció 10 recursos.*vinieron 9/);
    server.tweak = (body, path) => (path.includes('/files/') ? '<html><body>Entrar</body></html>' : body);
    expect((await faultOf(fetchFrom(server, { target }))).message).toMatch(/página web/);
    server.tweak = (body, path) => (path.includes('/status/') ? body.replace('"error":[]', '"error":[{}]') : body);
    expect((await fetchFrom(server, { target })).problems[0].sentence).toMatch(/no pudo exportar una parte/);
    server.tweak = (body, path) => (path.includes('/status/') ? '{"output":7}' : body);
    expect((await faultOf(fetchFrom(server, { target }))).message).toMatch(/lista de archivos/);
  });

  it('gives its token only to the server itself', async () => {
    const server = await startFhirServer();
    const store = await startFhirServer();
    server.bulk.pending = 0;
    server.store.set('Patient', patients(2));
    store.store.set('Patient', patients(2));
    server.tweak = (body, path) =>
      path.includes('/status/') ? body.replaceAll(server.url, store.url).replace('Token":true', 'Token":false') : body;
    const target = { kind: 'bulk', level: 'system', types: null } as const;
    const auth = { auth: { kind: 'bearer' }, allowedOrigins: [store.origin] } as const;
    const settings = settingsFor(server, auth);
    server.authorization = 'Bearer ficha-sintetica';
    await fetchFrom(server, { target, settings, secret: 'ficha-sintetica' });
    expect(store.headers.map(({ authorization }) => authorization)).toEqual([undefined]);
    const strict = settingsFor(server, { ...auth, allowedOrigins: [] });
    const error = await faultOf(fetchFrom(server, { target, settings: strict, secret: 'ficha-sintetica' }));
    expect(error.message).toMatch(/no es el servidor configurado/);
  });
});
