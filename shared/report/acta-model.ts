import type {
  Answer,
  ClosedVisit,
  EvidenceRef,
  ItemResult,
  VisitHead,
  VisitKind,
  VisitPerson,
  VisitResult,
  VisitState,
} from '../model/index.ts';

/** What the acta prints, gathered once. */
export interface ActaModel {
  readonly title: string;
  readonly folio: string;
  readonly isDraft: boolean;
  readonly head: VisitHead;
  readonly results: readonly VisitResult[];
  readonly evidence: readonly EvidenceRef[];
  readonly agreements: ClosedVisit['agreements'];
  readonly people: ReadonlyMap<string, VisitPerson>;
  /** The answers that stand to an item of a checklist, in their order. */
  answersTo(checklist: string, item: string): readonly Answer[];
  itemTitle(checklist: string, item: string): string;
}

export const KIND_WORDS: Readonly<Record<VisitKind, string>> = {
  self: 'Autoverificación',
  internal: 'Visita interna',
  external: 'Visita externa',
};

/** @param folio null for a visit that is open, whose acta is a draft and says so */
export function actaModel(visit: ClosedVisit | VisitState, folio: string | null): ActaModel {
  const { head, results, evidence, answers } = visit;
  const byItem = Map.groupBy(standing(answers), ({ checklist, item }) => `${checklist}\n${item}`);
  const titles = new Map(results.flatMap(titlesOf));
  return {
    title: head.status === 'inaccesible' ? 'Acta de unidad inaccesible' : 'Acta de verificación local',
    folio: folio ?? 'BORRADOR',
    isDraft: folio === null,
    head,
    results,
    evidence,
    agreements: isClosed(visit) ? visit.agreements : [],
    people: new Map(head.people.map((person) => [person.id, person])),
    answersTo: (checklist, item) => byItem.get(`${checklist}\n${item}`) ?? [],
    itemTitle: (checklist, item) => titles.get(`${checklist}\n${item}`) ?? item,
  };
}

/** The last answer to each key, in the order of the keys' first answers; those taken back are none. */
function standing(answers: readonly Answer[]): readonly Answer[] {
  const last = new Map<string, Answer>();
  for (const answer of answers) {
    const { checklist, item, module, record } = answer;
    last.set([checklist, item, module, record].join('\n'), answer);
  }
  return [...last.values()].filter(({ value }) => value.kind !== 'cleared');
}

function titlesOf({ checklist, score, interview = [] }: VisitResult): readonly (readonly [string, string])[] {
  return [...score.items, ...interview].map(({ id, title }) => [`${checklist.id}\n${id}`, title]);
}

function isClosed(visit: ClosedVisit | VisitState): visit is ClosedVisit {
  return 'agreements' in visit;
}

/** Items of a domain, in the order of the checklist. */
export function itemsOf({ score }: VisitResult, domain: string): readonly ItemResult[] {
  return score.items.filter((item) => item.domain === domain);
}
