import { useState } from 'react';

/** So many rows are shown at once; more on request, for a table of thousands would be slow to draw. */
const AT_ONCE = 200;

/** The first of a list, how many more the next press shows, and that press. */
export function useFirst<T>(list: readonly T[]): {
  readonly shown: readonly T[];
  readonly next: number;
  readonly more: () => void;
} {
  const [most, setMost] = useState(AT_ONCE);
  return {
    shown: list.slice(0, most),
    next: Math.min(AT_ONCE, Math.max(0, list.length - most)),
    more: () => setMost((before) => before + AT_ONCE),
  };
}
