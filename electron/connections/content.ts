import { ConnectionError } from './error.ts';
import type { Answer } from './transport.ts';

/** What an answer is, by its header: servers add parameters, and some keep the names of older versions. */
export type ContentKind = 'json' | 'ndjson' | 'html' | 'xml' | 'unsaid' | 'other';

export function contentKind(header: string | undefined): ContentKind {
  const name = header?.split(';', 1)[0].trim().toLowerCase() ?? '';
  if (name === '') return 'unsaid';
  if (/^(application|text)\/((fhir\+)?ndjson|x-ndjson)$/.test(name)) return 'ndjson';
  if (/^(application|text)\/(fhir\+json|json|json\+fhir|problem\+json)$/.test(name)) return 'json';
  if (/^(text\/html|application\/xhtml\+xml)$/.test(name)) return 'html';
  return /[/+]xml(\+fhir)?$/.test(name) ? 'xml' : 'other';
}

const HTML =
  'El servidor contestó con una página web y no con FHIR: revise la dirección base, o si un proxy o una pantalla de acceso contesta en su lugar.';

/** @throws ConnectionError `content` unless the answer may be what was asked for */
export function expectContent(header: string | undefined, wanted: 'json' | 'ndjson'): void {
  const kind = contentKind(header);
  if (kind === wanted || kind === 'unsaid') return;
  // Files of a bulk export lie on plain web servers, which name them by chance.
  if (wanted === 'ndjson' && (kind === 'other' || kind === 'json')) return;
  if (kind === 'html') throw new ConnectionError('content', HTML);
  if (kind === 'xml') throw new ConnectionError('content', 'El servidor contestó en XML aunque se le pidió JSON.');
  throw new ConnectionError('content', 'El servidor contestó con un tipo de contenido que no es FHIR en JSON.');
}

/** The first byte of an NDJSON file tells a page of the web from resources. @throws ConnectionError `content` */
export function expectResources(first: number): void {
  if (first === 0x7b) return;
  if (first === 0x3c) throw new ConnectionError('content', HTML);
  throw new ConnectionError('content', 'El archivo de la exportación masiva no es NDJSON.');
}

/**
 * The text of an answer.
 *
 * @param maxBytes unpacked; more is refused
 * @param deadline moment in milliseconds of `now` at which even a server that keeps trickling is given up
 * @throws ConnectionError
 */
export async function readText(
  answer: Answer,
  { maxBytes, deadline, now }: { readonly maxBytes: number; readonly deadline: number; readonly now: () => number },
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > maxBytes) {
      const megabytes = Math.floor(maxBytes / 1_000_000);
      throw new ConnectionError('limit', `El servidor mandó una respuesta de más de ${megabytes} MB de una sola vez.`);
    }
    if (now() > deadline) {
      throw new ConnectionError('timeout', `El servidor ${answer.url.host} tarda demasiado en mandar una respuesta.`);
    }
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks, size));
  } catch {
    throw new ConnectionError('content', 'El servidor mandó texto que no es UTF-8.');
  }
}

/** @throws ConnectionError `content` */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const html = text.trimStart().startsWith('<');
    throw new ConnectionError('content', html ? HTML : 'El servidor mandó JSON que no se puede leer.', { cause });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new ConnectionError('content', 'El servidor mandó JSON que no es un objeto de FHIR.');
}
