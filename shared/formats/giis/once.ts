import type { Guide } from './guide.ts';

/** What is worked out from a guide alone is the same for each of its files, of which an export may have thousands. */
export function oncePerGuide<T>(make: (guide: Guide) => T): (guide: Guide) => T {
  const made = new WeakMap<Guide, { readonly value: T }>();
  return (guide) => {
    let known = made.get(guide);
    if (known === undefined) {
      known = { value: make(guide) };
      made.set(guide, known);
    }
    return known.value;
  };
}
