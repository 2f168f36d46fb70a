import { type Acknowledgement, buildAck } from '../../shared/formats/hl7v2/ack/build.ts';
import { type AckHeader, readAckHeader } from '../../shared/formats/hl7v2/ack/header.ts';
import { ackMode, isAcknowledgement } from '../../shared/formats/hl7v2/ack/mode.ts';
import type {
  AckCode,
  LiveCounts,
  LiveFault,
  LiveFaultKind,
  LiveMessage,
  LiveSettings,
} from '../../shared/model/index.ts';
import { type FaultFacts, faultSentence } from '../connections/mllp/fault.ts';
import type { ReceivedMessage } from '../connections/mllp/link.ts';
import { type MllpServer, startMllpServer } from '../connections/mllp/server.ts';
import { readTlsFiles } from '../connections/mllp/tls-files.ts';
import { type Answer, acceptAnswer, applicationAnswer, rejection } from './live-answer.ts';
import type { LiveJudge } from './live-judge.ts';
import { headerLine } from './live-line.ts';
import type { LiveSpool } from './live-spool.ts';
import type { LiveTotal, LiveVerdict } from './live-verify.ts';
import { localTimestamp } from './local-time.ts';

export interface LiveListenerEvents {
  message(message: LiveMessage): void;
  fault(fault: LiveFault): void;
  /** Connections came or went. */
  connections(): void;
}

/** A live interface that is listened to. */
export interface LiveListener {
  readonly host: string;
  readonly port: number;
  readonly counts: LiveCounts;
  readonly total: LiveTotal;
  /** Resolves when every complete message is answered and every connection closed. */
  stop(): Promise<void>;
}

export interface LiveListenerParts {
  readonly spool: LiveSpool;
  readonly judge: LiveJudge;
}

/** Findings of a line of the list. */
const MOST_SHOWN = 10;
const MEGABYTE = 1024 * 1024;
/** Of all connections together, and room for two of the longest messages at least: a run stays under 400 MB. */
const HELD_BYTES = 64 * MEGABYTE;
const UNREAD_MS = 30_000;

/**
 * Listens: each message is stored, verified, answered and told, in this order, so that an acknowledged message is never
 * lost and an application acknowledgement says what the verification found.
 *
 * @throws ConnectionError with one sentence where the address or the files of TLS cannot be used
 */
export async function startLiveListener(
  settings: LiveSettings,
  { spool, judge }: LiveListenerParts,
  events: LiveListenerEvents,
): Promise<LiveListener> {
  const acks: Record<AckCode, number> = { AA: 0, AE: 0, AR: 0, CA: 0, CE: 0, CR: 0 };
  const counts = {
    connections: 0,
    connectionsEver: 0,
    messages: 0,
    withErrors: 0,
    withWarnings: 0,
    bytes: 0,
    faults: 0,
  };
  const idPrefix = `COTEJO${Date.now().toString(36).toUpperCase()}`;
  let total: LiveTotal = { score: null, preliminary: false };
  let answered = 0;

  const onFault = (kind: LiveFaultKind, sender: string, facts: FaultFacts): void => {
    counts.faults++;
    events.fault({ number: counts.faults, at: localTimestamp(), sender, kind, sentence: faultSentence(kind, facts) });
  };

  const give = (
    header: AckHeader,
    answer: Answer | undefined,
    reply: (ack: Uint8Array) => void,
  ): readonly AckCode[] => {
    if (answer === undefined) return [];
    acks[answer.code]++;
    answered++;
    const acknowledgement: Acknowledgement = {
      ...answer,
      time: hl7Time(localTimestamp()),
      controlId: `${idPrefix}-${answered}`.slice(-20),
    };
    reply(buildAck(header, acknowledgement));
    return [answer.code];
  };

  async function onMessage({ bytes, sender }: ReceivedMessage, reply: (ack: Uint8Array) => void): Promise<void> {
    const started = performance.now();
    const receivedAt = localTimestamp();
    const header = readAckHeader(bytes);
    if (header === undefined) return onFault('without-msh', sender, { closed: false });
    if (isAcknowledgement(header)) return onFault('stray-ack', sender, { closed: false });
    const receipt = { header, isStored: await spool.append(bytes) };
    const given = [...give(header, acceptAnswer(receipt), reply)];
    if (!receipt.isStored) onFault('storage', sender, { closed: false });
    const number = receipt.isStored ? ++counts.messages : 0;
    const { length } = bytes;
    const verdict = receipt.isStored ? await judge.verify(bytes) : undefined;
    given.push(...give(header, applicationAnswer(receipt, verdict), reply));
    if (verdict === undefined) return;
    count(verdict, length);
    events.message({
      number,
      receivedAt,
      sender,
      ...headerLine(header),
      bytes: length,
      mode: ackMode(header),
      acks: given,
      errors: verdict.errors,
      warnings: verdict.warnings,
      score: verdict.score,
      findings: verdict.findings.slice(0, MOST_SHOWN),
      milliseconds: Math.round(performance.now() - started),
      problem: verdict.problem ?? rejection(receipt),
    });
  }

  function count(verdict: LiveVerdict, bytes: number): void {
    counts.bytes += bytes;
    if (verdict.errors > 0) counts.withErrors++;
    if (verdict.warnings > 0) counts.withWarnings++;
    total = verdict.total ?? total;
  }

  const server: MllpServer = await startMllpServer(
    {
      host: settings.host,
      port: settings.port,
      tls: settings.tls === null ? null : readTlsFiles(settings.tls),
      maxConnections: settings.maxConnections,
      maxMessageBytes: settings.maxMessageBytes,
      idleMs: settings.idleSeconds * 1000,
      unreadMs: Math.min(UNREAD_MS, settings.idleSeconds * 1000),
      maxHeldBytes: Math.max(HELD_BYTES, 2 * settings.maxMessageBytes),
    },
    {
      message: onMessage,
      fault: onFault,
      connections(open, ever) {
        counts.connections = open;
        counts.connectionsEver = ever;
        events.connections();
      },
    },
  );
  return {
    host: server.host,
    port: server.port,
    get counts() {
      return { ...counts, acks: { ...acks } };
    },
    get total() {
      return total;
    },
    stop: server.stop,
  };
}

/** `2026-11-22T10:05:00-06:00` as HL7 writes it (TS, DTM). */
function hl7Time(iso: string): string {
  return iso.slice(0, 19).replace(/[-:T]/g, '') + iso.slice(19).replace(':', '');
}
