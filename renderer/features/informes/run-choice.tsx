import { useState } from 'react';
import type { RunSummary } from '../../../shared/model/index.ts';
import { foldAccents } from '../../../shared/text/accents.ts';
import { Button } from '../../components/controls.tsx';
import { Search } from '../../components/fields.tsx';
import { StatusMark } from '../../components/marks.tsx';
import { Shown } from '../../components/states.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';

const SHOWN = 8;
/** The most that the engine lists. */
export const LISTED = 1000;

interface Props {
  readonly run: string | null;
  readonly onChange: (run: string | null) => void;
  readonly title?: string;
  /** Runs that were cut short speak of a part of the data only. */
  readonly onlyComplete?: boolean;
}

/** A verification, found by unit, checklist or file. */
export function RunChoice({ run, onChange, title, onlyComplete = false }: Props) {
  const { t } = useText();
  const { answer, reload } = useCall('runs.list', { limit: LISTED });
  const fits = ({ status }: RunSummary) => (onlyComplete ? status === 'completa' : status !== 'en-curso');
  return (
    <section className="card">
      <h2>{title ?? t('reports.choose.runs')}</h2>
      <Shown answer={answer} reload={reload}>
        {(runs) =>
          run === null ? (
            <RunSearch runs={runs.filter(fits)} onChange={onChange} />
          ) : (
            <Chosen run={run} runs={runs} onChange={onChange} />
          )
        }
      </Shown>
    </section>
  );
}

function RunSearch({ runs, onChange }: { readonly runs: readonly RunSummary[]; readonly onChange: Props['onChange'] }) {
  const { t, f } = useText();
  const [typed, setTyped] = useState('');
  if (runs.length === 0) {
    return (
      <p>
        {t('reports.choose.runEmpty')} <a href={hashOf('verificar')}>{t('home.verify')}</a>
      </p>
    );
  }
  const found = runs.filter((run) => says(run, typed));
  return (
    <>
      <Search label={t('reports.choose.runSearch')} value={typed} onChange={setTyped} testId="report-run-search" />
      <ul className="plain choice-list">
        {found.slice(0, SHOWN).map((run) => (
          <li key={run.id}>
            <Button kind="quiet" onPress={() => onChange(run.id)} data-testid="report-run-option">
              <RunLine run={run} />
            </Button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="hint">{t('reports.choose.runMore', { n: f.number(found.length - SHOWN) })}</p>
      )}
      {found.length === 0 && <p className="muted">{t('reports.choose.runNone')}</p>}
    </>
  );
}

function Chosen({
  run,
  runs,
  onChange,
}: {
  readonly run: string;
  readonly runs: readonly RunSummary[];
  readonly onChange: Props['onChange'];
}) {
  const { t, f } = useText();
  const one = runs.find(({ id }) => id === run);
  return (
    <div className="setting-line">
      <div data-testid="report-run-chosen">
        {one === undefined ? (
          <span className="mono">{run}</span>
        ) : (
          <>
            <a href={hashOf('resultado', [one.id])}>
              {t('reports.choose.runChosen', { when: f.moment(one.startedAt) })}
            </a>
            <p className="meta small">
              <span className="mono">{one.unit ?? t('common.noUnit')}</span>
              <span>{`${one.checklist} ${one.edition}`}</span>
              <span>{f.percent(one.percent)}</span>
              <StatusMark status={one.status} />
            </p>
          </>
        )}
      </div>
      <Button onPress={() => onChange(null)} data-testid="report-run-change">
        {t('reports.choose.change')}
      </Button>
    </div>
  );
}

function RunLine({ run }: { readonly run: RunSummary }) {
  const { t, f } = useText();
  return (
    <>
      {f.moment(run.startedAt)} · <span className="mono">{run.unit ?? t('common.noUnit')}</span> ·{' '}
      {f.percent(run.percent)}
      <small className="choice-note">{`${run.checklist} ${run.edition}`}</small>
    </>
  );
}

/** Every word typed stands somewhere in the run's unit, checklist or files. */
function says({ unit, checklist, edition, files }: RunSummary, typed: string): boolean {
  const hay = foldAccents(`${unit ?? ''} ${checklist} ${edition} ${files.join(' ')}`);
  return foldAccents(typed)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
