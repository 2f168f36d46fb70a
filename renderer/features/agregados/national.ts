import { NATIONAL_2011 } from '../inicio/scores.ts';

/** The checklist of functions, which is the one that the visits of 2011 went by in their form of that time. */
const FUNCTIONAL = 'ece-funcional';

/** The figures of 2011 where they may stand beside those of a checklist; null where they measure something else. */
export function national2011(checklist: string): typeof NATIONAL_2011 | null {
  return checklist === FUNCTIONAL ? NATIONAL_2011 : null;
}
