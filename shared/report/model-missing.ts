import type { ItemResult, RuleResult, VerificationResult } from '../model/index.ts';
import { usefulRepairs } from '../statistics/repairs.ts';
import { formatNumber, plural } from '../text/format.ts';
import type { ItemView } from './model-items.ts';

/** A requirement that is not met, in words for who runs the unit. */
export interface MissingView extends ItemView {
  /** What is wrong, in one sentence. */
  readonly sentence: string;
  /** The requirement itself, where the sentence does not say it already. */
  readonly requirement: string | null;
  /** «Falla en 34 de los 1,204 registros a los que se refiere.»; null where nothing is counted. */
  readonly extent: string | null;
}

export interface RepairView {
  /** What is wrong, without the point at its end. */
  readonly sentence: string;
  readonly title: string;
  readonly remedy: string;
  readonly mandatory: boolean;
  /** Percentage points. */
  readonly gain: number;
  readonly gainText: string;
  /** Records to mend, of those that it is about. */
  readonly records: string;
}

/** Items not met or met in part, those that cost most of the score first. */
export function missingViews(views: readonly ItemView[], rules: readonly RuleResult[]): MissingView[] {
  const failures = failureTitles(rules);
  const lost = ({ item }: ItemView) => item.weight * (1 - (item.points ?? 0));
  return views
    .filter(({ item }) => item.outcome === 'no-cumple' || item.outcome === 'cumple-parcial')
    .sort(
      (a, b) =>
        lost(b) - lost(a) || Number(b.item.mandatory) - Number(a.item.mandatory) || (a.item.id < b.item.id ? -1 : 1),
    )
    .map((view) => missingView(view, failures));
}

function missingView(view: ItemView, failures: ReadonlyMap<string, string>): MissingView {
  const { item } = view;
  const failure = failures.get(item.id);
  return {
    ...view,
    sentence: failure ?? withoutFailure(item),
    requirement: failure === undefined ? null : item.title,
    extent: extentOf(item),
  };
}

/** An item that one check decides bears its id: what the check says when it fails is said of the item. */
function failureTitles(rules: readonly RuleResult[]): ReadonlyMap<string, string> {
  return new Map(rules.map(({ id, failureTitle }) => [id, failureTitle]));
}

function withoutFailure({ title, outcome }: ItemResult): string {
  return outcome === 'cumple-parcial' ? `Se cumple solo en parte: «${title}»` : `No se cumple: «${title}»`;
}

function extentOf(item: ItemResult): string | null {
  const { decidedBy, applicable, failed } = item;
  if (decidedBy === 'attestation' || failed === 0) return null;
  const whole =
    applicable === 1
      ? 'en el único registro al que se refiere'
      : `en ${formatNumber(failed)} de los ${formatNumber(applicable)} registros a los que se refiere`;
  return `Falla ${whole}.`;
}

/** The ten requirements whose repair the score gains most from. */
export function repairViews(result: VerificationResult): RepairView[] {
  const failures = failureTitles(result.rules);
  return usefulRepairs(result).map(({ item, gain }) => ({
    sentence: failures.get(item.id) ?? withoutFailure(item),
    title: item.title,
    remedy: item.remedy,
    mandatory: item.mandatory,
    gain,
    gainText: gain === 0 ? 'menos de 0.1' : formatNumber(gain, 1),
    records:
      item.decidedBy === 'attestation' || item.failed === 0
        ? 'no se cuenta por registros'
        : `${formatNumber(item.failed)} de ${plural(item.applicable, 'registro', 'registros')}`,
  }));
}
