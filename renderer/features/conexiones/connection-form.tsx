import { useRef, useState } from 'react';
import type { ServerConnection } from '../../../shared/model/index.ts';
import { Check } from '../../components/check.tsx';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { call, sentenceOf } from '../../state/bridge.ts';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { AuthFields } from './auth-fields.tsx';
import { type ConnectionDraft, draftOf, readDraft, secretStays } from './connection-draft.ts';
import { FileField } from './file-field.tsx';

/** What can be mended of a field that is wrong. */
const WRONG = '[aria-invalid=true], [data-wrong] button';

interface Props {
  /** Null: a new one. */
  readonly known: ServerConnection | null;
  readonly onSaved: (connection: ServerConnection) => void;
}

/** Adds a server or changes one. A secret can be typed, never read. */
export function ConnectionForm({ known, onSaved }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState(() => draftOf(known));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const change = (patch: Partial<ConnectionDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const read = readDraft(draft, known);
  const problems = tried && !read.ok ? read.problems : {};
  const save = async () => {
    setTried(true);
    setRefusal('');
    if (!read.ok) {
      // Once the fields have been told that they are wrong.
      setTimeout(() => form.current?.querySelector<HTMLElement>(WRONG)?.focus());
      return;
    }
    setBusy(true);
    try {
      const saved = await call('connections.save', read.input);
      useToasts.getState().add({ kind: 'done', text: t('connections.saved') });
      onSaved(saved);
    } catch (error) {
      setRefusal(sentenceOf(error));
      setBusy(false);
    }
  };
  const words = (wrong: true | undefined, text: string) => (wrong ? text : '');
  return (
    <form
      ref={form}
      className="split split-even"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="stack">
        <section className="card">
          <Field
            label={t('connections.name')}
            help={t('connections.form.nameHelp')}
            problem={words(problems.name, t('connections.form.problems.name'))}
            value={draft.name}
            onChange={(name) => change({ name })}
            maxLength={100}
            testId="connection-name"
          />
          <Field
            label={t('connections.address')}
            help={t('connections.form.addressHelp')}
            problem={
              words(problems.baseUrl, t('connections.form.problems.baseUrl')) ||
              words(problems.plainHttp, t('connections.form.problems.plainHttp'))
            }
            value={draft.baseUrl}
            onChange={(baseUrl) => change({ baseUrl })}
            mono
            maxLength={2000}
            testId="connection-url"
          />
          <Check
            checked={draft.plainHttp}
            onChange={(plainHttp) => change({ plainHttp })}
            note={t('connections.form.plainHttpHelp')}
          >
            {t('connections.form.plainHttp')}
          </Check>
          <FileField
            kind="authority"
            label={t('connections.form.caFile')}
            help={t('connections.form.caFileHelp')}
            value={draft.caFile}
            onChange={(caFile) => change({ caFile })}
          />
        </section>
        <section className="card">
          <h2>{t('connections.form.limitsTitle')}</h2>
          <div className="columns">
            <Field
              label={t('connections.form.timeout')}
              help={t('connections.form.timeoutHelp')}
              problem={words(problems.timeout, t('connections.form.problems.timeout'))}
              value={draft.seconds}
              onChange={(seconds) => change({ seconds })}
              maxLength={4}
            />
            <Field
              label={t('connections.form.maxResources')}
              help={t('connections.form.limitHelp')}
              problem={words(problems.maxResources, t('connections.form.problems.limit'))}
              value={draft.maxResources}
              onChange={(maxResources) => change({ maxResources })}
              maxLength={12}
            />
            <Field
              label={t('connections.form.maxMegabytes')}
              help={t('connections.form.limitHelp')}
              problem={words(problems.maxMegabytes, t('connections.form.problems.limit'))}
              value={draft.maxMegabytes}
              onChange={(maxMegabytes) => change({ maxMegabytes })}
              maxLength={9}
            />
          </div>
          <Field
            label={t('connections.form.origins')}
            help={t('connections.form.originsHelp')}
            problem={words(problems.origins, t('connections.form.problems.origins'))}
            value={draft.origins}
            onChange={(origins) => change({ origins })}
            maxLength={2000}
          />
        </section>
      </div>
      <section className="card">
        <AuthFields draft={draft} onChange={change} problems={problems} hasSecret={secretStays(draft.kind, known)} />
      </section>
      <div className="stack form-end">
        {refusal !== '' && (
          <div className="notice notice-error" role="alert" data-testid="connection-refusal">
            <Icon name="error" />
            <p>{refusal}</p>
          </div>
        )}
        <div className="actions actions-sticky">
          <Button kind="main" type="submit" isDisabled={busy} data-testid="connection-save">
            {t('connections.form.save')}
          </Button>
          <a
            className="button button-plain"
            href={known === null ? hashOf('conexiones') : hashOf('conexiones', [known.id])}
          >
            {t('common.cancel')}
          </a>
        </div>
      </div>
    </form>
  );
}
