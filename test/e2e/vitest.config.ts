import { defineConfig } from 'vitest/config';

/** Tests of the real window: one at a time, since each holds a screen. Run them with `npm run e2e`. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
