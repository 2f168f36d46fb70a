import { lazy, Suspense, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import type { RunSummary } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { Loading, Shown } from '../../components/states.tsx';
import { hashOf, navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { stateName } from './states.ts';
import { UnitForm } from './unit-form.tsx';

const Timeline = lazy(() => import('./timeline.tsx'));

/** One unit: what is known of it, its scores over time, its runs, and two of them to compare. */
export function UnitPage({ clues }: { readonly clues: string }) {
  const { t } = useText();
  const { answer, reload } = useCall('units.get', { clues });
  const [editing, setEditing] = useState(false);
  return (
    <div className="screen">
      <p>
        <a className="back" href={hashOf('unidades')}>
          <Icon name="left" size={16} />
          {t('units.back')}
        </a>
      </p>
      <Shown answer={answer} reload={reload}>
        {({ unit, runs }) => (
          <div className="stack">
            <header className="screen-head">
              <div>
                <h1>{unit.name ?? t('units.unnamed')}</h1>
                <p className="meta">
                  <span className="mono">{unit.clues}</span>
                  {unit.state && <span>{stateName(unit.state)}</span>}
                  {unit.institution && <span>{unit.institution}</span>}
                  {unit.typology && <span>{unit.typology}</span>}
                  {unit.aliases.length > 0 && (
                    <span>
                      {t('units.aliases')}: <span className="mono">{unit.aliases.join(', ')}</span>
                    </span>
                  )}
                </p>
              </div>
              <div className="actions">
                <Button icon="edit" onPress={() => setEditing(!editing)} data-testid="edit-unit">
                  {t('units.edit')}
                </Button>
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
            <Suspense fallback={<Loading />}>
              <Timeline runs={runs} />
            </Suspense>
            <Runs runs={runs} />
          </div>
        )}
      </Shown>
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly RunSummary[] }) {
  const { t, f } = useText();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const complete = runs.filter((run) => run.status === 'completa');
  // A third choice takes the place of the first.
  const pick = (id: string, on: boolean) =>
    setPicked((before) => (on ? [...before, id].slice(-2) : before.filter((p) => p !== id)));
  const compare = () => {
    const [one, two] = complete
      .filter((run) => picked.includes(run.id))
      .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
    if (one && two) navigate('resultado', [one.id, 'comparar'], { con: two.id });
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('units.runs')}</h2>
        {complete.length > 1 && (
          <span className="actions">
            {picked.length < 2 && <span className="muted">{t('units.compareHint')}</span>}
            <Button icon="compare" isDisabled={picked.length !== 2} onPress={compare} data-testid="compare-runs">
              {t('units.compare')}
            </Button>
          </span>
        )}
      </div>
      {runs.length === 0 ? (
        <p>
          {t('units.noRuns')} <a href={hashOf('verificar')}>{t('units.verifyNow')}</a>
        </p>
      ) : (
        <RunTable
          runs={runs}
          label={t('units.runs')}
          withUnit={false}
          lead={
            complete.length < 2
              ? undefined
              : (run) =>
                  run.status === 'completa' && (
                    <Checkbox
                      className="checkbox"
                      aria-label={t('units.pick', { date: f.moment(run.startedAt) })}
                      isSelected={picked.includes(run.id)}
                      onChange={(on) => pick(run.id, on)}
                    >
                      <span className="box" aria-hidden="true">
                        <Icon name="tick" size={14} />
                      </span>
                    </Checkbox>
                  )
          }
        />
      )}
    </section>
  );
}
