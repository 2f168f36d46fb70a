import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import type { AttributesTaken } from './list-actions.tsx';

/** What came of a file of numbers: what was taken of how many units, and which lines were left out. */
export function AttributesNotice({
  taken,
  onClose,
}: {
  readonly taken: AttributesTaken;
  readonly onClose: () => void;
}) {
  const { t, f, count } = useText();
  const { attributes, units, skipped, skippedTotal } = taken;
  const kind = units === 0 ? 'error' : skippedTotal > 0 ? 'warning' : 'done';
  return (
    <div className={`notice notice-${kind}`} role="status" data-testid="attributes-notice">
      <Icon name={kind === 'done' ? 'check' : kind} />
      <div>
        <p>{count('units.taken', units, { names: f.list(attributes) })}</p>
        {skippedTotal > 0 && (
          <>
            <p>
              {skipped.length < skippedTotal
                ? t('units.skippedCut', { shown: f.number(skipped.length), n: f.number(skippedTotal) })
                : count('units.skipped', skippedTotal)}
            </p>
            <ul className="plain import-skipped">
              {skipped.map(({ line, reason }) => (
                <li key={`${line}:${reason}`}>{t('units.skippedLine', { line: f.number(line), reason })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Button kind="quiet" icon="close" label={t('common.close')} onPress={onClose} />
    </div>
  );
}
