import type { VisitInput } from '../../../shared/checklist/visit.ts';
import type { Answer, AnswerValue, AttestedOutcome, ItemResult } from '../../../shared/model/index.ts';

const CHECKLIST = 'lista-sintetica';

/** `['item', 'cumple']`, `['item/modulo', …]` or `['item#3', …]` for the third sampled record; `;` begins a note. */
export function said(
  ...rows: readonly (readonly [string, AttestedOutcome | AnswerValue, string?])[]
): readonly Answer[] {
  return rows.map(([place, value, note = ''], i) => {
    const [, item = '', module = '', record = '0'] = /^([^/#]+)(?:\/([^#]*))?(?:#(\d+))?$/.exec(place) ?? [];
    return {
      checklist: CHECKLIST,
      item,
      module,
      record: Number(record),
      id: `respuesta-${i}`,
      replaces: null,
      value: typeof value === 'string' ? { kind: 'outcome', outcome: value } : value,
      note,
      by: 'evaluador',
      at: '2026-01-02T09:00:00-06:00',
      origin: 'prueba',
    };
  });
}

export function inputOf(
  parts: Partial<VisitInput> & { readonly records?: number; readonly absent?: readonly string[] },
) {
  const { records = 0, absent = [], ...rest } = parts;
  return {
    answers: [],
    modules: absent.map((module) => ({ checklist: CHECKLIST, module, deployed: false, note: '' })),
    samples:
      records === 0 ? [] : [{ checklist: CHECKLIST, labels: Array.from({ length: records }, (_, i) => `E-${i}`) }],
    ...rest,
  } satisfies VisitInput;
}

/** An item as a run, or an earlier visit, left it. */
export function left(id: string, outcome: ItemResult['outcome'], parts: Partial<ItemResult> = {}): ItemResult {
  return {
    id,
    domain: 'dominio',
    title: 'Requisito sintético',
    why: '',
    remedy: '',
    citation: [],
    decidedBy: 'check',
    outcome,
    weight: 1,
    points: null,
    applicable: 10,
    held: 9,
    failed: 1,
    undecided: 0,
    ratio: 0.9,
    mandatory: false,
    ...parts,
  };
}
