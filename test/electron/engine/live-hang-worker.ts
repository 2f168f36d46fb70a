import { parentPort } from 'node:worker_threads';
import type { LiveTask } from '../../../electron/engine/live-worker.ts';

/** Stands for the verifier: hangs on `HANG`, dies of `DIE`, runs out of memory on `FILL`, verifies the rest. */
const port = parentPort;
port?.on('message', ({ id, message }: LiveTask) => {
  const text = Buffer.from(message).toString('latin1');
  for (;;) if (text !== 'HANG') break;
  if (text === 'DIE') process.exit(3);
  const filled: number[][] = [];
  while (text === 'FILL') filled.push(new Array(1_000_000).fill(1.5));
  const verdict = { errors: 0, warnings: 0, score: text.length, findings: [], problem: null };
  port.postMessage({ kind: 'verdict', id, verdict });
});
port?.postMessage({ kind: 'ready' });
