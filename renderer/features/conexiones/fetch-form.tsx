import { useState } from 'react';
import type { ServerConnection } from '../../../shared/model/index.ts';
import { Check } from '../../components/check.tsx';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Radios } from '../../components/radios.tsx';
import { call } from '../../state/bridge.ts';
import { useFetch } from '../../state/fetch.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { BULK_LEVELS, FETCH_MODES, type FetchDraft, NEW_FETCH, readFetch } from './fetch-draft.ts';

/** What to fetch; the folder is asked for last, since nothing is written anywhere else. */
export function FetchForm({ connection: { id, name } }: { readonly connection: ServerConnection }) {
  const { t } = useText();
  const start = useFetch((state) => state.start);
  const [draft, setDraft] = useState(NEW_FETCH);
  const [tried, setTried] = useState(false);
  const change = (patch: Partial<FetchDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const read = readFetch(draft);
  const problems = tried && !read.ok ? read.problems : {};
  const begin = async () => {
    setTried(true);
    if (!read.ok) return;
    const { path } = await call('dialog.openFetchFolder', undefined);
    if (path === null) return;
    await start({ connection: { id, name }, target: read.target, folder: path }, draft.resume);
  };
  return (
    <form
      className="stack stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        begin().catch(toastError);
      }}
    >
      <Radios
        label={t('connections.fetch.mode')}
        value={draft.mode}
        onChange={(mode) => change({ mode })}
        choices={FETCH_MODES.map((mode) => ({
          id: mode,
          label: t(`connections.fetch.modes.${mode}`),
          note: t(`connections.fetch.modeNotes.${mode}`),
        }))}
        testId="fetch"
      />
      {draft.mode === 'patient' && (
        <Field
          label={t('connections.fetch.patient')}
          help={t('connections.fetch.patientHelp')}
          problem={problems.patient ? t('connections.fetch.problems.id') : ''}
          value={draft.patient}
          onChange={(patient) => change({ patient })}
          maxLength={64}
          testId="fetch-patient-id"
        />
      )}
      {draft.mode === 'bulk' && (
        <Radios
          line
          label={t('connections.fetch.level')}
          value={draft.level}
          onChange={(level) => change({ level })}
          choices={BULK_LEVELS.map((level) => ({ id: level, label: t(`connections.fetch.levels.${level}`) }))}
          testId="fetch-level"
        />
      )}
      {draft.mode === 'bulk' && draft.level === 'group' && (
        <Field
          label={t('connections.fetch.group')}
          problem={problems.group ? t('connections.fetch.problems.id') : ''}
          value={draft.group}
          onChange={(group) => change({ group })}
          maxLength={64}
        />
      )}
      <Field
        label={t('connections.fetch.types')}
        help={t('connections.fetch.typesHelp')}
        problem={problems.types ? t('connections.fetch.problems.types') : ''}
        value={draft.types}
        onChange={(types) => change({ types })}
        maxLength={4000}
        testId="fetch-types"
      />
      <Field
        label={t('connections.fetch.since')}
        help={t('connections.fetch.sinceHelp')}
        problem={problems.since ? t('connections.fetch.problems.since') : ''}
        value={draft.since}
        onChange={(since) => change({ since })}
        maxLength={10}
        testId="fetch-since"
      />
      <Check checked={draft.resume} onChange={(resume) => change({ resume })} testId="fetch-resume">
        {t('connections.fetch.resume')}
      </Check>
      <div className="actions">
        <Button kind="main" icon="download" type="submit" data-testid="fetch-start">
          {t('connections.fetch.start')}
        </Button>
      </div>
    </form>
  );
}
