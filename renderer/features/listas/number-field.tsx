import { useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { formatExact } from '../../../shared/text/format.ts';
import { useText } from '../../state/text.ts';
import { readNumber } from '../visitas/question-form.tsx';

interface Props {
  readonly label: string;
  /** Null: nothing is written in it. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  /** Whether it may be left blank. */
  readonly optional?: boolean;
  readonly help?: string;
  readonly unit?: string;
  readonly testId?: string;
}

/** A number as it is typed; what is none, or lies beyond its limits, is not taken and the line below says why. */
export function NumberField(props: Props) {
  const { label, value, onChange, min, max, integer = false, optional = false, help, unit, testId } = props;
  const { t } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null ? '' : String(value));
  const read = (words: string): number | null | undefined => {
    if (words.trim() === '') return optional ? null : undefined;
    const number = readNumber(words);
    if (number === null || (integer && !Number.isInteger(number))) return undefined;
    return number < (min ?? Number.NEGATIVE_INFINITY) || number > (max ?? Number.POSITIVE_INFINITY)
      ? undefined
      : number;
  };
  const wrong = read(text) === undefined;
  const range = { min: formatExact(min ?? 0), max: formatExact(max ?? 0) };
  return (
    <TextField
      className="field number-field"
      value={text}
      isInvalid={wrong}
      autoComplete="off"
      onChange={(next) => {
        setTyped(next);
        const number = read(next);
        if (number !== undefined && number !== value) onChange(number);
      }}
      onBlur={() => setTyped(null)}
    >
      <Label>{label}</Label>
      <span className="number-line">
        <Input className="input" inputMode="decimal" data-testid={testId} />
        {unit && <span aria-hidden="true">{unit}</span>}
      </span>
      {help && !wrong && (
        <Text slot="description" className="hint">
          {help}
        </Text>
      )}
      <FieldError className="problem">
        {min !== undefined && max !== undefined
          ? t('visits.answer.numberBetween', range)
          : t(integer ? 'visits.answer.integer' : 'visits.answer.number')}
      </FieldError>
    </TextField>
  );
}
