import type { MethodOutput } from '../../../shared/ipc/contract.ts';
import type { VisitKind } from '../../../shared/model/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { Field, Pick } from '../../components/fields.tsx';
import { Radios } from '../../components/radios.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { filterWords } from '../campanas/filter-words.ts';
import { UnitFilterFields } from '../campanas/unit-filter.tsx';
import { type Choices, DIMENSIONS, GRAINS, isSpan, KINDS, thresholdOf, useChoices } from './choices.ts';

type Series = MethodOutput<'aggregates.series'>;

interface Props {
  readonly kind: VisitKind;
  readonly checklist: string;
  readonly series: Series;
  readonly onChange: (kind: VisitKind, checklist: string) => void;
}

/** What the figures are asked of. The kinds of visit are radios: one is always chosen, and never two. */
export function ChoicesBar({ kind, checklist, series, onChange }: Props) {
  const { t, count } = useText();
  const { choices, change } = useChoices();
  const visitsOf = (id: VisitKind) => series.find((one) => one.kind === id && one.checklist === checklist)?.visits ?? 0;
  const titles = new Map(series.map((one) => [one.checklist, one.title]));
  const narrowed = filterWords(choices.filter, t).join(' · ');
  return (
    <section className="card agg-bar" aria-label={t('aggregates.choices')}>
      <Radios
        line
        label={t('visits.kindTitle')}
        value={kind}
        onChange={(next) => onChange(next, checklist)}
        choices={KINDS.map((id) => ({
          id,
          label: t(`visits.kind.${id}`),
          note: count('aggregates.visits', visitsOf(id)),
        }))}
        testId="kind"
      />
      <div className="agg-fields">
        <div className="agg-wide">
          <Pick
            label={t('aggregates.checklist')}
            choices={[...titles].map(([id, title]) => ({ id, label: title }))}
            value={titles.has(checklist) ? checklist : null}
            placeholder={checklist}
            onChange={(id) => onChange(kind, id)}
            testId="agg-checklist"
          />
        </div>
        <Edition checklist={checklist} />
        <CampaignPick />
        <DayField
          label={t('aggregates.from')}
          value={choices.from}
          onChange={(from) => change({ from })}
          testId="agg-from"
        />
        <DayField label={t('aggregates.to')} value={choices.to} onChange={(to) => change({ to })} testId="agg-to" />
        <Grouping part="first" />
        <Grouping part="second" />
        <Pick
          label={t('aggregates.grain')}
          choices={GRAINS.map((id) => ({ id, label: t(`aggregates.grains.${id}`) }))}
          value={choices.grain}
          onChange={(id) => change({ grain: GRAINS.find((grain) => grain === id) ?? 'year' })}
          testId="agg-grain"
        />
        <Field
          label={t('aggregates.threshold')}
          value={choices.threshold}
          onChange={(threshold) => change({ threshold })}
          problem={thresholdOf(choices.threshold) === null ? t('aggregates.thresholdWrong') : ''}
          maxLength={3}
          testId="agg-threshold"
        />
      </div>
      {!isSpan(choices) && <p className="problem">{t('aggregates.spanWrong')}</p>}
      <details className="facts">
        <summary data-testid="agg-filter-open">
          {narrowed === '' ? t('aggregates.filter') : t('aggregates.filtered', { filter: narrowed })}
        </summary>
        <UnitFilterFields filter={choices.filter} onChange={(filter) => change({ filter })} testId="agg-filter" />
      </details>
    </section>
  );
}

function Edition({ checklist }: { readonly checklist: string }) {
  const { t } = useText();
  const { choices, change } = useChoices();
  const { answer } = useCall('checklists.editions', undefined);
  const known = (answer.data ?? []).filter(({ id }) => id === checklist).map(({ edition }) => edition);
  const editions = choices.edition === '' || known.includes(choices.edition) ? known : [...known, choices.edition];
  return (
    <Pick
      label={t('aggregates.edition')}
      choices={[
        { id: '', label: t('aggregates.allEditions') },
        ...editions.map((edition) => ({ id: edition, label: edition })),
      ]}
      value={choices.edition}
      onChange={(edition) => change({ edition })}
      testId="agg-edition"
    />
  );
}

function CampaignPick() {
  const { t } = useText();
  const { choices, change } = useChoices();
  const { answer } = useCall('campaigns.list', undefined);
  const drawn = (answer.data ?? []).filter(({ campaign }) => campaign.status !== 'borrador');
  return (
    <Pick
      label={t('aggregates.campaign')}
      choices={[
        { id: '', label: t('aggregates.anyCampaign') },
        ...drawn.map(({ campaign: { id, title } }) => ({ id, label: title })),
      ]}
      value={choices.campaign}
      onChange={(campaign) => change({ campaign })}
      testId="agg-campaign"
    />
  );
}

function Grouping({ part }: { readonly part: keyof Pick<Choices, 'first' | 'second'> }) {
  const { t } = useText();
  const { choices, change } = useChoices();
  const other = part === 'first' ? choices.second : choices.first;
  return (
    <Pick
      label={t(`aggregates.group.${part}`)}
      choices={[
        { id: '', label: t('aggregates.noGroup') },
        ...DIMENSIONS.filter((dimension) => dimension !== other).map((id) => ({
          id,
          label: t(`aggregates.dimension.${id}`),
        })),
      ]}
      value={choices[part]}
      onChange={(id) => change({ [part]: DIMENSIONS.find((dimension) => dimension === id) ?? '' })}
      testId={`agg-group-${part}`}
    />
  );
}
