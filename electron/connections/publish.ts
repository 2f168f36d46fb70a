import { createHash } from 'node:crypto';
import type { Bundle } from 'fhir/r4';
import {
  type Publication,
  type PublicationBundle,
  type PublicationDocument,
  toPublication,
} from '../../shared/export/fhir-publication.ts';
import { publicationDigest } from '../../shared/export/publication-digest.ts';
import type { PublicationReport, VerificationResult } from '../../shared/model/index.ts';
import { expectResource, fhirClient } from './client.ts';
import { ConnectionError } from './error.ts';
import { openSession, type SessionOptions } from './session.ts';

/** What would be published of a run. @throws ConnectionError `settings` where there is nothing to publish */
export function preparePublication(
  result: VerificationResult,
  unitNames: Readonly<Record<string, string>> = {},
): Publication {
  const publication = toPublication(result, [digestOf(result)], unitNames);
  if (publication !== null) return publication;
  const why =
    result.run.status === 'completa'
      ? 'no es de ninguna unidad (CLUES)'
      : 'no se terminó, y sólo se publica lo completo';
  throw new ConnectionError('settings', `No hay qué publicar: la verificación ${why}.`);
}

function digestOf(result: VerificationResult): PublicationDocument {
  const bytes = Buffer.from(publicationDigest(result), 'utf8');
  return {
    contentType: 'application/json',
    title: 'Cifras de la verificación local',
    data: bytes.toString('base64'),
    hash: createHash('sha1').update(bytes).digest('base64'),
    size: bytes.length,
  };
}

/**
 * Publishes a Bundle as one transaction: all of it or nothing. What the server has already stays as it is.
 *
 * @throws ConnectionError
 */
export async function publish(
  options: SessionOptions,
  bundle: PublicationBundle,
  signal?: AbortSignal,
): Promise<PublicationReport> {
  const session = openSession(options);
  try {
    const value = await fhirClient(session, signal).transaction({ body: bundle as never });
    const { entry } = expectResource<Bundle>(value, 'Bundle');
    const answers = Array.isArray(entry) ? entry : [];
    const statuses = answers.map((one) => Number(/^\d{3}/.exec(String(one?.response?.status))?.[0] ?? 0));
    const failed = statuses.filter((status) => status < 200 || status >= 300).length;
    if (failed > 0 || statuses.length !== bundle.entry.length) {
      throw new ConnectionError('rejected', 'El servidor no confirmó todo lo publicado; vuelva a publicarlo.');
    }
    const created = statuses.filter((status) => status === 201).length;
    return { created, unchanged: statuses.length - created };
  } finally {
    session.close();
  }
}
