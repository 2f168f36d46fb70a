import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Resource, startFhirServer, type TestServer } from '../support/fhir-server.ts';
import {
  call,
  choose,
  end,
  newFolder,
  type Opened,
  open,
  removeFolders,
  repository,
  saveAt,
  verifySample,
} from './support/app.ts';
import { look, setUp } from './support/look.ts';

const NAME = 'Servidor sintético';
const PASSWORD = 'una-contraseña-de-prueba';

/** The bundled synthetic Bundle as what a server has, by type. */
function fill(server: TestServer): void {
  const path = join(repository, 'resources', 'samples', 'fhir', 'consulta-sintetica.json');
  const { entry } = JSON.parse(readFileSync(path, 'utf8')) as { readonly entry: { readonly resource: Resource }[] };
  for (const [type, found] of Map.groupBy(
    entry.map(({ resource }) => resource),
    ({ resourceType }) => resourceType,
  )) {
    server.store.set(type, found);
  }
  server.authorization = `Basic ${Buffer.from(`evaluadora:${PASSWORD}`).toString('base64')}`;
}

/** Holds back every answer whose path matches until it is opened. */
function gate(server: TestServer, paths: RegExp): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.fault = async ({ path }) => {
    if (paths.test(path)) await promise;
    return false;
  };
  return resolve;
}

describe.each(['light', 'dark'] as const)('servers, %s', (theme) => {
  let output: string;
  let opened: Opened;

  beforeAll(async () => {
    output = newFolder('servidores');
    opened = await open();
    await setUp(opened, theme);
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  it('say what lacks in the form of a new connection', async () => {
    const { page } = opened;
    await page.getByTestId('nav-conexiones').click();
    await page.getByTestId('empty-state').waitFor();
    await page.getByTestId('connection-add-first').click();
    await look(opened, 'conexion-nueva', theme);
    await page.getByTestId('auth-smart-backend').click();
    await page.getByTestId('connection-url').fill('http://servidor.ejemplo/fhir');
    await page.getByTestId('connection-save').click();
    for (const words of ['Escriba un nombre.', 'La dirección es http', 'Elija el archivo de la llave privada.']) {
      await page.getByText(words).waitFor();
    }
    await look(opened, 'conexion-incompleta', theme);
    expect(await call(page, 'connections.list', undefined)).toEqual([]);
  });

  it('connect, test, fetch, go on after a cancel, verify, and remove', { timeout: 150_000 }, async () => {
    const { page } = opened;
    const server = await startFhirServer();
    fill(server);

    await page.getByTestId('connection-name').fill(NAME);
    await page.getByTestId('connection-url').fill(server.url);
    await page.getByTestId('auth-basic').click();
    await page.getByTestId('connection-user').fill('evaluadora');
    await page.getByTestId('connection-secret').fill(PASSWORD);
    await page.getByTestId('connection-save').click();
    await page.getByTestId('connection-test').waitFor();

    const [kept] = await call(page, 'connections.list', undefined);
    expect(kept).toMatchObject({ name: NAME, hasSecret: true, auth: { kind: 'basic', user: 'evaluadora' } });
    expect(JSON.stringify(kept)).not.toContain(PASSWORD);
    await page.getByTestId('connection-edit').click();
    expect(await page.getByTestId('connection-secret').inputValue()).toBe('');
    await page.getByText('Ya hay uno guardado').waitFor();
    await page.getByTestId('connection-save').click();

    await page.getByTestId('connection-test').click();
    await page.locator('[data-testid=check-report][data-reachable=true]').waitFor();
    expect(await page.getByTestId('capability-remark').count()).toBeGreaterThan(3);
    await look(opened, 'conexion-probada', theme);

    await page.getByTestId('fetch-since').fill('31/02/2026');
    await page.getByTestId('fetch-start').click();
    await page.getByText('Escriba día, mes y año').waitFor();
    await page.getByTestId('fetch-since').fill('');
    const release = gate(server, /Observation|Encounter/);
    await choose(opened, [output]);
    await page.getByTestId('fetch-start').click();
    await page.getByTestId('fetch-cancel').waitFor();
    await expect.poll(() => page.getByTestId('fetch-resources').textContent()).not.toBe('0');
    await look(opened, 'conexion-trayendo', theme);
    await page.getByTestId('nav-inicio').click();
    await page.getByTestId('nav-conexiones').click();
    await page.getByTestId('connection-row').waitFor();
    await look(opened, 'conexiones', theme);
    await page.getByTestId('connection-row').getByRole('link').click();
    await page.getByTestId('fetch-cancel').click();
    await page.locator('[data-testid=fetch-ended][data-status=cancelada]').waitFor();
    release();
    await page.getByTestId('fetch-resume-now').click();
    await page.locator('[data-testid=fetch-ended][data-status=completa]').waitFor();
    expect(await page.getByTestId('fetched-file').count()).toBe(server.store.size);
    await look(opened, 'conexion-traida', theme);

    await page.getByTestId('fetch-verify').click();
    await page.getByTestId('start-run').waitFor();
    await page
      .getByTestId('inspected-file')
      .filter({ hasText: 'Patient.ndjson' })
      .filter({ hasText: 'NDJSON' })
      .waitFor();
    const all = server.store.size;
    await page
      .getByTestId('recognised-count')
      .filter({ hasText: `${all} de ${all} archivos` })
      .waitFor();
    await page.getByTestId('start-run').click();
    await page.getByTestId('tab-archivos').waitFor();

    await page.getByTestId('nav-conexiones').click();
    await page.getByTestId('connection-row').getByRole('link').click();
    await page.getByTestId('connection-remove').click();
    await look(opened, 'conexion-quitar', theme);
    await page.getByTestId('confirm').click();
    await page.getByTestId('empty-state').waitFor();
    expect(await call(page, 'connections.list', undefined)).toEqual([]);
  });

  it('publish a result after showing what leaves, and change nothing the second time', {
    timeout: 120_000,
  }, async () => {
    const { page } = opened;
    const server = await startFhirServer();
    const kept = { name: NAME, baseUrl: server.url, plainHttp: false, auth: { kind: 'none' } as const };
    const limits = { caFile: null, allowedOrigins: [], timeoutMs: 20_000, maxBytes: null, maxResources: null };
    await call(page, 'connections.save', { ...kept, ...limits });
    await verifySample(opened);
    const publish = async () => {
      await page.getByTestId('publish').click();
      await page.getByTestId('publish-preview').waitFor();
      expect(await page.getByTestId('publish-send').isDisabled()).toBe(true);
      await page.getByTestId('publish-connection').click();
      await page.getByRole('option', { name: NAME }).click();
      expect(await page.getByTestId('publish-send').isDisabled()).toBe(true);
      await page.getByTestId('publish-consent').click();
    };
    await publish();
    await look(opened, 'publicar', theme);
    const file = join(output, 'publicacion.json');
    await saveAt(opened, file);
    await page.getByTestId('publish-save').click();
    await page.getByTestId('toast').filter({ hasText: file }).waitFor();
    expect(server.posted).toEqual([]);
    await page.getByTestId('publish-send').click();
    await page.getByTestId('publish-sent').waitFor();
    await look(opened, 'publicado', theme);
    expect(JSON.parse(server.posted[0] ?? '')).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    await page.getByTestId('publish-close').click();
    await publish();
    await page.getByTestId('publish-send').click();
    await page.getByTestId('publish-sent').filter({ hasText: '0 recursos nuevos' }).waitFor();
    await page.getByTestId('publish-close').click();
  });
});
