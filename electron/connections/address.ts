import type { ConnectionSettings } from '../../shared/model/index.ts';
import { ConnectionError } from './error.ts';

/** This computer, where nothing of a request passes a network. */
const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The base address in the one form in which it is kept: no slash at its end, no query, no name and password in it.
 *
 * @throws ConnectionError `settings`
 */
export function checkBaseUrl(text: string, plainHttp: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ConnectionError('settings', 'La dirección del servidor debe empezar con https:// y estar completa.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new ConnectionError(
      'settings',
      'La dirección no puede llevar usuario ni contraseña: se indican aparte y se guardan cifrados.',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new ConnectionError('settings', 'La dirección base de un servidor FHIR no lleva «?» ni «#».');
  }
  refusePlainHttp(url, plainHttp);
  return url.href.replace(/\/+$/, '');
}

/** Whether a request to this address stays on this computer. */
export function isThisComputer(url: URL): boolean {
  return LOCAL.test(url.hostname);
}

/** http only to this computer, or where a person has said «sin cifrado». @throws ConnectionError `settings` */
export function refusePlainHttp(url: URL, plainHttp: boolean): void {
  if (url.protocol === 'https:' || plainHttp || isThisComputer(url)) return;
  throw new ConnectionError(
    'settings',
    'La dirección es http: los expedientes viajarían sin cifrar. Use https o marque la conexión «sin cifrado».',
  );
}

/**
 * A link of the server, complete, if this connection may follow it: to the server's own origin, or to one that a
 * person has allowed; never from https to http.
 *
 * @throws ConnectionError `elsewhere`
 */
export function allowedLink(link: string, from: string, settings: Reachable): URL {
  if (!URL.canParse(link, from)) {
    throw new ConnectionError('content', 'El servidor dio un enlace que no es una dirección.');
  }
  const url = new URL(link, from);
  const base = new URL(settings.baseUrl);
  if (url.origin === base.origin) return url;
  if (base.protocol === 'https:' && url.protocol === 'http:') {
    throw new ConnectionError('elsewhere', `El servidor manda a una dirección sin cifrar (http) en ${url.host}.`);
  }
  if (/^https?:$/.test(url.protocol) && settings.allowedOrigins.includes(url.origin)) return url;
  throw new ConnectionError(
    'elsewhere',
    `El servidor manda a ${url.host || 'otra parte'}, que no es el servidor configurado; si es correcto, agregue ese origen a la conexión.`,
  );
}

export type Reachable = Pick<ConnectionSettings, 'baseUrl' | 'allowedOrigins'>;

/** True where tokens of this connection may go without a further word. */
export function isOwnOrigin(url: URL, { baseUrl }: Reachable): boolean {
  return url.origin === new URL(baseUrl).origin;
}
