import { useEffect, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Settings } from '../../../shared/ipc/contract.ts';
import { Field } from '../../components/fields.tsx';
import { useSettings } from '../../state/settings.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';

const LANGUAGES: readonly Settings['language'][] = ['es-MX', 'en'];
const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark'];

/** Language and theme change at once; the name of the institution when the field is left. */
export function Appearance() {
  const { t } = useText();
  const { settings, change } = useSettings();
  const [institution, setInstitution] = useState(settings.institution);
  useEffect(() => setInstitution(settings.institution), [settings.institution]);
  const saveInstitution = () => {
    const wanted = institution.trim();
    if (wanted === settings.institution) return;
    change({ institution: wanted })
      .then(() => useToasts.getState().add({ kind: 'done', text: t('settings.institutionSaved') }))
      .catch(toastError);
  };
  return (
    <section className="card">
      <h2>{t('settings.appearance')}</h2>
      <RadioGroup
        className="radios radios-line"
        value={settings.language}
        onChange={(value) => change({ language: value as Settings['language'] }).catch(toastError)}
      >
        <Label className="group-label">{t('settings.language')}</Label>
        {LANGUAGES.map((language) => (
          <Radio className="radio" key={language} value={language} data-testid={`language-${language}`}>
            <span className="dot" />
            <span lang={language}>{t(`settings.languages.${language}`)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        className="radios radios-line"
        value={settings.theme}
        onChange={(value) => change({ theme: value as Settings['theme'] }).catch(toastError)}
      >
        <Label className="group-label">{t('settings.theme')}</Label>
        {THEMES.map((theme) => (
          <Radio className="radio" key={theme} value={theme} data-testid={`theme-${theme}`}>
            <span className="dot" />
            <span>{t(`settings.themes.${theme}`)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <Field
        label={t('settings.institution')}
        value={institution}
        onChange={setInstitution}
        onBlur={saveInstitution}
        help={t('settings.institutionHelp')}
        maxLength={200}
        testId="institution"
      />
    </section>
  );
}
