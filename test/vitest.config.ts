import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    globalSetup: ['test/support/fhir/generated.ts', 'test/support/hl7v2/generated.ts'],
    testTimeout: 30_000,
  },
});
