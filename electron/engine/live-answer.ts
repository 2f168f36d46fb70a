import {
  type AckError,
  errorOf,
  headerError,
  isUnsupported,
  unreadableError,
} from '../../shared/formats/hl7v2/ack/errors.ts';
import type { AckHeader } from '../../shared/formats/hl7v2/ack/header.ts';
import { ackMode, asksFor } from '../../shared/formats/hl7v2/ack/mode.ts';
import type { AckCode } from '../../shared/model/index.ts';
import type { LiveVerdict } from './live-verify.ts';

/** An answer to give: MSA-1, and what the ERR segments say. */
export interface Answer {
  readonly code: AckCode;
  readonly errors: readonly AckError[];
}

/** What the receiver found out about a message, as far as the answers depend on it. */
export interface Receipt {
  readonly header: AckHeader;
  /** Whether it lies on the disk. */
  readonly isStored: boolean;
}

const NOT_STORED = 'El receptor no pudo guardar el mensaje.';

/** The accept acknowledgement of enhanced mode, where the sender asks for one; given before the message is verified. */
export function acceptAnswer({ header, isStored }: Receipt): Answer | undefined {
  if (ackMode(header) === 'original') return undefined;
  const answer = acceptance(header, isStored);
  return asksFor(header.component(15), answer.code === 'CA') ? answer : undefined;
}

/**
 * The application acknowledgement, where the sender asks for one. In enhanced mode a message whose acceptance was
 * refused gets none: it never reached the application.
 */
export function applicationAnswer({ header, isStored }: Receipt, verdict: LiveVerdict | undefined): Answer | undefined {
  const answer = judgement(header, isStored, verdict);
  if (ackMode(header) === 'original') return answer;
  const refused = acceptAnswer({ header, isStored });
  if (refused !== undefined && refused.code !== 'CA') return undefined;
  return asksFor(header.component(16), answer.code === 'AA') ? answer : undefined;
}

/** Why the message is rejected, for people; null where it is not. */
export function rejection({ header, isStored }: Receipt): string | null {
  return headerError(header)?.text ?? (isStored ? null : NOT_STORED);
}

function acceptance(header: AckHeader, isStored: boolean): Answer {
  const error = headerError(header);
  if (error !== undefined) return { code: 'CR', errors: [error] };
  return isStored ? { code: 'CA', errors: [] } : { code: 'CE', errors: [unreadableError(NOT_STORED)] };
}

function judgement(header: AckHeader, isStored: boolean, verdict: LiveVerdict | undefined): Answer {
  const error = headerError(header);
  if (error !== undefined) return { code: 'AR', errors: [error] };
  // Table 0008: rejected for a reason that is not in the message.
  if (!isStored || verdict === undefined) return { code: 'AR', errors: [unreadableError(NOT_STORED)] };
  const errors = verdict.findings.filter(({ severity }) => severity === 'error').map(errorOf);
  const unsupported = errors.filter(isUnsupported);
  if (unsupported.length > 0) return { code: 'AR', errors: unsupported };
  if (verdict.errors > 0) return { code: 'AE', errors };
  return verdict.problem === null
    ? { code: 'AA', errors: [] }
    : { code: 'AE', errors: [unreadableError(verdict.problem)] };
}
