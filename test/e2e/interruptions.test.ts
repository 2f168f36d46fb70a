import { spawn } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../shared/model/index.ts';
import { call, close, command, end, environment, newFolder, type Opened, open, removeFolders } from './support/app.ts';
import { writeBigExport } from './support/big-export.ts';

/** Enough for a run of some seconds on any machine. */
const BIG = 250_000_000;

describe('a run that does not come to its end', () => {
  let big: string;
  let opened: Opened | undefined;

  beforeAll(() => {
    big = writeBigExport(newFolder('grande'), BIG);
  });
  afterEach(() => end(opened));
  afterAll(removeFolders);

  /** Starts the run through the bridge and waits until its progress is told. */
  async function startBigRun({ page }: Opened): Promise<string> {
    const progress = page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const { cotejo } = window as unknown as { cotejo: { on(event: string, heard: () => void): () => void } };
          cotejo.on('verification.progress', () => resolve());
        }),
    );
    const checklist = (await call(page, 'checklists.list', undefined))[0]?.id ?? '';
    const { runId } = await call(page, 'verification.start', { paths: [big], checklist });
    await progress;
    return runId;
  }

  /** Answers the question whether to leave, and counts how often it was asked. */
  async function answerQuestion({ app }: Opened, response: 0 | 1): Promise<void> {
    await app.evaluate(({ dialog }, answer) => {
      const counter = globalThis as { asked?: number };
      counter.asked = 0;
      dialog.showMessageBox = (async () => {
        counter.asked = (counter.asked ?? 0) + 1;
        return { response: answer, checkboxChecked: false };
      }) as typeof dialog.showMessageBox;
    }, response);
  }

  const timesAsked = ({ app }: Opened) => app.evaluate(() => (globalThis as { asked?: number }).asked ?? 0);
  const runOf = async ({ page }: Opened, runId: string): Promise<RunSummary | undefined> =>
    (await call(page, 'runs.list', {})).find((run) => run.id === runId);

  it('is cancelled from the screen, and kept apart as cancelled', async () => {
    opened = await open();
    const { page } = opened;
    await opened.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, big);
    await page.getByTestId('nav-verificar').click();
    await page.getByTestId('choose-files').click();
    await page.getByTestId('start-run').click();
    await page.getByTestId('progress-bar').waitFor();
    await expect.poll(() => page.getByTestId('cancel-run').isEnabled()).toBe(true);
    await page.getByTestId('cancel-run').click();
    await page.locator('[data-testid=run-status][data-status=cancelada]').waitFor();
    const [run] = await call(page, 'runs.list', {});
    expect(run?.status).toBe('cancelada');
    expect(await call(page, 'overview.get', undefined)).toMatchObject({ verifiedUnits: 0, lastScores: [] });
  });

  it('goes on when the person stays, and is cancelled when they leave', async () => {
    opened = await open();
    const runId = await startBigRun(opened);
    await answerQuestion(opened, 0);
    await opened.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(() => timesAsked(opened as Opened)).toBe(1);
    expect((await runOf(opened, runId))?.status).toBe('en-curso');
    await answerQuestion(opened, 1);
    await close(opened);
    opened = await open(opened.home);
    expect((await runOf(opened, runId))?.status).toBe('cancelada');
    expect((await call(opened.page, 'app.info', undefined)).interruptedRuns).toBe(0);
  });

  it('is found interrupted after the program was killed', async () => {
    opened = await open();
    const runId = await startBigRun(opened);
    const killed = new Promise((resolve) => opened?.child.once('exit', resolve));
    opened.child.kill('SIGKILL');
    await killed;
    opened = await open(opened.home);
    expect((await call(opened.page, 'app.info', undefined)).interruptedRuns).toBe(1);
    expect((await runOf(opened, runId))?.status).toBe('interrumpida');
    await opened.page.getByTestId('nav-inicio').click();
    await opened.page.locator('[data-testid=run-status][data-status=interrumpida]').first().waitFor();
  });

  it('ends with a sentence when the engine dies, and the next one finds an engine', async () => {
    opened = await open();
    const { page } = opened;
    const ended = page.evaluate(
      () =>
        new Promise<{ readonly status: string; readonly message: string }>((resolve) => {
          type Heard = (payload: { readonly status: string; readonly message: string }) => void;
          const { cotejo } = window as unknown as { cotejo: { on(event: string, heard: Heard): () => void } };
          cotejo.on('verification.ended', resolve);
        }),
    );
    const runId = await startBigRun(opened);
    for (const pid of await enginesOf(opened)) process.kill(pid, 'SIGKILL');
    expect(await ended).toMatchObject({ runId, status: 'error', message: expect.stringMatching(/motor/) });
    expect((await runOf(opened, runId))?.status).toBe('interrumpida');
  });
});

describe('a page that crashes', () => {
  let opened: Opened | undefined;
  afterEach(() => end(opened));
  afterAll(removeFolders);

  it('is drawn again, with the engine still there', async () => {
    opened = await open();
    const drawn = await opened.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) return null;
      const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
      contents.forcefullyCrashRenderer();
      await loaded;
      return contents.executeJavaScript("window.cotejo.call('overview.get').then(({ runs }) => runs)");
    });
    expect(drawn).toBe(0);
  });
});

describe('two starts', () => {
  let first: Opened | undefined;
  afterEach(() => end(first));
  afterAll(removeFolders);

  it('on one data folder are one program: the second brings the first to the front', async () => {
    first = await open();
    const second = await startPlainly(first.home);
    expect(second).toBe(0);
    await expect.poll(() => first?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await call(first.page, 'overview.get', undefined)).toMatchObject({ runs: 0 });
  });

  it('on two data folders are two programs', async () => {
    first = await open();
    const other = await open();
    try {
      const folders = await Promise.all(
        [first, other].map(async ({ page }) => (await call(page, 'app.info', undefined)).dataFolder),
      );
      expect(folders).toEqual([first.home, other.home]);
    } finally {
      await close(other);
    }
  });
});

/** Starts the program as a person does and gives its exit code once it has ended. */
async function startPlainly(home: string): Promise<number | null> {
  const { executable, args } = await command();
  const child = spawn(executable, args, { env: environment(home), stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', resolve));
}

/** Process ids of the engine of a program: its child that runs the engine's script, or its utility process. */
async function enginesOf({ app }: Opened): Promise<readonly number[]> {
  return app.evaluate(async ({ app: electron }) => {
    const utility = electron.getAppMetrics().filter(({ name }) => name?.startsWith('Cotejo: motor'));
    const handles = (
      globalThis.process as unknown as { _getActiveHandles(): readonly { pid?: number }[] }
    )._getActiveHandles();
    // A child process is a handle with a pid; the program starts no other.
    return [...utility, ...handles].flatMap(({ pid }) => (typeof pid === 'number' ? [pid] : []));
  });
}
