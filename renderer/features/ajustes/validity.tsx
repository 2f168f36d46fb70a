import { useEffect, useState } from 'react';
import { Field } from '../../components/fields.tsx';
import { useSettings } from '../../state/settings.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { readMonths } from './months.ts';

/** How long a verification counts; kept when the field is left. */
export function Validity() {
  const { t } = useText();
  const { settings, change } = useSettings();
  const [typed, setTyped] = useState(String(settings.validityMonths));
  useEffect(() => setTyped(String(settings.validityMonths)), [settings.validityMonths]);
  const months = readMonths(typed);
  const save = () => {
    if (months === null || months === settings.validityMonths) return;
    change({ validityMonths: months })
      .then(() => useToasts.getState().add({ kind: 'done', text: t('settings.validity.saved') }))
      .catch(toastError);
  };
  return (
    <section className="card">
      <h2>{t('settings.validity.title')}</h2>
      <p className="muted">{t('settings.validity.text')}</p>
      <Field
        label={t('settings.validity.label')}
        value={typed}
        onChange={setTyped}
        onBlur={save}
        problem={months === null ? t('settings.validity.wrong') : ''}
        maxLength={3}
        testId="validity-months"
      />
    </section>
  );
}
