import type { Constraint, Context, Predicate } from './constraints.ts';
import { evaluate } from './evaluate.ts';
import type { Instance } from './instance.ts';
import { isNull } from './instance.ts';
import { judgeCode } from './judge-code.ts';
import type { TargetBinding } from './read-bindings.ts';
import { resolvePath, spotBelow, spotOf } from './resolve.ts';
import type { Run } from './run.ts';

/** Holds what is said of a kind of thing (a data type, a segment, a group, the message) against one of them. */
export function judgeContext(run: Run, context: Instance, { predicates, constraints, bindings }: Context): void {
  for (const predicate of predicates) judgePredicate(run, context, predicate);
  for (const constraint of constraints) judgeConstraint(run, context, constraint);
  for (const binding of bindings) judgeTarget(run, context, binding);
}

function judgeTarget(run: Run, context: Instance, { target, bound }: TargetBinding): void {
  const found = target === undefined ? undefined : resolvePath(run.message, context, target, run.spend);
  if (found === undefined) run.undecided();
  for (const one of found ?? []) {
    if (one.kind !== 'element') run.undecided();
    // What is not admitted is said to be so; its code says nothing.
    else if (!/^[XW]$/.test(one.profile.usage) && !isNull(run.message, one)) judgeCode(run, one, bound);
  }
}

function judgeConstraint(run: Run, context: Instance, constraint: Constraint): void {
  const truth = evaluate(run, constraint.assertion, context);
  if (truth === undefined) run.undecided();
  if (truth !== false) return;
  const { target, isAdvice, id, description } = constraint;
  const found = target === undefined ? undefined : resolvePath(run.message, context, target, run.spend);
  const at = spotOf(found?.[0] ?? context);
  run.report(
    isAdvice ? 'profileAdvice' : 'profileConstraint',
    at,
    `No se cumple la regla${id === '' ? '' : ` ${id}`}: «${description}»`,
  );
}

function judgePredicate(run: Run, context: Instance, predicate: Predicate): void {
  const { target, condition, whenTrue, whenFalse } = predicate;
  if (target === undefined || target.length === 0) {
    run.undecided();
    return;
  }
  // Where what it stands in is not there, nothing is asked of it.
  const parents = resolvePath(run.message, context, target.slice(0, -1), run.spend);
  const truth = evaluate(run, condition, context);
  if (parents === undefined || truth === undefined) {
    run.undecided();
    return;
  }
  const usage = truth ? whenTrue : whenFalse;
  if (usage !== 'R' && usage !== 'X') return;
  const last = target.slice(-1);
  for (const parent of parents) {
    const found = resolvePath(run.message, parent, last, run.spend);
    if (found === undefined) run.undecided();
    else if (usage === 'R' && found.length === 0) {
      const said = `Falta un dato que se pide ${because(truth, predicate)}`;
      run.report('profileConditionRequires', spotBelow(parent, last[0].position), said);
    } else if (usage === 'X' && found.length > 0) {
      const said = `Hay un dato que no se admite ${because(truth, predicate)}`;
      run.report('profileConditionProhibits', spotOf(found[0]), said);
    }
  }
}

function because(truth: boolean, { description }: Predicate): string {
  return `porque ${truth ? 'se cumple' : 'no se cumple'} la condición «${description}»`;
}
