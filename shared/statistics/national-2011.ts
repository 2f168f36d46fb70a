/**
 * Published figures of the national verification of 2011: 382 units visited with a checklist aligned to NOM-024.
 * Percentages of adherence, which are of the 94 that had an electronic record, and units by state of that record.
 */
export const NATIONAL_2011 = {
  ...{ mean: 42, lowest: 7, highest: 71, visited: 382, withRecord: 94 },
  /** Ids as the interview's question calls them. */
  status: { operando: 94, proyecto: 73, iniciativa: 23, sin: 192 },
  /** Percentage of the units, by the interview's questions. */
  barriers: {
    'telecomunicaciones-con-el-exterior': 63,
    'personal-para-operar': 61,
    'personal-para-desarrollar': 76,
    'recursos-para-desarrollar': 67,
  },
} as const;

/** The checklist of functions, which is the one that the visits of 2011 went by in their form of that time. */
const FUNCTIONAL = 'ece-funcional';

/** The figures of 2011 where they may stand beside those of a checklist; null where they measure something else. */
export function national2011(checklist: string): typeof NATIONAL_2011 | null {
  return checklist === FUNCTIONAL ? NATIONAL_2011 : null;
}
