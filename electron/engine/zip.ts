import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { InputFile, InputProblem } from './inputs.ts';
import { openForReading, ProblemError } from './reading.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const MAX_MEMBERS = 20_000;
/** All members together, unpacked. The largest export of one unit seen so far stays far below. */
export const MAX_TOTAL_BYTES = 8 * GIB;
/** Real exports pack to a tenth or a twentieth; DEFLATE cannot do better than about 1:1030, which is what bombs use. */
export const MAX_RATIO = 500;
export const RATIO_APPLIES_FROM = 64 * MIB;

/** True for a file that starts like a ZIP, whatever its name. An XLSX is one too. */
export async function isZip(path: string): Promise<boolean> {
  const handle = await openForReading(path);
  try {
    const head = new Uint8Array(4);
    const { bytesRead } = await handle.read(head, 0, 4, 0);
    return bytesRead === 4 && head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
  } finally {
    await handle.close();
  }
}

/**
 * The members of a ZIP as inputs. Nothing is unpacked to disk, so a name can do no harm; one that tries to leave its
 * folder is refused all the same, since no honest program writes it.
 */
export async function listZip(
  absolute: string,
  path: string,
): Promise<{ readonly files: readonly InputFile[]; readonly problems: readonly InputProblem[] }> {
  const files: InputFile[] = [];
  const problems: InputProblem[] = [];
  let total = 0;
  await forEachEntry(absolute, (entry, index) => {
    const name = memberName(entry);
    const shown = `${path}!/${printable(name)}`;
    if (name.endsWith('/') || /(^|\/)(__MACOSX\/|\._)/.test(name)) return true;
    if (index >= MAX_MEMBERS) {
      problems.push({ path, sentence: `El ZIP tiene más de ${MAX_MEMBERS} archivos; los demás no se verifican.` });
      return false;
    }
    total += entry.uncompressedSize;
    const refusal = refuse(entry, name, total);
    if (refusal) problems.push({ path: shown, sentence: refusal });
    else files.push({ path: shown, absolute, zipEntry: index, bytes: entry.uncompressedSize });
    return total <= MAX_TOTAL_BYTES;
  });
  if (files.length === 0 && problems.length === 0) problems.push({ path, sentence: 'El ZIP no contiene archivos.' });
  return { files, problems };
}

/** Reads one member, unpacked, in chunks. @throws ProblemError with a sentence when the ZIP is damaged. */
export async function* readZipMember(absolute: string, wanted: number): AsyncGenerator<Uint8Array> {
  const zip = await openZip(absolute);
  try {
    let index = 0;
    for await (const entry of zip.eachEntry()) {
      if (index++ < wanted) continue;
      for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Uint8Array;
      return;
    }
    throw new ProblemError('El ZIP cambió mientras se leía.');
  } catch (error) {
    throw damaged(error);
  } finally {
    zip.close();
  }
}

function refuse(entry: Entry, name: string, total: number): string | undefined {
  if (yauzl.validateFileName(name) !== null || name.includes('\0')) {
    return 'Su nombre dentro del ZIP apunta fuera de la carpeta; por seguridad no se abre.';
  }
  if (entry.isEncrypted()) return 'Está protegido con contraseña dentro del ZIP: extráigalo y entregue el archivo.';
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return 'Usa un método de compresión que no se conoce: vuelva a crear el ZIP con el método normal.';
  }
  if (total > MAX_TOTAL_BYTES) {
    return `El ZIP ocuparía más de ${MAX_TOTAL_BYTES / GIB} GB desempacado; no se abre. Divida la exportación.`;
  }
  if (entry.uncompressedSize > RATIO_APPLIES_FROM && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) {
    return 'Se expande más de lo que hace un archivo real (posible bomba ZIP); no se abre.';
  }
  return undefined;
}

/** Visits the entries in directory order until the visitor says `false`. */
async function forEachEntry(absolute: string, visit: (entry: Entry, index: number) => boolean): Promise<void> {
  const zip = await openZip(absolute);
  try {
    let index = 0;
    for await (const entry of zip.eachEntry()) {
      if (!visit(entry, index++)) return;
    }
  } catch (error) {
    throw damaged(error);
  } finally {
    zip.close();
  }
}

async function openZip(absolute: string): Promise<ZipFile> {
  try {
    // Names are decoded here and not by yauzl, which would give up the whole ZIP at the first unsafe one.
    return await yauzl.openPromise(absolute, { autoClose: false, decodeStrings: false, validateEntrySizes: true });
  } catch (error) {
    throw damaged(error);
  }
}

function memberName(entry: Entry): string {
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

/** A name as it may be shown: it must not move the cursor of a terminal, nor fill a screen. */
export function printable(name: string, most = 500): string {
  return name.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·').slice(0, most);
}

function damaged(error: unknown): Error {
  if (error instanceof ProblemError) return error;
  const { code } = error as { readonly code?: string };
  if (code?.startsWith('E') && !code.startsWith('ERR_')) return error as Error;
  return new ProblemError('El ZIP está dañado o incompleto: vuelva a crearlo o a copiarlo.');
}
