import type { RunComparison } from '../../../shared/model/index.ts';
import { OutcomeMark } from '../../components/marks.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';

/** Items whose outcome is not the same in both runs. */
export function ComparedItems({ items }: { readonly items: RunComparison['items'] }) {
  const { t } = useText();
  const changed = items.filter((item) => item.before !== item.after);
  return (
    <section className="card">
      <h2>{t('compare.itemsChanged')}</h2>
      {changed.length === 0 ? (
        <p>{t('compare.itemsSame')}</p>
      ) : (
        <TableBox label={t('compare.itemsChanged')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('result.items.item')}</th>
                <th scope="col">{t('compare.before')}</th>
                <th scope="col">{t('compare.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((item) => (
                <tr key={item.id}>
                  <th scope="row">{item.title}</th>
                  {[item.before, item.after].map((outcome, i) => (
                    <td key={i === 0 ? 'before' : 'after'} className="nowrap">
                      {outcome ? (
                        <OutcomeMark outcome={outcome} />
                      ) : (
                        <span className="muted">{t('compare.absent')}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}
