/** How this program shows who it is to a FHIR server. Secrets are never part of it. */
export type ConnectionAuth =
  | { readonly kind: 'none' }
  /** The secret is an access token. */
  | { readonly kind: 'bearer' }
  /** The secret is the password. */
  | { readonly kind: 'basic'; readonly user: string }
  /** OAuth 2.0 client credentials; the secret is the client's. */
  | OAuthClient<'client-credentials'>
  /** SMART backend services (`private_key_jwt`); no secret, but a private key that stays in its file. */
  | (OAuthClient<'smart-backend'> & {
      /** PEM or JWK. */
      readonly keyFile: string;
      /** `kid`, where the key itself does not say it. */
      readonly keyId?: string;
    });

interface OAuthClient<K extends string> {
  readonly kind: K;
  readonly clientId: string;
  /** Left out, the server's `.well-known/smart-configuration` tells it. */
  readonly tokenEndpoint?: string;
  readonly scope?: string;
}

/** What a person says of a FHIR server. */
export interface ConnectionSettings {
  readonly name: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** «Sin cifrado»: http to another computer, said in so many words. */
  readonly plainHttp: boolean;
  readonly auth: ConnectionAuth;
  /** PEM with the hospital's own authority; trusted besides the public ones. */
  readonly caFile: string | null;
  /** Other origins to which links of this server may lead. */
  readonly allowedOrigins: readonly string[];
  /** Longest silence of the server, in milliseconds. */
  readonly timeoutMs: number;
  /** Of one fetch; null without a limit. */
  readonly maxBytes: number | null;
  readonly maxResources: number | null;
}

/** A FHIR server as the registry lists it. */
export interface ServerConnection extends ConnectionSettings {
  readonly id: string;
  /** Whether a token, password or client secret is kept for it. */
  readonly hasSecret: boolean;
  /** ISO 8601 with zone. */
  readonly createdAt: string;
  readonly changedAt: string;
}

/** One thing that a server says of itself, and what it means for a verification. */
export interface CapabilityRemark {
  readonly level: 'ok' | 'warning' | 'error';
  /** What is spoken of, for grouping. */
  readonly topic: 'version' | 'formats' | 'resources' | 'search' | 'security' | 'bulk' | 'publish';
  /** One sentence. */
  readonly sentence: string;
}

/** What a look at a server shows. */
export interface ConnectionCheck {
  readonly reachable: boolean;
  readonly fhirVersion: string | null;
  /** Name and version of the server's program, as it says. */
  readonly software: string | null;
  readonly remarks: readonly CapabilityRemark[];
}

/** What a server did with what was published to it. */
export interface PublicationReport {
  readonly created: number;
  /** Were there already: publishing twice changes nothing. */
  readonly unchanged: number;
}
