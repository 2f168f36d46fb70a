import type { Board, Light } from '../../../shared/statistics/index.ts';
import { useText } from '../../state/text.ts';
import { LightMark } from './marks.tsx';

const LIGHTS: readonly Light[] = ['as-expected', 'behind', 'far-behind'];

/** Weighted progress and how many stand under each light, above the table. */
export function BoardFigures({ board }: { readonly board: Board }) {
  const { t, f } = useText();
  const weighted = <dd className="muted">{t('agreements.figures.weighted')}</dd>;
  return (
    <dl className="figures board-figures" aria-label={t('agreements.figures.label')}>
      <div>
        <dt>{t('agreements.figures.expected')}</dt>
        <dd>{f.percent(board.expected)}</dd>
        {weighted}
      </div>
      <div>
        <dt>{t('agreements.figures.real')}</dt>
        <dd data-testid="board-real">{f.percent(board.real)}</dd>
        {weighted}
      </div>
      {LIGHTS.map((light) => (
        <div key={light}>
          <dt>
            <LightMark light={light} />
          </dt>
          <dd data-testid={`board-light-${light}`}>{f.number(board.lights[light])}</dd>
        </div>
      ))}
      <div>
        <dt>
          <LightMark light={null} />
        </dt>
        <dd data-testid="board-absent">{f.number(board.absent['not-reported'])}</dd>
      </div>
    </dl>
  );
}

/** Σ weight·progress / Σ weight, at the foot of the table. */
export function BoardTotal({ board }: { readonly board: Board }) {
  const { t, f, count } = useText();
  return (
    <tfoot>
      <tr data-testid="board-total">
        <th scope="row" colSpan={3}>
          {t('agreements.total')}
          <small>{count('agreements.totalOf', board.counted, { total: f.number(board.rows.length) })}</small>
        </th>
        <td className="number">{f.percent(board.expected)}</td>
        <td className="number">{f.percent(board.real)}</td>
        <td>
          <LightMark light={board.light} deviation={board.deviation} />
        </td>
        <td className="number">{weightText(board.weight)}</td>
        <td />
      </tr>
    </tfoot>
  );
}

/** A weight as it was given, without the tail that adding fractions leaves: `0.3`, `12`. */
export function weightText(weight: number): string {
  return String(Number(weight.toFixed(4)));
}
