const UTF16_TABLE = 'Es texto en UTF-16 (el «Texto Unicode» de Excel): guárdelo con codificación ANSI (windows-1252).';
const UTF16_FHIR = 'Es JSON o XML en UTF-16, y FHIR pide UTF-8: vuelva a exportarlo o guárdelo en UTF-8.';
const WITHOUT_MSH =
  'Parece HL7 v2, pero ningún mensaje empieza con el segmento MSH: sin él no se sabe qué mensaje es ni con qué delimitadores se lee.';
/** Segments that follow MSH or that a cut often leaves first; the separator that nearly all systems use. */
const SEGMENT =
  /^(?:MSH|SFT|UAC|MSA|ERR|EVN|PID|PD1|NK1|PV1|PV2|ORC|OBR|OBX|NTE|DG1|AL1|SCH|TXA|MFI|MFE|STF|FT1|RXA|RXE)(?:\||[\r\n]|$)/;

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
  { bytes: [0xff, 0xfe], sentence: UTF16_TABLE },
  { bytes: [0xfe, 0xff], sentence: UTF16_TABLE },
  { bytes: [0x89, 0x50, 0x4e, 0x47], sentence: 'Es una imagen: Cotejo verifica archivos de datos.' },
  { bytes: [0xff, 0xd8, 0xff], sentence: 'Es una imagen: Cotejo verifica archivos de datos.' },
  { bytes: [0x1f, 0x8b], sentence: 'Está comprimido con gzip dos veces: descomprímalo primero.' },
  { bytes: [0x52, 0x61, 0x72, 0x21], sentence: 'Es un RAR: descomprímalo y entregue los archivos, o un ZIP.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], sentence: 'Es un 7z: descomprímalo y entregue los archivos, o un ZIP.' },
];

/** The narrowest guide has more columns than this. */
const LEAST_COLUMNS = 20;

/** A format of tables, for the sentence on one that nobody knows. */
export interface KnownTable {
  readonly title: string;
  /** How many columns its files may have. */
  readonly columns?: readonly number[];
}

/**
 * One sentence about a file that was not recognised.
 *
 * @param head first bytes of the file, the whole of it when it is short
 * @param name of the file
 * @param known formats that the program reads; those of tables are named
 */
export function describeUnrecognised(head: Uint8Array, name: string, known: readonly KnownTable[] = []): string {
  if (head.length === 0) return 'El archivo está vacío.';
  if (/\.cif$/i.test(name)) {
    return 'Es un archivo .CIF, cifrado con la llave de la DGIS, que nadie más puede abrir: entregue el .TXT del que salió.';
  }
  if (isUtf16Markup(head)) return UTF16_FHIR;
  const signature = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (signature) return signature.sentence;
  const text = new TextDecoder('windows-1252')
    .decode(head.subarray(0, 16_384))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (SEGMENT.test(text)) return WITHOUT_MSH;
  if (text.startsWith('<'))
    return 'Es un documento XML cuya raíz no es un ClinicalDocument de CDA R2 ni un recurso de FHIR R4: no se verifica.';
  if (isBulkManifest(text))
    return 'Es el manifiesto de una exportación masiva (Bulk Data): no lleva datos que verificar.';
  if (text.startsWith('{') || text.startsWith('[')) return 'Es JSON, pero no lleva recursos FHIR (falta resourceType).';
  if (head.length > 262 && text.slice(257, 262) === 'ustar')
    return 'Es un TAR: extráigalo y entregue los archivos, o un ZIP.';
  if (/\.log$/i.test(name)) return 'Es una bitácora (.log), no datos de la exportación: no se verifica.';
  const columns = hasBinary(head) ? 0 : text.split(/[\r\n]/, 1)[0].split('|').length;
  if (columns >= LEAST_COLUMNS) return describeTable(columns, known);
  if (hasBinary(head))
    return 'Es un archivo binario que no corresponde a ningún formato conocido; si es un .CIF cifrado, entregue el .TXT del que salió.';
  return 'No se reconoce el formato: se esperaba texto GIIS (columnas separadas por «|»), recursos FHIR R4 (JSON, NDJSON o XML), mensajes HL7 v2 o un documento CDA R2.';
}

/** JSON or XML in UTF-16, with a byte order mark or without: `{`, `[` or `<` and, beside it, a zero byte. */
function isUtf16Markup(head: Uint8Array): boolean {
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const at = marked ? 2 : 0;
  const [first, second] = [head[at], head[at + 1]];
  const opens = (byte: number): boolean => byte === 0x7b || byte === 0x5b || byte === 0x3c;
  return (first === 0 && opens(second)) || (second === 0 && opens(first));
}

/** What a server answers when a bulk export is ready: the list of its files. */
function isBulkManifest(text: string): boolean {
  return text.startsWith('{') && /"transactionTime"\s*:/.test(text) && /"output"\s*:\s*\[/.test(text);
}

/** A text of many columns whose names are no guide's. */
function describeTable(columns: number, known: readonly KnownTable[]): string {
  const guides = known
    .filter((format) => format.columns !== undefined)
    .map((format) => `${format.title} (${format.columns?.join(' o ')} columnas)`);
  const said = `Parece un archivo GIIS de ${columns} columnas, pero ni sus encabezados ni su número de columnas son los de una guía conocida`;
  return guides.length === 0 ? `${said}.` : `${said}: ${guides.join('; ')}.`;
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
