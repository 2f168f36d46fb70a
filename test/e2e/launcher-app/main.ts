import { join } from 'node:path';
import { app } from 'electron';
import { linkEngine } from '../../../electron/main/engine-link.ts';
import { type EngineProcess, inUtilityProcess, underNode } from '../../../electron/main/engine-process.ts';
import { findNode } from '../../../electron/main/node-finder.ts';

/** Starts an engine under each launcher, asks it once, and writes what came of it as JSON to standard output. */
async function main(): Promise<void> {
  await app.whenReady();
  const script = join(__dirname, 'echo.mjs');
  const node = (await findNode(process.env.COTEJO_REPOSITORY ?? '', process.env)) ?? 'node';
  const utility = await exchange(() => inUtilityProcess(script));
  const plain = await exchange(() => underNode(node, script));
  process.stdout.write(`\n${JSON.stringify({ utility, plain })}\n`, () => app.exit(0));
}

async function exchange(launch: () => EngineProcess) {
  const errors: string[] = [];
  const said = Promise.withResolvers<void>();
  const link = linkEngine({
    launch: async () => launch(),
    init: {
      init: { dataFolder: '', resourcesFolder: '', toolVersion: '', workerScript: '', user: '', sealingSecret: null },
    },
    onEvent: () => {},
    log: {
      write: () => {},
      follow: (stream) =>
        stream?.on('data', (chunk) => {
          errors.push(String(chunk).trim());
          said.resolve();
        }),
    },
  });
  const started = await link.started();
  const answer = await link.call('overview.get', undefined);
  await said.promise;
  await link.stop();
  return { interruptedRuns: started?.interruptedRuns, answer, errors };
}

void main();
