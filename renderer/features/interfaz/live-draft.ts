import { LIVE_LIMITS, type LiveSettings } from '../../../shared/model/index.ts';
import { cleanClues, isClues } from '../../state/clues.ts';

/** Nobody outside of this computer reaches it. */
export const LOOPBACK = '127.0.0.1';
/** Port that is registered for HL7 with IANA. */
const HL7_PORT = '2575';
const MEGABYTE = 1024 * 1024;

/** The form as it is filled in; what is hidden keeps what was typed. */
export interface LiveDraft {
  readonly reach: 'loopback' | 'network';
  /** An address of this computer, where others may connect; null: not chosen yet. */
  readonly host: string | null;
  readonly port: string;
  readonly encrypted: boolean;
  readonly keyFile: string | null;
  readonly certFile: string | null;
  readonly caFile: string | null;
  /** Null: the first one. */
  readonly checklist: string | null;
  readonly unit: string;
  readonly megabytes: string;
  readonly idleSeconds: string;
  readonly maxConnections: string;
}

export const NEW_LIVE: LiveDraft = {
  reach: 'loopback',
  host: null,
  port: HL7_PORT,
  encrypted: false,
  keyFile: null,
  certFile: null,
  caFile: null,
  checklist: null,
  unit: '',
  megabytes: String(LIVE_LIMITS.maxMessageBytes.usual / MEGABYTE),
  idleSeconds: String(LIVE_LIMITS.idleSeconds.usual),
  maxConnections: String(LIVE_LIMITS.maxConnections.usual),
};

/** Most that can be typed for a message. */
export const MOST_MEGABYTES = LIVE_LIMITS.maxMessageBytes.most / MEGABYTE;

/** What is wrong, by field; the words stand under `live.form.problems`. */
export type LiveProblems = Readonly<
  Partial<Record<'host' | 'port' | 'keyFile' | 'certFile' | 'unit' | 'megabytes' | 'idle' | 'connections', true>>
>;

export type ReadLive =
  | { readonly ok: true; readonly settings: LiveSettings }
  | { readonly ok: false; readonly problems: LiveProblems };

/** How to listen, or what is wrong with the form. Whether files and addresses serve the engine says itself. */
export function readLive(draft: LiveDraft, checklist: string): ReadLive {
  const host = draft.reach === 'loopback' ? LOOPBACK : draft.host;
  const port = wholeNumber(draft.port, 0, 65_535);
  const megabytes = wholeNumber(draft.megabytes, 1, MOST_MEGABYTES);
  const idleSeconds = wholeNumber(draft.idleSeconds, LIVE_LIMITS.idleSeconds.least, LIVE_LIMITS.idleSeconds.most);
  const { least, most } = LIVE_LIMITS.maxConnections;
  const maxConnections = wholeNumber(draft.maxConnections, least, most);
  const unit = cleanClues(draft.unit);
  const { encrypted, keyFile, certFile, caFile } = draft;
  const wrong = {
    host: host === null,
    port: port === undefined,
    keyFile: encrypted && keyFile === null,
    certFile: encrypted && certFile === null,
    unit: unit !== '' && !isClues(unit),
    megabytes: megabytes === undefined,
    idle: idleSeconds === undefined,
    connections: maxConnections === undefined,
  };
  if (host === null || port === undefined || Object.values(wrong).includes(true))
    return { ok: false, problems: only(wrong) };
  if (megabytes === undefined || idleSeconds === undefined || maxConnections === undefined) {
    return { ok: false, problems: only(wrong) };
  }
  return {
    ok: true,
    settings: {
      host,
      port,
      tls: encrypted && keyFile !== null && certFile !== null ? { keyFile, certFile, caFile } : null,
      checklist,
      ...(unit === '' ? {} : { unit }),
      maxMessageBytes: megabytes * MEGABYTE,
      idleSeconds,
      maxConnections,
    },
  };
}

function only(wrong: Readonly<Record<keyof LiveProblems, boolean>>): LiveProblems {
  return Object.fromEntries(Object.entries(wrong).filter(([, is]) => is));
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const n = Number(text.trim());
  return /^\d+$/.test(text.trim()) && n >= least && n <= most ? n : undefined;
}
