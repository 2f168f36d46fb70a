import type { ConnectionSettings } from '../../shared/model/index.ts';
import { checkBaseUrl, refusePlainHttp } from './address.ts';
import { ConnectionError } from './error.ts';
import { readAuthority, readSigningKey } from './private-key.ts';

/**
 * The settings in the form in which they are kept, with what they name looked at: files must be readable now, not
 * first when a request is about to leave.
 *
 * @throws ConnectionError `settings`
 */
export function checkSettings(settings: ConnectionSettings): ConnectionSettings {
  const { plainHttp, auth, caFile, timeoutMs, maxBytes, maxResources } = settings;
  const name = settings.name.trim();
  if (name === '') throw new ConnectionError('settings', 'La conexión necesita un nombre.');
  const baseUrl = checkBaseUrl(settings.baseUrl, plainHttp);
  if (caFile !== null) readAuthority(caFile);
  if (auth.kind === 'smart-backend') readSigningKey(auth.keyFile);
  if ('tokenEndpoint' in auth && auth.tokenEndpoint !== undefined) checkBaseUrl(auth.tokenEndpoint, plainHttp);
  const allowedOrigins = settings.allowedOrigins.map((origin) => checkOrigin(origin, plainHttp));
  return { name, baseUrl, plainHttp, auth, caFile, allowedOrigins, timeoutMs, maxBytes, maxResources };
}

function checkOrigin(text: string, plainHttp: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ConnectionError('settings', 'Un origen permitido se escribe como https://equipo.ejemplo, sin ruta.');
  }
  refusePlainHttp(url, plainHttp);
  return url.origin;
}
