import type { CampaignBoard } from '../../../shared/ipc/campaigns.ts';
import type { StratumCoverage } from '../../../shared/statistics/index.ts';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';

const PARTS = ['visited', 'replaced', 'unreachable', 'pending'] as const;

/** Coverage by stratum: the numbers, and a bar of what became of the drawn units. */
export function CoverageTable({ board }: { readonly board: CampaignBoard }) {
  const { t, f, count } = useText();
  const titles = new Map(board.summary.campaign.design.strata.map(({ id, title }) => [id, title]));
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('campaigns.coverageTitle')}</h2>
        <ul className="coverage-legend">
          {PARTS.map((part) => (
            <li key={part}>
              <svg width="14" height="10" aria-hidden="true">
                <rect width="14" height="10" className={`coverage-${part}`} />
              </svg>
              {t(`campaigns.coverage.${part}`)}
            </li>
          ))}
        </ul>
      </div>
      <TableBox label={t('campaigns.coverageTitle')}>
        <table className="table table-wrapped" data-testid="coverage-table">
          <thead>
            <tr>
              <th scope="col">{t('campaigns.stratum')}</th>
              <th scope="col" className="number">
                {t('campaigns.coverage.selected')}
              </th>
              {PARTS.map((part) => (
                <th key={part} scope="col" className="number">
                  {t(`campaigns.coverage.${part}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('campaigns.done')}
              </th>
              <th scope="col" className="coverage-cell">
                <span className="visually-hidden">{t('aggregates.bar')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {board.coverage.map((row) => (
              <tr key={row.id}>
                <th scope="row">{titles.get(row.id) ?? row.id}</th>
                <td className="number">{f.number(row.selected)}</td>
                {PARTS.map((part) => (
                  <td key={part} className="number">
                    {f.number(row[part])}
                  </td>
                ))}
                <td className="number">{f.percent(row.done.percent)}</td>
                <td className="coverage-cell">
                  <CoverageBar row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <p className="scope small muted">
        <span>
          {count('aggregates.scope.universe', board.summary.universe, { title: board.summary.campaign.title })}
        </span>
        <span>{t('campaigns.coverageNow')}</span>
      </p>
    </section>
  );
}

/** The numbers stand beside it, so it says nothing to those who do not see it. */
function CoverageBar({ row }: { readonly row: StratumCoverage }) {
  const whole = Math.max(1, row.selected);
  let from = 0;
  return (
    <svg className="coverage-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {PARTS.map((part) => {
        const width = (100 * row[part]) / whole;
        const x = from;
        from += width;
        return <rect key={part} className={`coverage-${part}`} x={x} y="0" width={width} height="10" />;
      })}
    </svg>
  );
}
