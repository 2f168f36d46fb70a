/** What a file that no reader knows seems to be, by its first bytes, and what to do about it. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly sentence: string }[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    sentence: 'Es un PDF: Cotejo verifica los archivos de datos que exporta el sistema, no su impresión.',
  },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    sentence:
      'Es un ZIP o un libro de Excel dentro de otro archivo: extráigalo primero y entregue los archivos de datos.',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    sentence: 'Es un documento de Office anterior a 2007: entregue el archivo de texto que genera el sistema.',
  },
  { bytes: [0x89, 0x50, 0x4e, 0x47], sentence: 'Es una imagen: Cotejo verifica archivos de datos.' },
  { bytes: [0xff, 0xd8, 0xff], sentence: 'Es una imagen: Cotejo verifica archivos de datos.' },
  { bytes: [0x1f, 0x8b], sentence: 'Está comprimido con gzip, que esta versión no abre: descomprímalo primero.' },
  { bytes: [0x52, 0x61, 0x72, 0x21], sentence: 'Es un RAR: descomprímalo y entregue los archivos, o un ZIP.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], sentence: 'Es un 7z: descomprímalo y entregue los archivos, o un ZIP.' },
];

/** The narrowest guide has more columns than this. */
const LEAST_COLUMNS = 20;

/**
 * One sentence about a file that was not recognised.
 *
 * @param head first bytes of the file, the whole of it when it is short
 */
export function describeUnrecognised(head: Uint8Array): string {
  if (head.length === 0) return 'El archivo está vacío.';
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (known) return known.sentence;
  const text = new TextDecoder('windows-1252')
    .decode(head.subarray(0, 16_384))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^(FHS|BHS|MSH)[^A-Za-z0-9\s]/.test(text))
    return 'Parece un mensaje HL7 v2, un formato que esta versión todavía no verifica.';
  if (text.startsWith('<'))
    return 'Parece un documento XML (CDA o FHIR XML), un formato que esta versión todavía no verifica.';
  if (text.startsWith('{') || text.startsWith('[')) return 'Es JSON, pero no lleva recursos FHIR (falta resourceType).';
  const columns = hasBinary(head) ? 0 : text.split('\n', 1)[0].split('|').length;
  if (columns >= LEAST_COLUMNS) {
    return `Parece un archivo GIIS de otra guía, de ${columns} columnas, que esta versión todavía no verifica: por ahora verifica consulta externa (GIIS-B015, 106 columnas).`;
  }
  if (hasBinary(head))
    return 'Es un archivo binario que no corresponde a ningún formato conocido; si es un .CIF cifrado, entregue el .TXT del que salió.';
  return 'No se reconoce el formato: se esperaba un archivo de texto GIIS (columnas separadas por «|») o un recurso FHIR R4 en JSON.';
}

/** Control bytes that no text file holds. */
function hasBinary(head: Uint8Array): boolean {
  const end = Math.min(head.length, 4096);
  for (let i = 0; i < end; i++) {
    const byte = head[i];
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return true;
  }
  return false;
}
