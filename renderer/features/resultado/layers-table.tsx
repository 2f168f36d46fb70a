import type { LayerResult } from '../../../shared/model/index.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { layerState } from './layers.ts';

const MARKS = {
  held: { icon: 'check', className: 'outcome-cumple' },
  failed: { icon: 'cross', className: 'severity-error' },
  undecided: { icon: 'clock', className: 'outcome-no-evaluada' },
} as const satisfies Readonly<Record<string, { readonly icon: IconName; readonly className: string }>>;

/** What each layer said of the records: holds, fails, cannot be told. */
export function LayersTable({ layers }: { readonly layers: readonly LayerResult[] }) {
  const { t } = useText();
  if (layers.length === 0) return null;
  return (
    <section className="card" data-testid="layers">
      <h2>{t('result.layers.title')}</h2>
      <p className="muted">{t('result.layers.text')}</p>
      <TableBox label={t('result.layers.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('result.layers.layer')}</th>
              {(['held', 'failed', 'undecided'] as const).map((verdict) => (
                <th scope="col" className="number" key={verdict}>
                  <span className={`mark ${MARKS[verdict].className}`}>
                    <Icon name={MARKS[verdict].icon} size={14} />
                    <span className="ink">{t(`result.layers.${verdict}`)}</span>
                  </span>
                </th>
              ))}
              <th scope="col">{t('result.layers.share')}</th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer) => (
              <LayerRow key={layer.id} layer={layer} />
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function LayerRow({ layer }: { readonly layer: LayerResult }) {
  const { t, f } = useText();
  const state = layerState(layer);
  const decided = layer.held + layer.failed;
  return (
    <tr data-testid="layer-row" data-layer={layer.id} data-state={state}>
      <th scope="row">{layer.title}</th>
      {state === 'left-out' ? (
        <td colSpan={4}>
          <span className="mark outcome-no-evaluada">
            <Icon name="dash" size={16} />
            <span>{t('result.layers.leftOut')}</span>
          </span>
        </td>
      ) : (
        <>
          <td className="number">{f.number(layer.held)}</td>
          <td className="number">{layer.failed > 0 ? <strong>{f.number(layer.failed)}</strong> : '0'}</td>
          <td className="number">{f.number(layer.undecided)}</td>
          <td className="track-cell">{decided > 0 && <ShareBar share={layer.held / decided} />}</td>
        </>
      )}
    </tr>
  );
}
