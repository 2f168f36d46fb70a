/** A local profile as it was handed over: the files of NIST's tools, of which only the first must be there. */
export interface Hl7ProfileSource {
  /** Name of the file of the profile, without folders. */
  readonly name: string;
  /** Text of PROFILE.xml (`ConformanceProfile`). */
  readonly profile: string;
  /** Text of CONSTRAINTS.xml (`ConformanceContext`). */
  readonly constraints?: string;
  /** Text of VALUESETS.xml (`ValueSetLibrary`). */
  readonly valueSets?: string;
  /** Text of the file of bindings (`ValueSetBindingsContext`) that newer profiles have. */
  readonly bindings?: string;
}
