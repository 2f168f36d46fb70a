import { ShareBar } from '../../components/share-bar.tsx';
import { useText } from '../../state/text.ts';

interface Props {
  readonly title: string;
  /** Null where nobody was asked, which is not 0. */
  readonly units: number | null;
  readonly of?: number;
  readonly percent: number | null;
}

/** A row with how many units and what share of them. */
export function ShareRow({ title, units, of, percent }: Props) {
  const { t, f } = useText();
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="number">
        {units === null ? '—' : f.number(units)}
        {of !== undefined && <small>{t('aggregates.ofUnits', { n: f.number(of) })}</small>}
      </td>
      <td className="number">{f.percent(percent)}</td>
      <td className="track-cell">{percent !== null && <ShareBar share={percent / 100} />}</td>
    </tr>
  );
}
