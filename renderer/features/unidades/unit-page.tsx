import { lazy, Suspense, useState } from 'react';
import type { UnitPage as Page } from '../../../shared/model/index.ts';
import { scoreSeries } from '../../../shared/report/unit-series.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { Loading, Shown } from '../../components/states.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { PrintLink } from '../informes/print-link.tsx';
import { StandingCard } from './standing-card.tsx';
import { stateName } from './states.ts';
import { UnitAttributes } from './unit-attributes.tsx';
import { UnitForm } from './unit-form.tsx';
import { UnitHistory } from './unit-history.tsx';
import { UnitRuns } from './unit-runs.tsx';
import { UnitVisits } from './unit-visits.tsx';
import { typeName } from './words.ts';

const Timeline = lazy(() => import('./timeline.tsx'));

/** One unit: what is said of it and until when, its scores over time, its visits and runs, and its whole history. */
export function UnitPage({ clues }: { readonly clues: string }) {
  const { t } = useText();
  const { answer, reload } = useCall('units.page', { clues });
  return (
    <div className="screen">
      <p>
        <a className="back" href={hashOf('unidades')}>
          <Icon name="left" size={16} />
          {t('units.back')}
        </a>
      </p>
      <Shown answer={answer} reload={reload}>
        {(page) => <Content page={page} reload={reload} />}
      </Shown>
    </div>
  );
}

function Content({ page, reload }: { readonly page: Page; readonly reload: () => void }) {
  const { t } = useText();
  const [editing, setEditing] = useState(false);
  const { unit, visits, runs } = page;
  return (
    <div className="stack">
      <header className="screen-head">
        <div>
          <h1>{unit.name ?? t('units.unnamed')}</h1>
          <Facts page={page} />
        </div>
        <div className="actions">
          <PrintLink subject={{ kind: 'unit', clues: unit.clues }} testId="print-unit" />
          <Button icon="edit" onPress={() => setEditing(!editing)} data-testid="edit-unit">
            {t('units.edit')}
          </Button>
          <a className="button button-main" href={hashOf('visitas', ['nueva', unit.clues])} data-testid="new-visit">
            <Icon name="visitas" />
            <span>{t('units.newVisit')}</span>
          </a>
        </div>
      </header>
      {editing && (
        <UnitForm
          unit={unit}
          onDone={(saved) => {
            setEditing(false);
            if (saved) reload();
          }}
        />
      )}
      <div className="split split-even">
        <StandingCard page={page} changed={reload} />
        <UnitAttributes attributes={page.attributes} />
      </div>
      <Suspense fallback={<Loading />}>
        <Timeline series={scoreSeries(visits, runs)} />
      </Suspense>
      <UnitVisits visits={visits} clues={unit.clues} />
      <UnitRuns runs={runs} />
      <UnitHistory events={page.events} />
    </div>
  );
}

function Facts({ page }: { readonly page: Page }) {
  const { t } = useText();
  const { unit, level, type, operating } = page;
  const facts = [
    stateName(unit.state),
    unit.institution,
    level,
    type === null ? null : typeName(t, type),
    unit.typology === null ? null : t('units.typology', { code: unit.typology }),
    operating === false ? t('units.notOperating') : null,
  ].filter((fact) => fact !== null);
  return (
    <p className="meta">
      <span className="mono">{unit.clues}</span>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {unit.aliases.length > 0 && (
        <span>
          {t('units.aliases')}: <span className="mono">{unit.aliases.join(', ')}</span>
        </span>
      )}
    </p>
  );
}
