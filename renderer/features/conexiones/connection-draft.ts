import type { MethodInput } from '../../../shared/ipc/contract.ts';
import type { ConnectionAuth, ServerConnection } from '../../../shared/model/index.ts';

export type AuthKind = ConnectionAuth['kind'];
export const AUTH_KINDS = [
  'none',
  'bearer',
  'basic',
  'client-credentials',
  'smart-backend',
] as const satisfies readonly AuthKind[];

/** Ways to sign in that need a secret to be kept. */
export type SecretKind = 'bearer' | 'basic' | 'client-credentials';

/** The form as it is filled in; every field keeps what was typed when another way to sign in is looked at. */
export interface ConnectionDraft {
  readonly name: string;
  readonly baseUrl: string;
  readonly plainHttp: boolean;
  readonly kind: AuthKind;
  readonly secret: string;
  readonly user: string;
  readonly clientId: string;
  readonly tokenEndpoint: string;
  readonly scope: string;
  readonly keyFile: string | null;
  readonly keyId: string;
  readonly caFile: string | null;
  /** Separated by commas. */
  readonly origins: string;
  readonly seconds: string;
  readonly maxResources: string;
  readonly maxMegabytes: string;
}

const NEW: ConnectionDraft = {
  name: '',
  baseUrl: '',
  plainHttp: false,
  kind: 'none',
  secret: '',
  user: '',
  clientId: '',
  tokenEndpoint: '',
  scope: '',
  keyFile: null,
  keyId: '',
  caFile: null,
  origins: '',
  seconds: '60',
  maxResources: '',
  maxMegabytes: '',
};

const MEGABYTE = 1_000_000;

/** The form of a connection that is kept, or an empty one. A secret is never in it. */
export function draftOf(connection: ServerConnection | null): ConnectionDraft {
  if (connection === null) return NEW;
  const { name, baseUrl, plainHttp, auth, caFile, allowedOrigins, timeoutMs, maxBytes, maxResources } = connection;
  const client = auth.kind === 'client-credentials' || auth.kind === 'smart-backend' ? auth : null;
  return {
    ...NEW,
    name,
    baseUrl,
    plainHttp,
    kind: auth.kind,
    user: auth.kind === 'basic' ? auth.user : '',
    clientId: client?.clientId ?? '',
    tokenEndpoint: client?.tokenEndpoint ?? '',
    scope: client?.scope ?? '',
    keyFile: auth.kind === 'smart-backend' ? auth.keyFile : null,
    keyId: (auth.kind === 'smart-backend' && auth.keyId) || '',
    caFile,
    origins: allowedOrigins.join(', '),
    seconds: String(timeoutMs / 1000),
    maxResources: maxResources === null ? '' : String(maxResources),
    maxMegabytes: maxBytes === null ? '' : String(maxBytes / MEGABYTE),
  };
}

/** What is wrong, by field; the words stand under `connections.form.problems`. */
export type DraftProblems = Readonly<
  Partial<
    Record<
      | 'name'
      | 'baseUrl'
      | 'plainHttp'
      | 'user'
      | 'clientId'
      | 'secret'
      | 'keyFile'
      | 'tokenEndpoint'
      | 'origins'
      | 'timeout'
      | 'maxResources'
      | 'maxMegabytes',
      true
    >
  >
>;

export type ReadDraft =
  | { readonly ok: true; readonly input: MethodInput<'connections.save'> }
  | { readonly ok: false; readonly problems: DraftProblems };

/** The secret that is kept opens nothing where Cotejo signs in another way. */
export function secretStays(kind: AuthKind, known: ServerConnection | null): boolean {
  return known?.hasSecret === true && known.auth.kind === kind;
}

export function needsSecret(kind: AuthKind): kind is SecretKind {
  return kind === 'bearer' || kind === 'basic' || kind === 'client-credentials';
}

