import { useState } from 'react';
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Input,
  Popover,
  TextField,
  ToggleButton,
} from 'react-aria-components';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly units: number;
}

interface Props {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (value: string, on: boolean) => void;
  readonly testId: string;
}

/** More than these are not looked through one by one. */
const LONG = 40;

/** Values that units have, in a pane that opens, each with how many units have it. */
export function FacetPick({ label, options, chosen, onChange, testId }: Props) {
  const { t, f } = useText();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = wanted === '' ? options : options.filter((option) => option.label.toLowerCase().includes(wanted));
  return (
    <DialogTrigger onOpenChange={() => setText('')}>
      <AriaButton className="button button-plain" data-testid={testId} isDisabled={options.length === 0}>
        <span>{label}</span>
        {chosen.length > 0 && <span className="filter-count">{f.number(chosen.length)}</span>}
        <Icon name="down" size={16} />
      </AriaButton>
      <Popover className="popover popover-wide" placement="bottom start">
        <Dialog aria-label={label} className="state-grid">
          {options.length > LONG && (
            <TextField
              className="facet-search"
              aria-label={t('units.searchIn', { name: label })}
              value={text}
              onChange={setText}
            >
              <Input className="input" placeholder={t('units.searchIn', { name: label })} />
            </TextField>
          )}
          {shown.slice(0, LONG).map(({ value, label: words, units }) => (
            <ToggleButton
              key={value}
              className="filter"
              isSelected={chosen.includes(value)}
              onChange={(on) => onChange(value, on)}
              data-testid={`${testId}-option`}
            >
              {words}
              <span className="filter-count">{f.number(units)}</span>
            </ToggleButton>
          ))}
          {shown.length > LONG && <p className="muted small">{t('units.moreValues')}</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
