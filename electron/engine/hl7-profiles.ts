import { basename, dirname, extname } from 'node:path';
import { profileFault, profilePartOf } from '../../shared/formats/hl7v2/profiles/index.ts';
import type { Hl7ProfileSource } from '../../shared/formats/hl7v2/profiles/model.ts';
import type { FileRef } from '../../shared/model/index.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { groupProfileFiles, type ProfileFile } from './hl7-profile-groups.ts';
import { type InputFile, listInputs } from './inputs.ts';
import { describeReadError, ProblemError } from './reading.ts';
import { readRaw } from './verify-file.ts';
import { decodeXml } from './xml-text.ts';

/** A local profile with the files it was put together from; plain data, so that each worker can be given it. */
export interface LoadedHl7Profile extends Hl7ProfileSource {
  readonly files: readonly FileRef[];
}

/** The value sets of the largest guides that NIST publishes take some 20 MB. */
const MAX_BYTES = 100 * 1024 ** 2;
const MAX_TOTAL_BYTES = 300 * 1024 ** 2;
/** XML files that are looked at in what was handed over, and profiles that a run takes. */
const MAX_FILES = 500;
const MAX_PROFILES = 50;

/**
 * Reads local profiles of HL7 v2 from files, folders and ZIPs: which XML is profile, rules or lists shows by its root,
 * and what belongs together by folder and name.
 *
 * @throws ProblemError with one sentence where there is no profile, or one that cannot be used
 */
export async function loadHl7Profiles(paths: readonly string[]): Promise<readonly LoadedHl7Profile[]> {
  if (paths.length === 0) return [];
  const files = await readFiles(paths);
  const profiles = groupProfileFiles(files).map(({ profile, constraints, valueSets, bindings }): LoadedHl7Profile => {
    const source = {
      name: profile.name,
      profile: profile.text,
      ...(constraints === undefined ? {} : { constraints: constraints.text }),
      ...(valueSets === undefined ? {} : { valueSets: valueSets.text }),
      ...(bindings === undefined ? {} : { bindings: bindings.text }),
    };
    const fault = profileFault(source);
    if (fault !== undefined) {
      const at = { profile, constraints, valueSets, bindings }[fault.part] ?? profile;
      throw unusable(at.name, fault.sentence);
    }
    const parts = [profile, constraints, valueSets, bindings].filter((part) => part !== undefined);
    return { ...source, files: parts.map(({ name, sha256 }) => ({ name, sha256 })) };
  });
  if (profiles.length > MAX_PROFILES) throw new ProblemError(`Se indicaron más de ${MAX_PROFILES} perfiles de HL7 v2.`);
  return profiles;
}

async function readFiles(paths: readonly string[]): Promise<readonly ProfileFile[]> {
  const found: ProfileFile[] = [];
  let total = 0;
  let looked = 0;
  for (const path of new Set(paths)) {
    const { files, problems } = await listInputs([path]);
    const [problem] = problems;
    if (problem !== undefined) throw unusable(basename(problem.path), problem.sentence);
    // Whoever names a file means that file; in folders and ZIPs there may be anything.
    const isNamed = files.length === 1 && files[0].absolute === path && files[0].zipEntry === undefined;
    for (const file of files) {
      if (!isNamed && extname(file.path).toLowerCase() !== '.xml') continue;
      if (++looked > MAX_FILES)
        throw new ProblemError(`Hay más de ${MAX_FILES} archivos XML en los perfiles indicados.`);
      const name = basename(file.path);
      total += file.bytes;
      if (file.bytes > MAX_BYTES || total > MAX_TOTAL_BYTES) throw unusable(name, 'Los archivos pesan demasiado.');
      const bytes = await readWhole(file, name);
      const text = decodeXml(bytes);
      const part = text === undefined ? undefined : profilePartOf(text);
      if (text !== undefined && part !== undefined) {
        found.push({
          part,
          name,
          folder: folderOf(file),
          text,
          sha256: sha256Hex(bytes),
        });
      } else if (isNamed) {
        throw unusable(name, 'No es un perfil, ni reglas ni listas de un perfil, en la forma de NIST.');
      }
    }
  }
  return unique(found);
}

/** A file may be named, and be in a folder that is named too. */
function unique(files: readonly ProfileFile[]): readonly ProfileFile[] {
  return [...new Map(files.map((file) => [`${file.folder}\n${file.name}\n${file.sha256}`, file])).values()];
}

/** Folder of a file; of a member of a ZIP, the ZIP with the folder inside. */
function folderOf({ absolute, path, zipEntry }: InputFile): string {
  return zipEntry === undefined ? dirname(absolute) : `${absolute}!${dirname(path)}`;
}

async function readWhole(file: InputFile, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of readRaw(file)) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) throw new ProblemError('Los archivos pesan demasiado.');
      parts.push(chunk.slice());
    }
  } catch (error) {
    throw unusable(name, describeReadError(error));
  }
  return Buffer.concat(parts);
}

function unusable(name: string, reason: string): ProblemError {
  return new ProblemError(`El perfil de HL7 v2 «${name}» no se puede usar. ${reason}`);
}
