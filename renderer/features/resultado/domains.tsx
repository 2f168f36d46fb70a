import type { Score } from '../../../shared/model/index.ts';
import { OutcomeMark } from '../../components/marks.tsx';
import { ScoreTrack } from '../../components/score-track.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { OUTCOME_ORDER } from './selectors.ts';

/** Each domain with its score, interval and how its items ended. Long Spanish titles need rows, not an axis. */
export function Domains({ score }: { readonly score: Score }) {
  const { t, f } = useText();
  return (
    <section className="card">
      <h2>{t('result.domains')}</h2>
      <TableBox label={t('result.domains')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('result.domain')}</th>
              <th scope="col" colSpan={2}>
                {t('common.score')}
              </th>
              <th scope="col" className="number">
                {t('common.coverage')}
              </th>
              <th scope="col">{t('result.outcomesTitle')}</th>
            </tr>
          </thead>
          <tbody>
            {score.byDomain.map((domain) => (
              <tr key={domain.id}>
                <th scope="row">{domain.title}</th>
                <td className="number">
                  <strong>{f.percent(domain.percent)}</strong>
                </td>
                <td className="track-cell">{domain.interval && <ScoreTrack score={domain} />}</td>
                <td className="number">{f.percent(domain.coverage)}</td>
                <td>
                  <span className="outcomes">
                    {OUTCOME_ORDER.filter((o) => (domain.outcomes[o] ?? 0) > 0).map((o) => (
                      <span key={o} className="pair">
                        <OutcomeMark outcome={o} />
                        {f.number(domain.outcomes[o] ?? 0)}
                      </span>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
