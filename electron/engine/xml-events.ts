import { SaxesParser } from 'saxes';
import { ProblemError } from './reading.ts';

/** What a part of a workbook is made of, in order. Names come without the prefix of their namespace. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
  /** True once the rest need not be read; asked now and then. */
  readonly stopped?: () => boolean;
}

/** No part of a workbook nests deeper than some twenty elements. */
const MAX_DEPTH = 100;

const DAMAGED = 'El libro de Excel está dañado: ábralo en Excel y guárdelo de nuevo.';

/**
 * Reads XML as it comes, in UTF-8. A DOCTYPE is refused, and with it every entity beyond the five of XML itself.
 *
 * @throws ProblemError with one sentence
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  parser.on('doctype', () => {
    throw new ProblemError('El libro de Excel declara un DOCTYPE, que ningún libro lleva; por seguridad no se abre.');
  });
  parser.on('error', () => {
    throw new ProblemError(DAMAGED);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MAX_DEPTH) throw new ProblemError(DAMAGED);
    events.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    events.close?.(localName(name));
  });
  if (events.text) parser.on('text', events.text);
  try {
    for await (const chunk of chunks) {
      parser.write(decoder.decode(chunk, { stream: true }));
      if (events.stopped?.()) return;
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(DAMAGED);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
