import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import type { Shown } from '../../../shared/model/index.ts';
import type { ScoreRow } from '../../../shared/statistics/index.ts';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { ScopeFoot } from './scope-foot.tsx';

const FIGURES = ['mean', 'ratio', 'median', 'min', 'max'] as const;

/** A row for each group, the total under them. */
export function GroupTable({ result }: { readonly result: AggregateResult }) {
  const { t } = useText();
  const { dimensions, rows, total } = result;
  return (
    <section className="card">
      <h2>{t('aggregates.byGroup')}</h2>
      <TableBox label={t('aggregates.byGroup')} className="table-tall">
        <table className="table" data-testid="group-table">
          <thead>
            <tr>
              {dimensions.map((dimension) => (
                <th key={dimension} scope="col">
                  {t(`aggregates.dimension.${dimension}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('aggregates.figures.units')}
              </th>
              {FIGURES.map((name) => (
                <th key={name} scope="col" className="number">
                  {t(`aggregates.figures.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ keys, titles, figures }) => (
              <tr key={JSON.stringify(keys)} data-testid="group-row">
                {titles.map((title, i) =>
                  i === 0 ? (
                    <th key={dimensions[i]} scope="row">
                      {title}
                    </th>
                  ) : (
                    <td key={dimensions[i]}>{title}</td>
                  ),
                )}
                <Cells figures={figures} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={dimensions.length}>
                {t('aggregates.total')}
              </th>
              <Cells figures={total} />
            </tr>
          </tfoot>
        </table>
      </TableBox>
      <p className="small muted">{t('aggregates.totalNote')}</p>
      <ScopeFoot scope={result.scope} />
    </section>
  );
}

function Cells({ figures }: { readonly figures: Shown<ScoreRow> }) {
  const { t, f } = useText();
  if (figures.hidden) {
    return (
      <td colSpan={1 + FIGURES.length} className="number muted hatched">
        {t('aggregates.hidden')}
      </td>
    );
  }
  const { units, meanOfPercents, ratioOfSums, median, min, max } = figures.value;
  return (
    <>
      <td className="number">{f.number(units)}</td>
      {[meanOfPercents, ratioOfSums, median, min, max].map((value, i) => (
        <td key={FIGURES[i]} className="number">
          {f.percent(value)}
        </td>
      ))}
    </>
  );
}
