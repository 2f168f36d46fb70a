import { useState } from 'react';

/** Rows that are ticked. What is not shown any more does not count, and is ticked again when it comes back. */
export function useSelection(shown: readonly string[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = shown.filter((id) => ticked.has(id));
  const isAll = shown.length > 0 && chosen.length === shown.length;
  const toggle = (id: string, on: boolean) =>
    setTicked((before) => (on ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id))));
  const toggleAll = () => {
    const here = new Set(shown);
    setTicked((before) => new Set([...[...before].filter((id) => !here.has(id)), ...(isAll ? [] : shown)]));
  };
  return { chosen, toggle, toggleAll, isAll, isSome: chosen.length > 0 && !isAll };
}
