import { readFileSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameMessage } from '../../shared/formats/hl7v2/mllp.ts';
import { call, end, newFolder, type Opened, open, removeFolders, repository } from './support/app.ts';
import { look, setUp } from './support/look.ts';

/** The bundled synthetic messages, as a sender has them. */
function samples(): readonly string[] {
  const path = join(repository, 'resources', 'samples', 'hl7v2', 'admision-sintetica.hl7');
  return readFileSync(path, 'utf8')
    .replace(/\r\n?|\n/g, '\r')
    .split(/(?=^MSH\|)/m)
    .filter((text) => text.startsWith('MSH|'));
}

/** Says nothing of its type. */
const WITHOUT_TYPE = 'MSH|^~\\&|HIS|DFSSA000010|||20261122091500||||P|2.5.1\r';

/** A system that sends, one message after another. */
async function connect(
  address: string,
): Promise<{ send(text: string): Promise<string>; raw(bytes: Uint8Array): void; close(): void }> {
  const [host, port] = address.split(':');
  const socket: Socket = createConnection({ host, port: Number(port) });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('error', () => undefined);
  return {
    send: (text) =>
      new Promise((resolve) => {
        let answer = '';
        const take = (chunk: Buffer) => {
          answer += chunk.toString('utf8');
          if (!answer.includes('\u001c\r')) return;
          socket.off('data', take);
          resolve(/\rMSA\|(\w\w)/.exec(answer)?.[1] ?? answer);
        };
        socket.on('data', take);
        socket.write(frameMessage(Buffer.from(text, 'utf8')));
      }),
    raw: (bytes) => void socket.write(bytes),
    close: () => socket.destroy(),
  };
}

