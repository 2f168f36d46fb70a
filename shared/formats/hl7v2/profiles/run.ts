import type { FindingDetail } from '../../format.ts';
import type { MessageVisit } from '../judge.ts';
import type { Hl7Message } from '../message.ts';
import type { PROFILE_RULES } from '../rules/profiles.ts';
import type { Spot } from '../spot.ts';
import type { Evaluation } from './evaluate.ts';
import type { Profile } from './profile.ts';

export type ProfileRule = keyof typeof PROFILE_RULES;

/** One message while it is held against one profile. */
export interface Run extends Evaluation {
  readonly message: Hl7Message;
  readonly profile: Profile;
  /** @param message in place of the rule's own words; the profile's title is put behind it */
  report(rule: ProfileRule, at: Spot, message?: string, detail?: FindingDetail): void;
  undecided(): void;
}

/**
 * Steps that one message may take: segments placed, data looked at, parts of expressions evaluated. A message of a
 * hundred segments against a profile of four hundred rules takes some 50,000; who wrote profile and message together
 * to be slow gets no more than a second or two.
 */
const MAX_STEPS = 3_000_000;
/** A finding costs as much as so many steps: places are looked for, texts are masked. */
const STEPS_OF_FINDING = 100;

export function createRun(visit: MessageVisit, profile: Profile): Run {
  let steps = 0;
  const undecided = (): void => visit.undecided('hl7v2-perfil');
  const spend = (more: number): boolean => {
    if (steps > MAX_STEPS) return false;
    steps += more;
    if (steps > MAX_STEPS) undecided();
    return steps <= MAX_STEPS;
  };
  return {
    message: visit.message,
    profile,
    spend,
    undecided,
    report(rule, at, message, detail) {
      if (!spend(STEPS_OF_FINDING)) return;
      const words = message === undefined ? {} : { message: `${message} (perfil «${profile.title}»)` };
      visit.report(rule, at, { ...detail, ...words });
    },
  };
}
