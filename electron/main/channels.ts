/** The channels between window and main process, and what is answered on them. */
export const CALL_CHANNEL = 'cotejo:call';
export const EVENT_CHANNEL = 'cotejo:event';

/** An error crosses as a value, since Electron would put its own words before the sentence. */
export type CallAnswer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: string };