/** What to keep, or what is wrong with the form. What only the engine can tell (files, names in use) it says itself. */
export function readDraft(draft: ConnectionDraft, known: ServerConnection | null): ReadDraft {
  const origins = pieces(draft.origins);
  const timeoutMs = wholeNumber(draft.seconds, 600);
  const maxResources = limit(draft.maxResources);
  const maxMegabytes = limit(draft.maxMegabytes);
  const url = httpUrl(draft.baseUrl);
  const keepsSecret = secretStays(draft.kind, known);
  const signsInAsClient = draft.kind === 'client-credentials' || draft.kind === 'smart-backend';
  const problems = onlyTrue({
    name: draft.name.trim() === '',
    baseUrl: url === null,
    plainHttp: url !== null && url.protocol === 'http:' && !draft.plainHttp && !isThisComputer(url),
    user: draft.kind === 'basic' && draft.user.trim() === '',
    clientId: signsInAsClient && draft.clientId.trim() === '',
    secret: needsSecret(draft.kind) && draft.secret === '' && !keepsSecret,
    keyFile: draft.kind === 'smart-backend' && draft.keyFile === null,
    tokenEndpoint: signsInAsClient && draft.tokenEndpoint.trim() !== '' && httpUrl(draft.tokenEndpoint) === null,
    origins: origins.some((origin) => httpUrl(origin)?.origin !== origin.replace(/\/$/, '').toLowerCase()),
    timeout: timeoutMs === undefined,
    maxResources: maxResources === undefined,
    maxMegabytes: maxMegabytes === undefined,
  });
  if (timeoutMs === undefined || maxResources === undefined || maxMegabytes === undefined) {
    return { ok: false, problems };
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const secret = secretChange(draft, keepsSecret);
  const input = {
    ...(known === null ? {} : { id: known.id }),
    ...(secret === undefined ? {} : { secret }),
    name: draft.name.trim(),
    baseUrl: draft.baseUrl.trim(),
    plainHttp: draft.plainHttp,
    auth: authOf(draft),
    caFile: draft.caFile,
    allowedOrigins: origins,
    timeoutMs: timeoutMs * 1000,
    maxBytes: maxMegabytes === null ? null : maxMegabytes * MEGABYTE,
    maxResources,
  };
  return { ok: true, input };
}

/** Undefined: it stays as it is. */
function secretChange({ kind, secret }: ConnectionDraft, keeps: boolean): string | null | undefined {
  if (!needsSecret(kind)) return null;
  if (secret !== '') return secret;
  return keeps ? undefined : null;
}

function authOf(draft: ConnectionDraft): ConnectionAuth {
  const said = (name: 'tokenEndpoint' | 'scope' | 'keyId') => {
    const text = draft[name].trim();
    return text === '' ? {} : { [name]: text };
  };
  const clientId = draft.clientId.trim();
  switch (draft.kind) {
    case 'none':
    case 'bearer':
      return { kind: draft.kind };
    case 'basic':
      return { kind: 'basic', user: draft.user.trim() };
    case 'client-credentials':
      return { kind: draft.kind, clientId, ...said('tokenEndpoint'), ...said('scope') };
    case 'smart-backend': {
      const keyFile = draft.keyFile ?? '';
      return { kind: draft.kind, clientId, keyFile, ...said('keyId'), ...said('tokenEndpoint'), ...said('scope') };
    }
  }
}

function onlyTrue(all: Readonly<Record<keyof DraftProblems, boolean>>): DraftProblems {
  return Object.fromEntries(Object.entries(all).filter(([, wrong]) => wrong));
}

/** The texts between commas, semicolons and blanks. */
export function pieces(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

function httpUrl(text: string): URL | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

/** Nothing passes a network there, so http is no risk. */
function isThisComputer({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Null without a limit, undefined where it is none. */
function limit(text: string): number | null | undefined {
  return text.trim() === '' ? null : wholeNumber(text, Number.MAX_SAFE_INTEGER / MEGABYTE);
}

function wholeNumber(text: string, most: number): number | undefined {
  const n = Number(text.trim());
  return /^\d+$/.test(text.trim()) && n >= 1 && n <= most ? n : undefined;
}
