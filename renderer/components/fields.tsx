import { memo, useState } from 'react';
import {
  Button as AriaButton,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  Select,
  SelectValue,
  Text,
  TextField,
} from 'react-aria-components';
import { useText } from '../state/text.ts';
import { Icon } from './icons.tsx';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  /** Shown under the field; an empty text means that all is well. */
  readonly problem?: string;
  readonly mono?: boolean;
  readonly onBlur?: () => void;
  readonly testId?: string;
  readonly maxLength?: number;
  /** What is typed is not shown. */
  readonly secret?: boolean;
}

export function Field({ label, value, onChange, help, problem, mono, onBlur, testId, maxLength, secret }: FieldProps) {
  return (
    <TextField
      className="field"
      type={secret ? 'password' : 'text'}
      autoComplete="off"
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      isInvalid={Boolean(problem)}
    >
      <Label>{label}</Label>
      <Input className={mono ? 'input mono' : 'input'} data-testid={testId} maxLength={maxLength} spellCheck={false} />
      {help && !problem && (
        <Text slot="description" className="hint">
          {help}
        </Text>
      )}
      <FieldError className="problem">{problem}</FieldError>
    </TextField>
  );
}

interface SearchProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}

/** Search box with its own button to clear it; Escape clears as well. `/` and Ctrl+F put the cursor here. */
export function Search({ label, hint, value, onChange, testId }: SearchProps) {
  const { t } = useText();
  return (
    <SearchField className="search" aria-label={label} value={value} onChange={onChange}>
      <Icon name="search" size={16} />
      <Input className="input" placeholder={hint ?? label} data-testid={testId} data-search="" spellCheck={false} />
      {value !== '' && (
        <AriaButton className="button button-quiet button-icon" aria-label={t('findings.clearSearch')}>
          <Icon name="close" size={16} />
        </AriaButton>
      )}
    </SearchField>
  );
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
}

interface PickProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly testId?: string;
}

/** One of several, in a list that opens. Closed, it holds the chosen one only: the others cost a render each. */
export const Pick = memo(function Pick({ label, choices, value, onChange, placeholder, hideLabel, testId }: PickProps) {
  const [open, setOpen] = useState(false);
  // A list without any entry would not open.
  const items = open || value === null ? choices : choices.filter((choice) => choice.id === value);
  return (
    <Select
      className="field"
      aria-label={hideLabel ? label : undefined}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder}
      isOpen={open}
      onOpenChange={setOpen}
    >
      {!hideLabel && <Label>{label}</Label>}
      <AriaButton className="button button-plain pick" data-testid={testId}>
        <SelectValue className="pick-value">
          {({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <Icon name="down" size={16} />
      </AriaButton>
      <Popover className="popover">
        <ListBox className="listbox" items={items}>
          {(choice) => (
            <ListBoxItem className="option" id={choice.id} textValue={choice.label}>
              <span>{choice.label}</span>
              {choice.note && <span className="option-note">{choice.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
});
