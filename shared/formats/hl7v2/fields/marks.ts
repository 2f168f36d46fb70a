/**
 * Where the components and subcomponents of one repetition end: found in the same pass that finds the repetition, so
 * that each character is looked at once. Reused from repetition to repetition.
 */
export interface Marks {
  /** Each position twice, plus one where it is that of a subcomponent. */
  readonly at: Int32Array;
  count: number;
}

/** No type has as many components by far; what comes after them in one repetition is not looked at. */
const MAX_MARKS = 4096;

export function createMarks(): Marks {
  return { at: new Int32Array(MAX_MARKS), count: 0 };
}

export function addMark(marks: Marks, position: number, isSubcomponent: boolean): void {
  if (marks.count < MAX_MARKS) marks.at[marks.count++] = position * 2 + (isSubcomponent ? 1 : 0);
}

export function markPosition(mark: number): number {
  return mark >> 1;
}

export function isSubcomponentMark(mark: number): boolean {
  return (mark & 1) === 1;
}
