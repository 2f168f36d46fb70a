import type { Campaign, DesignNote, UniverseUnit } from '../../../shared/model/index.ts';
import type { Store } from '../store.ts';
import { attributeValues, unitKeys } from '../units/select.ts';

/** The universe of a campaign with each unit in its stratum. */
export interface CampaignUniverse {
  /** Units of the universe, those of no stratum too. */
  readonly size: number;
  /** Those that have a stratum. */
  readonly units: readonly UniverseUnit[];
  readonly unassigned: readonly string[];
  /** What stands in the way of a draw and `checkDesign` cannot see, one sentence each. */
  readonly faults: readonly string[];
  readonly notes: readonly DesignNote[];
}

/** A note names at most so many units. */
const NAMED_UNITS = 20;

/** What a campaign's universe is made of. */
export type UniverseDesign = Pick<Campaign, 'universe' | 'sizeAttribute' | 'design' | 'rules'>;

/**
 * The units that the filter gives, each in the stratum of the first rule that fits. A design of one stratum needs no
 * rule. Sizes come from the column of that name; a unit without it has none, which is not 0.
 */
export function universeOf(store: Store, campaign: UniverseDesign): CampaignUniverse {
  const keys = [...unitKeys(store, campaign.universe)];
  const placed = placeUnits(store, campaign, keys);
  const sizes = sizesOf(store, campaign.sizeAttribute);
  const units = keys.flatMap((clues): readonly UniverseUnit[] => {
    const stratum = placed.strata.get(clues);
    return stratum === undefined ? [] : [{ clues, stratum, size: sizes.get(clues) ?? null }];
  });
  const unassigned = keys.filter((clues) => !placed.strata.has(clues));
  return {
    size: keys.length,
    units,
    unassigned,
    faults: [
      ...universeFaults(keys.length, unassigned.length),
      ...ruleFaults(campaign),
      ...sizeFaults(campaign, sizes.size, units),
    ],
    notes: placed.twice.length === 0 ? [] : [overlapNote(placed.twice)],
  };
}

interface Placed {
  readonly strata: ReadonlyMap<string, string>;
  /** Units that rules of two strata fit. */
  readonly twice: readonly string[];
}

function placeUnits(store: Store, { design, rules }: UniverseDesign, keys: readonly string[]): Placed {
  const only = design.strata.length === 1 ? design.strata[0].id : undefined;
  if (rules.length === 0 && only !== undefined) {
    return { strata: new Map(keys.map((clues) => [clues, only])), twice: [] };
  }
  const universe = new Set(keys);
  const strata = new Map<string, string>();
  const twice = new Set<string>();
  for (const { stratum, filter } of rules) {
    const fitting = [...unitKeys(store, filter)].filter((clues) => universe.has(clues));
    // A rule that takes whatever is left overlaps all others, and is meant to.
    const isRest = fitting.length === universe.size;
    for (const clues of fitting) {
      const before = strata.get(clues);
      if (before === undefined) strata.set(clues, stratum);
      else if (before !== stratum && !isRest) twice.add(clues);
    }
  }
  return { strata, twice: [...twice].sort() };
}

function sizesOf(store: Store, attribute: string | null): ReadonlyMap<string, number> {
  if (attribute === null) return new Map();
  const sizes = new Map<string, number>();
  for (const [clues, values] of attributeValues(store, [attribute])) sizes.set(clues, values.get(attribute) ?? 0);
  return sizes;
}

function universeFaults(size: number, unassigned: number): readonly string[] {
  if (size === 0) return ['El universo no tiene unidades: revise el filtro o importe el catálogo de establecimientos.'];
  if (unassigned === 0) return [];
  return [
    `Unidades del universo a las que no les toca ningún estrato: ${unassigned}. Agregue una regla para ellas o reduzca el universo.`,
  ];
}

function ruleFaults({ design, rules }: UniverseDesign): readonly string[] {
  const known = new Set(design.strata.map(({ id }) => id));
  const strays = new Set(rules.map(({ stratum }) => stratum).filter((id) => !known.has(id)));
  return [...strays].map((id) => `Una regla manda unidades al estrato «${id}», que el diseño no tiene.`);
}

function sizeFaults(
  { design, sizeAttribute }: UniverseDesign,
  known: number,
  units: readonly UniverseUnit[],
): readonly string[] {
  const bySize = design.strata.filter(({ method }) => method === 'proportional').map(({ id }) => id);
  if (bySize.length === 0) return [];
  if (sizeAttribute === null) {
    const names = bySize.map((id) => `«${id}»`).join(', ');
    return [
      `El diseño sortea ${names} con probabilidad proporcional al tamaño y la campaña no dice qué dato es el tamaño.`,
    ];
  }
  const strata = new Set(bySize);
  const some = units.some((unit) => strata.has(unit.stratum) && unit.size !== null);
  if (some) return [];
  return [
    known === 0
      ? `El registro no tiene el dato «${sizeAttribute}» de ninguna unidad: impórtelo o elija otro.`
      : `Ninguna unidad de los estratos que se sortean por tamaño tiene el dato «${sizeAttribute}».`,
  ];
}

function overlapNote(twice: readonly string[]): DesignNote {
  return {
    stratum: null,
    message: `Unidades en las que se cumplen reglas de varios estratos: ${twice.length}. Quedaron en el primero.`,
    clues: twice.slice(0, NAMED_UNITS),
  };
}
