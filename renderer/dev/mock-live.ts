import type { Events } from '../../shared/ipc/contract.ts';
import type {
  AckCode,
  Finding,
  LiveCounts,
  LiveFault,
  LiveMessage,
  LiveSession,
  LiveSettings,
  LiveState,
} from '../../shared/model/index.ts';

const NO_COUNTS: LiveCounts = {
  connections: 0,
  connectionsEver: 0,
  messages: 0,
  withErrors: 0,
  withWarnings: 0,
  bytes: 0,
  faults: 0,
  acks: { AA: 0, AE: 0, AR: 0, CA: 0, CE: 0, CR: 0 },
};
const TYPES = ['ADT^A01', 'ADT^A03', 'ORU^R01', 'ORM^O01', 'SIU^S12', 'MDM^T02', 'ADT^A08'];
const SENDERS = ['HIS^DFSSA000010', 'LAB^DFSSA000010', 'IMAGEN^HOSPITAL GENERAL SINTÉTICO', ''];

interface Told {
  readonly emit: (event: 'live.changed', payload: Events['live.changed']) => void;
  /** Makes a run of what came. */
  readonly save: () => { readonly runId: string };
}

/**
 * A synthetic live interface: `?silent` nobody connects, `?flood` 200 messages a second, `?refuse` the port is taken,
 * `?leftover` two sessions of an earlier start, `?enhanced` both kinds of answers.
 */
export function mockLive(options: URLSearchParams, { emit, save }: Told) {
  let state: LiveState = {
    ...{ status: 'idle', session: null, settings: null, counts: NO_COUNTS, score: null, preliminary: false },
    ...{ messages: [], faults: [] },
    leftover: options.has('leftover') ? [leftSession(1), leftSession(2)] : [],
  };
  let clock: ReturnType<typeof setInterval> | undefined;
  const idle = () => {
    state = { ...state, status: 'idle', session: null, settings: null, counts: NO_COUNTS, messages: [], faults: [] };
  };

  const tick = () => {
    const { counts } = state;
    if (options.has('silent') || state.session === null) return;
    const many = options.has('flood') ? 50 : Math.max(0, Math.round(2 + 3 * Math.sin(counts.messages / 20)));
    const added = Array.from({ length: many }, (_, i) => messageOf(counts.messages + i + 1, options));
    const faulty = added.filter(({ errors }) => errors > 0).length;
    const faults = counts.messages % 25 === 0 && counts.faults < 6 ? [faultOf(counts.faults + 1)] : [];
    const acks = { ...counts.acks };
    for (const ack of added.flatMap((message) => message.acks)) acks[ack] += 1;
    state = {
      ...state,
      session: { ...state.session, bytes: state.session.bytes + many * 812 },
      counts: {
        ...counts,
        ...{ connections: 3, connectionsEver: 5, acks },
        messages: counts.messages + many,
        withErrors: counts.withErrors + faulty,
        withWarnings: counts.withWarnings + faulty,
        bytes: counts.bytes + many * 812,
        faults: counts.faults + faults.length,
      },
      score: 81.4,
      preliminary: true,
      messages: [...state.messages, ...added].slice(-500),
      faults: [...state.faults, ...faults],
    };
    emit('live.changed', { ...state, messages: added, faults });
  };

  return {
    'live.state': () => state,
    'live.addresses': () => [
      { address: '127.0.0.1', name: 'lo' },
      { address: '192.168.1.20', name: 'Ethernet' },
      { address: 'fd00:5::20', name: 'Ethernet' },
    ],
    'live.start': (settings: LiveSettings) => {
      if (options.has('refuse')) throw new Error(`El puerto ${settings.port} ya está en uso en 127.0.0.1.`);
      const address = `${settings.host}:${settings.port}`;
      const session = { ...leftSession(0), startedAt: now(), checklist: settings.checklist, bytes: 0, address };
      state = { ...state, status: 'listening', session, settings, counts: NO_COUNTS, messages: [], faults: [] };
      clearInterval(clock);
      clock = setInterval(tick, 250);
      return state;
    },
    'live.stop': () => {
      clearInterval(clock);
      if (state.counts.messages === 0) idle();
      else state = { ...state, status: 'stopped', counts: { ...state.counts, connections: 0 } };
      return state;
    },
    'live.save': ({ session }: { session: string }) => {
      forget(session);
      return save();
    },
    'live.discard': ({ session }: { session: string }) => {
      forget(session);
      return { discarded: true };
    },
  };

  function forget(id: string): void {
    if (state.session?.id === id) idle();
    state = { ...state, leftover: state.leftover.filter((session) => session.id !== id) };
  }
}

