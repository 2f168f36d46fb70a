import { parentPort, workerData } from 'node:worker_threads';
import { tallyToState } from '../../shared/verification/tally.ts';
import type { WorkerReport, WorkerTask } from './run-files.ts';
import { fhirPathFor, type PreparedRun, prepareRun, type RunSetup } from './run-setup.ts';
import { verifyFile } from './verify-file.ts';

/** A verification worker: prepares itself once, then takes one file after the other from the engine. */
async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const tell = (report: WorkerReport) => port.postMessage(report);
  let prepared: PreparedRun;
  try {
    const setup = workerData as RunSetup;
    prepared = prepareRun(setup, await fhirPathFor(setup));
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    return;
  }
  port.on('message', async ({ input }: WorkerTask) => {
    const tally = await verifyFile(prepared.plan, input, (progress) => {
      tell({ kind: 'progress', progress });
      return true;
    });
    tell({ kind: 'done', tally: tallyToState(tally) });
  });
  tell({ kind: 'ready' });
}

if (parentPort) void serve(parentPort);
