import { connect, type Socket } from 'node:net';

type Deed = (socket: Socket) => void;

/** What a sender can do instead of sending messages. */
const DEEDS: readonly Deed[] = [
  // Silent.
  () => undefined,
  // A byte now and then.
  (socket) => {
    const timer = setInterval(() => socket.write(Buffer.of(0x0b)), 1000);
    socket.once('close', () => clearInterval(timer));
  },
  // Garbage without end.
  (socket) => pour(socket, Buffer.alloc(64 * 1024, 'basura ')),
  // A message without end.
  (socket) => {
    socket.write(Buffer.of(0x0b));
    pour(socket, Buffer.from(`MSH|^~\\&|${'x'.repeat(64 * 1024)}`));
  },
  // Broken off in mid-message.
  (socket) => {
    socket.write('\x0bMSH|^~\\&|a medias');
    setTimeout(() => socket.resetAndDestroy(), 50);
  },
  // Messages one after the other, and never a look at the answers.
  (socket) => {
    socket.pause();
    pour(socket, Buffer.from('\x0bMSH|^~\\&|||||2026||ZZZ^Z99|1|P|2.5\r\x1c\r'));
  },
];

function pour(socket: Socket, chunk: Buffer): void {
  const more = (): void => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
}

/**
 * `node hostile-senders.ts PORT COUNT`: keeps so many hostile senders at work until it is ended: whoever is closed comes
 * back after a while. A process of its own, so that it takes nothing from the clock of the good ones.
 */
const [port, count] = process.argv.slice(2).map(Number);

function send(number: number): void {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.once('connect', () => DEEDS[number % DEEDS.length](socket));
  socket.on('error', () => undefined);
  socket.once('close', () => setTimeout(() => send(number), 1000));
}

for (let number = 0; number < count; number++) send(number);
