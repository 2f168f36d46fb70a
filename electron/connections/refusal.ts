import type { OperationOutcome } from 'fhir/r4';
import { ConnectionError } from './error.ts';

/** Answers after which the same request may go well: too many requests, a gateway or a server out of breath. */
const PASSING: readonly number[] = [408, 425, 429, 500, 502, 503, 504];
/** Codes of OperationOutcome are a closed list; the server's own words could quote a patient and are not repeated. */
const ISSUE_CODE = /^[a-z]{3,20}(-[a-z]+)*$/;
const MOST_CODES = 3;

/**
 * A status of HTTP that is no success, as an error with one sentence.
 *
 * @param text the body, as far as it was read
 * @param afterMs what Retry-After asked for
 */
export function refusal(status: number, text: string, afterMs?: number): ConnectionError {
  const codes = issueCodes(text);
  const told = codes.length === 0 ? '' : `; su OperationOutcome dice «${codes.join(', ')}»`;
  if (PASSING.includes(status)) {
    const sentence =
      status === 429
        ? 'El servidor pide mandar menos peticiones (429) y no dejó de pedirlo'
        : `El servidor falla (${status}) y no se repuso`;
    return new ConnectionError('overloaded', `${sentence}${told}.`, { again: { afterMs }, status });
  }
  switch (status) {
    case 401:
      return new ConnectionError('denied', `El servidor no acepta las credenciales (401)${told}.`, { status });
    case 403:
      return new ConnectionError('denied', `Las credenciales no dan permiso para esto (403)${told}.`, { status });
    case 404:
    case 405:
    case 410:
    case 501:
      return new ConnectionError('unsupported', `El servidor no tiene lo que se le pide (${status})${told}.`, {
        status,
      });
    default:
      return new ConnectionError('rejected', `El servidor rechazó la petición (${status})${told}.`, { status });
  }
}

/** Codes of the issues of severity error and fatal, where the text is an OperationOutcome. */
export function issueCodes(text: string): readonly string[] {
  try {
    const outcome = JSON.parse(text) as Partial<OperationOutcome>;
    if (outcome?.resourceType !== 'OperationOutcome' || !Array.isArray(outcome.issue)) return [];
    const codes = outcome.issue
      .filter((issue) => issue?.severity === 'error' || issue?.severity === 'fatal')
      .map((issue) => String(issue.code))
      .filter((code) => ISSUE_CODE.test(code));
    return [...new Set(codes)].slice(0, MOST_CODES);
  } catch {
    return [];
  }
}
