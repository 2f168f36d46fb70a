import { useMemo, useState } from 'react';
import type { RunAcceptances } from '../../../shared/ipc/acceptances.ts';
import type { Acceptance, VerificationResult } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { SeverityMark } from '../../components/marks.tsx';
import { Empty, Failure, Loading, Shown } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { STANDINGS, type Standing, standings } from './acceptable.ts';
import { useAcceptances } from './acceptances.tsx';
import { AcceptedNotice } from './accepted-notice.tsx';
import { StandingMark } from './standing-mark.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** More would not be read; what needs a look comes first. */
const MOST_ROWS = 500;

interface Props {
  readonly result: VerificationResult;
  readonly runId: string;
}

/** Everything that was ever accepted for the unit of the run, and how it stands towards this run. */
export function AcceptancesPane({ result, runId }: Props) {
  const { applied, problem } = useAcceptances();
  if (problem !== '') return <Failure message={problem} />;
  if (applied === null) return <Loading />;
  // A change of what is applied is a change of what was made: asked for anew.
  return <Listed key={versionOf(applied)} applied={applied} result={result} runId={runId} />;
}

function versionOf({ accepted, expired, stale, undecided, refused }: RunAcceptances): string {
  const latest = accepted.map(({ acceptance }) => acceptance.id).join();
  return `${latest} ${expired.length} ${stale.length} ${undecided.length} ${refused.length}`;
}

function Listed({ applied, result, runId }: Props & { readonly applied: RunAcceptances }) {
  const { t } = useText();
  const { answer, reload } = useCall('acceptances.list', { unit: result.run.unit ?? null });
  return (
    <div className="stack">
      <AcceptedNotice />
      <p className="muted">{t('acceptances.paneNote')}</p>
      <Shown answer={answer} reload={reload}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="tick" title={t('acceptances.none')}>
              <p>{t('acceptances.noneText')}</p>
            </Empty>
          ) : (
            <Table all={all} applied={applied} runId={runId} />
          )
        }
      </Shown>
    </div>
  );
}

interface TableProps {
  readonly all: readonly Acceptance[];
  readonly applied: RunAcceptances;
  readonly runId: string;
}

function Table({ all, applied, runId }: TableProps) {
  const { t, f } = useText();
  const [withdrawing, setWithdrawing] = useState<Acceptance | null>(null);
  const rows = useMemo(() => sorted(all, applied), [all, applied]);
  return (
    <section className="card">
      <TableBox label={t('acceptances.pane')}>
        <table className="table acceptances" data-testid="acceptances-table">
          <thead>
            <tr>
              {(['standing', 'finding', 'reason', 'author', 'expires'] as const).map((column) => (
                <th scope="col" key={column}>
                  {t(`acceptances.column.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t('acceptances.column.action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map(({ acceptance, standing }) => (
              <tr key={acceptance.id} data-testid="acceptance-row" data-standing={standing}>
                <td>
                  <StandingMark standing={standing} />
                </td>
                <td>
                  <span className="pair">
                    <SeverityMark severity={acceptance.severity} short />
                    <a href={hashOf('resultado', [runId, 'hallazgos'], { regla: acceptance.rule })}>
                      {acceptance.message}
                    </a>
                  </span>
                  <small className="path">{acceptance.place}</small>
                </td>
                <td>
                  <span className="accepted-reason">{acceptance.reason}</span>
                  {acceptance.withdrawn && (
                    <small>
                      {t('acceptances.withdrawnBy', {
                        by: acceptance.withdrawn.by,
                        at: f.moment(acceptance.withdrawn.at),
                      })}{' '}
                      {acceptance.withdrawn.reason}
                    </small>
                  )}
                </td>
                <td>
                  {acceptance.author}
                  <small>{f.moment(acceptance.acceptedAt)}</small>
                </td>
                <td className="nowrap">{f.moment(acceptance.expiresOn)}</td>
                <td>
                  {acceptance.withdrawn === null && standing !== 'replaced' && (
                    <Button kind="quiet" onPress={() => setWithdrawing(acceptance)} data-testid="withdraw-row">
                      {t('acceptances.withdraw')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {rows.length > MOST_ROWS && (
        <p className="muted">{t('findings.shown', { shown: f.number(MOST_ROWS), total: f.number(rows.length) })}</p>
      )}
      {withdrawing && <WithdrawDialog acceptance={withdrawing} onClose={() => setWithdrawing(null)} />}
    </section>
  );
}

interface Row {
  readonly acceptance: Acceptance;
  readonly standing: Standing;
}

/** What needs a look first, and of each standing the newest first. */
function sorted(all: readonly Acceptance[], applied: RunAcceptances): readonly Row[] {
  const standingOf = standings(applied);
  const rows = all.map((acceptance) => ({ acceptance, standing: standingOf(acceptance) })).reverse();
  return rows.sort((one, other) => STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing));
}
