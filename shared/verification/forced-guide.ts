/**
 * True for text whose first line is cut by «|», as the files of the GIIS are: what a person may say to be of a certain
 * guide. HL7 v2 is cut so as well, but begins with the name of a segment.
 */
export function isDelimitedText(head: Uint8Array): boolean {
  const text = new TextDecoder('windows-1252').decode(head.subarray(0, LOOK)).replace(/^ï»¿/, '').trimStart();
  const line = text.slice(0, text.search(/[\r\n]|$/));
  return line.includes('|') && !/^(FHS|BHS|MSH|\{|\[|<)/.test(line) && !/[\0-\x08]/.test(line.slice(0, 256));
}

const LOOK = 16_384;
