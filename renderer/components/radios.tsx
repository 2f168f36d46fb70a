import { Label, Radio, RadioGroup } from 'react-aria-components';

export interface RadioChoice<K extends string> {
  readonly id: K;
  readonly label: string;
  readonly note?: string;
}

interface Props<K extends string> {
  readonly label: string;
  readonly value: K;
  readonly onChange: (id: K) => void;
  readonly choices: readonly RadioChoice<K>[];
  /** Side by side, where they are short. */
  readonly line?: boolean;
  /** `auth` gives `auth-none`, `auth-basic` … */
  readonly testId: string;
}

/** One of a few, all of them seen. */
export function Radios<K extends string>({ label, value, onChange, choices, line = false, testId }: Props<K>) {
  return (
    <RadioGroup
      className={line ? 'radios radios-line' : 'radios'}
      value={value}
      onChange={(next) => {
        const chosen = choices.find(({ id }) => id === next);
        if (chosen) onChange(chosen.id);
      }}
    >
      <Label className="group-label">{label}</Label>
      {choices.map(({ id, label: words, note }) => (
        <Radio className="radio" key={id} value={id} data-testid={`${testId}-${id}`}>
          <span className="dot" />
          <span>
            {words}
            {note && <small>{note}</small>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