/** A port that nobody uses. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe.each(['light', 'dark'] as const)('a live interface, %s', (theme) => {
  let opened: Opened;

  const start = async (): Promise<string> => {
    const { page } = opened;
    await page.getByTestId('nav-interfaz').click();
    await page.getByTestId('live-port').fill('0');
    await page.getByTestId('live-start').click();
    return (await page.getByTestId('live-address').textContent()) ?? '';
  };

  beforeAll(async () => {
    opened = await open();
    await setUp(opened, theme);
  });
  afterAll(async () => {
    await end(opened);
    removeFolders();
  });

  it('says what it takes to listen, and what it means to be open to the network', async () => {
    const { page } = opened;
    await page.getByTestId('nav-interfaz').click();
    await page.getByTestId('live-start').waitFor();
    await look(opened, 'interfaz-inicio', theme);
    await page.getByTestId('live-reach-network').click();
    await page.getByTestId('live-open-warning').waitFor();
    await page.getByTestId('live-tls').click();
    await page.getByTestId('live-port').fill('99999');
    await page.getByTestId('live-start').click();
    for (const words of [
      'Elija en qué dirección se escucha.',
      'El puerto es un número',
      'Elija el archivo de la llave',
    ]) {
      await page.getByText(words).waitFor();
    }
    await look(opened, 'interfaz-incompleta', theme);
    expect((await call(page, 'live.state', undefined)).status).toBe('idle');
    await page.getByTestId('live-tls').click();
    await page.getByTestId('live-reach-loopback').click();
  });

  it('that nobody used ends without anything to save', async () => {
    const { page } = opened;
    await start();
    await page.getByTestId('empty-state').waitFor();
    await look(opened, 'interfaz-nadie', theme);
    await page.getByTestId('live-stop').click();
    await page.getByTestId('live-nothing-came').waitFor();
    await look(opened, 'interfaz-nada', theme);
  });

  it('verifies what comes, goes on behind other screens, and is saved as a verification', {
    timeout: 150_000,
  }, async () => {
    const { page } = opened;
    const address = await start();
    await page.getByTestId('live-copy').click();
    await page.getByTestId('live-copied').filter({ hasText: 'Copiado' }).waitFor();
    const sender = await connect(address);
    const sent = [...samples(), WITHOUT_TYPE];
    const answers: string[] = [];
    for (const text of sent) answers.push(await sender.send(text));
    await page
      .getByTestId('live-received')
      .filter({ hasText: new RegExp(`^${sent.length}$`) })
      .waitFor();
    await page.getByTestId('live-senders').filter({ hasText: '1 emisor' }).waitFor();
    for (const ack of ['AA', 'AE', 'AR'] as const) {
      const counted = await page.getByTestId(`live-count-${ack}`).textContent();
      expect(Number(counted), ack).toBe(answers.filter((answer) => answer === ack).length);
    }
    expect(answers).toContain('AR');
    expect(await page.getByTestId('live-row').count()).toBe(sent.length);
    await look(opened, 'interfaz-escuchando', theme);

    await page.getByTestId('live-list').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByTestId('live-detail').filter({ hasText: 'mensaje 1' }).waitFor();
    await sender.send(sent[0] ?? '');
    await page.getByText('1 mensaje nuevo').waitFor();
    expect(await page.getByTestId('live-row').count()).toBe(sent.length);
    await look(opened, 'interfaz-mensaje', theme);
    await page.keyboard.press('Escape');
    await page.getByTestId('live-detail').waitFor({ state: 'detached' });
    await page.getByTestId('live-only-errors').click();
    await page.getByTestId('live-row').first().click();
    await page.getByTestId('live-detail').waitFor();
    await look(opened, 'interfaz-con-errores', theme);

    (await connect(address)).raw(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    await page
      .getByTestId('live-faults')
      .filter({ hasText: /^[1-9]/ })
      .waitFor();
    await page.getByTestId('live-tab-faults').click();
    await page.getByTestId('live-fault').first().waitFor();
    await look(opened, 'interfaz-fallas', theme);

    await page.getByTestId('nav-inicio').click();
    await page.locator('[data-testid=nav-live][data-status=listening]').waitFor();
    await sender.send(sent[1] ?? '');
    sender.close();
    await page.getByTestId('nav-interfaz').click();
    await page
      .getByTestId('live-received')
      .filter({ hasText: new RegExp(`^${sent.length + 2}$`) })
      .waitFor();
    await page.getByTestId('live-stop').click();
    await page.locator('[data-testid=live-session][data-status=stopped]').waitFor();
    await page.locator('[data-testid=nav-live][data-status=waitingSave]').waitFor();
    await look(opened, 'interfaz-detenida', theme);
    await page.getByTestId('live-save').click();
    await page.getByTestId('tab-hallazgos').waitFor();
    expect((await call(page, 'live.state', undefined)).status).toBe('idle');
    const [run] = await call(page, 'runs.list', {});
    expect(run).toMatchObject({ status: 'completa', checklist: 'nom-024-ssa3-2012' });
    expect(await page.getByTestId('nav-live').count()).toBe(0);
  });

  it('that was stopped can be thrown away, after asking', async () => {
    const { page } = opened;
    const sender = await connect(await start());
    await sender.send(samples()[0] ?? '');
    sender.close();
    await page.getByTestId('live-row').waitFor();
    await page.getByTestId('live-stop').click();
    await page.getByTestId('live-discard').click();
    await page.getByTestId('confirm').waitFor();
    await look(opened, 'interfaz-descartar', theme);
    await page.keyboard.press('Escape');
    await page.locator('[data-testid=live-session][data-status=stopped]').waitFor();
    await page.getByTestId('live-discard').click();
    await page.getByTestId('confirm').click();
    await page.getByTestId('live-start').waitFor();
    expect(await call(page, 'live.state', undefined)).toMatchObject({ status: 'idle', leftover: [] });
  });
});

describe('a live interface whose program was cut off', () => {
  it('is offered at the next start and saved from there', async () => {
    const home = newFolder('interfaz');
    let opened = await open(home);
    try {
      await opened.page.getByTestId('nav-interfaz').click();
      await opened.page.getByTestId('live-port').fill(String(await freePort()));
      await opened.page.getByTestId('live-start').click();
      const address = (await opened.page.getByTestId('live-address').textContent()) ?? '';
      const sender = await connect(address);
      await sender.send(samples()[0] ?? '');
      sender.close();
      await end(opened);
      opened = await open(home);
      const { page } = opened;
      await page.locator('[data-testid=nav-live][data-status=waitingSave]').waitFor();
      await page.getByTestId('nav-interfaz').click();
      await page.getByTestId('live-leftover').filter({ hasText: address }).waitFor();
      await setUp(opened, 'light');
      await page.getByTestId('nav-interfaz').click();
      await page.getByTestId('live-leftover').waitFor();
      await look(opened, 'interfaz-anterior', 'light');
      await page.getByTestId('live-save').click();
      await page.getByTestId('tab-hallazgos').waitFor();
    } finally {
      await end(opened);
      removeFolders();
    }
  });
});
