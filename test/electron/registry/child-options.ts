import path from 'node:path';

/** The key of `support.ts`, for a process that runs without the test runner. */
export const KEY_BYTES_OF_TEST = new Uint8Array(32).map((_, index) => index * 7 + 1);

export function optionsOfChild(folder: string) {
  return {
    file: path.join(folder, 'registry.db'),
    now: () => '2026-01-02T09:00:00.000-06:00',
    backupsFolder: path.join(folder, 'copias'),
    user: 'otra ventana',
    busyTimeoutMs: 10_000,
  };
}
