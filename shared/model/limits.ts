/** Limits that the engine keeps to and the window says before. */

/** Characters of the password of a package; shorter ones are found by trying. */
export const SHORTEST_PASSWORD = 8;

/** Characters of the reason that is kept with what cannot be taken back. */
export const LONGEST_REASON = 2000;

/** Weight of an item of a checklist, and of an agreement. */
export const MOST_WEIGHT = 1000;

/** Months that an acceptance of a finding counts at most: what nobody mends in two years is looked at anew. */
export const MOST_ACCEPTED_MONTHS = 24;
