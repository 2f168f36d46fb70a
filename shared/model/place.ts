/** Where a fact stands in its source. Every number is 1-based but `offset`, which counts bytes from 0. */
export interface Place {
  readonly line?: number;
  /** Column number: of the character in text, of the *cell* in a delimited file (its position in the guide). */
  readonly column?: number;
  readonly offset?: number;
  /** The source's own name for the datum: `curpPaciente`, `PID-3`, `Patient.identifier`. */
  readonly field?: string;
  /** FHIRPath, XPath or the like, where the format has one. */
  readonly path?: string;
  /** Number of the row, resource or message in its file. */
  readonly record?: number;
}
