import type { ReactNode } from 'react';
import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { ScopeFoot } from './scope-foot.tsx';
import { ShareRow } from './share-row.tsx';

/** The checklist that is an interview. */
const INTERVIEW = 'capacidad-ece';

/** What interviews say: units by the state of their system, and the barriers that stand. */
export function Interview({ result }: { readonly result: AggregateResult }) {
  const { t } = useText();
  const { eceStatus, barriers, hidden, kind, checklist } = result;
  const asks = eceStatus !== null || barriers.length + hidden.categories.length + hidden.barriers.length > 0;
  if (!asks) {
    return checklist.id === INTERVIEW ? null : (
      <p className="muted small">
        {t('aggregates.interviewElsewhere')}{' '}
        <a href={hashOf('agregados', [], { kind, checklist: INTERVIEW })}>{t('aggregates.interviewOpen')}</a>
      </p>
    );
  }
  return (
    <div className="split split-even split-level">
      <StatusCard result={result} />
      <BarrierCard result={result} />
    </div>
  );
}

function StatusCard({ result }: { readonly result: AggregateResult }) {
  const { t, f } = useText();
  const { eceStatus, eceStatusTitles, hidden } = result;
  const titleOf = (id: string) => eceStatusTitles.find((one) => one.id === id)?.title ?? id;
  return (
    <section className="card">
      <h2>{t('aggregates.status')}</h2>
      {eceStatus === null ? (
        <p>{t('aggregates.statusHidden')}</p>
      ) : (
        <ShareTable
          label={t('aggregates.status')}
          name={t('aggregates.statusName')}
          share={t('aggregates.ofAnswered')}
          testId="status-table"
        >
          {eceStatus.rows.map(({ category, units, ofAnswered }) => (
            <ShareRow key={category} title={titleOf(category)} units={units} percent={ofAnswered.percent} />
          ))}
        </ShareTable>
      )}
      {eceStatus !== null && (
        <p className="small muted">
          {t('aggregates.statusNote', {
            answered: f.number(eceStatus.answered),
            blank: f.number(eceStatus.absent.blank),
          })}
        </p>
      )}
      {eceStatus !== null && hidden.categories.length > 0 && (
        <p className="small">{t('aggregates.hiddenRows', { list: f.list(hidden.categories.map(titleOf)) })}</p>
      )}
      <ScopeFoot scope={result.scope} />
    </section>
  );
}

function BarrierCard({ result }: { readonly result: AggregateResult }) {
  const { t, f } = useText();
  const { barriers, hidden } = result;
  return (
    <section className="card">
      <h2>{t('aggregates.barriers')}</h2>
      {barriers.length > 0 && (
        <ShareTable
          label={t('aggregates.barriers')}
          name={t('aggregates.barrier')}
          share={t('aggregates.ofAsked')}
          testId="barrier-table"
        >
          {barriers.map(({ id, title, units, asked, percent }) => (
            <ShareRow
              key={id}
              title={title}
              units={typeof units === 'number' ? units : null}
              of={asked}
              percent={percent}
            />
          ))}
        </ShareTable>
      )}
      {hidden.barriers.length > 0 && (
        <p className="small">{t('aggregates.hiddenRows', { list: f.list(hidden.barriers) })}</p>
      )}
      <ScopeFoot scope={result.scope} />
    </section>
  );
}

/** Units and their share, with a bar beside it. */
function ShareTable(props: {
  readonly label: string;
  readonly name: string;
  readonly share: string;
  readonly testId: string;
  readonly children: ReactNode;
}) {
  const { t } = useText();
  return (
    <TableBox label={props.label}>
      <table className="table table-wrapped table-narrow" data-testid={props.testId}>
        <thead>
          <tr>
            <th scope="col">{props.name}</th>
            <th scope="col" className="number">
              {t('aggregates.figures.units')}
            </th>
            <th scope="col" className="number">
              {props.share}
            </th>
            <th scope="col" className="track-cell">
              <span className="visually-hidden">{t('aggregates.bar')}</span>
            </th>
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </TableBox>
  );
}
