import { Pick } from '../../components/fields.tsx';
import { Shown } from '../../components/states.tsx';
import type { Route } from '../../state/router.ts';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { seriesOf } from '../agregados/aggregates-screen.tsx';
import { useChoices } from '../agregados/choices.ts';
import { ChoicesBar } from '../agregados/choices-bar.tsx';
import { editionText, parseEdition } from '../listas/paths.ts';

interface Props {
  readonly query: Route['query'];
  readonly onChange: (parts: Route['query']) => void;
}

/** A campaign whose units stand. */
export function CampaignChoice({ query, onChange }: Props) {
  const { t } = useText();
  const { answer, reload } = useCall('campaigns.list', undefined);
  return (
    <section className="card">
      <Shown answer={answer} reload={reload}>
        {(campaigns) => {
          const drawn = campaigns.filter(({ campaign }) => campaign.status !== 'borrador');
          if (drawn.length === 0) {
            return (
              <p>
                {t('reports.choose.campaignNone')} <a href={hashOf('campanas')}>{t('common.screen.campanas')}</a>
              </p>
            );
          }
          return (
            <Pick
              label={t('reports.choose.campaign')}
              placeholder={t('reports.choose.campaignHint')}
              choices={drawn.map(({ campaign: { id, title } }) => ({ id, label: title }))}
              value={query.campana ?? null}
              onChange={(campana) => onChange({ campana })}
              testId="report-campaign"
            />
          );
        }}
      </Shown>
    </section>
  );
}

/** A checklist in one of its editions. */
export function ChecklistChoice({ query, onChange }: Props) {
  const { t } = useText();
  const { answer, reload } = useCall('checklists.editions', undefined);
  return (
    <section className="card">
      <Shown answer={answer} reload={reload}>
        {(editions) => {
          const { lista, edicion } = query;
          const chosen = editions.find(
            ({ id, edition, latest }) => id === lista && (edicion === undefined ? latest : edition === edicion),
          );
          return (
            <Pick
              label={t('reports.choose.checklist')}
              placeholder={t('reports.choose.checklistHint')}
              choices={editions.map((one) => ({ id: editionText(one), label: one.title, note: one.edition }))}
              value={chosen === undefined ? null : editionText(chosen)}
              onChange={(text) => {
                const ref = parseEdition(text);
                if (ref) onChange({ lista: ref.id, edicion: ref.edition });
              }}
              testId="report-checklist"
            />
          );
        }}
      </Shown>
    </section>
  );
}

/** Kind of visit, checklist, groups and filter, as on Agregados and shared with it. */
export function ComparativeChoice({ query, onChange }: Props) {
  const { t } = useText();
  const { answer, reload } = useCall('aggregates.series', undefined);
  return (
    <Shown answer={answer} reload={reload}>
      {(series) => {
        if (series.length === 0) {
          return (
            <section className="card">
              <p>
                {t('reports.choose.comparativeNone')} <a href={hashOf('visitas')}>{t('common.screen.visitas')}</a>
              </p>
            </section>
          );
        }
        const { kind, checklist } = seriesOf(series, query);
        return (
          <ChoicesBar
            kind={kind}
            checklist={checklist}
            series={series}
            onChange={(nextKind, nextChecklist) => {
              // An edition is one of its checklist.
              if (nextChecklist !== checklist) useChoices.getState().change({ edition: '' });
              onChange({ kind: nextKind, checklist: nextChecklist });
            }}
          />
        );
      }}
    </Shown>
  );
}
