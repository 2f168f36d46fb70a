import type { MessageStructure } from '../definitions/model.ts';
import type { JudgeContext, MessageJudge, MessageVisit } from '../judge.ts';
import type { Segment } from '../message.ts';
import { hasField } from '../message.ts';
import { spot, WHOLE_MESSAGE } from '../spot.ts';
import type { Automaton } from './automaton.ts';
import { buildAutomaton } from './automaton.ts';
import { judgeHeader } from './header.ts';
import type { StructureFault } from './repair.ts';
import { findFaults } from './repair.ts';
import type { Station, Walker } from './walk.ts';
import { createWalker, expectedNames } from './walk.ts';

/**
 * Patterns of queries and of their answers: between QPD and what follows it, a query's own definition puts whatever
 * segments it needs (chapter 5).
 */
const PATTERNS: ReadonlySet<string> = new Set(['QBP_Q11', 'QBP_Q13', 'QBP_Q15', 'QSB_Q16', 'QVR_Q17', 'RSP_K11']);

/** A structure made ready; kept as long as its tables are. */
interface Matcher {
  readonly automaton: Automaton;
  readonly walker: Walker;
  /** Faults by the names of the segments: an interface sends the same shapes over and over. */
  readonly repaired: Map<string, readonly StructureFault[]>;
  /** Other segments of HL7 may stand in it. */
  readonly isPattern: boolean;
}

const MATCHERS = new WeakMap<MessageStructure, Matcher>();
/** Faulty shapes that are remembered for each structure, and the longest of them in segments. */
const MAX_REPAIRED = 200;
const MAX_REPAIRED_SEGMENTS = 300;
/** Findings on the structure of one message. */
const MAX_FINDINGS = 100;
/** Segments that are named as expected. */
const MAX_EXPECTED = 8;

/** Judges the layer `hl7v2-estructura`: what MSH says of the message, and its segments, groups and their order. */
export function createStructureJudge({ definitions }: JudgeContext): MessageJudge {
  return (visit) => {
    if (!visit.isOn('hl7v2-estructura')) return;
    const expected = judgeHeader(visit, definitions);
    if (expected === undefined) return;
    if (isFragment(visit)) {
      visit.undecided('hl7v2-estructura');
      return;
    }
    judgeSegments(expected.visit, matcherOf(expected.structure));
  };
}

function matcherOf(structure: MessageStructure): Matcher {
  const known = MATCHERS.get(structure);
  if (known !== undefined) return known;
  const automaton = buildAutomaton(structure);
  const matcher: Matcher = {
    automaton,
    walker: createWalker(automaton),
    repaired: new Map(),
    isPattern: PATTERNS.has(structure.id),
  };
  MATCHERS.set(structure, matcher);
  return matcher;
}

/** A part of a message: DSC says that it goes on, MSH-14 that it began elsewhere. */
function isFragment({ message: { segments } }: MessageVisit): boolean {
  return hasField(segments[0], 14) || segments[segments.length - 1].name === 'DSC';
}

function judgeSegments(visit: MessageVisit, matcher: Matcher): void {
  const { segments } = visit.message;
  const { automaton, walker } = matcher;
  let station: Station | null = walker.start();
  let hasForeign = false;
  for (const { name } of segments) {
    if (isFree(name)) continue;
    if (!automaton.names.has(name)) {
      hasForeign = true;
      continue;
    }
    station = walker.step(station, name);
    if (station === null) break;
  }
  if (station?.accepts === true && !hasForeign) return;
  const placed = judgeForeign(visit, matcher);
  if (station?.accepts === true) return;
  tellFaults(visit, matcher, placed, faultsOf(matcher, placed));
}

/** Local segments may stand anywhere; ADD goes on with the segment before it. */
function isFree(name: string): boolean {
  return name.charCodeAt(0) === 0x5a || name === 'ADD';
}

/**
 * Tells the segments that the structure has no place for, each name once.
 *
 * @returns the other ones
 */
function judgeForeign(
  { message, tables, exact, report }: MessageVisit,
  { automaton: { names }, isPattern }: Matcher,
): readonly Segment[] {
  const placed: Segment[] = [];
  const told = new Set<string>();
  for (const segment of message.segments) {
    const { name } = segment;
    if (isFree(name)) continue;
    if (names.has(name)) {
      placed.push(segment);
      continue;
    }
    // Tables of another version may lack what the message's own version has.
    if (!exact || told.has(name) || told.size >= MAX_FINDINGS) continue;
    const isKnown = tables.segment(name) !== undefined;
    if (isKnown && isPattern) continue;
    told.add(name);
    report(isKnown ? 'segmentForeign' : 'segmentUnknown', spot(segment));
  }
  return placed;
}

function faultsOf({ automaton, repaired }: Matcher, placed: readonly Segment[]): readonly StructureFault[] {
  const names = placed.map(({ name }) => name);
  if (names.length > MAX_REPAIRED_SEGMENTS) return findFaults(automaton, names);
  const key = names.join();
  const known = repaired.get(key);
  if (known !== undefined) return known;
  const found = findFaults(automaton, names);
  if (repaired.size >= MAX_REPAIRED) repaired.clear();
  repaired.set(key, found);
  return found;
}

function tellFaults(
  visit: MessageVisit,
  matcher: Matcher,
  placed: readonly Segment[],
  faults: readonly StructureFault[],
): void {
  const { exact, report } = visit;
  const expected = createExpectation(matcher, placed);
  const missing = new Set<string>();
  let told = 0;
  for (const fault of faults) {
    if (told >= MAX_FINDINGS) return;
    if (fault.kind === 'missing') {
      // Nor does a later version require in its groups all that an earlier one did.
      if (missing.has(fault.path) || (!exact && fault.path.includes('.'))) continue;
      missing.add(fault.path);
      const next = placed[fault.before];
      const at = { ...WHOLE_MESSAGE, missing: fault.path };
      report('segmentMissing', at, { expected: missingWords(fault.path, next?.name) });
      told++;
      continue;
    }
    // A later version may let a segment stand or repeat where an earlier one does not.
    if (!exact) continue;
    const names = expected(fault.at, fault.last);
    const rule = fault.kind === 'repeated' ? 'segmentRepeated' : 'segmentMisplaced';
    report(rule, spot(placed[fault.at]), names === '' ? undefined : { expected: names });
    told++;
  }
  if (!exact && told === 0) visit.undecided('hl7v2-estructura');
}

/** Follows a message up to each segment that has no place in it, and says which ones might have come there. */
function createExpectation(
  { automaton, walker }: Matcher,
  placed: readonly Segment[],
): (at: number, last: number) => string {
  let station: Station | null = walker.start();
  let index = 0;
  return (at, last) => {
    // Where something is missing the way ends: what might come after it is not known.
    for (; station !== null && index < at; index++) station = walker.step(station, placed[index].name);
    index = last + 1;
    return station === null ? '' : expectedNames(automaton, station).slice(0, MAX_EXPECTED).join(', ');
  };
}

function missingWords(path: string, next: string | undefined): string {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return next === undefined ? `${name} al final` : `${name} antes de ${next}`;
}
