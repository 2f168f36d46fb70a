import { SignatureError } from './error.ts';

/** What one file of certificates, keys or signatures may measure; those of the SAT have some kilobytes. */
export const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The DER of each block of a PEM text, with its label (`CERTIFICATE`); null where the bytes are no PEM.
 *
 * @throws SignatureError for a file that is too big
 */
export function pemBlocks(bytes: Uint8Array): readonly { readonly label: string; readonly der: Uint8Array }[] | null {
  refuseBig(bytes);
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.includes('-----BEGIN ')) return null;
  const blocks = text.split('-----BEGIN ').slice(1);
  return blocks.map((block) => {
    const [label = '', body = ''] = block.split('-----', 2);
    return { label, der: strictBase64(body.replace(/[\r\n\t ]/g, '')) };
  });
}

/** Nothing where it is not the one way to write those bytes: a changed letter must show. */
function strictBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  return new Uint8Array(bytes.toString('base64') === text ? bytes : []);
}

/** The DER of a file that holds one thing, as PEM or DER. */
export function derOf(bytes: Uint8Array): Uint8Array {
  return pemBlocks(bytes)?.[0]?.der ?? bytes;
}

function refuseBig(bytes: Uint8Array): void {
  if (bytes.length > MOST_BYTES) {
    throw new SignatureError('El archivo es demasiado grande para ser un certificado, una llave o una firma.');
  }
}
