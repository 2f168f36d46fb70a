import { describe, expect, it, onTestFinished } from 'vitest';
import { startLiveJudge } from '../../../electron/engine/live-judge.ts';
import { RESOURCES } from '../../support/project.ts';
import { temporaryFolder } from '../registry/support.ts';

const SETUP = { resourcesFolder: RESOURCES, checklist: 'nom-024-ssa3-2012', maxFindings: 20 };
const HANGING = new URL('./live-hang-worker.ts', import.meta.url);
const LATE = new URL('./live-late-worker.ts', import.meta.url);
const OWN = new URL('../../../electron/engine/live-worker.ts', import.meta.url);

async function judge() {
  const started = await startLiveJudge({ workerScript: HANGING, setup: SETUP, patienceMs: 200 });
  onTestFinished(() => started.close());
  return (text: string) => started.verify(Buffer.from(text));
}

describe('the thread that verifies messages', () => {
  it.each([
    ['HANG', /tardó demasiado/],
    ['DIE', /falló con este mensaje/],
    ['FILL', /falló con este mensaje|tardó demasiado/],
  ])('%s costs that message alone', { timeout: 30_000 }, async (hostile, problem) => {
    const verify = await judge();
    const all = await Promise.all([verify('uno'), verify(hostile), verify('tres'), verify(hostile), verify('cinco')]);
    expect(all.map(({ score }) => score)).toEqual([3, null, 4, null, 5]);
    expect(all[1].problem).toMatch(problem);
    // What was counted until then is not passed off as the whole.
    expect(all.map(({ total }) => total?.score)).toEqual([undefined, undefined, null, undefined, null]);
  });

  it('says what waits that it ended', async () => {
    const started = await startLiveJudge({ workerScript: HANGING, setup: SETUP });
    const waiting = started.verify(Buffer.from('HANG'));
    await started.close();
    expect((await waiting).problem).toMatch(/terminó antes/);
    expect((await started.verify(Buffer.from('uno'))).problem).toMatch(/terminó antes/);
  });

  it('is started once more where it dies at its start, and no more than that', async () => {
    const started = await startLiveJudge({
      workerScript: LATE,
      setup: { ...SETUP, resourcesFolder: temporaryFolder() },
    });
    onTestFinished(() => started.close());
    expect((await started.verify(Buffer.from('tres'))).score).toBe(4);
    const nowhere = { ...SETUP, resourcesFolder: '/no/hay/tal' };
    await expect(startLiveJudge({ workerScript: LATE, setup: nowhere })).rejects.toThrow(/no pudo arrancar\.$/);
  });

  it('says in one sentence why it cannot start', async () => {
    const setup = { ...SETUP, checklist: 'no-hay-tal' };
    await expect(startLiveJudge({ workerScript: OWN, setup })).rejects.toThrow(/no-hay-tal/);
  });
});
