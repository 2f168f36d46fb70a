import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answersWanted, openMllpClient } from '../../../electron/connections/mllp/client.ts';
import { readAckHeader } from '../../../shared/formats/hl7v2/ack/header.ts';
import { makeCertificate } from '../../support/tls-certificate.ts';
import { listening, message } from './mllp-support.ts';

const AT_ONCE = { host: '127.0.0.1', tls: null, timeoutMs: 2000 } as const;
const ack = (code: string, id: string) => Buffer.from(`MSH|^~\\&|||||2026||ACK|1|P|2.5\rMSA|${code}|${id}\r`);

async function client(port: number, timeoutMs = 2000) {
  const opened = await openMllpClient({ ...AT_ONCE, port, timeoutMs });
  onTestFinished(() => opened.close());
  return opened;
}

describe('an MLLP sender', () => {
  it('waits for nothing any more once it is closed', async () => {
    const { server } = await listening({}, () => new Promise(() => undefined));
    const sender = await client(server.port);
    const answers = sender.send(message('m1'), 'm1', ['application']);
    await Promise.all([expect(answers).rejects.toThrow(/cerró la conexión/), sender.close()]);
  });

  it('waits for the answer to its own message', async () => {
    const { server } = await listening({}, async (_one, reply) => {
      reply(ack('AA', 'de-otro'));
      reply(Buffer.from('esto no es un acuse'));
      reply(ack('AE', 'm1'));
    });
    const sender = await client(server.port);
    expect(await sender.send(message('m1'), 'm1', ['application'])).toEqual([{ code: 'AE', controlId: 'm1' }]);
  });

  it('waits for both answers of enhanced mode, and for none after a refusal', async () => {
    let codes = ['CA', 'AA'];
    const { server } = await listening({}, async (_one, reply) => {
      for (const code of codes) reply(ack(code, 'm1'));
    });
    const sender = await client(server.port);
    const send = async () =>
      (await sender.send(message('m1'), 'm1', ['accept', 'application'])).map(({ code }) => code);
    expect(await send()).toEqual(['CA', 'AA']);
    codes = ['CR'];
    expect(await send()).toEqual(['CR']);
    codes = [];
    expect(await sender.send(message('m1'), 'm1', [])).toEqual([]);
  });

  it.each([
    ['||', ['application']],
    ['AL|AL', ['accept', 'application']],
    ['AL|NE', ['accept']],
    ['NE|NE', []],
    ['ER|SU', []],
  ])('knows what MSH-15 and 16 ask for: %s', (conditions, wanted) => {
    const header = readAckHeader(Buffer.from(`MSH|^~\\&|||||2026||ADT^A01|1|P|2.5|||${conditions}\r`));
    expect(header && answersWanted(header)).toEqual(wanted);
  });

  it('says in one sentence who does not answer', async () => {
    const { server } = await listening({}, () => Promise.resolve());
    const late = await client(server.port, 50);
    await expect(late.send(message('m1'), 'm1', ['application'])).rejects.toMatchObject({ fault: 'timeout' });
    const closing = createServer((socket) => socket.on('data', () => socket.destroy()));
    await new Promise<void>((done) => closing.listen(0, '127.0.0.1', done));
    onTestFinished(() => void closing.close());
    const { port } = closing.address() as { readonly port: number };
    const cut = await client(port);
    await expect(cut.send(message('m1'), 'm1', ['application'])).rejects.toThrow(/cerró la conexión antes/);
    await expect(cut.send(message('m2'), 'm2', ['application'])).rejects.toThrow(/cerró la conexión antes/);
    closing.close();
    await expect(openMllpClient({ ...AT_ONCE, port })).rejects.toThrow(/no acepta conexiones/);
  });

  it('trusts no certificate that it cannot verify', async () => {
    const { key, cert, caFile } = makeCertificate();
    const { server } = await listening({ tls: { key, cert } }, async (_one, reply) => reply(ack('AA', 'm1')));
    const target = { host: 'localhost', port: server.port, timeoutMs: 2000 };
    await expect(openMllpClient({ ...target, tls: {} })).rejects.toMatchObject({ fault: 'tls' });
    const trusting = await openMllpClient({ ...target, tls: { ca: readFileSync(caFile, 'utf8') } });
    onTestFinished(() => trusting.close());
    expect(await trusting.send(message('m1'), 'm1', ['application'])).toEqual([{ code: 'AA', controlId: 'm1' }]);
  });
});
