import type { Socket } from 'node:net';
import { createMllpDecoder, frameMessage, type MllpFault } from '../../../shared/formats/hl7v2/mllp.ts';
import type { LiveFaultKind } from '../../../shared/model/index.ts';
import type { FaultFacts } from './fault.ts';

/** A whole message as it came, without framing. */
export interface ReceivedMessage {
  readonly bytes: Uint8Array;
  readonly sender: string;
}

export interface LinkOptions {
  readonly maxMessageBytes: number;
  readonly idleMs: number;
  /** Longest wait for a sender to take its acknowledgements. */
  readonly unreadMs: number;
}

export interface LinkEvents {
  /** Resolves when all that is to be answered was handed to `reply`. */
  message(received: ReceivedMessage, reply: (ack: Uint8Array) => void): Promise<void>;
  fault(kind: LiveFaultKind, sender: string, facts: FaultFacts): void;
  /** More or fewer bytes are held for this link. */
  held(change: number): void;
  closed(link: Link): void;
}

/** One sender's connection. */
export interface Link {
  /** Bytes that closing it sets free: what no verification has yet. */
  readonly held: number;
  /** Takes no more, answers what is complete, closes. */
  stop(): void;
  destroy(kind: LiveFaultKind): void;
}

/** Bytes outside of frames that are looked at before the connection is given up. */
const MOST_UNFRAMED = 64 * 1024;
/** From so many bytes of one message on, its sender is read in steps, so that the others get their turn in between. */
const BIG_MESSAGE = 1024 * 1024;
const STEP_MS = 1;
/** Frames without MSH before the connection is given up: what keeps sending them is no HL7 system. */
const MOST_WITHOUT_MSH = 100;
const FIRST_LETTERS = /^\ufeff?[\r\n]*MSH/;
const KEEP_ALIVE_MS = 30_000;

/**
 * Speaks MLLP with one sender. A message is answered before the next one is read: while one is in work the socket is
 * paused, so that a sender who does not wait fills its own buffers and not ours.
 */
export function serveLink(socket: Socket, sender: string, options: LinkOptions, events: LinkEvents): Link {
  const queue: Uint8Array[] = [];
  let queued = 0;
  /** Of the message that is being stored and verified: held until then, whether its sender stays or not. */
  let inWork = 0;
  let unframed = 0;
  let withoutMsh = 0;
  let counted = 0;
  let working = false;
  let ended = false;
  let closed = false;

  const decoder = createMllpDecoder(
    {
      message(bytes) {
        if (closed) return;
        if (!beginsWithMsh(bytes)) return skip();
        queue.push(bytes);
        queued += bytes.length;
      },
      fault: (kind, bytes) => onDecoderFault(kind, bytes),
    },
    { maxMessageBytes: options.maxMessageBytes },
  );

  const count = (): void => {
    const now = queued + decoder.pending + inWork;
    if (now !== counted) events.held(now - counted);
    counted = now;
  };

  const tell = (kind: LiveFaultKind, isClosing: boolean, bytes = 0): void => {
    if (closed) return;
    const milliseconds = kind === 'unread-acks' ? options.unreadMs : options.idleMs;
    events.fault(kind, sender, { bytes, seconds: Math.ceil(milliseconds / 1000), closed: isClosing });
    if (!isClosing) return;
    closed = true;
    forget();
    socket.destroy();
  };

  /** What waits is let go at once: a message in work may keep this link in memory for a while. */
  function forget(): void {
    queue.length = 0;
    queued = 0;
    decoder.end();
    count();
  }

  function skip(): void {
    withoutMsh++;
    if (withoutMsh === 1 || withoutMsh === MOST_WITHOUT_MSH) tell('without-msh', withoutMsh === MOST_WITHOUT_MSH);
  }

  function onDecoderFault(kind: MllpFault, bytes: number): void {
    if (kind === 'too-long') tell(kind, true, options.maxMessageBytes);
    else if (kind === 'half-message') tell(kind, false, bytes);
    else {
      const isFirst = unframed === 0;
      unframed += bytes;
      const isTooMuch = unframed > MOST_UNFRAMED;
      if (isFirst || isTooMuch) tell(kind, isTooMuch, unframed);
    }
  }

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    socket.pause();
    while (!closed) {
      const bytes = queue.shift();
      if (bytes === undefined) break;
      queued -= bytes.length;
      inWork = bytes.length;
      let isFull = false;
      try {
        await events.message({ bytes, sender }, (ack) => {
          if (!closed && socket.writable) isFull = !socket.write(frameMessage(ack));
        });
      } catch {
        // Without its answer the sender would wait for ever.
        tell('connection', true);
      }
      inWork = 0;
      count();
      if (isFull && !closed) await drained();
    }
    working = false;
    if (closed) return;
    if (ended) socket.end();
    else socket.resume();
  }

  function step(): void {
    socket.pause();
    setTimeout(() => {
      if (!closed && !working) socket.resume();
    }, STEP_MS);
  }

  /** Waits until the sender takes its acknowledgements; what is not taken in time ends the connection. */
  function drained(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => tell('unread-acks', true), options.unreadMs);
      const done = (): void => {
        clearTimeout(timer);
        socket.off('drain', done);
        socket.off('close', done);
        resolve();
      };
      socket.once('drain', done);
      socket.once('close', done);
    });
  }

  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  socket.setTimeout(options.idleMs);
  socket.on('data', (chunk: Uint8Array) => {
    if (closed || ended) return;
    decoder.write(chunk);
    count();
    if (queue.length > 0) void work();
    else if (decoder.pending > BIG_MESSAGE && !working) step();
  });
  socket.on('timeout', () => {
    if (!working) tell('idle', true);
  });
  // A sender may close its half and still wait for the answers.
  socket.on('end', () => {
    if (ended) return;
    ended = true;
    decoder.end();
    count();
    if (!working && queue.length === 0) socket.end();
    else void work();
  });
  socket.on('error', () => {
    if (decoder.pending > 0) tell('half-message', true, decoder.pending);
    else tell('connection', true);
  });
  socket.on('close', () => {
    closed = true;
    forget();
    events.closed(link);
  });

  const link: Link = {
    get held() {
      return queued + decoder.pending;
    },
    stop() {
      if (ended || closed) return;
      ended = true;
      decoder.end();
      count();
      if (!working) socket.end();
    },
    destroy: (kind) => tell(kind, true),
  };
  return link;
}

function beginsWithMsh(bytes: Uint8Array): boolean {
  return FIRST_LETTERS.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 16)));
}
