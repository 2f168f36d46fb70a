import { describe, expect, it } from 'vitest';
import { followRuns } from '../../../electron/main/running.ts';

const progress = (runId: string) =>
  ({
    event: 'verification.progress',
    payload: { runId, bytes: 1, totalBytes: 2, rows: 1, findings: 0, file: 'a' },
  }) as const;
const ended = (runId: string) =>
  ({ event: 'verification.ended', payload: { runId, status: 'completa', message: null } }) as const;

describe('runs that are going on', () => {
  it('begin with the answer and end with the event', () => {
    const runs = followRuns();
    runs.onAnswer('overview.get', { runId: 'otro' });
    runs.onAnswer('verification.start', { runId: 'a' });
    expect(runs.active()).toEqual(['a']);
    runs.onEvent(ended('a'));
    expect(runs.active()).toEqual([]);
  });

  it('are not taken for going on when they end before the answer', () => {
    const runs = followRuns();
    runs.onEvent(progress('a'));
    runs.onEvent(ended('a'));
    runs.onAnswer('verification.start', { runId: 'a' });
    runs.onEvent(progress('a'));
    expect(runs.active()).toEqual([]);
  });

  it('settle when the last one ends, or when patience does', async () => {
    const runs = followRuns();
    await runs.settled(10_000);
    runs.onAnswer('verification.start', { runId: 'a' });
    runs.onAnswer('verification.start', { runId: 'b' });
    let settled = false;
    const waiting = runs.settled(10_000).then(() => {
      settled = true;
    });
    runs.onEvent(ended('a'));
    await Promise.resolve();
    expect(settled).toBe(false);
    runs.onEvent(ended('b'));
    await waiting;
    runs.onAnswer('verification.start', { runId: 'c' });
    await runs.settled(1);
    expect(runs.active()).toEqual(['c']);
  });
});
