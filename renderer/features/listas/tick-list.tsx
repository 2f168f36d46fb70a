import { Check } from '../../components/check.tsx';

interface Props {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: readonly string[];
  /** In the order of the options. */
  readonly onChange: (chosen: readonly string[]) => void;
  readonly testId?: string;
}

/** Any of several. */
export function TickList({ label, options, chosen, onChange, testId }: Props) {
  return (
    <fieldset className="tick-list" data-testid={testId}>
      <legend className="field-label">{label}</legend>
      {options.map(({ id, title }) => (
        <Check
          key={id}
          checked={chosen.includes(id)}
          onChange={(on) =>
            onChange(options.map((one) => one.id).filter((one) => (one === id ? on : chosen.includes(one))))
          }
        >
          {title}
        </Check>
      ))}
    </fieldset>
  );
}
