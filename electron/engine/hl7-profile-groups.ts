import type { ProfilePart } from '../../shared/formats/hl7v2/profiles/part.ts';
import { ProblemError } from './reading.ts';

/** A file of a profile, read. */
export interface ProfileFile {
  readonly part: ProfilePart;
  /** Without its folder. */
  readonly name: string;
  readonly folder: string;
  readonly text: string;
  readonly sha256: string;
}

export interface ProfileGroup {
  readonly profile: ProfileFile;
  readonly constraints?: ProfileFile;
  readonly valueSets?: ProfileFile;
  readonly bindings?: ProfileFile;
}

/**
 * Puts together what belongs to each profile: of its folder, or else of all that was handed over, the only file of its
 * kind, or the one whose name is the same but for the kind (`ADT_Profile.xml`, `ADT_Constraints.xml`).
 *
 * @throws ProblemError with one sentence where there is no profile, or nobody can tell what belongs together
 */
export function groupProfileFiles(files: readonly ProfileFile[]): readonly ProfileGroup[] {
  const profiles = files.filter(({ part }) => part === 'profile');
  if (profiles.length === 0) {
    throw new ProblemError('Entre los archivos del perfil de HL7 v2 no hay ninguno con la raíz ConformanceProfile.');
  }
  const groups = profiles.map((profile) => ({
    profile,
    constraints: companion(files, profile, 'constraints'),
    valueSets: companion(files, profile, 'valueSets'),
    bindings: companion(files, profile, 'bindings'),
  }));
  const taken = new Set(groups.flatMap(({ constraints, valueSets, bindings }) => [constraints, valueSets, bindings]));
  const left = files.find((file) => file.part !== 'profile' && !taken.has(file));
  if (left !== undefined) throw unclear(left.name);
  return groups;
}

function companion(files: readonly ProfileFile[], profile: ProfileFile, part: ProfilePart): ProfileFile | undefined {
  const all = files.filter((file) => file.part === part);
  const near = all.filter(({ folder }) => folder === profile.folder);
  const candidates = near.length > 0 ? near : all.filter((file) => !hasProfile(files, file.folder));
  if (candidates.length < 2) return candidates[0];
  const named = candidates.filter(({ name }) => stem(name) === stem(profile.name));
  if (named.length !== 1) throw unclear(candidates[0].name);
  return named[0];
}

function hasProfile(files: readonly ProfileFile[], folder: string): boolean {
  return files.some((file) => file.part === 'profile' && file.folder === folder);
}

/** A name without its extension and without the word that says what the file is. */
function stem(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/\.[^.]*$/, '')
    .replace(
      /(?:value[ _-]?sets?|vs)[ _-]?(?:library|lib|bindings?)?|constraints?|(?:conformance[ _-]?)?(?:profile|context)|perfil|reglas|listas/g,
      '',
    );
  return words.replace(/[^\p{L}\p{N}]+/gu, '');
}

function unclear(name: string): ProblemError {
  return new ProblemError(
    `No se sabe de qué perfil de HL7 v2 es el archivo «${name}»: ponga los archivos de cada perfil en una carpeta aparte.`,
  );
}
