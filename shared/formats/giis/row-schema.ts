/**
 * The part of JSON Schema 2020-12 in which rules over one row are written, and the keywords added to it. The names in
 * `properties` are columns of the guide, or facts about the row:
 *
 * - `edad`, `edadMeses`, `edadDias`: completed years, months and days from the birth to the day of the care
 * - `institucion`: letters 3 to 5 of the CLUES of the row; `entidadClues`: its letters 1 and 2
 * - `<column>@<datum>`: a datum of the entry that the column's key has in its catalogue (`clues@typology`,
 *   `codigoCIEDiagnostico1@chronic`); lists of keys are arrays of numbers. Where the catalogue is not at hand, or has
 *   no such key, nobody can tell.
 * - `<column>@<sub-value>` of a column of groups: that sub-value of all its groups, in order (an empty array when the
 *   cell is empty)
 *
 * Values: numbers in numeric columns, arrays of numbers in lists, texts in all others; `''` where the cell is empty.
 * A cell that has a fault of its own has no value, and a rule that needs it says nothing.
 */
export interface RowSchema {
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly allOf?: readonly RowSchema[];
  readonly anyOf?: readonly RowSchema[];
  readonly not?: RowSchema;
}

export interface ValueSchema {
  readonly const?: number | string;
  readonly enum?: readonly (number | string)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  /** Some element of a list. */
  readonly contains?: ValueSchema;
  readonly maxItems?: number;
  readonly anyOf?: readonly ValueSchema[];
  readonly not?: ValueSchema;
  /** A code of CIE-10 in one of these: a code (`O267`), a category (`O20`) or a span of categories (`V01-Y98`). */
  readonly cie10?: readonly string[];
  /** The same value as another column or fact. */
  readonly equals?: string;
  /** Not less than the value of another column or fact (numbers, dates). */
  readonly notLess?: string;
  /** One of the values of another column or fact that is a list. */
  readonly memberOf?: string;
  /** The sum of other columns, plus a number. */
  readonly sumOf?: { readonly columns: readonly string[]; readonly plus: number };
}
