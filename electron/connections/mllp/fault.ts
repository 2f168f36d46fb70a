import type { LiveFaultKind } from '../../../shared/model/index.ts';
import { formatBytes, plural } from '../../../shared/text/format.ts';
import { ConnectionError } from '../error.ts';

/** What is known of a fault besides its kind. */
export interface FaultFacts {
  readonly bytes?: number;
  readonly seconds?: number;
  /** Whether the connection was closed because of it. */
  readonly closed: boolean;
}

const CLOSED = ' Se cerró la conexión.';

/** One sentence for the list; names no byte of what was sent. */
export function faultSentence(kind: LiveFaultKind, facts: FaultFacts): string {
  return `${describe(kind, facts)}${facts.closed ? CLOSED : ''}`;
}

function describe(kind: LiveFaultKind, { bytes = 0, seconds = 0 }: FaultFacts): string {
  switch (kind) {
    case 'idle':
      return `No mandó nada en ${plural(seconds, 'segundo', 'segundos')}.`;
    case 'unframed':
      return 'Mandó bytes fuera del enmarcado MLLP: un mensaje empieza con el byte 0B y termina con 1C y 0D.';
    case 'too-long':
      return `Mandó un mensaje de más de ${formatBytes(bytes)}, el límite de esta escucha.`;
    case 'half-message':
      return `Dejó un mensaje a medias: llegaron ${formatBytes(bytes)} sin el final del enmarcado (1C y 0D).`;
    case 'without-msh':
      return 'Mandó un mensaje enmarcado que no empieza con el segmento MSH: no hay a quién ni cómo contestarlo.';
    case 'stray-ack':
      return 'Mandó un acuse (ACK) que nadie le pidió: no se contesta ni se verifica.';
    case 'unread-acks':
      return `No leyó sus acuses en ${plural(seconds, 'segundo', 'segundos')}.`;
    case 'tls':
      return 'No completó el saludo TLS: habla sin cifrado, no confía en el certificado o no mostró uno aceptable.';
    case 'too-many':
      return 'No se aceptó: ya hay tantas conexiones como permite esta escucha.';
    case 'memory':
      return 'Los mensajes a medias de todas las conexiones llenaron la memoria reservada; ésta era la que más ocupaba.';
    case 'storage':
      return 'No se pudo guardar lo recibido en el disco: el mensaje se rechazó.';
    case 'connection':
      return 'La conexión se cortó de golpe.';
  }
}

/** Why this computer cannot listen there, in one sentence. */
export function listenError(error: unknown, host: string, port: number): ConnectionError {
  return new ConnectionError('settings', listenSentence(error, host, port), { cause: error });
}

function listenSentence(error: unknown, host: string, port: number): string {
  switch ((error as { readonly code?: string }).code) {
    case 'EADDRINUSE':
      return `El puerto ${port} de ${host} ya lo usa otro programa: elija otro o cierre ese programa.`;
    case 'EACCES':
    case 'EPERM':
      return `El sistema no permite escuchar en el puerto ${port} de ${host}: elija uno de 1024 en adelante.`;
    case 'EADDRNOTAVAIL':
      return `La dirección ${host} no es de este equipo.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `«${host}» no es una dirección en la que este equipo pueda escuchar.`;
    default:
      return `No se pudo escuchar en el puerto ${port} de ${host}.`;
  }
}
