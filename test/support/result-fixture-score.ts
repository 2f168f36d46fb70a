import type { DomainScore, ItemResult, Outcome, Score } from '../../shared/model/index.ts';
import { FIXTURE_DOMAINS, type FixtureItem } from './result-fixture-data.ts';

/** The arithmetic of synthetic results, on purpose apart from the program's own. */

const REMEDY = 'Revise la regla en el sistema que genera la exportación y genere de nuevo el archivo.';

/** One item over `rows` records of which `failed` fail. */
export function itemResult(
  item: FixtureItem,
  rows: number,
  failed: number,
  options: { readonly catalogs?: boolean; readonly attested?: boolean },
): ItemResult {
  const base = {
    id: item.id,
    domain: item.domain,
    title: item.title,
    why: 'De este requisito depende que la información pueda intercambiarse sin perder a la persona.',
    remedy: REMEDY,
    citation: item.citation,
    decidedBy: item.by,
    weight: item.weight,
    points: null,
    applicable: 0,
    held: 0,
    failed: 0,
    undecided: 0,
    ratio: null,
    mandatory: item.mandatory ?? false,
  };
  if (item.by === 'attestation') {
    if (options.attested)
      return { ...base, outcome: 'cumple', points: 1, reason: 'Atestiguado por quien visitó la unidad.' };
    return { ...base, outcome: 'por-revisar', reason: 'Una persona debe revisarlo: un archivo no puede mostrarlo.' };
  }
  if (item.notApplicable) return { ...base, outcome: 'no-aplica', reason: item.notApplicable };
  if (rows === 0) return { ...base, outcome: 'no-aplica', reason: 'No hay registros a los que aplique.' };
  if (item.catalog && options.catalogs === false) {
    return {
      ...base,
      outcome: 'no-evaluada',
      applicable: rows,
      undecided: rows,
      reason: `Falta el catálogo «${item.catalog}»; impórtelo y verifique de nuevo.`,
    };
  }
  const ratio = (rows - failed) / rows;
  const outcome: Outcome = ratio >= 0.98 ? 'cumple' : ratio >= 0.8 ? 'cumple-parcial' : 'no-cumple';
  const points = outcome === 'cumple' ? 1 : outcome === 'cumple-parcial' ? 0.5 : 0;
  return { ...base, outcome, points, applicable: rows, held: rows - failed, failed, ratio };
}

export function scoreOf(items: readonly ItemResult[]): Omit<Score, 'items'> {
  const sums = sumsOf(items);
  return {
    ...sums,
    band: sums.percent === null ? null : sums.percent >= 90 ? 'alto' : sums.percent >= 60 ? 'medio' : 'bajo',
    byDomain: FIXTURE_DOMAINS.map((domain) => domainScore(domain, items)),
  };
}

function domainScore(domain: { id: string; title: string }, all: readonly ItemResult[]): DomainScore {
  const items = all.filter((item) => item.domain === domain.id);
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const item of items) outcomes[item.outcome] = (outcomes[item.outcome] ?? 0) + 1;
  return { ...domain, ...sumsOf(items), outcomes };
}

function sumsOf(items: readonly ItemResult[]): Pick<Score, 'percent' | 'interval' | 'coverage' | 'preliminary'> {
  const applicable = items.filter((item) => item.outcome !== 'no-aplica' && item.outcome !== 'no-desplegado');
  const weight = (list: readonly ItemResult[]) => list.reduce((sum, item) => sum + item.weight, 0);
  const decided = applicable.filter((item) => item.points !== null);
  const all = weight(applicable);
  const known = weight(decided);
  const points = decided.reduce((sum, item) => sum + item.weight * (item.points ?? 0), 0);
  return {
    percent: known === 0 ? null : round((100 * points) / known),
    interval: all === 0 ? null : [round((100 * points) / all), round((100 * (points + all - known)) / all)],
    coverage: all === 0 ? null : round((100 * known) / all),
    preliminary: known < all,
  };
}

/** Half up, one decimal. */
function round(value: number): number {
  return Math.floor(value * 10 + 0.5 + 1e-9) / 10;
}
