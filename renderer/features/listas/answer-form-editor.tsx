import type { AnswerForm } from '../../../shared/model/index.ts';
import { Check } from '../../components/check.tsx';
import { Field, Pick } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { NumberField } from './number-field.tsx';
import { OptionsForm } from './options-form.tsx';

type SimpleForm = Exclude<AnswerForm, { readonly type: 'by-module' }>;
const TYPES: readonly SimpleForm['type'][] = ['yes-no', 'choice', 'number', 'text'];

interface Props {
  readonly form: AnswerForm;
  /** Whether the checklist has modules to answer by. */
  readonly withModules: boolean;
  readonly onChange: (form: AnswerForm, field?: string) => void;
}

/** How a question is answered: one simple form, once for the unit or once for each module. */
export function AnswerFormEditor({ form, withModules, onChange }: Props) {
  const { t } = useText();
  const byModule = form.type === 'by-module';
  const simple = byModule ? form.of : form;
  const set = (next: SimpleForm, field?: string) =>
    onChange(byModule ? { type: 'by-module', of: next } : next, field && `answer/${field}`);
  return (
    <div className="stack stack-tight">
      <Pick
        label={t('checklists.answerForm')}
        choices={TYPES.map((id) => ({ id, label: t(`checklists.form.${id}`) }))}
        value={simple.type}
        onChange={(id) => set(emptyForm(TYPES.find((type) => type === id) ?? 'yes-no'))}
        testId="answer-form"
      />
      {(withModules || byModule) && (
        <Check checked={byModule} onChange={(on) => onChange(on ? { type: 'by-module', of: simple } : simple)}>
          {t('checklists.byModule')}
        </Check>
      )}
      {simple.type === 'choice' && (
        <>
          <OptionsForm options={simple.options} onChange={(options, field) => set({ ...simple, options }, field)} />
          <Check
            checked={simple.many === true}
            onChange={(on) => set(on ? { ...simple, many: true } : { type: 'choice', options: simple.options })}
          >
            {t('checklists.manyCheck')}
          </Check>
        </>
      )}
      {simple.type === 'number' && (
        <>
          <div className="form-line">
            <NumberField
              label={t('checklists.min')}
              value={simple.min ?? null}
              onChange={(min) => set(without({ ...simple, min: min ?? undefined }), 'min')}
              optional
            />
            <NumberField
              label={t('checklists.max')}
              value={simple.max ?? null}
              onChange={(max) => set(without({ ...simple, max: max ?? undefined }), 'max')}
              optional
            />
            <Field
              label={t('checklists.unit')}
              value={simple.unit ?? ''}
              onChange={(unit) => set(without({ ...simple, unit: unit === '' ? undefined : unit }), 'unit')}
              maxLength={60}
            />
          </div>
          <Check
            checked={simple.integer === true}
            onChange={(on) => set(without({ ...simple, integer: on || undefined }))}
          >
            {t('checklists.integer')}
          </Check>
        </>
      )}
    </div>
  );
}

function emptyForm(type: SimpleForm['type']): SimpleForm {
  return type === 'choice' ? { type, options: [] } : { type };
}

function without(form: Extract<SimpleForm, { readonly type: 'number' }>): SimpleForm {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined)) as unknown as SimpleForm;
}
