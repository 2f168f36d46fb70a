import type { Finding } from './finding.ts';

/** How a live interface (HL7 v2 over MLLP) is listened to. */
export interface LiveSettings {
  /** Address of this computer; loopback unless a person picked another. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Null: without encryption. */
  readonly tls: LiveTls | null;
  readonly checklist: string;
  /** CLUES for which it is verified. */
  readonly unit?: string;
  /** A longer message ends its connection. */
  readonly maxMessageBytes: number;
  /** A connection on which nothing comes for so long is closed. */
  readonly idleSeconds: number;
  /** Senders at the same time; the next ones are refused. */
  readonly maxConnections: number;
}

/** Limits of what a person may set; the defaults are those of `cotejo listen`. */
export const LIVE_LIMITS = {
  maxMessageBytes: { least: 1024, most: 64 * 1024 * 1024, usual: 32 * 1024 * 1024 },
  idleSeconds: { least: 1, most: 86_400, usual: 300 },
  maxConnections: { least: 1, most: 5000, usual: 1000 },
} as const;

/** Files in PEM. */
export interface LiveTls {
  readonly keyFile: string;
  readonly certFile: string;
  /** Authority whose certificate every sender has to show; null: senders need none. */
  readonly caFile: string | null;
}

/** HL7 table 0008: original mode answers with A*, enhanced mode with C* and then A*. */
export type AckCode = 'AA' | 'AE' | 'AR' | 'CA' | 'CE' | 'CR';

/** One line of the rolling list. Holds no unmasked personal datum. */
export interface LiveMessage {
  /** 1-based, in the order in which messages were stored. */
  readonly number: number;
  /** ISO 8601 with zone. */
  readonly receivedAt: string;
  /** Address and port of the sender. */
  readonly sender: string;
  /** MSH-3 and MSH-4 as the sender names itself; '' where it does not. */
  readonly application: string;
  /** `ADT^A01`; '' where the message does not say. */
  readonly type: string;
  /** MSH-12. */
  readonly version: string;
  /** MSH-10. */
  readonly controlId: string;
  readonly bytes: number;
  readonly mode: 'original' | 'enhanced';
  /** What was answered, in its order; empty where the sender asked for no answer. */
  readonly acks: readonly AckCode[];
  readonly errors: number;
  readonly warnings: number;
  /** Of this message alone; null where nothing could be decided. */
  readonly score: number | null;
  /** Errors first; at most 10. Lines and offsets are those within the message. */
  readonly findings: readonly Finding[];
  /** From its last byte to the last answer. */
  readonly milliseconds: number;
  /** One sentence, where the message could not be verified or was rejected. */
  readonly problem: string | null;
}

/** What went wrong on a connection, apart from messages. */
export type LiveFaultKind =
  | 'idle'
  | 'unframed'
  | 'too-long'
  | 'half-message'
  | 'without-msh'
  | 'stray-ack'
  | 'unread-acks'
  | 'tls'
  | 'too-many'
  | 'memory'
  | 'storage'
  | 'connection';

export interface LiveFault {
  /** 1-based. */
  readonly number: number;
  /** ISO 8601 with zone. */
  readonly at: string;
  readonly sender: string;
  readonly kind: LiveFaultKind;
  /** For people. */
  readonly sentence: string;
}

export interface LiveCounts {
  /** Open now, and ever. */
  readonly connections: number;
  readonly connectionsEver: number;
  readonly messages: number;
  /** Messages with at least one finding of that severity. */
  readonly withErrors: number;
  readonly withWarnings: number;
  readonly bytes: number;
  readonly faults: number;
  readonly acks: Readonly<Record<AckCode, number>>;
}

/** A session of listening whose messages lie on the disk: saved as a run, or to be saved or discarded. */
export interface LiveSession {
  readonly id: string;
  /** ISO 8601 with zone. */
  readonly startedAt: string;
  readonly checklist: string;
  readonly bytes: number;
  /** What it listened on: `127.0.0.1:2575`. */
  readonly address: string;
}

export interface LiveState {
  /** `stopped`: nothing listens, and what came waits to be saved or discarded. */
  readonly status: 'idle' | 'listening' | 'stopping' | 'stopped';
  /** Of what listens or listened last; null while idle. */
  readonly session: LiveSession | null;
  readonly settings: LiveSettings | null;
  readonly counts: LiveCounts;
  /** Of all messages so far together, rounded as the checklist says; null where nothing was decided. */
  readonly score: number | null;
  readonly preliminary: boolean;
  /** The last 500 (`live.state`), or those since the last event (`live.changed`); oldest first. */
  readonly messages: readonly LiveMessage[];
  /** The last 200, or those since the last event; oldest first. */
  readonly faults: readonly LiveFault[];
  /** Sessions that a crash or a closed window left behind, oldest first; each can be saved or discarded. */
  readonly leftover: readonly LiveSession[];
}
