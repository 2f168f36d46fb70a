import { createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeCertificate } from '../../support/tls-certificate.ts';
import { framed, listening, message, sender, waitFor } from './mllp-support.ts';

const ANSWER = /\x0beco a\x1c\r/;

/** The others are served as if nothing were. */
async function expectServes(port: number): Promise<void> {
  const good = await sender(port);
  good.socket.write(framed(message('a')));
  await good.until(ANSWER);
  good.socket.end();
}

describe('an MLLP listener', () => {
  it('answers each message in its order, however the bytes are cut', async () => {
    const { server, received } = await listening();
    const one = await sender(server.port);
    const bytes = Buffer.concat([framed(message('a')), framed(message('b')), framed(message('c'))]);
    for (const byte of bytes) one.socket.write(Buffer.of(byte));
    await one.until(/eco a.*eco b.*eco c\x1c\r/s);
    expect(received.map(({ bytes: got }) => Buffer.from(got))).toEqual(['a', 'b', 'c'].map((mark) => message(mark)));
    expect(received[0].sender).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it('answers a sender that closes its half after the last byte', async () => {
    const { server } = await listening();
    const one = await sender(server.port, true);
    one.socket.end(framed(message('a')));
    await one.until(ANSWER);
    await one.closed;
  });

  it('reads the next message only when the one before is answered', async () => {
    let open = 0;
    let most = 0;
    const { server, received } = await listening({}, async (_message, reply) => {
      open++;
      most = Math.max(most, open);
      await new Promise((done) => setTimeout(done, 5));
      open--;
      reply(Buffer.from('eco'));
    });
    const one = await sender(server.port);
    for (let number = 0; number < 10; number++) one.socket.write(framed(message('a')));
    await waitFor(() => received.length === 10 && open === 0);
    expect(most).toBe(1);
  });

  it('answers what is complete before it stops, and takes nothing after', async () => {
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const { server, received } = await listening({}, async (_message, reply) => {
      await held;
      reply(Buffer.from('eco a'));
    });
    const one = await sender(server.port);
    one.socket.write(framed(message('a')));
    await waitFor(() => received.length === 1);
    const stopped = server.stop();
    release();
    await one.until(ANSWER);
    await stopped;
    await expect(sender(server.port)).rejects.toThrow('ECONNREFUSED');
  });
});

describe('senders that do harm to themselves alone', () => {
  it('a silent one is closed', async () => {
    const { server, faults } = await listening({ idleMs: 60 });
    const silent = await sender(server.port);
    await silent.closed;
    expect(faults).toEqual([{ kind: 'idle', closed: true }]);
    await expectServes(server.port);
  });

  it('a slow one is served in its time, and nobody waits for it', async () => {
    const { server } = await listening({ idleMs: 400 });
    const slow = await sender(server.port);
    const bytes = framed(message('a')).subarray(0, 12);
    const rest = framed(message('a')).subarray(12);
    const trickle = (async () => {
      for (const byte of bytes) {
        slow.socket.write(Buffer.of(byte));
        await new Promise((done) => setTimeout(done, 60));
      }
      slow.socket.write(rest);
    })();
    await expectServes(server.port);
    await trickle;
    await slow.until(ANSWER);
  });

  it('garbage without framing is looked at up to a limit', async () => {
    const { server, faults, received } = await listening();
    const wild = await sender(server.port);
    const garbage = Buffer.alloc(300_000, 'x');
    wild.socket.write(garbage);
    await wild.closed;
    expect(faults.map(({ kind }) => kind)).toContain('unframed');
    expect(faults.at(-1)).toEqual({ kind: 'unframed', closed: true });
    expect(received).toEqual([]);
    await expectServes(server.port);
  });

  it('a message without framing is told at once, and the connection stays', async () => {
    const { server, faults } = await listening();
    const bare = await sender(server.port);
    bare.socket.write(message('b'));
    await waitFor(() => faults.length === 1);
    expect(faults).toEqual([{ kind: 'unframed', closed: false }]);
    bare.socket.write(framed(message('a')));
    await bare.until(ANSWER);
  });

  it('a message without end stops at the limit', async () => {
    const { server, faults } = await listening({ maxMessageBytes: 10_000 });
    const endless = await sender(server.port);
    endless.socket.write(Buffer.concat([Buffer.of(0x0b), Buffer.alloc(200_000, 'M')]));
    await endless.closed;
    expect(faults).toEqual([{ kind: 'too-long', closed: true }]);
    await expectServes(server.port);
  });

  it('half messages of all together stay under their limit: the one that holds most goes', async () => {
    const { server, faults } = await listening({ maxMessageBytes: 600_000, maxHeldBytes: 500_000 });
    const small = await sender(server.port);
    small.socket.write(Buffer.concat([Buffer.of(0x0b), message('').subarray(0, 20)]));
    const big = await sender(server.port);
    big.socket.write(Buffer.concat([Buffer.of(0x0b), Buffer.alloc(550_000, 'M')]));
    await big.closed;
    expect(faults).toEqual([{ kind: 'memory', closed: true }]);
    small.socket.write(Buffer.concat([message('a').subarray(20), Buffer.of(0x1c, 0x0d)]));
    await small.until(ANSWER);
  });

  it('a message in work is counted until it is verified, even when its sender left', async () => {
    const done: (() => void)[] = [];
    const { server, faults } = await listening(
      { maxMessageBytes: 600_000, maxHeldBytes: 700_000 },
      (_message, reply) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        done.push(() => {
          reply(Buffer.from('eco a'));
          resolve();
        });
        return promise;
      },
    );
    const left = await sender(server.port);
    left.socket.write(framed(Buffer.concat([message('a'), Buffer.alloc(500_000, 'M')])));
    await waitFor(() => done.length === 1);
    left.socket.resetAndDestroy();
    await waitFor(() => faults.length === 1);
    const next = await sender(server.port);
    next.socket.write(framed(Buffer.concat([message('b'), Buffer.alloc(300_000, 'M')])));
    await next.closed;
    expect(faults.map(({ kind }) => kind)).toEqual(['connection', 'memory']);
    // Who holds little pays for nobody.
    const small = await sender(server.port);
    small.socket.write(framed(message('c')));
    await waitFor(() => done.length === 2);
    for (const end of done) end();
    await small.until(ANSWER);
  });

  it('one that breaks off in mid-message is told', async () => {
    const { server, faults } = await listening();
    for (const end of ['end', 'resetAndDestroy'] as const) {
      const cut = await sender(server.port);
      cut.socket.write(framed(message('a')).subarray(0, 30));
      await new Promise((done) => setTimeout(done, 30));
      cut.socket[end]();
      await cut.closed;
    }
    await waitFor(() => faults.length === 2);
    expect(faults.map(({ kind }) => kind)).toEqual(['half-message', 'half-message']);
    await expectServes(server.port);
  });

  it('one that never reads its acknowledgements is closed', { timeout: 20_000 }, async () => {
    const { server, faults } = await listening({ unreadMs: 100 }, async (_message, reply) => {
      reply(Buffer.alloc(2_000_000, 'e'));
    });
    const deaf = await sender(server.port);
    deaf.socket.pause();
    for (let number = 0; number < 20; number++) deaf.socket.write(framed(message('a')));
    await waitFor(() => faults.length === 1);
    expect(faults).toEqual([{ kind: 'unread-acks', closed: true }]);
  });

  it('a frame without MSH is skipped, and a hundred of them end it', async () => {
    const { server, faults } = await listening();
    const other = await sender(server.port);
    other.socket.write(framed(Buffer.from('GET / HTTP/1.1\r\n')));
    other.socket.write(framed(message('a')));
    await other.until(ANSWER);
    for (let number = 0; number < 100; number++) other.socket.write(framed(Buffer.from('FHS|')));
    await other.closed;
    expect(faults).toEqual([
      { kind: 'without-msh', closed: false },
      { kind: 'without-msh', closed: true },
    ]);
  });

  it('more of them than allowed are refused', async () => {
    const { server, faults } = await listening({ maxConnections: 2 });
    const first = await sender(server.port);
    await sender(server.port);
    const third = await sender(server.port);
    await third.closed;
    expect(faults).toEqual([{ kind: 'too-many', closed: true }]);
    first.socket.write(framed(message('a')));
    await first.until(ANSWER);
  });

  it('a thousand at once are served', { timeout: 60_000 }, async () => {
    const { server, received, faults } = await listening({ maxConnections: 1000 });
    const all = await Promise.all(Array.from({ length: 1000 }, () => sender(server.port)));
    for (const one of all) one.socket.write(framed(message('a')));
    await Promise.all(all.map((one) => one.until(ANSWER)));
    expect(received.length).toBe(1000);
    expect(faults).toEqual([]);
    for (const one of all) one.socket.destroy();
  });

  it('an answer that fails does not stop the listener', async () => {
    const { server, faults } = await listening({}, async ({ bytes }, reply) => {
      if (bytes.at(-1) === 0x62) throw new Error('unforeseen');
      reply(Buffer.from('eco a'));
    });
    const one = await sender(server.port);
    one.socket.write(framed(message('b')));
    await one.closed;
    expect(faults).toEqual([{ kind: 'connection', closed: true }]);
    await expectServes(server.port);
  });
});

describe('an MLLP listener with TLS', () => {
  it('answers those who trust its certificate; plain text and strangers cost only themselves', async () => {
    const { key, cert, caFile } = makeCertificate();
    const { readFileSync } = await import('node:fs');
    const { server, faults } = await listening({ tls: { key, cert } });
    const plain = await sender(server.port);
    plain.socket.write(framed(message('a')));
    await plain.closed;
    const stranger = connectTls({ port: server.port, host: 'localhost' });
    await new Promise<void>((done) => stranger.once('error', () => done()));
    await waitFor(() => faults.length === 2);
    expect(faults.map(({ kind }) => kind)).toEqual(['tls', 'tls']);
    const trusting = connectTls({
      port: server.port,
      host: '127.0.0.1',
      servername: 'localhost',
      ca: readFileSync(caFile),
    });
    onTestFinished(() => void trusting.destroy());
    // All that it has to say, and its end: the answer comes all the same.
    trusting.end(framed(message('a')));
    const answer = await new Promise<Buffer>((done) => trusting.once('data', done));
    expect(answer.toString('latin1')).toMatch(ANSWER);
  });

  it('asks senders for a certificate where an authority is given', async () => {
    const { key, cert, caFile } = makeCertificate();
    const { readFileSync } = await import('node:fs');
    const ca = readFileSync(caFile, 'utf8');
    const { server, faults } = await listening({ tls: { key, cert, ca } });
    const nameless = connectTls({ port: server.port, host: '127.0.0.1', servername: 'localhost', ca });
    nameless.on('error', () => undefined);
    await new Promise<void>((done) => nameless.once('close', () => done()));
    expect(faults.map(({ kind }) => kind)).toEqual(['tls']);
    const named = connectTls({ port: server.port, host: '127.0.0.1', servername: 'localhost', ca, key, cert });
    onTestFinished(() => void named.destroy());
    named.write(framed(message('a')));
    const answer = await new Promise<Buffer>((done) => named.once('data', done));
    expect(answer.toString('latin1')).toMatch(ANSWER);
  });
});

describe('an address that cannot be had', () => {
  it('is one sentence', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await new Promise((done) => taken.once('listening', done));
    const { port } = taken.address() as { readonly port: number };
    await expect(listening({ port })).rejects.toThrow(`El puerto ${port} de 127.0.0.1 ya lo usa otro programa`);
    await expect(listening({ host: '192.0.2.1' })).rejects.toThrow('La dirección 192.0.2.1 no es de este equipo.');
    await expect(listening({ host: 'no es.un equipo' })).rejects.toThrow('no es una dirección en la que este equipo');
  });
});
