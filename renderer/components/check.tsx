import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { Icon } from './icons.tsx';

interface Props {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly isDisabled?: boolean;
  /** Said under the words. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** A box to tick with its words beside it. */
export function Check({ checked, onChange, isDisabled, note, children, testId }: Props) {
  return (
    <Checkbox
      className="checkbox check"
      isSelected={checked}
      onChange={onChange}
      isDisabled={isDisabled}
      data-testid={testId}
    >
      <span className="box">
        <Icon name="tick" size={14} />
      </span>
      <span>
        {children}
        {note && <small>{note}</small>}
      </span>
    </Checkbox>
  );
}
