/**
 * The generated files of `resources/hl7v2` (scripts/hl7v2/tables.mjs). Trees and fields are one string each, read when
 * they are first asked for: a file holds hundreds of structures and a message needs one.
 */

/** `codes.json`: codes of all versions by table number, with `~` between them. A `*` at the end stands for any rest. */
export type CodesFile = Readonly<Record<string, string>>;

/** `versions.json`: the file of each version, from the earliest. */
export type VersionsFile = Readonly<Record<string, string>>;

/** `events.json`: what HL7's tables 0354 and 0003 say of events in any version. */
export interface EventsFile {
  /** Ids that MSH-9.3 may have for an event (`ADT_A04`), with blanks between them. */
  readonly structures: Readonly<Record<string, string>>;
  /** Events that exist, whether or not there is a tree for them: `ADT_A01`, with blanks between them. */
  readonly others: string;
}

/** `2.5.1.json` */
export interface VersionFile {
  /** Fields by segment; see {@link readFields}. */
  readonly segments: Readonly<Record<string, string>>;
  /** Components by data type; empty for a primitive one. */
  readonly types: Readonly<Record<string, string>>;
  /** Texts of trees; see `readNodes`. */
  readonly trees: readonly string[];
  /** Index of the tree by id of the structure. */
  readonly structures: Readonly<Record<string, number>>;
  /** `{ ADT: 'A01 A04=ADT_A01' }`: the events of a message type; where no structure is named, it has the event's name. */
  readonly events: Readonly<Record<string, string>>;
  /** Numbers of the tables that HL7 defines; the others are each site's. */
  readonly hl7Tables: readonly number[];
}
