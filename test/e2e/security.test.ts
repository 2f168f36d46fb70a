import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, end, newFolder, type Opened, open, removeFolders } from './support/app.ts';

describe('the window', () => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end();
  });
  let opened: Opened;
  let address: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    opened = await open();
  });
  afterAll(async () => {
    await end(opened);
    server.close();
    removeFolders();
  });

  it('lets nothing leave, not even to this machine', async () => {
    const outcome = await opened.page.evaluate(async (to) => {
      const settled = async (work: () => unknown) => {
        try {
          await work();
          return 'sent';
        } catch {
          return 'refused';
        }
      };
      const image = new Image();
      const drawn = new Promise((resolve, reject) => {
        image.onload = resolve;
        image.onerror = reject;
      });
      image.src = `${to}/imagen.png`;
      return {
        fetch: await settled(() => fetch(`${to}/fetch`)),
        own: await settled(() => fetch('app://cotejo/index.html')),
        image: await settled(() => drawn),
        beacon: await settled(() => navigator.sendBeacon(`${to}/beacon`, 'x')),
        socket: await settled(
          () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket(`${to.replace('http', 'ws')}/socket`);
              socket.onopen = resolve;
              socket.onerror = reject;
            }),
        ),
      };
    }, address);
    expect(outcome).toMatchObject({ fetch: 'refused', own: 'refused', image: 'refused', socket: 'refused' });
    // Past the policy of the page, the session itself refuses.
    const beyond = await opened.app.evaluate(
      ({ session }, to) =>
        session.defaultSession.fetch(`${to}/sesion`).then(
          () => 'sent',
          () => 'refused',
        ),
      address,
    );
    expect(beyond).toBe('refused');
    expect(heard).toEqual([]);
  });

  it('stays where it is and opens no other', async () => {
    const { page, app } = opened;
    expect(await page.evaluate((to) => window.open(to) === null, address)).toBe(true);
    await page.evaluate((to) => {
      window.location.href = to;
    }, address);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'file:///';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await page.waitForTimeout(300);
    expect(page.url()).toMatch(/^app:\/\/cotejo\/index\.html/);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(heard).toEqual([]);
  });

  it('has nothing of Node, runs no text as code, and asks the system for nothing', async () => {
    const found = await opened.page.evaluate(async () => ({
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      // In a turn of its own: what the inspector itself runs is bound by no policy.
      evaluates: await new Promise((resolve) =>
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
            resolve(eval('1') === 1);
          } catch {
            resolve(false);
          }
        }),
      ),
      inline: await new Promise((resolve) =>
        setTimeout(() => {
          const script = document.createElement('script');
          script.textContent = 'window.inlineRan = true';
          document.head.append(script);
          resolve('inlineRan' in window);
        }),
      ),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
      notices: await Notification.requestPermission(),
    }));
    expect(found).toEqual({ node: [], evaluates: false, inline: false, camera: 'denied', notices: 'denied' });
  });

  it('runs in a sandbox, apart from its bridge', async () => {
    const preferences = await opened.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('is refused what the contract does not have, with a sentence that quotes nothing', async () => {
    const refusal = (method: string, input: unknown) =>
      call(opened.page, method as 'overview.get', input as undefined).then(
        () => 'answered',
        (error: Error) => error.message,
      );
    expect(await refusal('toString', undefined)).toContain('Método desconocido');
    const said = await refusal('runs.get', { runId: 7, curp: 'GOMC800101HDFRRL09' });
    expect(said).toContain('no se entiende');
    expect(said).not.toContain('GOMC');
  });

  it('writes and shows only where the person said', async () => {
    const elsewhere = join(newFolder('ajeno'), 'respaldo.db');
    await expect(call(opened.page, 'registry.backup', { path: elsewhere })).rejects.toThrow('cuadro de diálogo');
    expect(await call(opened.page, 'shell.reveal', { path: elsewhere })).toEqual({ shown: false });
  });

  it('is answered by no page but its own', async () => {
    const answer = await opened.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const page = window?.webContents;
      return page?.executeJavaScript(`new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = 'app://cotejo/index.html';
        frame.onload = () => { try { resolve(typeof frame.contentWindow.cotejo); } catch { resolve('closed'); } };
        document.body.append(frame);
        setTimeout(() => resolve('silent'), 2000);
      })`);
    });
    expect(['undefined', 'closed', 'silent']).toContain(answer);
  });
});
