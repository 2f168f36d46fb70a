import type { Checklist, Item } from '../../../shared/model/index.ts';
import { formatExact } from '../../../shared/text/format.ts';
import { useText } from '../../state/text.ts';
import { Citations } from '../resultado/citation.tsx';
import { DecisionFacts } from './decision-facts.tsx';
import { useTitlesOf } from './use-titles-of.ts';

/** One item of a published edition. */
export function ItemFacts({ item, checklist }: { readonly item: Item; readonly checklist: Checklist }) {
  const { t, f } = useText();
  const titles = useTitlesOf(checklist);
  return (
    <>
      <header>
        <h2>{item.title}</h2>
        <p className="meta small">
          <span className="mono">{item.id}</span>
          <span>{titles.domains.get(item.domain) ?? item.domain}</span>
          <span>{t('result.weight', { n: formatExact(item.weight) })}</span>
          {item.mandatory && <span>{t('result.items.mandatory')}</span>}
        </p>
      </header>
      <dl className="pairs small">
        <dt>{t('checklists.decision')}</dt>
        <dd>
          <DecisionFacts decision={item.decision} />
        </dd>
        {item.evidenceClass && (
          <>
            <dt>{t('checklists.evidenceClass')}</dt>
            <dd>{t(`checklists.evidence.${item.evidenceClass}`)}</dd>
          </>
        )}
        {item.bands && (
          <>
            <dt>{t('checklists.ownBands')}</dt>
            <dd>{t('checklists.bandsText', bandValues(item.bands, formatExact))}</dd>
          </>
        )}
        {item.modules && item.modules.length > 0 && (
          <>
            <dt>{t('checklists.modules')}</dt>
            <dd>{f.list(item.modules.map((id) => titles.modules.get(id) ?? id))}</dd>
          </>
        )}
        {item.groups && item.groups.length > 0 && (
          <>
            <dt>{t('checklists.groupings')}</dt>
            <dd>{f.list(item.groups.map((id) => titles.groupings.get(id) ?? id))}</dd>
          </>
        )}
        <dt>{t('result.norm')}</dt>
        <dd>
          <Citations citation={item.citation} />
        </dd>
        {item.evidence && (
          <>
            <dt>{t('checklists.askFor')}</dt>
            <dd>{item.evidence}</dd>
          </>
        )}
        <dt>{t('result.items.why')}</dt>
        <dd>{item.why}</dd>
        <dt>{t('result.items.remedy')}</dt>
        <dd>{item.remedy}</dd>
      </dl>
    </>
  );
}

/** Bands as percentages, for a sentence. */
export function bandValues(
  bands: { readonly full: number; readonly partial: number },
  write: (n: number) => string,
): { readonly full: string; readonly partial: string } {
  return { full: write(asPercent(bands.full)), partial: write(asPercent(bands.partial)) };
}

/** 0.95 → 95, without what binary fractions add. */
export function asPercent(share: number): number {
  return Number((share * 100).toPrecision(12));
}
