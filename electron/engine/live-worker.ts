import { parentPort, workerData } from 'node:worker_threads';
import { collectGarbage } from './collect-garbage.ts';
import { createLiveVerifier, FAILED, type LiveVerdict, type LiveVerifier, unverified } from './live-verify.ts';
import { fhirPathFor, prepareRun, type RunSetup } from './run-setup.ts';

/** Messages to the worker that verifies what comes over a live interface. */
export interface LiveTask {
  readonly id: number;
  readonly message: Uint8Array;
}

/** Messages from it. */
export type LiveReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'verdict'; readonly id: number; readonly verdict: LiveVerdict }
  /** It cannot prepare itself; one sentence. */
  | { readonly kind: 'failed'; readonly message: string };

/** What a message of this length leaves behind is cleared away before the next one. */
const BIG_BYTES = 4 * 1024 * 1024;

/** Synthetic; verified once and counted nowhere. */
const SAMPLE = 'MSH|^~\\&|||||20260101||ADT^A01^ADT_A01|0|P|2.5.1\rEVN||20260101\rPID|||0||A^B\rPV1||I\r';

/** A thread of its own: a message on which the program hangs or fails takes this one down, and not the listener. */
async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const tell = (report: LiveReport) => port.postMessage(report);
  try {
    const setup = workerData as RunSetup;
    const { plan, loaded } = prepareRun(setup, await fhirPathFor(setup));
    const verifierOf = () => createLiveVerifier(plan, loaded.checklist, () => performance.now());
    // The first message reads the tables: a sender need not wait for that.
    verified(verifierOf(), Buffer.from(SAMPLE, 'latin1'));
    const verifier = verifierOf();
    port.on('message', ({ id, message }: LiveTask) => {
      const { length } = message;
      tell({ kind: 'verdict', id, verdict: verified(verifier, message) });
      if (length > BIG_BYTES) collectGarbage();
    });
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Where the program itself fails, the message is lost to it and the tally of the others is not. */
function verified(verifier: LiveVerifier, message: Uint8Array): LiveVerdict {
  try {
    return verifier.verify(message);
  } catch {
    return unverified(FAILED);
  }
}

if (parentPort) void serve(parentPort);
