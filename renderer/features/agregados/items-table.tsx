import { useState } from 'react';
import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import { Button } from '../../components/controls.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { ScopeFoot } from './scope-foot.tsx';

/** Rows that are shown first; 137 items are more than anybody reads at once. */
const FIRST = 15;

/** Items most often not met, worst first. */
export function ItemsTable({ result }: { readonly result: AggregateResult }) {
  const { t, f, count } = useText();
  const [all, setAll] = useState(false);
  const { items, hidden } = result;
  if (items.length === 0 && hidden.items === 0) return null;
  // Those nobody found wanting have a place too, and say nothing before they are asked for.
  const wanting = items.filter((row) => row.notMet > 0 || row.partly > 0);
  const shown = all ? items : (wanting.length > 0 ? wanting : items).slice(0, FIRST);
  return (
    <section className="card">
      <h2>{t('aggregates.items')}</h2>
      <TableBox label={t('aggregates.items')}>
        <table className="table table-wrapped" data-testid="items-table">
          <thead>
            <tr>
              <th scope="col" className="number place-cell">
                {t('aggregates.place')}
              </th>
              <th scope="col">{t('aggregates.item')}</th>
              <th scope="col" className="number">
                {t('common.outcome.no-cumple')}
              </th>
              <th scope="col" className="track-cell">
                {t('aggregates.ofApplicable')}
              </th>
              <th scope="col" className="number">
                {t('common.outcome.cumple-parcial')}
              </th>
              <th scope="col" className="number">
                {t('common.outcome.cumple')}
              </th>
              <th scope="col" className="number">
                {t('aggregates.undecided')}
              </th>
              <th scope="col" className="number">
                {t('aggregates.notApplicable')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.item} data-testid="item-row">
                <td className="number">{f.number(row.place)}</td>
                <th scope="row">
                  {row.title}
                  <small className="mono">{row.item}</small>
                </th>
                <td className="number">{f.number(row.notMet)}</td>
                <td className="track-cell">
                  {f.percent(row.notMetOfApplicable.percent)}
                  {row.notMetOfApplicable.percent !== null && <ShareBar share={row.notMetOfApplicable.percent / 100} />}
                </td>
                <td className="number">{f.number(row.partly)}</td>
                <td className="number">{f.number(row.met)}</td>
                <td className="number">{f.number(row.undecided)}</td>
                <td className="number">{f.number(row.notApplicable + row.notDeployed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {(all || shown.length < items.length) && (
        <div className="actions">
          <Button kind="quiet" icon={all ? 'up' : 'down'} onPress={() => setAll(!all)} data-testid="items-all">
            {all ? t('aggregates.fewerItems') : count('aggregates.allItems', items.length)}
          </Button>
        </div>
      )}
      {hidden.items > 0 && <p className="small">{count('aggregates.hiddenItems', hidden.items)}</p>}
      <ScopeFoot scope={result.scope} />
    </section>
  );
}
