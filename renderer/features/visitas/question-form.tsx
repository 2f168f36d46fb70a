import { useState } from 'react';
import type { AnswerForm, Question } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';
import { NoteField } from './note-field.tsx';
import type { Cell } from './rows.ts';

type SimpleForm = Exclude<AnswerForm, { readonly type: 'by-module' }>;
type Values = readonly (string | number)[];

interface Props {
  readonly form: SimpleForm;
  readonly cell: Cell;
  readonly label: string;
  readonly onChange: (values: Values) => void;
  readonly readOnly: boolean;
  readonly tabbable: boolean;
}

export function simpleForm(question: Question): SimpleForm {
  return question.answer.type === 'by-module' ? question.answer.of : question.answer;
}

/** Where the form is a choice: what the keys 1 to 9 choose. */
export function optionsOf(form: SimpleForm): readonly string[] {
  if (form.type === 'yes-no') return ['yes', 'no'];
  return form.type === 'choice' ? form.options.map(({ id }) => id) : [];
}

/** What choosing an option makes of the values: several may hold, or one. */
export function chosenValues(form: SimpleForm, before: Values, option: string): Values {
  if (form.type !== 'choice' || !form.many) return [option];
  return before.includes(option) ? before.filter((one) => one !== option) : [...before, option];
}

export function valuesOf({ shown }: Cell): Values {
  return shown?.value?.kind === 'question' ? shown.value.values : [];
}

/** One question in the form in which it is answered. */
export function QuestionForm({ form, cell, label, onChange, readOnly, tabbable }: Props) {
  const { t } = useText();
  const values = valuesOf(cell);
  if (form.type === 'number') return <NumberForm {...{ form, label, values, onChange, readOnly, tabbable }} />;
  if (form.type === 'text') {
    return (
      <NoteField
        id={`text-${cell.key.checklist}-${cell.key.item}-${cell.key.module}`}
        label={label}
        value={String(values[0] ?? '')}
        onCommit={(text) =>
          text.trim() !== String(values[0] ?? '') && onChange(text.trim() === '' ? [] : [text.trim()])
        }
        maxLength={form.maxLength ?? 4000}
        readOnly={readOnly}
      />
    );
  }
  const titles =
    form.type === 'yes-no'
      ? [
          { id: 'yes', title: t('visits.answer.yes') },
          { id: 'no', title: t('visits.answer.no') },
        ]
      : form.options;
  return (
    <fieldset className="outcome-buttons" disabled={readOnly}>
      <legend className="visually-hidden">{label}</legend>
      {titles.map((option, i) => (
        <button
          key={option.id}
          type="button"
          className="outcome-button"
          aria-pressed={values.includes(option.id)}
          tabIndex={tabbable ? 0 : -1}
          title={i < 9 ? t('visits.answer.key', { outcome: option.title, key: String(i + 1) }) : option.title}
          onClick={() => onChange(chosenValues(form, values, option.id))}
          data-testid={`option-${option.id}`}
        >
          {option.title}
        </button>
      ))}
    </fieldset>
  );
}

interface NumberProps {
  readonly form: Extract<SimpleForm, { readonly type: 'number' }>;
  readonly label: string;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly readOnly: boolean;
  readonly tabbable: boolean;
}

/** A number within its limits; what is none is not kept, and the line below says why. */
function NumberForm({ form, label, values, onChange, readOnly, tabbable }: NumberProps) {
  const { t, f } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (values[0] === undefined ? '' : String(values[0]));
  const number = readNumber(text);
  const wrong = text.trim() !== '' && !fitsForm(number, form);
  const commit = () => {
    if (typed === null || wrong) return;
    setTyped(null);
    if (number !== null && number !== values[0]) onChange([number]);
    if (number === null && values.length > 0) onChange([]);
  };
  return (
    <div className="number-form">
      <input
        className="input"
        aria-label={label}
        inputMode="decimal"
        value={text}
        readOnly={readOnly}
        tabIndex={tabbable ? 0 : -1}
        aria-invalid={wrong || undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        data-testid="question-number"
      />
      {form.unit && <span>{form.unit}</span>}
      {wrong && (
        <span className="problem">
          {form.min !== undefined && form.max !== undefined
            ? t('visits.answer.numberBetween', { min: f.number(form.min), max: f.number(form.max) })
            : t(form.integer ? 'visits.answer.integer' : 'visits.answer.number')}
        </span>
      )}
    </div>
  );
}

/** Commas are for thousands, as numbers are written in Mexico. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/,(?=\d{3}(\D|$))/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function fitsForm(number: number | null, form: Extract<SimpleForm, { readonly type: 'number' }>): boolean {
  if (number === null) return false;
  if (form.integer && !Number.isInteger(number)) return false;
  return number >= (form.min ?? Number.NEGATIVE_INFINITY) && number <= (form.max ?? Number.POSITIVE_INFINITY);
}
