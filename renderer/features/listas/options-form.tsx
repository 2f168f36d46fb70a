import { useState } from 'react';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { proposedId } from './names.ts';

interface Option {
  readonly id: string;
  readonly title: string;
}

interface Props {
  readonly options: readonly Option[];
  readonly onChange: (options: readonly Option[], field?: string) => void;
}

/** The options of a question. Their ids stay, since answers are kept by them. */
export function OptionsForm({ options, onChange }: Props) {
  const { t } = useText();
  const [title, setTitle] = useState('');
  const id = proposedId(title, new Set(options.map((one) => one.id)));
  const add = () => {
    if (id === '') return;
    onChange([...options, { id, title: title.trim() }]);
    setTitle('');
  };
  return (
    <fieldset className="tick-list">
      <legend className="field-label">{t('checklists.options')}</legend>
      {options.map((option) => (
        <div className="option-line" key={option.id}>
          <Field
            label={t('checklists.option', { id: option.id })}
            value={option.title}
            onChange={(next) =>
              onChange(
                options.map((one) => (one.id === option.id ? { ...one, title: next } : one)),
                `options/${option.id}`,
              )
            }
            maxLength={300}
          />
          <Button
            kind="quiet"
            icon="trash"
            label={t('checklists.removeOne', { title: option.title })}
            onPress={() => onChange(options.filter((one) => one.id !== option.id))}
          />
        </div>
      ))}
      <form
        className="option-line"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Field
          label={t('checklists.newOption')}
          value={title}
          onChange={setTitle}
          maxLength={300}
          testId="option-title"
        />
        <Button type="submit" isDisabled={id === ''} data-testid="option-add">
          {t('checklists.add')}
        </Button>
      </form>
    </fieldset>
  );
}
