import { type FormEvent, useState } from 'react';
import { Check } from '../../components/check.tsx';
import { Button } from '../../components/controls.tsx';
import { Field, Pick } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { UnitChoice } from '../../components/unit-choice.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { STATES } from '../unidades/states.ts';
import { type CommitteeDraft, committeeFault, savedCommittee } from './committee-draft.ts';
import { SessionsEditor } from './sessions-editor.tsx';

const NO_STATE = 'ninguna';

interface Props {
  readonly start: CommitteeDraft;
  readonly onSaved: () => void;
}

/** Name, kind, place and year of a committee, with its sessions. */
export function CommitteeForm({ start, onSaved }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState(start);
  const { busy, problem, attempt } = useAttempt();
  const change = (patch: Partial<CommitteeDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const fault = committeeFault(draft);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (fault !== null) return;
    void attempt(async () => {
      await call('committees.save', savedCommittee(draft));
      useToasts.getState().add({ kind: 'done', text: t('agreements.committee.saved') });
      onSaved();
    });
  };
  return (
    <form className="stack" onSubmit={save} data-testid="committee-form">
      <section className="card">
        <h2>{t('agreements.committee.data')}</h2>
        <div className="committee-fields">
          <Field
            label={t('agreements.committee.name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            maxLength={200}
            testId="committee-name"
          />
          <Field
            label={t('agreements.committee.kind')}
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            help={t('agreements.committee.kindHelp')}
            maxLength={60}
            testId="committee-kind"
          />
          <Pick
            label={t('agreements.committee.state')}
            choices={[
              { id: NO_STATE, label: t('agreements.committee.noState') },
              ...STATES.map(({ key, name }) => ({ id: key, label: name })),
            ]}
            value={draft.state === '' ? NO_STATE : draft.state}
            onChange={(state) => change({ state: state === NO_STATE ? '' : state })}
            testId="committee-state"
          />
          <Field
            label={t('agreements.committee.year')}
            value={draft.year}
            onChange={(year) => change({ year })}
            maxLength={4}
            testId="committee-year-field"
          />
        </div>
        <Check
          checked={draft.unit !== undefined}
          onChange={(checked) => change({ unit: checked ? null : undefined })}
          testId="committee-of-unit"
        >
          {t('agreements.committee.ofUnit')}
        </Check>
        {draft.unit !== undefined && <UnitChoice clues={draft.unit} onChange={(unit) => change({ unit })} />}
        <SessionsEditor sessions={draft.sessions} onChange={(sessions) => change({ sessions })} />
        {fault !== null && (
          <p className="hint" role="status">
            {t(`agreements.committee.wrong.${fault}`)}
          </p>
        )}
        <Problem text={problem} />
        <div className="actions">
          <Button kind="main" type="submit" isDisabled={busy || fault !== null} data-testid="committee-save">
            {t('common.save')}
          </Button>
        </div>
      </section>
    </form>
  );
}
