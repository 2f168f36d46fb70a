import { Checkbox } from 'react-aria-components';
import { Icon } from './icons.tsx';

interface Props {
  /** Said to screen readers: the row beside it shows what is meant. */
  readonly label: string;
  readonly checked: boolean;
  /** Some of what it stands for is chosen. */
  readonly some?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly testId?: string;
}

/** A box to tick in a row of a table. */
export function CheckBox({ label, checked, some = false, onChange, testId }: Props) {
  return (
    <Checkbox
      className="checkbox"
      aria-label={label}
      isSelected={checked}
      isIndeterminate={some}
      onChange={onChange}
      data-testid={testId}
    >
      <span className="box" aria-hidden="true">
        <Icon name={some ? 'dash' : 'tick'} size={14} />
      </span>
    </Checkbox>
  );
}
