import type { Checklist, Item, Question } from '../../../shared/model/index.ts';

/** What a member begins with. */
export interface MemberHead {
  readonly id: string;
  readonly title: string;
  readonly domain: string;
}

/** An item that a person decides; what it lacks is told as a fault until it is written. */
export function newItem(head: MemberHead, { norm }: Pick<Checklist, 'norm'>): Item {
  return {
    ...head,
    why: '',
    remedy: '',
    citation: [{ norm, confidence: 'confirmed' }],
    weight: 1,
    decision: { by: 'attestation' },
    evidenceClass: 'attested',
  };
}

export function newQuestion(head: MemberHead): Question {
  return { ...head, answer: { type: 'yes-no' } };
}
