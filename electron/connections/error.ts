/** What went wrong with a server, for programs; the message is one plain sentence for people. */
export type ConnectionFault =
  /** Address, key file or authority as given cannot be used. */
  | 'settings'
  | 'unreachable'
  | 'tls'
  | 'timeout'
  /** 401 or 403: the server does not let us in. */
  | 'denied'
  /** 404, 405, 410, 501: it has not got what was asked for. */
  | 'unsupported'
  /** Any other refusal, with or without an OperationOutcome. */
  | 'rejected'
  /** 429 or 5xx, or a connection cut again and again. */
  | 'overloaded'
  /** It answered with something that is not what FHIR says. */
  | 'content'
  | 'limit'
  /** A redirect or a link to where this connection may not go. */
  | 'elsewhere'
  /** Links that lead in a circle. */
  | 'loop'
  | 'cancelled'
  /** The folder of the fetched files. */
  | 'folder';

export interface ErrorFacts {
  readonly cause?: unknown;
  /** It may go better the next time; `afterMs` where the server said when. */
  readonly again?: { readonly afterMs?: number };
  /** HTTP status. */
  readonly status?: number;
}

/** The one error that leaves this folder. `message` is Spanish, complete, and names no datum of a patient. */
export class ConnectionError extends Error {
  readonly fault: ConnectionFault;
  readonly again: ErrorFacts['again'];
  readonly status: number | undefined;

  constructor(fault: ConnectionFault, message: string, { cause, again, status }: ErrorFacts = {}) {
    super(message, { cause });
    this.name = 'ConnectionError';
    this.fault = fault;
    this.again = again;
    this.status = status;
  }
}

export function cancelled(): ConnectionError {
  return new ConnectionError('cancelled', 'Se canceló. Lo que ya se obtuvo queda guardado y puede continuarse.');
}

const UNKNOWN_AUTHORITY =
  'su certificado TLS lo firma una autoridad que este equipo no conoce: indique el archivo PEM de la autoridad del hospital';

/** TLS faults that Node names; each keeps the connection from being used, whatever the settings. */
const TLS_CODES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'su certificado TLS está vencido',
  CERT_NOT_YET_VALID: 'su certificado TLS todavía no es válido (revise el reloj de este equipo)',
  ERR_TLS_CERT_ALTNAME_INVALID: 'su certificado TLS es de otro nombre de servidor',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  CERT_SIGNATURE_FAILURE: 'la firma de su certificado TLS no corresponde a la autoridad',
  EPROTO: 'no habla TLS como se espera (¿la dirección es de http?)',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no habla TLS en ese puerto (¿la dirección es de http?)',
};

/**
 * An error of Node's network as a sentence.
 *
 * @param host named in the sentence: the host of the address, never its path
 */
export function networkError(error: unknown, host: string): ConnectionError {
  if (error instanceof ConnectionError) return error;
  if (error instanceof Error && error.name === 'AbortError') return cancelled();
  const code = String((error as { readonly code?: unknown }).code ?? '');
  const tls = TLS_CODES[code] ?? (/^(ERR_SSL|ERR_TLS|CERT_)/.test(code) ? 'su TLS no es aceptable' : undefined);
  if (tls !== undefined) return new ConnectionError('tls', `No se confía en ${host}: ${tls}.`, { cause: error });
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unreachable(error, `No se encuentra el equipo ${host}: revise la dirección y la red.`);
    case 'ECONNREFUSED':
      return unreachable(error, `El equipo ${host} no acepta conexiones en ese puerto.`);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return unreachable(error, `No hay camino de red hasta ${host}.`);
    case 'ETIMEDOUT':
      return silent(host, error);
    default:
      return new ConnectionError('overloaded', `La conexión con ${host} se cortó varias veces a media respuesta.`, {
        cause: error,
        again: {},
      });
  }
}

/** The server said nothing for as long as the settings allow. */
export function silent(host: string, cause?: unknown): ConnectionError {
  return new ConnectionError('timeout', `El servidor ${host} no respondió a tiempo.`, { cause, again: {} });
}

function unreachable(cause: unknown, sentence: string): ConnectionError {
  return new ConnectionError('unreachable', sentence, { cause, again: {} });
}
