import { judgeBinding } from './bindings.ts';
import type { ElementInstance } from './instance.ts';
import type { Run } from './run.ts';
import type { BoundSets } from './value-sets.ts';

/** Names of code systems that a finding shows. */
const MAX_SYSTEMS = 5;

/** Holds a datum against the value sets that it is bound to. */
export function judgeCode(run: Run, element: ElementInstance, bound: BoundSets): void {
  if (!run.spend(1)) return;
  const verdict = judgeBinding(run.message, bound, element);
  if (verdict.kind === 'unknown') run.undecided();
  else if (verdict.kind === 'outside') {
    const rule = bound.breach === 'error' ? 'profileValueSet' : 'profileSuggestedValueSet';
    const detail = { expected: `lista ${bound.label}`, actual: verdict.code, sensitivity: 'auto' as const };
    run.report(rule, verdict.at.at, undefined, detail);
  } else if (verdict.kind === 'system') {
    const rule = bound.breach === 'error' ? 'profileCodeSystem' : 'profileSuggestedCodeSystem';
    const expected = verdict.expected.slice(0, MAX_SYSTEMS).join(', ');
    run.report(rule, verdict.at.at, undefined, { expected, actual: verdict.found, sensitivity: 'auto' });
  }
}
