import { z } from 'zod';
import type {
  ConnectionCheck,
  FetchManifest,
  FetchProgress,
  PublicationReport,
  ServerConnection,
} from '../model/index.ts';

/** The part of the contract that is about FHIR servers: connections, fetching, publishing. */

const id = z.string().min(1).max(64);
const path = z.string().min(1).max(4096);
const words = z.string().min(1).max(500);
const name = z.string().trim().min(1).max(100);
const runId = z.string().min(8).max(64);
const types = z
  .array(z.string().regex(/^[A-Z][A-Za-z]{1,49}$/))
  .min(1)
  .max(150)
  .readonly()
  .nullable();
const since = z.string().max(40).optional();
const limit = z.number().int().positive().nullable();

const auth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('bearer') }),
  z.object({ kind: z.literal('basic'), user: words }),
  z.object({
    kind: z.literal('client-credentials'),
    clientId: words,
    tokenEndpoint: words.optional(),
    scope: words.optional(),
  }),
  z.object({
    kind: z.literal('smart-backend'),
    clientId: words,
    keyFile: path,
    keyId: words.optional(),
    tokenEndpoint: words.optional(),
    scope: words.optional(),
  }),
]);

const settings = z.object({
  name,
  baseUrl: z.string().min(1).max(2000),
  plainHttp: z.boolean(),
  auth,
  caFile: path.nullable(),
  allowedOrigins: z.array(z.string().max(300)).max(20).readonly(),
  timeoutMs: z.number().int().min(1000).max(600_000),
  maxBytes: limit,
  maxResources: limit,
});

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('search'), types, since }),
  z.object({ kind: z.literal('patient'), id, types, since }),
  z.object({
    kind: z.literal('bulk'),
    level: z.enum(['system', 'patient', 'group']),
    group: id.optional(),
    types,
    since,
  }),
]);

/** What would be published, before anything leaves. */
export interface PublicationPreview {
  /** The transaction Bundle, as JSON text. */
  readonly bundle: string;
  readonly units: readonly string[];
  readonly resources: number;
  /** One sentence each, for what will not be in it. */
  readonly remarks: readonly string[];
}

/** Methods that the engine answers. */
export const connectionMethods = {
  'connections.list': { input: z.undefined(), output: undefined as unknown as readonly ServerConnection[] },
  /** Without `id` a new one. `secret`: left out, it stays; null removes it. It is never told again. */
  'connections.save': {
    input: settings.extend({ id: id.optional(), secret: z.string().min(1).max(20_000).nullable().optional() }),
    output: undefined as unknown as ServerConnection,
  },
  'connections.remove': { input: z.object({ id }), output: undefined as unknown as { readonly removed: boolean } },
  /** Signs in and judges what the server says of itself; a server that cannot be reached is an answer, too. */
  'connections.test': { input: z.object({ id }), output: undefined as unknown as ConnectionCheck },
  /** Only into a folder that the person chose in the dialog. Tells `fetch.progress`, and `fetch.ended` once. */
  'fetch.start': {
    input: z.object({
      connection: id,
      target,
      folder: path,
      resume: z.boolean().optional(),
      maxBytes: limit.optional(),
      maxResources: limit.optional(),
    }),
    output: undefined as unknown as { readonly fetchId: string },
  },
  'fetch.cancel': { input: z.object({ fetchId: id }), output: undefined as unknown as { readonly cancelled: boolean } },
  'publish.preview': { input: z.object({ runId }), output: undefined as unknown as PublicationPreview },
  'publish.start': {
    input: z.object({ runId, connection: id }),
    output: undefined as unknown as PublicationReport,
  },
} as const;

/** Methods that need a dialog. */
export const connectionMainMethods = {
  'dialog.openFetchFolder': { input: z.undefined(), output: undefined as unknown as { readonly path: string | null } },
  'dialog.openConnectionFile': {
    input: z.object({ kind: z.enum(['authority', 'key']) }),
    output: undefined as unknown as { readonly path: string | null },
  },
  /** Asks where, writes the Bundle of `publish.preview` there; null when the dialog was closed. */
  'publish.saveBundle': {
    input: z.object({ runId }),
    output: undefined as unknown as { readonly path: string | null },
  },
} as const;

export interface ConnectionEvents {
  'fetch.progress': FetchProgress & { readonly fetchId: string };
  'fetch.ended': {
    readonly fetchId: string;
    readonly folder: string;
    /** `cancelada` and `error` leave a folder that `resume` goes on with, where something was fetched. */
    readonly status: FetchManifest['status'] | 'cancelada' | 'error';
    /** One sentence, when it did not end well. */
    readonly message: string | null;
    readonly manifest: FetchManifest | null;
  };
}
