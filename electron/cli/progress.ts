import { formatBytes, plural } from '../../shared/text/format.ts';
import type { RunProgress } from '../engine/run-files.ts';

const BAR_WIDTH = 24;
/** A line at every tenth when nobody sits at a terminal: logs stay short. */
const PLAIN_STEPS = 10;
const REDRAW_MS = 100;

/** Progress on standard error: a bar on a terminal, plain lines otherwise. Says nothing for what is over at once. */
export function progressPrinter(
  stream: NodeJS.WriteStream,
  now: () => number,
): { show(p: RunProgress): void; end(): void } {
  let lastDrawn = now();
  let lastStep = 0;
  let drawn = false;
  return {
    show(progress) {
      const share = progress.totalBytes === 0 ? 1 : Math.min(1, progress.bytes / progress.totalBytes);
      if (!stream.isTTY) {
        const step = Math.floor(share * PLAIN_STEPS);
        if (step <= lastStep || progress.totalBytes < 10_000_000) return;
        lastStep = step;
        stream.write(`${line(progress, share)}\n`);
        return;
      }
      if (now() - lastDrawn < REDRAW_MS) return;
      lastDrawn = now();
      drawn = true;
      const full = Math.round(share * BAR_WIDTH);
      stream.write(`\r\u001b[K[${'#'.repeat(full)}${'.'.repeat(BAR_WIDTH - full)}] ${line(progress, share)}`);
    },
    end() {
      if (drawn) stream.write('\r\u001b[K');
    },
  };
}

function line(progress: RunProgress, share: number): string {
  const { rows, findings, bytes, totalBytes } = progress;
  return `${Math.floor(share * 100)} %  ${formatBytes(bytes)} de ${formatBytes(totalBytes)}  ${plural(rows, 'registro', 'registros')}  ${plural(findings, 'hallazgo', 'hallazgos')}`;
}

export interface CountPrinter {
  /** @param what the one that was done last */
  show(done: number, what: string): void;
  end(): void;
}

/** Progress of things that are counted: a bar on a terminal; else a line at every tenth, where there are many. */
export function countPrinter(stream: NodeJS.WriteStream, total: number, one: string, many: string): CountPrinter {
  let lastStep = 0;
  return {
    show(done, what) {
      const share = total === 0 ? 1 : done / total;
      const text = `${done} de ${plural(total, one, many)}  ${what}`;
      if (stream.isTTY) {
        const full = Math.round(share * BAR_WIDTH);
        stream.write(`\r\u001b[K[${'#'.repeat(full)}${'.'.repeat(BAR_WIDTH - full)}] ${text}`);
        return;
      }
      const step = Math.floor(share * PLAIN_STEPS);
      if (step <= lastStep || total < PLAIN_STEPS) return;
      lastStep = step;
      stream.write(`${text}\n`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
