import { describe, expect, it } from 'vitest';
import { localTimestamp } from '../../../electron/engine/local-time.ts';

describe('local timestamps', () => {
  it('name the same moment, to the second, with an offset', () => {
    const moment = new Date('2026-11-22T16:05:09.000Z');
    const text = localTimestamp(moment);
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect(new Date(text).getTime()).toBe(moment.getTime());
  });
});
