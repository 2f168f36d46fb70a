import { appendFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Beyond this many bytes the log is begun anew: it serves to see what happened lately. */
const MAX_BYTES = 256 * 1024;

export interface EngineLog {
  write(line: string): void;
  /** Keeps of a stream what cannot be a value from an export. */
  follow(stream: Readable | null): void;
}

/** The log of the engine's faults in `folder`, readable by this user only. A log that cannot be written is done without. */
export function engineLog(folder: string): EngineLog {
  const file = join(folder, 'motor.log');
  const write = (line: string) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) rmSync(file, { force: true });
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // The program must run on a full disk too.
    }
  };
  const follow = (stream: Readable | null) => {
    let rest = '';
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      // A line without an end is not kept growing.
      rest = (lines.pop() ?? '').slice(0, 4096);
      for (const line of lines) {
        const safe = withoutValues(line);
        if (safe !== null) write(safe);
      }
    });
  };
  return { write, follow };
}

/**
 * What of a line of standard error may be kept: the kind of an error, its code, and the frames of its stack. A message
 * may quote the export, so it is dropped.
 */
export function withoutValues(line: string): string | null {
  const frame = /^\s+at (?:async )?(?:[\w$.<>[\] ]+ \()?((?:file:\/\/|node:)?[^\s()]*:\d+:\d+)\)?$/.exec(line);
  if (frame) return `  ${frame[1]?.replace(/^.*[\\/](?=[^\\/]+$)/, '')}`;
  const kind = /^(?:Uncaught )?((?:[A-Z]\w*)?(?:Error|Exception))(?: \[([A-Z_]+)\])?(?::|$)/.exec(line);
  if (kind) return kind[2] === undefined ? (kind[1] ?? null) : `${kind[1]} ${kind[2]}`;
  const code = /^\s+code: '([A-Z0-9_]+)',?$/.exec(line);
  return code ? `  ${code[1]}` : null;
}
