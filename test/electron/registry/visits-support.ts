import { randomUUID } from 'node:crypto';
import type { Registry } from '../../../electron/registry/index.ts';
import type { VisitMaterial, VisitScore } from '../../../electron/registry/visits/index.ts';
import type {
  AttestedOutcome,
  Checklist,
  ItemResult,
  PublishedChecklist,
  VisitKind,
  VisitPerson,
} from '../../../shared/model/index.ts';

/** A synthetic checklist of ten items; the registry never looks into it. */
export const LIST: Checklist = {
  schema: 'cotejo/checklist@1',
  id: 'lista-de-prueba',
  edition: '1.0',
  title: 'Lista de prueba (datos sintéticos)',
  norm: '',
  description: '',
  bands: { full: 0.95, partial: 0.7 },
  scoreBands: [],
  rounding: { mode: 'half-up', decimals: 0 },
  notDeployed: 'exclude',
  domains: [{ id: 'unico', title: 'Único' }],
  modules: [{ id: 'farmacia', title: 'Farmacia' }],
  items: Array.from({ length: 10 }, (_, n) => ({
    id: `requisito-${n}`,
    domain: 'unico',
    title: `Requisito ${n}`,
    why: '',
    remedy: '',
    citation: [],
    weight: 1,
    mandatory: n === 0,
    decision: { by: 'attestation' },
  })),
};

export const PUBLISHED: PublishedChecklist = {
  checklist: LIST,
  sha256: 'a'.repeat(64),
  origin: 'propia',
  publishedAt: '2026-01-01T00:00:00Z',
};

export const EVALUATOR: VisitPerson = {
  id: '11111111-1111-4111-8111-111111111111',
  role: 'evaluador',
  name: 'Evaluadora Sintética',
  position: 'Evaluadora',
  credential: 'C-1',
};

export const UNIT = 'CSSSA000020';

export const noCount = (): { asked: number; answered: number } => ({ asked: 10, answered: 0 });
export const counting = (material: VisitMaterial) => ({ asked: 10, answered: material.answers.length });

export function openVisit(
  registry: Registry,
  options: { clues?: string; kind?: VisitKind; previous?: string; campaign?: string } = {},
): Promise<string> {
  const { clues = UNIT, kind = 'internal', previous = null, campaign = null } = options;
  return registry.visits.open({ clues, kind, previous, campaign, checklists: [PUBLISHED], people: [EVALUATOR] });
}

export const keyOf = (item: number) => ({ checklist: LIST.id, item: `requisito-${item}`, module: '', record: 0 });

export function answer(
  registry: Registry,
  visit: string,
  item: number,
  outcome: AttestedOutcome,
  { note = '', id = randomUUID() as string } = {},
) {
  const value = { kind: 'outcome', outcome } as const;
  return registry.visits.answer({ visit, id, key: keyOf(item), value, note, by: EVALUATOR.id }, counting);
}

/** Scores a visit by what was answered; stands for the engine. */
export function scoreOf({ answers, head }: VisitMaterial): readonly VisitScore[] {
  const items = LIST.items.map((item): ItemResult => {
    const given = answers.find((one) => one.item === item.id)?.value;
    const outcome = given?.kind === 'outcome' ? given.outcome : 'por-revisar';
    const points = outcome === 'cumple' ? 1 : outcome === 'no-cumple' ? 0 : null;
    const counts = { applicable: 0, held: 0, failed: 0, undecided: 0, ratio: null };
    const { decision, mandatory = false, evidence: _evidence, modules: _modules, ...rest } = item;
    return { ...rest, decidedBy: decision.by, outcome, points, mandatory, ...counts };
  });
  const decided = items.filter(({ points }) => points !== null);
  const points = decided.reduce((sum, item) => sum + (item.points ?? 0), 0);
  const percent = decided.length === 0 ? null : Math.round((100 * points) / decided.length);
  const score = {
    percent,
    interval: null,
    coverage: 100,
    preliminary: decided.length < 10,
    band: null,
    byDomain: [],
    items,
  };
  const result = { checklist: { ...head.checklists[0], scoreBands: [] }, score };
  return [{ result, points, weight: decided.length, figures: { barriers: [], asked: [] } }];
}

export function close(registry: Registry, visit: string, closedAt: string | null = null): Promise<VisitMaterial> {
  const judge = (material: VisitMaterial) => ({
    folio: `CTJ-${material.head.version}`,
    scores: scoreOf(material),
  });
  return registry.visits.close({ visit, closedAt, toolVersion: '0.1.0' }, judge);
}

/** What the unit stands at, read with plain SQL. */
export async function standingOf(registry: Registry, unit = UNIT) {
  return (await registry.units.page(unit))?.standing;
}
