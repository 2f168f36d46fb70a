import type { MessageJudge, MessageVisit } from '../judge.ts';
import type { Hl7Message, Segment } from '../message.ts';
import { hasField } from '../message.ts';
import { spot } from '../spot.ts';
import { compileProfile } from './compile.ts';
import { segmentInstance } from './instance.ts';
import { judgeParent, judgeSegment } from './judge-parents.ts';
import type { Hl7ProfileSource } from './model.ts';
import { type ProfilePart, partOfRoot } from './part.ts';
import { placeSegments } from './place.ts';
import type { MessageProfile, Parent, Profile, SegmentProfile } from './profile.ts';
import type { Run } from './run.ts';
import { createRun } from './run.ts';
import { selectMessage } from './select.ts';
import { rootName, UnusableProfile } from './xml.ts';

const LAYER = 'hl7v2-perfil';

/**
 * Judges messages by local profiles in the form of NIST's tools: usage, cardinality, lengths, value sets, predicates and
 * constraints. A message that no profile is about gets no verdict.
 *
 * @throws UnusableProfile where a source is no profile: whoever takes them from a person asks `profileFault` first
 */
export function createProfileJudge(sources: readonly Hl7ProfileSource[]): MessageJudge {
  const profiles = sources.map(compileProfile);
  return (visit) => {
    if (profiles.length === 0) return visit.silent(LAYER);
    if (!visit.isOn(LAYER)) return;
    let isAbout = false;
    for (const profile of profiles) {
      const selected = selectMessage(visit.message, profile);
      if (selected === undefined) continue;
      isAbout = true;
      if (selected === 'several') visit.undecided(LAYER);
      else judgeMessage(visit, profile, selected);
    }
    if (!isAbout) visit.silent(LAYER);
  };
}

function judgeMessage(visit: MessageVisit, profile: Profile, selected: MessageProfile): void {
  const run = createRun(visit, profile);
  const known = segmentsOf(selected);
  const { segments } = visit.message;
  if (isPiece(visit.message)) {
    run.undecided();
    for (const segment of segments) judgeContent(run, segment, known);
    return;
  }
  const placed = placeSegments(segments, selected, run.spend);
  if (placed === undefined) return;
  const displaced = new Set(placed.left.map(({ name }) => name).filter((name) => known.has(name)));
  judgeParent(run, placed.root, displaced);
  for (const segment of placed.left) judgeLeft(run, segment, known);
}

/** A segment that has no place where it stands; what is in it is held against the profile all the same. */
function judgeLeft(run: Run, segment: Segment, known: ReadonlyMap<string, SegmentProfile | undefined>): void {
  if (!known.has(segment.name)) {
    run.report('profileUnexpectedSegment', spot(segment), `El perfil no prevé el segmento ${segment.name}`);
    return;
  }
  run.report('profileDisplacedSegment', spot(segment), `El segmento ${segment.name} no tiene lugar donde está`);
  judgeContent(run, segment, known);
}

function judgeContent(run: Run, segment: Segment, known: ReadonlyMap<string, SegmentProfile | undefined>): void {
  const profile = known.get(segment.name);
  if (profile !== undefined) judgeSegment(run, segmentInstance(profile, segment, segment.occurrence));
}

/** A message that goes on in another (DSC), or goes on with another (MSH-14): what is missing may be there. */
function isPiece({ segments }: Hl7Message): boolean {
  return segments.some(({ name }) => name === 'DSC') || hasField(segments[0], 14);
}

/** Profiles of the segments of a message by name; undefined where a name has several. */
function segmentsOf(message: MessageProfile): ReadonlyMap<string, SegmentProfile | undefined> {
  const known = new Map<string, SegmentProfile | undefined>();
  const visit = ({ nodes }: Parent): void => {
    for (const node of nodes) {
      if (node.kind === 'group') visit(node);
      else if (!known.has(node.name)) known.set(node.name, node.segment);
      else if (known.get(node.name) !== node.segment) known.set(node.name, undefined);
    }
  };
  visit(message);
  return known;
}

/** Which of the files of a profile cannot be used, and why in one sentence. */
export interface ProfileFault {
  readonly part: ProfilePart;
  readonly sentence: string;
}

/** What keeps a profile from being used; undefined where nothing does. */
export function profileFault(source: Hl7ProfileSource): ProfileFault | undefined {
  try {
    compileProfile(source);
    return undefined;
  } catch (error) {
    if (error instanceof UnusableProfile) return { part: error.part, sentence: error.message };
    throw error;
  }
}

/** Which file of a profile a text is; undefined for any other. */
export function profilePartOf(text: string): ProfilePart | undefined {
  return partOfRoot(rootName(text));
}
