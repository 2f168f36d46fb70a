import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import { ShareBar } from '../../components/share-bar.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { ScopeFoot } from './scope-foot.tsx';

/** Groups by their mean, best first; those that show the same figure share a place. */
export function RankingTable({ result }: { readonly result: AggregateResult }) {
  const { t, f } = useText();
  const { ranking } = result;
  return (
    <section className="card">
      <h2>{t('aggregates.ranking')}</h2>
      {ranking.length === 0 ? (
        <p>{t('aggregates.rankingEmpty')}</p>
      ) : (
        <TableBox label={t('aggregates.ranking')} className="table-tall">
          <table className="table" data-testid="ranking-table">
            <thead>
              <tr>
                <th scope="col" className="number place-cell">
                  {t('aggregates.place')}
                </th>
                <th scope="col">{t('aggregates.groupName')}</th>
                <th scope="col" className="number">
                  {t('aggregates.figures.units')}
                </th>
                <th scope="col" className="number">
                  {t('aggregates.figures.mean')}
                </th>
                <th scope="col" className="track-cell">
                  <span className="visually-hidden">{t('aggregates.bar')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {ranking.map(({ row, place, tied }) => (
                <tr key={row.titles.join('\n')}>
                  <td className="number">
                    {place === null ? '—' : f.number(place)}
                    {tied && <small>{t('aggregates.tied')}</small>}
                  </td>
                  <th scope="row">{row.titles.join(' · ')}</th>
                  <td className="number">{f.number(row.units)}</td>
                  <td className="number">{f.percent(row.mean)}</td>
                  <td className="track-cell">{row.mean !== null && <ShareBar share={row.mean / 100} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <ScopeFoot scope={result.scope} />
    </section>
  );
}
