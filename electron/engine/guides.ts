import type { Format } from '../../shared/formats/format.ts';
import type { ForcedGuide } from '../../shared/verification/plan.ts';
import { ProblemError } from './reading.ts';

/** What the ids of the formats of the GIIS family begin with. */
const FAMILY = 'giis/';

/** A guide in one version, as a person chooses it. */
export interface GuideRef {
  /** `b015@4.11` */
  readonly id: string;
  readonly title: string;
}

/** The guides that can be chosen, by id and the latest version first. */
export function listGuides(formats: readonly Format[]): readonly GuideRef[] {
  return guidesOf(formats).map(({ id, title }) => ({ id: id.slice(FAMILY.length), title }));
}

/**
 * The guide of an id, `b015` (any of its versions) or `b015@4.11`.
 *
 * @throws ProblemError naming those there are
 */
export function findGuide(formats: readonly Format[], id: string): ForcedGuide {
  const wanted = `${FAMILY}${id.toLowerCase()}`;
  const found = guidesOf(formats).filter((format) => format.id === wanted || format.id.startsWith(`${wanted}@`));
  if (found.length > 0) return { guide: id.toLowerCase(), formats: found };
  const known = listGuides(formats).map((guide) => guide.id);
  throw new ProblemError(`No hay una guía «${id}». Las que hay: ${known.join(', ')}.`);
}

function guidesOf(formats: readonly Format[]): readonly Format[] {
  return formats.filter((format) => format.id.startsWith(FAMILY)).sort((a, b) => compareGuides(a.id, b.id));
}

/** By the guide, then by the parts of the version as numbers, the greatest first: 4.11 comes before 4.9. */
function compareGuides(a: string, b: string): number {
  const [guideA, versionA = ''] = a.split('@');
  const [guideB, versionB = ''] = b.split('@');
  if (guideA !== guideB) return guideA < guideB ? -1 : 1;
  const [partsA, partsB] = [versionA, versionB].map((version) => version.split('.').map(Number));
  for (let i = 0; i < Math.max(partsA.length, partsB.length); i++) {
    const difference = (partsB[i] ?? 0) - (partsA[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
