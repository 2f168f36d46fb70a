import type { VisitSummary } from '../../../shared/model/index.ts';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { KindMark, VisitStatusMark } from '../visitas/visit-marks.tsx';
import { useChecklistTitle, VisitScores } from '../visitas/visit-scores.tsx';

/** Visits of the unit, open ones first. Self-verifications stand beside the others and are never joined to them. */
export function UnitVisits({ visits, clues }: { readonly visits: readonly VisitSummary[]; readonly clues: string }) {
  const { t } = useText();
  const titleOf = useChecklistTitle();
  return (
    <section className="card" data-testid="unit-visits">
      <h2>{t('units.visits')}</h2>
      {visits.length === 0 ? (
        <p>
          {t('units.noVisits')} <a href={hashOf('visitas', ['nueva', clues])}>{t('units.newVisit')}</a>
        </p>
      ) : (
        <TableBox label={t('units.visits')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('units.opened')}</th>
                <th scope="col">{t('visits.kindTitle')}</th>
                <th scope="col">{t('visits.statusTitle')}</th>
                <th scope="col">{t('common.score')}</th>
                <th scope="col">{t('visits.evaluators')}</th>
              </tr>
            </thead>
            <tbody>
              {visits.map((visit) => (
                <Row key={visit.id} visit={visit} titleOf={titleOf} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}

interface RowProps {
  readonly visit: VisitSummary;
  readonly titleOf: (checklist: string) => string;
}

function Row({ visit, titleOf }: RowProps) {
  const { t, f } = useText();
  return (
    <tr data-testid="unit-visit-row">
      <th scope="row" className="nowrap">
        <a href={hashOf('visitas', [visit.id])}>{f.moment(visit.openedAt)}</a>
        {visit.clues !== visit.unit && <small className="mono">{t('units.visitedAs', { clues: visit.clues })}</small>}
      </th>
      <td>
        <KindMark kind={visit.kind} />
      </td>
      <td>
        <VisitStatusMark status={visit.status} />
        {visit.folio && <small className="mono">{visit.folio}</small>}
      </td>
      <td>
        <VisitScores scores={visit.scores} titleOf={titleOf} />
      </td>
      <td>{visit.evaluators.length > 0 ? f.list(visit.evaluators) : '—'}</td>
    </tr>
  );
}
