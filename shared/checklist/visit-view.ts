import type {
  Answer,
  AnswerKey,
  AttestedOutcome,
  Checklist,
  Item,
  ItemResult,
  VisitHead,
  VisitModule,
} from '../model/index.ts';

/** What the score of one checklist of a visit comes from. What belongs to other checklists is passed over. */
export interface VisitInput {
  /** The answers that stand. */
  readonly answers: readonly Answer[];
  readonly modules: readonly VisitModule[];
  readonly samples: VisitHead['samples'];
  /** Items of the attached run of the same checklist and edition. */
  readonly run?: readonly ItemResult[];
  /** Of a follow-up: items as the earlier visit left them. */
  readonly previous?: readonly ItemResult[];
}

/** A visit as its items ask for it. */
export interface VisitView {
  /** Clinical records under review. */
  readonly records: number;
  /** The answer that stands, unless it was taken back. */
  answer(item: string, module?: string, record?: number): Answer | undefined;
  /** The outcome that a person gave. */
  outcome(item: string, module?: string, record?: number): AttestedOutcome | undefined;
  /** False only where somebody said that the unit does not have it. */
  deployed(module: string): boolean;
  run(item: string): ItemResult | undefined;
  previous(item: string): ItemResult | undefined;
}

export function viewOf(checklist: Checklist, input: VisitInput): VisitView {
  const answers = new Map<string, Answer>();
  for (const answer of input.answers) {
    if (answer.checklist !== checklist.id || answer.value.kind === 'cleared') continue;
    answers.set(slotOf(answer.item, answer.module, answer.record), answer);
  }
  const absent = new Set(
    input.modules
      .filter((module) => module.checklist === checklist.id && module.deployed === false)
      .map(({ module }) => module),
  );
  const run = byId(input.run);
  const previous = byId(input.previous);
  const answer: VisitView['answer'] = (item, module = '', record = 0) => answers.get(slotOf(item, module, record));
  return {
    records: recordsOf(checklist, input.samples),
    answer,
    outcome(item, module, record) {
      const value = answer(item, module, record)?.value;
      return value?.kind === 'outcome' ? value.outcome : undefined;
    },
    deployed: (module) => !absent.has(module),
    run: (item) => run.get(item),
    previous: (item) => previous.get(item),
  };
}

/** How many clinical records of a visit are reviewed for a checklist. */
export function recordsOf(checklist: Pick<Checklist, 'id'>, samples: VisitHead['samples']): number {
  return samples.find((sample) => sample.checklist === checklist.id)?.labels.length ?? 0;
}

export function keyOf(checklist: Pick<Checklist, 'id'>, item: string, module = '', record = 0): AnswerKey {
  return { checklist: checklist.id, item, module, record };
}

/** Whether a person is asked for the item where nothing else decides it: else only an export is meant to. */
export function isForAPerson({ decision, evidence }: Item): boolean {
  return decision.by === 'attestation' || decision.by === 'sample' || evidence !== undefined;
}

/** Ids have no spaces. */
function slotOf(item: string, module: string, record: number): string {
  return `${item} ${module} ${record}`;
}

function byId(items: readonly ItemResult[] = []): ReadonlyMap<string, ItemResult> {
  return new Map(items.map((item) => [item.id, item]));
}
