import { decodeText } from '../../shared/catalogs/decode.ts';
import { createTableReader, type DgisReading, readDgisCatalog } from '../../shared/catalogs/dgis.ts';
import { ProblemError } from './reading.ts';
import { openWorkbook, type WorkbookPackage } from './xlsx-package.ts';
import { readSharedStrings, readSheet } from './xlsx-rows.ts';

const OLD_BOOK =
  'Es un libro de Excel anterior a 2007 (.xls) o protegido con contraseña: guárdelo sin contraseña como XLSX o como CSV (UTF-8) e impórtelo.';
const NO_TEXT = 'No es un archivo de texto ni un libro XLSX.';
const NO_SHEET =
  'No es un catálogo conocido: ninguna hoja del libro tiene las columnas de un catálogo de DGIS, INEGI o RENAPO.';

/** The catalogue that a file holds: a CSV, or the first sheet of a workbook that has a catalogue's columns. */
export async function readCatalogTable(bytes: Uint8Array): Promise<DgisReading> {
  try {
    if (!isPackage(bytes)) return readCatalogText(bytes);
    const book = await openWorkbook(bytes);
    if (book === undefined) return refused('Es un ZIP dentro de otro, o uno dañado: extráigalo e impórtelo.');
    return await readBook(book);
  } catch (error) {
    if (error instanceof ProblemError) return refused(error.message);
    throw error;
  }
}

/** As {@link readCatalogTable}, for text alone; a workbook gives a sentence. */
export function readCatalogText(bytes: Uint8Array): DgisReading {
  const [first, second] = bytes;
  if (isPackage(bytes)) return refused('Los libros XLSX y los ZIP se usan importándolos como catálogos.');
  if (first === 0xd0 && second === 0xcf) return refused(OLD_BOOK);
  const isUtf16 = first === 0xff && second === 0xfe;
  if (!isUtf16 && bytes.subarray(0, 4096).includes(0)) return refused(NO_TEXT);
  return readDgisCatalog(decodeText(bytes).text);
}

/** True for bytes that start as a ZIP does, which workbooks are too. */
export function isPackage(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

async function readBook(book: WorkbookPackage): Promise<DgisReading> {
  try {
    const strings = await readSharedStrings(book);
    let sheets = 0;
    for (const { part } of book.sheets) {
      const reader = createTableReader();
      await readSheet(book, part, strings, (cells) => reader.row(cells));
      sheets++;
      const reading = reader.end();
      if (!('problem' in reading) || reading.hasColumns) return reading;
    }
    return refused(sheets === 0 ? 'El libro de Excel no tiene hojas.' : NO_SHEET);
  } finally {
    book.close();
  }
}

function refused(problem: string): DgisReading {
  return { problem, hasColumns: false };
}
