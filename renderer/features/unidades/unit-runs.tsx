import { useState } from 'react';
import type { RunSummary } from '../../../shared/model/index.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { Button } from '../../components/controls.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { hashOf, navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';

/** Runs over exports of the unit, and two of them to compare. */
export function UnitRuns({ runs }: { readonly runs: readonly RunSummary[] }) {
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
                    <CheckBox
                      label={t('units.pick', { date: f.moment(run.startedAt) })}
                      checked={picked.includes(run.id)}
                      onChange={(on) => pick(run.id, on)}
                    />
                  )
          }
        />
      )}
    </section>
  );
}
