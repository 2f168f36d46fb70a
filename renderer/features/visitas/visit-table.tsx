import type { VisitSummary } from '../../../shared/model/index.ts';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { KindMark, VisitStatusMark } from './visit-marks.tsx';
import { useChecklistTitle, VisitScores } from './visit-scores.tsx';

/** Visits that have ended, with what each checklist came to. */
export function VisitTable({ visits }: { readonly visits: readonly VisitSummary[] }) {
  const { t, f } = useText();
  const titleOf = useChecklistTitle();
  return (
    <section className="stack stack-tight">
      <h2>{t('visits.endedTitle')}</h2>
      <TableBox className="card-table" label={t('visits.endedTitle')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('common.run.unit')}</th>
              <th scope="col">{t('visits.kindTitle')}</th>
              <th scope="col">{t('visits.statusTitle')}</th>
              <th scope="col">{t('visits.ended')}</th>
              <th scope="col">{t('common.score')}</th>
              <th scope="col">{t('visits.evaluators')}</th>
            </tr>
          </thead>
          <tbody>
            {visits.map((visit) => (
              <tr key={visit.id} data-testid="visit-row">
                <th scope="row">
                  <a href={hashOf('visitas', [visit.id])}>{visit.unitName ?? visit.clues}</a>
                  <small className="mono">{visit.clues}</small>
                </th>
                <td>
                  <KindMark kind={visit.kind} />
                  <small>{t(`visits.purpose.${visit.purpose}`)}</small>
                </td>
                <td>
                  <VisitStatusMark status={visit.status} />
                  {visit.folio && <small className="mono">{visit.folio}</small>}
                </td>
                <td className="nowrap">{visit.closedAt ? f.moment(visit.closedAt) : '—'}</td>
                <td>
                  <VisitScores scores={visit.scores} titleOf={titleOf} />
                </td>
                <td>{visit.evaluators.length > 0 ? f.list(visit.evaluators) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
