import { describe, expect, it } from 'vitest';
import { lacksShared } from './project.ts';

/**
 * Tests that read `../shared/…` while they are set up. Without it their setting-up is not run at all (`skipIf` would
 * run it), and one skipped test stands in their place.
 */
export function describeWithShared(path: string, title: string, body: () => void): void {
  if (!lacksShared(path)) {
    describe(title, body);
    return;
  }
  describe.skip(title, () => {
    it(`needs ../shared/${path}`, () => expect.unreachable());
  });
}
