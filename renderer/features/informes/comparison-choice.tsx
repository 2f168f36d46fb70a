import type { RunSummary } from '../../../shared/model/index.ts';
import { Pick } from '../../components/fields.tsx';
import { Shown } from '../../components/states.tsx';
import type { Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { LISTED, RunChoice } from './run-choice.tsx';

/** Two runs of one unit: the later one first, then the one before it. */
export function ComparisonChoice({
  query,
  onChange,
}: {
  readonly query: Route['query'];
  readonly onChange: (parts: Route['query']) => void;
}) {
  const { t } = useText();
  const { antes, despues } = query;
  return (
    <>
      <RunChoice
        title={t('reports.choose.after')}
        run={despues ?? null}
        onChange={(run) => onChange(run === null ? {} : { despues: run })}
        onlyComplete
      />
      {despues && (
        <section className="card">
          <Before after={despues} before={antes ?? null} onChange={(run) => onChange({ despues, antes: run })} />
        </section>
      )}
    </>
  );
}

interface BeforeProps {
  readonly after: string;
  readonly before: string | null;
  readonly onChange: (run: string) => void;
}

function Before({ after, before, onChange }: BeforeProps) {
  const { t, f } = useText();
  const { answer, reload } = useCall('runs.list', { limit: LISTED });
  return (
    <Shown answer={answer} reload={reload}>
      {(runs) => {
        const chosen = runs.find(({ id }) => id === after);
        if (!chosen?.unit) return <p>{t('reports.choose.beforeNoUnit')}</p>;
        const others = earlierOf(chosen, runs);
        if (others.length === 0) return <p>{t('reports.choose.beforeNone')}</p>;
        return (
          <Pick
            label={t('reports.choose.before')}
            placeholder={t('reports.choose.beforeHint')}
            value={before}
            onChange={onChange}
            choices={others.map((run) => ({
              id: run.id,
              label: `${f.moment(run.startedAt)} · ${f.percent(run.percent)}`,
              note: `${run.checklist} ${run.edition}`,
            }))}
            testId="report-before"
          />
        );
      }}
    </Shown>
  );
}

/** Complete runs of the same unit that began before it, the latest first. */
export function earlierOf(after: RunSummary, runs: readonly RunSummary[]): readonly RunSummary[] {
  const at = Date.parse(after.startedAt);
  return runs
    .filter(
      ({ id, unit, status, startedAt }) =>
        id !== after.id && unit === after.unit && status === 'completa' && Date.parse(startedAt) <= at,
    )
    .toSorted((one, two) => Date.parse(two.startedAt) - Date.parse(one.startedAt));
}
