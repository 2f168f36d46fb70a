import type { FindingDetail } from '../../format.ts';
import type { ConstraintEvaluator, Terminology, Visit } from '../conformance/model.ts';
import type { Definitions, Shape } from '../definitions/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import type { Profile } from './model.ts';
import type { ProfileStore } from './store.ts';

/** What a profile can find fault with; each layer has a rule for each. */
export type Fault =
  | 'min'
  | 'max'
  | 'prohibited'
  | 'fixed'
  | 'pattern'
  | 'type'
  | 'typeProfile'
  | 'target'
  | 'aggregation'
  | 'binding'
  | 'constraint'
  | 'constraintWarning'
  | 'length'
  | 'range'
  | 'sliceMin'
  | 'sliceMax'
  | 'closed'
  | 'order'
  | 'value';

/** What all validations of one judge share. */
export interface Tools {
  readonly definitions: Definitions;
  readonly store: ProfileStore;
  readonly terminology?: Terminology;
  readonly evaluator?: ConstraintEvaluator;
  readonly layer: 'fhir-perfil' | 'fhir-extension';
  readonly rules: Readonly<Record<Fault, string>>;
}

/** One occurrence of an element. */
export interface Instance {
  /** Null where only the twin is there. */
  readonly value: unknown;
  /** `_name` of a primitive. */
  readonly twin: unknown;
  /** JSON property; `_name` where only the twin is there. */
  readonly key: string;
  /** In its array; -1 outside one. */
  readonly index: number;
  /** FHIR type: `Quantity`, `code`, `Patient`. */
  readonly type: string;
  readonly shape: Shape | undefined;
}

/** The state of one validation of one resource. */
export interface Run {
  readonly tools: Tools;
  visit: Visit;
  /** The profile that findings name. */
  profile: Profile;
  /** From the value the visit stands at. */
  readonly below: Segment[];
  /** Above zero, nothing is reported: only whether it would be is wanted. */
  quiet: number;
  failed: boolean;
  unsure: boolean;
  /** Steps left for this resource. */
  budget: number;
  depth: number;
  /** Whether a value conforms to a profile, by value and profile: also what ends circles. */
  readonly verdicts: Map<unknown, Map<Profile, boolean | null>>;
}

/** Elements and slices looked at in one resource; beyond it nobody can tell. */
const BUDGET = 200_000;
const MAX_DEPTH = 60;
/** Letters of a profile's title in a sentence. */
const MAX_TITLE = 100;

export function createRun(tools: Tools, visit: Visit, profile: Profile): Run {
  return {
    tools,
    visit,
    profile,
    below: [],
    quiet: 0,
    failed: false,
    unsure: false,
    budget: BUDGET,
    depth: 0,
    verdicts: new Map(),
  };
}

/** Whether there is budget for one more step; without, the layer is undecided. */
export function spend(run: Run): boolean {
  run.budget--;
  if (run.budget > 0 && run.depth <= MAX_DEPTH) return true;
  unsure(run);
  return false;
}

export function fail(run: Run, fault: Fault, message: string, detail?: FindingDetail): void {
  const isWarning = fault === 'constraintWarning';
  if (!isWarning) run.failed = true;
  if (run.quiet > 0) return;
  const { url } = run.profile;
  const title = run.profile.title.slice(0, MAX_TITLE);
  run.visit.report(run.tools.rules[fault], run.below, {
    ...detail,
    message: `${message} (${run.tools.layer === 'fhir-extension' ? 'extensión' : 'perfil'} «${title}»)`,
    expected: detail?.expected === undefined ? url : `${detail.expected} (${url})`,
  });
}

export function unsure(run: Run): void {
  run.unsure = true;
  if (run.quiet === 0) run.visit.undecided(run.tools.layer);
}

/** Runs `body` without reporting. @returns whether it found no fault; null where it cannot tell */
export function quietly(run: Run, body: () => void): boolean | null {
  const { failed, unsure: wasUnsure } = run;
  run.failed = false;
  run.unsure = false;
  run.quiet++;
  body();
  run.quiet--;
  const verdict = run.failed ? false : run.unsure ? null : true;
  run.failed = failed;
  run.unsure = wasUnsure;
  return verdict;
}

/** The same for another resource than the visit stands in: `%resource` is that one. */
export function within(run: Run, resource: Json, isContained: boolean, body: () => void): void {
  const { visit } = run;
  run.visit = { ...visit, resource, root: isContained ? visit.root : resource };
  body();
  run.visit = visit;
}
