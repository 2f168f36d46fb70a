import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Inspection } from '../../../shared/ipc/contract.ts';
import { Field } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import type { UnitChoice } from './clues-form.ts';

interface Props {
  readonly inspection: Inspection;
  readonly choice: UnitChoice;
  readonly onChoice: (choice: UnitChoice) => void;
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly problem: string;
}

/** More candidates than a person would compare by eye. */
const SHOWN = 6;

/** The unit that the data propose, the others that they name, another one, or none. */
export function UnitPicker({ inspection, choice, onChoice, typed, onTyped, problem }: Props) {
  const { t, count } = useText();
  const seen = inspection.units.slice(0, SHOWN);
  const value = choice.by === 'seen' ? `seen:${choice.clues}` : choice.by;
  const onChange = (next: string) => {
    if (next === 'typed') onChoice({ by: 'typed' });
    else if (next === 'none') onChoice({ by: 'none' });
    else onChoice({ by: 'seen', clues: next.slice('seen:'.length) });
  };
  return (
    <section className="card">
      <RadioGroup className="radios" value={value} onChange={onChange}>
        <Label className="group-label">{t('verify.unit')}</Label>
        <p className="muted">{seen.length > 0 ? t('verify.unitProposed') : t('verify.unitNotFound')}</p>
        {seen.map((unit) => (
          <Radio className="radio" key={unit.clues} value={`seen:${unit.clues}`} data-testid="unit-choice">
            <span className="dot" />
            <span>
              <span className="mono">{unit.clues}</span>
              {unit.name && <span> {unit.name}</span>}
              <small>{count('verify.unitRows', unit.rows)}</small>
            </span>
          </Radio>
        ))}
        <Radio className="radio" value="typed">
          <span className="dot" />
          <span>{t('verify.unitOther')}</span>
        </Radio>
        <Radio className="radio" value="none">
          <span className="dot" />
          <span>{t('verify.unitNone')}</span>
        </Radio>
      </RadioGroup>
      {choice.by === 'typed' && (
        <Field
          label={t('verify.clues')}
          value={typed}
          onChange={(text) => onTyped(text.toUpperCase())}
          help={t('verify.cluesHelp')}
          problem={problem}
          mono
          maxLength={20}
          testId="unit-clues"
        />
      )}
    </section>
  );
}
