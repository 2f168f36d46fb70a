import type { CampaignBoard } from '../../../shared/ipc/campaigns.ts';
import { MexicoMap } from '../../components/mexico-map.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { stateName } from '../unidades/states.ts';

/** Visited of the drawn units by federal entity, on the map and in the table beside it. */
export function StatesCard({ board }: { readonly board: CampaignBoard }) {
  const { t, f } = useText();
  const rows = board.byState.filter(({ selected }) => selected > 0);
  const percentOf = (row: (typeof rows)[number]) => (100 * row.visited) / row.selected;
  const states = rows.flatMap((row) =>
    row.state === null
      ? []
      : [
          {
            key: row.state,
            percent: percentOf(row),
            words: `${stateName(row.state)}: ${t('campaigns.visitedOf', { n: f.number(row.visited), of: f.number(row.selected) })}`,
          },
        ],
  );
  return (
    <section className="card">
      <h2>{t('campaigns.byState')}</h2>
      <div className="map-split map-split-even">
        <MexicoMap label={t('campaigns.mapAlt')} states={states} legend={t('campaigns.visitedShare')} />
        <TableBox label={t('campaigns.byState')} className="map-table">
          <table className="table table-wrapped table-narrow" data-testid="campaign-states">
            <thead>
              <tr>
                <th scope="col">{t('aggregates.dimension.state')}</th>
                <th scope="col" className="number">
                  {t('campaigns.coverage.selected')}
                </th>
                <th scope="col" className="number">
                  {t('campaigns.coverage.visited')}
                </th>
                <th scope="col" className="number">
                  {t('campaigns.inaccessible')}
                </th>
                <th scope="col" className="number">
                  {t('campaigns.done')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.state}>
                  <th scope="row">{stateName(row.state) ?? t('common.none')}</th>
                  <td className="number">{f.number(row.selected)}</td>
                  <td className="number">{f.number(row.visited)}</td>
                  <td className="number">{f.number(row.inaccessible)}</td>
                  <td className="number">{f.percent(percentOf(row))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </div>
    </section>
  );
}
