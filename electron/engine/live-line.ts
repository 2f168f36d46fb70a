import type { AckHeader } from '../../shared/formats/hl7v2/ack/header.ts';
import { maskValue } from '../../shared/text/mask.ts';

/** What a header says of itself, fit to be shown: names of systems and codes as they are, anything else masked. */
export function headerLine(header: AckHeader) {
  const type = [header.component(9), header.component(9, 2)].filter((part) => part !== '').join('^');
  return {
    application: [header.component(3), header.component(4)].map(systemName).filter(Boolean).join(' | '),
    type: /^[A-Z][A-Z0-9]{2}(\^[A-Z0-9]{1,7})?$/.test(type) ? type : maskValue(type, 'auto'),
    version: /^[0-9.]{1,7}$/.test(header.component(12))
      ? header.component(12)
      : maskValue(header.component(12), 'auto'),
    controlId: systemName(header.component(10)),
  };
}

/** A CURP or RFC of a person that stands where the name of a system should; a CLUES has five letters. */
const PERSONAL = /(?<![A-ZÑ&])[A-ZÑ&]{4}\d{6}/i;
/** Names and control ids are codes: two words may be a person. */
const CODE = /^[\w.:/@#+-]{1,60}$/;

function systemName(binary: string): string {
  const text = decoded(binary);
  if (PERSONAL.test(text)) return maskValue(text, 'curp');
  return CODE.test(text) ? text : maskValue(text, 'identifier');
}

/** Headers keep bytes as characters; what is no UTF-8 is Latin-1. */
function decoded(binary: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(binary, 'latin1'));
  } catch {
    return binary;
  }
}
