import type { FetchProgress } from '../../shared/model/index.ts';
import { ConnectionError, type ConnectionFault } from './error.ts';
import type { FetchFolder } from './fetch-folder.ts';
import type { ServerSession } from './session.ts';

/** What the ways to fetch have in common. */
export interface FetchRun {
  readonly session: ServerSession;
  readonly folder: FetchFolder;
  readonly maxBytes: number;
  readonly maxResources: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: FetchProgress) => void;
}

/** `limit`: a limit of this fetch ended it; what was fetched until then stays. */
export type Ended = 'whole' | 'limit';

/** Faults that end all: another part would meet the same. The rest costs the part that met them. */
const FATAL: readonly ConnectionFault[] = [
  'settings',
  'unreachable',
  'tls',
  'timeout',
  'overloaded',
  'cancelled',
  'folder',
];

/** The sentence of an error that costs one part. @throws whatever ends all */
export function partProblem(error: unknown): string {
  if (!(error instanceof ConnectionError) || FATAL.includes(error.fault) || error.status === 401) throw error;
  return error.message;
}

/** Tells how far it is. */
export function tell(run: FetchRun, part: string, percent: number | null = null): void {
  const { bytes, resources } = run.folder;
  run.onProgress?.({ bytes, resources, part, percent });
}
