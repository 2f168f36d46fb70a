import type { Source } from '../../format.ts';
import type { Definitions } from '../definitions/model.ts';
import type { PassReport, ProfilePass } from '../profiles/pass.ts';
import { createProfilePass } from '../profiles/pass.ts';
import type { ReferenceJudge } from '../references/judge.ts';
import { createReferenceJudge } from '../references/judge.ts';
import type { AllowedTargets } from '../references/targets.ts';
import { createAllowedTargets } from '../references/targets.ts';
import type { LayerJudge } from './model.ts';
import type { Walk, WalkReport } from './walk.ts';
import { createWalk } from './walk.ts';

/** The judges of one file and the walk that calls them. What they have worked out of the definitions serves the next file. */
export interface Station {
  readonly judges: readonly LayerJudge[];
  readonly walk: Walk;
  readonly references: ReferenceJudge;
  readonly allowed: AllowedTargets;
  /** Profiles are judged apart from the walk, when what references name is known; undefined where they are off. */
  profilePass(sink: PassReport): ProfilePass | undefined;
  /** A file begins; breaches go to `sink`. */
  begin(sink: WalkReport): void;
  /** The file ended: the station may serve another one. */
  end(): void;
}

/** Stations that wait for a file. */
export interface StationPool {
  open(source: Source | undefined): Station;
}

/** More kinds of files at once (catalogues, layers, profiles) than this are made anew each time. */
const MAX_FREE = 4;

/** @param make the judges for files of a kind, but that of references */
export function createStationPool(
  definitions: () => Definitions,
  make: (source: Source | undefined) => readonly LayerJudge[],
): StationPool {
  const free: { readonly source: Source | undefined; readonly station: Station }[] = [];
  return {
    open(source) {
      const index = free.findIndex((one) => isSameKind(one.source, source));
      if (index >= 0) return free.splice(index, 1)[0].station;
      const station = createStation(definitions(), make(source), source, () => {
        if (free.length >= MAX_FREE) free.shift();
        free.push({ source, station });
      });
      return station;
    },
  };
}

function createStation(
  definitions: Definitions,
  judges: readonly LayerJudge[],
  source: Source | undefined,
  release: () => void,
): Station {
  const allowed = createAllowedTargets(definitions);
  const references = createReferenceJudge(definitions, allowed);
  const inWalk = judges.filter(({ layer }) => layer !== 'fhir-perfil');
  const walked = source?.withoutLayers?.has('fhir-referencia') ? inWalk : [references, ...inWalk];
  const profileJudge = judges.find(({ layer }) => layer === 'fhir-perfil');
  let sink: WalkReport = { report: () => undefined, undecided: () => undefined };
  let isBusy = false;
  return {
    judges,
    references,
    allowed,
    walk: createWalk(definitions, walked, {
      report: (rule, path, detail) => sink.report(rule, path, detail),
      undecided: (layer) => sink.undecided(layer),
    }),
    profilePass: (report) => profileJudge && createProfilePass(profileJudge, definitions, report),
    begin(next) {
      sink = next;
      isBusy = true;
      references.within(undefined);
      for (const judge of judges) judge.begin?.();
    },
    end() {
      references.within(undefined);
      if (isBusy) release();
      isBusy = false;
    },
  };
}

/** Whether two files are judged alike. */
function isSameKind(one: Source | undefined, other: Source | undefined): boolean {
  if (one?.catalogs !== other?.catalogs) return false;
  return isSameList(one?.profiles ?? [], other?.profiles ?? []) && isSameList(off(one), off(other));
}

function off(source: Source | undefined): readonly string[] {
  return [...(source?.withoutLayers ?? [])].sort();
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
