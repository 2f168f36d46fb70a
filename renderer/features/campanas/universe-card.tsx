import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import type { PreviewedCardProps } from './editor-card.ts';
import { UnitFilterFields } from './unit-filter.tsx';

/** Step 1: the units that the campaign says something about. */
export function UniverseCard({ draft, preview, onChange }: PreviewedCardProps) {
  const { t, count } = useText();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('campaigns.steps.universe')}</h2>
        <strong role="status" data-testid="universe-count">
          {preview === null ? '…' : count('units.found', preview.universe)}
        </strong>
      </div>
      <p className="muted">{t('campaigns.universeHelp')}</p>
      <UnitFilterFields
        filter={draft.universe}
        onChange={(universe) => onChange({ ...draft, universe })}
        testId="universe"
      />
      {preview !== null && preview.unassigned > 0 && (
        <p className="mark severity-warning">
          <Icon name="warning" size={16} />
          <span>{count('campaigns.unassigned', preview.unassigned)}</span>
        </p>
      )}
    </section>
  );
}
