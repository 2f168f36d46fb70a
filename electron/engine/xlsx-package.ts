import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ProblemError } from './reading.ts';
import { readXml } from './xml-events.ts';

/** A workbook as a package: its sheets in order, and the means to read a part of it. */
export interface WorkbookPackage {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly sharedStrings: string | undefined;
  read(part: string): AsyncIterable<Uint8Array>;
  close(): void;
}

const MIB = 1024 ** 2;
/** The sheet of the full register of units, the largest catalogue there is, takes some 200 MB unpacked. */
const MAX_PART_BYTES = 1024 * MIB;
/** As for exports: cells that repeat pack to a thirtieth or so, bombs to a thousandth. */
const MAX_RATIO = 500;
const RATIO_APPLIES_FROM = 64 * MIB;
const MAX_PARTS = 5000;
const MAX_SHEETS = 100;

const WORKBOOK = 'xl/workbook.xml';
const DAMAGED = 'El libro de Excel está dañado o incompleto: ábralo en Excel y guárdelo de nuevo.';

/** Opens a ZIP held in memory as a workbook; undefined where it is a ZIP of another kind. @throws ProblemError */
export async function openWorkbook(bytes: Uint8Array): Promise<WorkbookPackage | undefined> {
  const { zip, parts } = await listParts(bytes);
  if (!parts.has(WORKBOOK)) {
    zip.close();
    if (parts.has('xl/workbook.bin')) throw new ProblemError(OTHER_BOOK('XLSB'));
    if (parts.has('content.xml')) throw new ProblemError(OTHER_BOOK('ODS'));
    return undefined;
  }
  const read = (part: string) => readPart(zip, parts, part);
  try {
    const targets = await relations(read, parts);
    const sheets: { name: string; part: string }[] = [];
    await readXml(read(WORKBOOK), {
      open(element, attributes) {
        if (element !== 'sheet' || sheets.length >= MAX_SHEETS) return;
        // The prefix of the relation's identifier is free; its local name is not.
        const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key) && key !== 'sheetId')?.[1];
        const part = targets.byId.get(id ?? '');
        if (part !== undefined && parts.has(part)) sheets.push({ name: attributes.name ?? '', part });
      },
    });
    return { sheets, sharedStrings: targets.sharedStrings, read, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const OTHER_BOOK = (kind: string) => `Es un libro ${kind}: guárdelo como XLSX o como CSV (UTF-8) e impórtelo.`;

async function listParts(
  bytes: Uint8Array,
): Promise<{ readonly zip: ZipFile; readonly parts: ReadonlyMap<string, Entry> }> {
  let zip: ZipFile | undefined;
  try {
    zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      autoClose: false,
      validateEntrySizes: true,
    });
    const parts = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (parts.size >= MAX_PARTS) throw new ProblemError('El libro de Excel tiene demasiadas partes; no se abre.');
      parts.set(entry.fileName.replace(/^\//, ''), entry);
    }
    return { zip, parts };
  } catch (error) {
    zip?.close();
    throw error instanceof ProblemError ? error : new ProblemError(DAMAGED);
  }
}

async function* readPart(
  zip: ZipFile,
  parts: ReadonlyMap<string, Entry>,
  part: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const entry = parts.get(part);
  if (entry === undefined) throw new ProblemError(DAMAGED);
  const { uncompressedSize, compressedSize } = entry;
  const bomb = uncompressedSize > RATIO_APPLIES_FROM && uncompressedSize > compressedSize * MAX_RATIO;
  if (bomb || uncompressedSize > MAX_PART_BYTES) {
    throw new ProblemError(
      'El libro de Excel se expande más de lo que hace un libro real (posible bomba ZIP); no se abre.',
    );
  }
  if (entry.isEncrypted())
    throw new ProblemError('El libro de Excel está protegido con contraseña: quítela e impórtelo.');
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Uint8Array;
  } catch {
    throw new ProblemError(DAMAGED);
  }
}

/** Parts that the workbook names, by the identifier of their relation; the shared strings by their type. */
async function relations(
  read: WorkbookPackage['read'],
  parts: ReadonlyMap<string, Entry>,
): Promise<{ readonly byId: ReadonlyMap<string, string>; readonly sharedStrings: string | undefined }> {
  const byId = new Map<string, string>();
  let sharedStrings: string | undefined;
  const file = 'xl/_rels/workbook.xml.rels';
  if (!parts.has(file)) throw new ProblemError(DAMAGED);
  await readXml(read(file), {
    open(element, { Id, Type = '', Target }) {
      if (element !== 'Relationship' || Id === undefined || Target === undefined) return;
      const part = Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`;
      byId.set(Id, part);
      if (Type.endsWith('/sharedStrings') && parts.has(part)) sharedStrings = part;
    },
  });
  return { byId, sharedStrings };
}
