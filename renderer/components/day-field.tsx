import { useId } from 'react';

interface Props {
  readonly label: string;
  /** ISO 8601 day; '' while none was chosen. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly help?: string;
  readonly testId?: string;
}

/** A day of the calendar. */
export function DayField({ label, value, onChange, help, testId }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="date"
        min="1990-01-01"
        max="2200-12-31"
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.value)}
        data-testid={testId}
      />
      {help && (
        <span className="hint" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  );
}
