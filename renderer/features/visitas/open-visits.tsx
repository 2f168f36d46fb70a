import type { VisitSummary } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { KindMark, VisitProgressBar } from './visit-marks.tsx';

/** Visits that wait to be gone on with. */
export function OpenVisits({ visits }: { readonly visits: readonly VisitSummary[] }) {
  const { t, f, count } = useText();
  return (
    <section className="stack stack-tight">
      <h2>{t('visits.openTitle')}</h2>
      <ul className="visit-cards">
        {visits.map((visit) => (
          <li className="card" key={visit.id} data-testid="open-visit">
            <div>
              <h3>
                <a href={hashOf('visitas', [visit.id])}>{visit.unitName ?? visit.clues}</a>
              </h3>
              <p className="meta small">
                <span className="mono">{visit.clues}</span>
                <span>{t(`visits.purpose.${visit.purpose}`)}</span>
                {visit.version > 1 && <span>{t('visits.correctionOf', { n: f.number(visit.version) })}</span>}
              </p>
            </div>
            <KindMark kind={visit.kind} />
            <VisitProgressBar answered={visit.answered} asked={visit.asked} />
            <p className="small muted">
              {t('visits.openedAt', { when: f.moment(visit.openedAt) })}
              {visit.evaluators.length > 0 && ` · ${f.list(visit.evaluators)}`}
            </p>
            {visit.conflicts > 0 && (
              <p className="mark severity-warning small">
                <Icon name="warning" size={16} />
                <span>{count('visits.conflictsCount', visit.conflicts)}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
