import type { ReactNode } from 'react';
import type { RunSummary } from '../../shared/model/index.ts';
import { hashOf } from '../state/router.ts';
import { useText } from '../state/text.ts';
import { StatusMark } from './marks.tsx';
import { ScoreTrack } from './score-track.tsx';
import { TableBox } from './table-box.tsx';

interface Props {
  readonly runs: readonly RunSummary[];
  readonly label: string;
  /** Left out on the page of a unit, where it is always the same. */
  readonly withUnit?: boolean;
  /** A cell before the others, such as a box to choose the run. */
  readonly lead?: (run: RunSummary) => ReactNode;
}

/** Runs as rows: date, unit, status, score, findings. The date leads to the result. */
export function RunTable({ runs, label, withUnit = true, lead }: Props) {
  const { t, f, count } = useText();
  return (
    <TableBox label={label}>
      <table className="table">
        <thead>
          <tr>
            {lead && <td />}
            <th scope="col">{t('common.run.date')}</th>
            {withUnit && <th scope="col">{t('common.run.unit')}</th>}
            <th scope="col">{t('common.run.checklist')}</th>
            <th scope="col">{t('common.run.status')}</th>
            <th scope="col" colSpan={2}>
              {t('common.score')}
            </th>
            <th scope="col">{t('common.run.findings')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id} data-testid="run-row">
              {lead && <td className="tight">{lead(run)}</td>}
              <th scope="row" className="nowrap">
                {run.status === 'en-curso' ? (
                  f.moment(run.startedAt)
                ) : (
                  <a
                    href={hashOf('resultado', [run.id])}
                    aria-label={t('home.openRun', { date: f.moment(run.startedAt) })}
                  >
                    {f.moment(run.startedAt)}
                  </a>
                )}
              </th>
              {withUnit && (
                <td>
                  {run.unit ? (
                    <a className="mono" href={hashOf('unidades', [run.unit])}>
                      {run.unit}
                    </a>
                  ) : (
                    <span className="muted">{t('common.noUnit')}</span>
                  )}
                </td>
              )}
              <td>
                <span className="mono nowrap">{run.checklist}</span>
                <small>{run.edition}</small>
              </td>
              <td>
                <StatusMark status={run.status} />
              </td>
              <td className="number">
                <strong>{f.percent(run.percent)}</strong>
              </td>
              <td className="track-cell">{run.percent !== null && <ScoreTrack score={run} />}</td>
              <td>
                <span className="nowrap">{count('common.errorsCount', run.errors)}</span>
                <small className="nowrap">{count('common.warningsCount', run.warnings)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