function now(): string {
  const zone = -new Date().getTimezoneOffset() * 60_000;
  return `${new Date(Date.now() + zone).toISOString().slice(0, 23)}${zone === 0 ? 'Z' : new Date().toString().replace(/.*GMT([+-]\d\d)(\d\d).*/, '$1:$2')}`;
}

function leftSession(n: number): LiveSession {
  return {
    id: `interfaz-2026-11-2${n}-091530`,
    startedAt: `2026-11-2${n}T09:15:30.000-06:00`,
    checklist: 'nom-024-ssa3-2012',
    bytes: 48_211 * (n + 1),
    address: '127.0.0.1:2575',
  };
}

function messageOf(number: number, options: URLSearchParams): LiveMessage {
  const errors = number % 7 === 0 ? 3 : number % 31 === 0 ? 14 : 0;
  const warnings = number % 3 === 0 ? 2 : 0;
  const isRejected = number % 43 === 0;
  const ack: AckCode = isRejected ? 'AR' : errors > 0 ? 'AE' : 'AA';
  const findings = Array.from({ length: Math.min(10, errors + warnings) }, (_, i) => findingOf(i, i < errors));
  return {
    number,
    receivedAt: now(),
    sender: `192.168.1.${40 + (number % 4)}:5${number % 1000}`,
    application: SENDERS[number % SENDERS.length] ?? '',
    type: isRejected ? '' : (TYPES[number % TYPES.length] ?? ''),
    version: '2.5.1',
    controlId: `SINT-${20_261_122_000 + number}`,
    bytes: 812,
    mode: options.has('enhanced') ? 'enhanced' : 'original',
    acks: options.has('enhanced') ? ['CA', ack] : [ack],
    errors: isRejected ? 0 : errors,
    warnings: isRejected ? 0 : warnings,
    score: isRejected ? null : Math.max(20, 100 - errors * 12 - warnings * 2),
    findings: isRejected ? [] : findings,
    milliseconds: 4 + (number % 9),
    problem: isRejected ? 'El mensaje no dice de qué tipo es (MSH-9), así que no se aceptó.' : null,
  };
}

function findingOf(i: number, isError: boolean): Finding {
  return {
    rule: isError ? 'hl7v2-campo-obligatorio' : 'hl7v2-tipo-longitud',
    severity: isError ? 'error' : 'warning',
    message: isError
      ? 'Falta un campo obligatorio del segmento PID: la lista de nombres del paciente.'
      : 'El texto es más largo de lo que el estándar reserva para este componente.',
    place: { line: 3 + i, column: 12, path: isError ? `PID-5[${i + 1}].1` : 'OBX[3]-5.2' },
    ...(isError ? { expected: 'al menos una repetición con apellido' } : { actual: 'GLUC••••' }),
    fingerprint: `${i}`.padStart(16, '0'),
  };
}

function faultOf(number: number): LiveFault {
  const isIdle = number % 2 === 0;
  return {
    number,
    at: now(),
    sender: `192.168.1.${60 + number}:51234`,
    kind: isIdle ? 'idle' : 'unframed',
    sentence: isIdle
      ? 'El emisor estuvo 300 s sin enviar nada y su conexión se cerró.'
      : 'Llegaron datos fuera de una trama MLLP: el emisor no los encierra entre 0B y 1C 0D.',
  };
}
