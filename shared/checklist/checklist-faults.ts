import type { Bands, Checklist, Item, Question } from '../model/index.ts';
import { questionFaults } from './question-faults.ts';
import { repeated } from './repeated.ts';

/** Names that a checklist may use and that others define. */
export interface KnownNames {
  readonly checks: ReadonlySet<string>;
  /** Ids of the conformance layers; left out, they are not compared. */
  readonly layers?: ReadonlySet<string>;
}

/** Ids that a checklist itself defines. */
export interface OwnNames {
  readonly domains: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
  readonly groupings: ReadonlySet<string>;
}

export function ownNames(checklist: Pick<Checklist, 'domains' | 'modules' | 'groupings'>): OwnNames {
  return {
    domains: idsOf(checklist.domains),
    modules: idsOf(checklist.modules),
    groupings: idsOf(checklist.groupings),
  };
}

/**
 * What is wrong with a checklist of sound form, beyond its form: ids given twice, names of nothing, bands and levels
 * out of order. One plain sentence each, in the order of the checklist.
 *
 * @param own where other names count than those of `checklist` (of a draft, parts that are not sound yet)
 */
export function checklistFaults(
  checklist: Checklist,
  known: KnownNames,
  own: OwnNames = ownNames(checklist),
): readonly string[] {
  const { items, questions = [] } = checklist;
  return [
    ...(items.length + questions.length === 0 ? ['La lista de cotejo no tiene requisitos ni preguntas.'] : []),
    ...repeated(checklist.domains, 'El dominio'),
    ...repeated(checklist.modules ?? [], 'El módulo'),
    ...repeated(checklist.groupings ?? [], 'La agrupación'),
    ...repeated(items, 'El requisito'),
    ...repeated(questions, 'La pregunta'),
    ...sharedIds(items, questions),
    ...repeated(checklist.scoreBands, 'El nivel'),
    ...items.flatMap((item) => itemFaults(item, known, own)),
    ...questions.flatMap((question) => questionFaults(question, own)),
    ...bandFaults(checklist.bands, 'La lista de cotejo'),
    ...items.flatMap(({ id, bands }) => (bands === undefined ? [] : bandFaults(bands, `El requisito «${id}»`))),
    ...levelFaults(checklist),
  ];
}

function itemFaults(item: Item, known: KnownNames, own: OwnNames): readonly string[] {
  const whose = `El requisito «${item.id}»`;
  const { decision } = item;
  const unknown = (names: readonly string[] | undefined, among: ReadonlySet<string>, what: string) =>
    (names ?? []).filter((name) => !among.has(name)).map((name) => `${whose} nombra ${what} «${name}», que no existe.`);
  const faults = [
    ...unknown([item.domain], own.domains, 'el dominio'),
    ...unknown(item.modules, own.modules, 'el módulo'),
    ...unknown(item.groups, own.groupings, 'la agrupación'),
    ...unknown(checksOf(item), known.checks, 'la comprobación'),
  ];
  if (decision.by === 'layer' && known.layers !== undefined) {
    faults.push(...unknown(decision.layers, known.layers, 'la capa'));
  }
  if (decision.by === 'sample' && decision.of !== undefined && decision.checks === undefined) {
    faults.push(`${whose} dice de qué registros (${decision.of}), pero no nombra comprobaciones.`);
  }
  if (decision.by === 'sample' && (item.modules?.length ?? 0) > 0) {
    faults.push(`${whose} se revisa por expediente y no se puede preguntar además por módulo.`);
  }
  return faults;
}

/** The checks that an item names, for whatever it needs them. */
export function checksOf({ decision }: Item): readonly string[] {
  switch (decision.by) {
    case 'check':
      return decision.checks;
    case 'sample':
      return decision.checks ?? [];
    case 'attestation':
      return decision.shows ?? [];
    case 'layer':
    case 'measure':
      return [];
  }
}

function idsOf(definitions: readonly { readonly id: string }[] | undefined): ReadonlySet<string> {
  return new Set((definitions ?? []).map(({ id }) => id));
}

/** An answer names an item or a question by its id alone. */
function sharedIds(items: readonly Item[], questions: readonly Question[]): readonly string[] {
  const taken = idsOf(items);
  return questions
    .filter(({ id }) => taken.has(id))
    .map(({ id }) => `La pregunta «${id}» lleva el identificador de un requisito.`);
}

function bandFaults({ full, partial }: Bands, whose: string): readonly string[] {
  if (partial <= full) return [];
  return [`${whose} pide más para cumplir en parte (${partial}) que para cumplir (${full}).`];
}

function levelFaults({ scoreBands }: Checklist): readonly string[] {
  const misplaced = scoreBands.find((band, i) => i > 0 && band.from >= scoreBands[i - 1].from);
  if (misplaced === undefined) return [];
  return [`El nivel «${misplaced.id}» no está en orden: los niveles van del mayor al menor.`];
}
