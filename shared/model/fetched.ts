/** What is to be fetched of a server. */
export type FetchTarget =
  /** Each type by a search of its own; null: those of the verification that the server says it has. */
  | { readonly kind: 'search'; readonly types: readonly string[] | null; readonly since?: string }
  /** `Patient/[id]/$everything`. */
  | { readonly kind: 'patient'; readonly id: string; readonly types: readonly string[] | null; readonly since?: string }
  /** Bulk Data Access: `$export` of the system, of all patients, or of a group. */
  | {
      readonly kind: 'bulk';
      readonly level: 'system' | 'patient' | 'group';
      readonly group?: string;
      readonly types: readonly string[] | null;
      readonly since?: string;
    };

export interface FetchedFile {
  /** `Patient.ndjson` */
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly resources: number;
  readonly sha256: string;
}

/** What the folder says of itself: `manifest.json`, written last. */
export interface FetchManifest {
  readonly schema: 'cotejo/fetch@1';
  readonly tool: { readonly name: 'cotejo'; readonly version: string };
  /** Base address, without anything that opens it. */
  readonly server: string;
  readonly request: FetchTarget;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** `recortada`: a limit of bytes or resources ended it. `parcial`: a part of it could not be had. */
  readonly status: 'completa' | 'recortada' | 'parcial';
  readonly files: readonly FetchedFile[];
  /** One sentence each, for what was not had. */
  readonly problems: readonly { readonly part: string; readonly sentence: string }[];
}

export interface FetchProgress {
  readonly bytes: number;
  readonly resources: number;
  /** What is being fetched: `Patient`, `$everything`, `$export`. */
  readonly part: string;
  /** Of a bulk export that the server is still preparing, where it says so; 0 to 100. */
  readonly percent: number | null;
}
