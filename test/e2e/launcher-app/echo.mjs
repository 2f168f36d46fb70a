/** Stands for the engine: answers over whichever port there is with what it was asked and how it was started. */
const port = process.parentPort;
const send = (message) => (port ? port.postMessage(message) : process.send(message));

function receive(message) {
  if (message.init) send({ ready: true, interruptedRuns: 7, keyProtection: 'file' });
  else if (message.close) process.exit(0);
  else {
    const output = { method: message.method, options: process.env.NODE_OPTIONS ?? null, utility: port !== undefined };
    send({ id: message.id, ok: true, output });
  }
}

console.error('TypeError: GOMC800101HDFRRL09');
if (port) port.on('message', ({ data }) => receive(data));
else process.on('message', receive);
