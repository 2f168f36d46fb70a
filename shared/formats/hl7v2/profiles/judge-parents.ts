import { lastField } from '../message.ts';
import { spot } from '../spot.ts';
import type { ParentInstance, SegmentInstance } from './instance.ts';
import { fieldOf, hasContent } from './instance.ts';
import { judgeContext } from './judge-context.ts';
import { judgeElements } from './judge-elements.ts';
import type { ProfileNode } from './profile.ts';
import { spotBelow, spotOf } from './resolve.ts';
import type { Run } from './run.ts';

/**
 * Holds a message or group against the profile, with all that is in it.
 *
 * @param displaced names of segments that stand elsewhere than they should: of those it is said there
 */
export function judgeParent(run: Run, parent: ParentInstance, displaced: ReadonlySet<string>): void {
  if (!run.spend(1)) return;
  judgeContext(run, parent, parent.profile.context);
  for (const node of parent.profile.nodes) {
    if (!run.spend(1)) return;
    const found = parent.children.get(node.position) ?? [];
    if (found.length === 0) judgeAbsence(run, parent, node, displaced);
    else if (isAdmitted(run, node, found)) {
      judgeTimes(run, parent, node, found);
      for (const one of found) {
        if (one.kind === 'segment') judgeSegment(run, one);
        else judgeParent(run, one, displaced);
      }
    }
  }
}

export function judgeSegment(run: Run, within: SegmentInstance): void {
  if (!run.spend(1)) return;
  const { profile, segment } = within;
  judgeContext(run, within, profile.context);
  for (const field of profile.fields) {
    if (!run.spend(1)) return;
    const { repetitions, isCut } = fieldOf(run.message, within, field.position);
    if (isCut) run.undecided();
    judgeElements(run, within, field, repetitions);
  }
  // A segment without fields is one that the profile says nothing of.
  if (profile.fields.length === 0) return;
  for (let field = profile.fields.length + 1; field <= lastField(segment); field++) {
    if (!hasContent(run.message, segment.starts[field], segment.ends[field])) continue;
    run.report('profileUnexpectedElement', spot(segment, field), undefined, {
      expected: `${profile.name} termina en ${profile.name}-${profile.fields.length}`,
    });
    return;
  }
}

function judgeAbsence(run: Run, parent: ParentInstance, node: ProfileNode, displaced: ReadonlySet<string>): void {
  if (node.usage === 'C' && !run.profile.conditioned.has(node)) run.undecided();
  if (node.usage !== 'R') return;
  const isElsewhere =
    node.kind === 'segment' ? displaced.has(node.name) : [...node.first].some((name) => displaced.has(name));
  if (isElsewhere) return;
  const at = spotBelow(parent, node.position);
  if (node.kind === 'segment') run.report('profileMissingSegment', at, `Falta el segmento ${node.name}`);
  else run.report('profileMissingGroup', at, `Falta el grupo ${node.name}`);
}

function isAdmitted(run: Run, node: ProfileNode, found: readonly (ParentInstance | SegmentInstance)[]): boolean {
  if (node.usage === 'C' && !run.profile.conditioned.has(node)) run.undecided();
  if (node.usage !== 'X' && node.usage !== 'W') return true;
  const rule = node.usage === 'X' ? 'profileProhibitedSegment' : 'profileWithdrawnSegment';
  for (const one of found) run.report(rule, spotOf(one));
  return false;
}

function judgeTimes(
  run: Run,
  parent: ParentInstance,
  node: ProfileNode,
  found: readonly (ParentInstance | SegmentInstance)[],
): void {
  const { min, max, name } = node;
  if (found.length < min) {
    run.report('profileFewSegments', spotBelow(parent, node.position), undefined, {
      expected: `${name}: ${min} o más`,
      actual: String(found.length),
      sensitivity: 'plain',
    });
  }
  if (found.length > max) {
    run.report('profileManySegments', spotOf(found[max]), undefined, {
      expected: `${name}: ${max} o menos`,
      actual: String(found.length),
      sensitivity: 'plain',
    });
  }
}
