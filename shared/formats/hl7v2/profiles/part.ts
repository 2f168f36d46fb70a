/** The files that a profile of NIST's tools consists of. */
export type ProfilePart = 'profile' | 'constraints' | 'valueSets' | 'bindings';

const BY_ROOT: Readonly<Record<string, ProfilePart>> = {
  ConformanceProfile: 'profile',
  ConformanceContext: 'constraints',
  ValueSetLibrary: 'valueSets',
  ValueSetBindingsContext: 'bindings',
};

/** @param root name of the outermost element */
export function partOfRoot(root: string | undefined): ProfilePart | undefined {
  return root !== undefined && Object.hasOwn(BY_ROOT, root) ? BY_ROOT[root] : undefined;
}
