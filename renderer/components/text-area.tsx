import { TextArea as AriaTextArea, Label, Text, TextField } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly help?: string;
  readonly rows?: number;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly testId?: string;
}

/** Text of several lines. */
export function TextArea(props: Props) {
  const { label, value, onChange, maxLength, help, rows = 3, required, autoFocus, testId } = props;
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isRequired={required}
      autoFocus={autoFocus}
      autoComplete="off"
    >
      <Label>{label}</Label>
      <AriaTextArea className="input" rows={rows} maxLength={maxLength} data-testid={testId} />
      {help && (
        <Text slot="description" className="hint">
          {help}
        </Text>
      )}
    </TextField>
  );
}
