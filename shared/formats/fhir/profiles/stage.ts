import type { Slice } from '../json/position.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { Standing } from '../piece-judge.ts';
import type { BundleHold } from './bundle-hold.ts';
import type { PassContext, PassReport, ProfilePass } from './pass.ts';

/** Judges resources by their profiles when what they refer to is known. */
export interface ProfileStage {
  /** A resource that stands alone, in a Bundle that is there whole, or in one that is too big to be kept. */
  resource(value: Json, fullUrl: string | undefined, hold: BundleHold | undefined): void;
  /** The resources that were held, now that their Bundle ended or grew too big. */
  held(hold: BundleHold): void;
  /** The root Bundle itself, with its entries where they were held; the origin stands at the Bundle, and stays there. */
  envelope(slice: Slice, value: Json, hold: BundleHold | undefined): void;
}

/** How the stage says where it is, and what came out. */
export interface StageGround extends PassReport {
  atResource(slice: Slice, value: Json, standing: Standing, fullUrl?: string): void;
  atEntry(slice: Slice, entry: Json, standing: Standing): void;
  /** What was said so far is of another resource. */
  reset(): void;
  verdict(resource: Json): void;
}

/** @param passOf undefined comes back where the layer is off */
export function createProfileStage(
  passOf: (sink: PassReport) => ProfilePass | undefined,
  ground: StageGround,
): ProfileStage {
  const pass = passOf(ground);

  const contextOf = (hold: BundleHold | undefined, fullUrl: string | undefined): PassContext =>
    hold === undefined ? { fullUrl } : { fullUrl, resolve: (reference) => hold.resolve(reference, fullUrl) };

  /** Faults below an entry are shown in the entry's own bytes. */
  const envelopeReport = (slice: Slice, bundle: Json, hold: BundleHold): PassReport => ({
    undecided: ground.undecided,
    report(rule, path, detail) {
      const [first, index, ...rest] = path;
      const entry = first === 'entry' && typeof index === 'number' ? hold.entries[index] : undefined;
      if (entry === undefined) {
        ground.report(rule, path, detail);
        return;
      }
      ground.atEntry(entry.slice, entry.value, entryStanding(entry.index));
      ground.report(rule, rest, detail);
      ground.atResource(slice, bundle, { base: '', display: 'Bundle', record: 0 });
    },
  });

  return {
    resource: (value, fullUrl, hold) => pass?.run(value, contextOf(hold, fullUrl)),
    held(hold) {
      if (pass === undefined) return;
      for (const { slice, value, index } of hold.entries) {
        if (!isObject(value.resource)) continue;
        const fullUrl = typeof value.fullUrl === 'string' ? value.fullUrl : undefined;
        const { display, record } = entryStanding(index);
        ground.reset();
        ground.atResource(slice, value.resource, { base: 'resource', display: `${display}.resource`, record }, fullUrl);
        pass.run(value.resource, contextOf(hold, fullUrl));
        ground.verdict(value.resource);
      }
    },
    envelope(slice, value, hold) {
      if (hold === undefined) {
        pass?.run(value, { isEnvelope: true });
        return;
      }
      const whole = { ...value, entry: hold.entries.map((entry) => entry.value) };
      passOf(envelopeReport(slice, value, hold))?.run(whole, contextOf(hold, undefined));
    },
  };
}

function entryStanding(index: number): Standing {
  return { base: '', display: `Bundle.entry[${index}]`, record: index + 1 };
}
