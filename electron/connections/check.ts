import type { CapabilityStatement } from 'fhir/r4';
import type { CapabilityRemark, ConnectionCheck } from '../../shared/model/index.ts';
import { judgeCapability, readCapability } from './capability.ts';
import { ConnectionError } from './error.ts';
import { RETRIES, type RetryPolicy } from './retry.ts';
import { openSession, type SessionOptions } from './session.ts';

/** Somebody is looking on: what does not answer at the second try is said at once. */
const IMPATIENT: RetryPolicy = { ...RETRIES, retries: 1, askedMostMs: 5000 };

/** Signs in and reads what the server says of itself. A server that cannot be reached is a result, not an error. */
export async function checkConnection(options: SessionOptions, signal?: AbortSignal): Promise<ConnectionCheck> {
  try {
    const session = openSession({ policy: IMPATIENT, ...options });
    try {
      const statement = await readCapability(session, signal);
      // Servers without SMART answer this address with anything.
      const smart = await session.smartConfiguration(signal).catch(() => null);
      return {
        reachable: true,
        fhirVersion: plain(statement.fhirVersion),
        software: softwareOf(statement),
        remarks: judgeCapability(statement, { baseUrl: session.settings.baseUrl, smart }),
      };
    } finally {
      session.close();
    }
  } catch (error) {
    if (!(error instanceof ConnectionError) || error.fault === 'cancelled') throw error;
    const topic = error.fault === 'tls' || error.fault === 'denied' ? 'security' : 'version';
    const remark: CapabilityRemark = { level: 'error', topic, sentence: error.message };
    return { reachable: false, fhirVersion: null, software: null, remarks: [remark] };
  }
}

function softwareOf({ software }: CapabilityStatement): string | null {
  const name = plain(software?.name);
  const version = plain(software?.version);
  return name === null ? null : version === null ? name : `${name} ${version}`;
}

/** Texts of a stranger, short and of one line. */
function plain(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.replace(/[^\p{L}\p{N}\p{P} ]/gu, ' ').slice(0, 80) : null;
}
