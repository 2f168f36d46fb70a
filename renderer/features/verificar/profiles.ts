import type { FhirPackage } from '../../../shared/ipc/contract.ts';
import { foldAccents } from '../../../shared/text/accents.ts';

/** A profile as it is offered. */
export interface OfferedProfile {
  /** With its version where several are at hand: `http://x/StructureDefinition/y|1.0.0`. */
  readonly canonical: string;
  readonly title: string;
  readonly type: string;
  /** `hl7.fhir.us.core 6.1.0` */
  readonly guide: string;
}

/** A guide may have hundreds of profiles; nobody reads more than this. */
const SHOWN = 20;

/** The profiles of all guides, by type and title. One that several versions have is offered once for each. */
export function listProfiles(packages: readonly FhirPackage[]): readonly OfferedProfile[] {
  const times = new Map<string, number>();
  for (const { profiles } of packages) for (const { url } of profiles) times.set(url, (times.get(url) ?? 0) + 1);
  const all = packages.flatMap(({ name, version: edition, profiles }) =>
    profiles.map(({ url, version, title, type }) => ({
      canonical: times.get(url) === 1 || version === '' ? url : `${url}|${version}`,
      title,
      type,
      guide: `${name} ${edition}`,
    })),
  );
  const once = [...new Map(all.map((profile) => [profile.canonical, profile])).values()];
  return once.sort((a, b) => a.type.localeCompare(b.type, 'en') || a.title.localeCompare(b.title, 'es'));
}

/** Those that hold every word, the chosen ones always and first, and how many more there are. */
export function findProfiles(
  all: readonly OfferedProfile[],
  text: string,
  chosen: readonly string[],
): { readonly shown: readonly OfferedProfile[]; readonly more: number } {
  const words = foldAccents(text).split(/\s+/).filter(Boolean);
  const fits = ({ title, type, canonical, guide }: OfferedProfile) => {
    const said = foldAccents(`${title} ${type} ${canonical} ${guide}`);
    return words.every((word) => said.includes(word));
  };
  const isChosen = ({ canonical }: OfferedProfile) => chosen.includes(canonical);
  const found = all.filter((profile) => !isChosen(profile) && fits(profile));
  return { shown: [...all.filter(isChosen), ...found.slice(0, SHOWN)], more: Math.max(0, found.length - SHOWN) };
}
