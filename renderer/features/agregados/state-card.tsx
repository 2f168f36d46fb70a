import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import { MexicoMap } from '../../components/mexico-map.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { STATES, stateName } from '../unidades/states.ts';
import { ScopeFoot } from './scope-foot.tsx';

/** Mean by federal entity: the map for eyes, and beside it the table with the same figures for everybody. */
export function StateCard({ result }: { readonly result: AggregateResult }) {
  const { t, f, count } = useText();
  const byKey = new Map(result.byState.map(({ state, figures }) => [state, figures]));
  const others = result.byState.filter(({ state }) => !STATES.some(({ key }) => key === state));
  const rows = [...STATES.map(({ key }) => key), ...others.map(({ state }) => state)];
  const words = (key: string): string => {
    const figures = byKey.get(key);
    const name = stateName(key) ?? key;
    if (figures === undefined) return `${name}: ${t('aggregates.map.none')}`;
    if (figures.hidden) return `${name}: ${t('aggregates.hidden')}`;
    return `${name}: ${f.percent(figures.value.mean)}, ${count('units.found', figures.value.units)}`;
  };
  const states = result.byState.map(({ state, figures }) => ({
    key: state,
    percent: figures.hidden ? null : figures.value.mean,
    hidden: figures.hidden,
    words: words(state),
  }));
  return (
    <section className="card">
      <h2>{t('aggregates.map.title')}</h2>
      <div className="map-split">
        <MexicoMap label={t('aggregates.map.alt')} states={states} legend={t('aggregates.figures.mean')} />
        <TableBox label={t('aggregates.map.title')} className="map-table">
          <table className="table" data-testid="state-table">
            <thead>
              <tr>
                <th scope="col">{t('aggregates.dimension.state')}</th>
                <th scope="col" className="number">
                  {t('aggregates.figures.units')}
                </th>
                <th scope="col" className="number">
                  {t('aggregates.figures.mean')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((key) => {
                const figures = byKey.get(key);
                return (
                  <tr key={key}>
                    <th scope="row">{stateName(key) ?? key}</th>
                    {figures === undefined && <NoData words={t('aggregates.map.none')} />}
                    {figures?.hidden === true && <NoData words={t('aggregates.hidden')} />}
                    {figures?.hidden === false && (
                      <>
                        <td className="number">{f.number(figures.value.units)}</td>
                        <td className="number">{f.percent(figures.value.mean)}</td>
                      </>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableBox>
      </div>
      <ScopeFoot scope={result.scope} />
    </section>
  );
}

function NoData({ words }: { readonly words: string }) {
  return (
    <td colSpan={2} className="number muted">
      {words}
    </td>
  );
}
