/** Encoding characters of a message (MSH-1 and MSH-2), as UTF-16 code units; -1 for one that the message does not name. */
export interface Delimiters {
  readonly field: number;
  readonly component: number;
  readonly repetition: number;
  readonly escape: number;
  readonly subcomponent: number;
  /** Since 2.7; -1 before. */
  readonly truncation: number;
}

/** What HL7 recommends, and what is assumed where a message names none: `|^~\&`. */
export const STANDARD_DELIMITERS: Delimiters = {
  field: 0x7c,
  component: 0x5e,
  repetition: 0x7e,
  escape: 0x5c,
  subcomponent: 0x26,
  truncation: -1,
};
