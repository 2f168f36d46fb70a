import { type FormEvent, useState } from 'react';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Radios } from '../../components/radios.tsx';
import { Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { hashOf, navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { draftFrom, inputOf } from './draft.ts';
import { newSeedBytes } from './new-seed.ts';

/** A name and a design to start from; everything else is said of the draft. */
export function NewCampaign() {
  const { t } = useText();
  const { answer, reload } = useCall('campaigns.templates', undefined);
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const templates = answer.data ?? [];
  const template = templates.find(({ id }) => id === chosen) ?? templates[0];
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '' || template === undefined) return;
    setBusy(true);
    const draft = draftFrom(template, crypto.randomUUID(), title.trim(), newSeedBytes());
    try {
      await call('campaigns.save', inputOf(draft, draft.title));
      navigate('campanas', [draft.id]);
    } catch (error) {
      toastError(error);
      setBusy(false);
    }
  };
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('campaigns.add')}</h1>
          <p className="muted">{t('campaigns.newIntro')}</p>
        </div>
      </header>
      <Shown answer={answer} reload={reload}>
        {() => (
          <form className="stack campaign-new" onSubmit={(event) => void begin(event)}>
            <section className="card">
              <Field
                label={t('campaigns.name')}
                help={t('campaigns.nameHelp')}
                value={title}
                onChange={setTitle}
                problem={tried && title.trim() === '' ? t('campaigns.nameMissing') : ''}
                maxLength={200}
                testId="campaign-title"
              />
            </section>
            <section className="card">
              <Radios
                label={t('campaigns.template')}
                value={template?.id ?? ''}
                onChange={setChosen}
                choices={templates.map(({ id, title: label, description }) => ({ id, label, note: description }))}
                testId="template"
              />
            </section>
            <div className="actions">
              <Button kind="main" type="submit" isDisabled={busy} data-testid="campaign-begin">
                {t('campaigns.begin')}
              </Button>
              <a className="button button-plain" href={hashOf('campanas')}>
                {t('common.cancel')}
              </a>
            </div>
          </form>
        )}
      </Shown>
    </>
  );
}
