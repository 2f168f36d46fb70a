import type { Counts, Evidence } from '../../../shared/checklist/evidence.ts';
import { NO_COUNTS } from '../../../shared/checklist/evidence.ts';
import type { Check, Checklist, Item } from '../../../shared/model/index.ts';

const CITATION = [{ norm: 'Norma sintética', confidence: 'confirmed' }] as const;

/** A check with made-up texts. */
export function checkOf(parts: Pick<Check, 'must'> & Partial<Check>): Check {
  return {
    id: 'comprobacion-sintetica',
    appliesTo: 'patient',
    severity: 'error',
    field: 'folio',
    title: 'Se cumple',
    failureTitle: 'No se cumple',
    why: 'Texto sintético.',
    remedy: 'Texto sintético.',
    citation: CITATION,
    examples: { valid: [{}], invalid: [{}, {}] },
    ...parts,
  };
}

export function itemOf(parts: Partial<Item> & Pick<Item, 'id'>): Item {
  return {
    domain: 'dominio',
    title: 'Requisito sintético',
    why: 'Texto sintético.',
    remedy: 'Texto sintético.',
    citation: CITATION,
    weight: 1,
    decision: { by: 'check', checks: [parts.id] },
    ...parts,
  };
}

export function checklistOf(items: readonly Item[], parts: Partial<Checklist> = {}): Checklist {
  return {
    schema: 'cotejo/checklist@1',
    id: 'lista-sintetica',
    edition: '1.0',
    title: 'Lista sintética',
    norm: 'Norma sintética',
    description: 'Texto sintético.',
    bands: { full: 0.95, partial: 0.7 },
    scoreBands: [
      { id: 'alto', title: 'Alto', from: 80 },
      { id: 'medio', title: 'Medio', from: 50 },
      { id: 'bajo', title: 'Bajo', from: 0 },
    ],
    rounding: { mode: 'half-up', decimals: 1 },
    notDeployed: 'exclude',
    domains: [{ id: 'dominio', title: 'Dominio' }],
    items,
    ...parts,
  };
}

export function counts(held: number, failed: number, undecided = 0): Counts {
  return { applicable: held + failed + undecided, held, failed, undecided };
}

/** Evidence of a complete run that saw nothing but what is given. */
export function evidenceOf(
  parts: Partial<Evidence> & { readonly checks?: Readonly<Record<string, Counts>> },
): Evidence {
  const { checks = {}, ...rest } = parts;
  return {
    status: 'completa',
    counts: (id) => checks[id] ?? NO_COUNTS,
    layer: () => NO_COUNTS,
    measure: () => NO_COUNTS,
    missingCatalogs: () => [],
    carried: () => true,
    ...rest,
  };
}
