import type { Bands } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';
import { asPercent } from './item-facts.tsx';
import { NumberField } from './number-field.tsx';

interface Props {
  readonly bands: Bands;
  readonly onChange: (bands: Bands, field: string) => void;
}

/** From which share of the records on an item is met, and met in part; written as percentages. */
export function BandsFields({ bands, onChange }: Props) {
  const { t } = useText();
  return (
    <div className="form-line">
      {(['full', 'partial'] as const).map((name) => (
        <NumberField
          key={name}
          label={t(`checklists.band.${name}`)}
          value={asPercent(bands[name])}
          onChange={(percent) =>
            percent !== null && onChange({ ...bands, [name]: Number((percent / 100).toPrecision(12)) }, `bands/${name}`)
          }
          min={0}
          max={100}
          unit="%"
          testId={`band-${name}`}
        />
      ))}
    </div>
  );
}
