/** Anything that counts from a day on; without the day, since ever. Days are ISO 8601 and compare as texts. */
export interface Dated {
  readonly validFrom?: string;
}

/** The days on which one of several editions is the one that counts: from `from` (null: since ever) to before `to`. */
export interface Serving {
  readonly from: string | null;
  readonly to: string | null;
}

/** From the earliest to the latest; of those that begin on one day the order stays as it was. */
export function byValidity<T extends Dated>(editions: readonly T[]): readonly T[] {
  return editions.toSorted((a, b) => compare(a.validFrom ?? '', b.validFrom ?? ''));
}

/**
 * The edition that counts on a day, out of editions in the order of {@link byValidity}: the last that began by then, or
 * the first there is where all began later. Without a day, the last. Of several that began on one day the last counts.
 */
export function editionOn<T extends Dated>(editions: readonly T[], day?: string): T | undefined {
  const last = editions.at(-1);
  if (editions.length < 2 || day === undefined) return last;
  const begun = editions.findLast(({ validFrom = '' }) => validFrom <= day);
  if (begun !== undefined) return begun;
  const earliest = editions[0].validFrom;
  return editions.findLast(({ validFrom }) => validFrom === earliest);
}

/** When each edition counts, out of editions in the order of {@link byValidity}; null where a later one hides it. */
export function servingDays(editions: readonly Dated[]): readonly (Serving | null)[] {
  return editions.map(({ validFrom }, index) => {
    const next = editions[index + 1];
    if (next !== undefined && next.validFrom === validFrom) return null;
    const isFirst = editions[0].validFrom === validFrom;
    return { from: isFirst ? null : (validFrom ?? null), to: next?.validFrom ?? null };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
