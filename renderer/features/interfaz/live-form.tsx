import { type ReactNode, useState } from 'react';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { useLive } from '../../state/live.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { ChecklistChoice } from '../verificar/checklist-choice.tsx';
import { useLiveDraft } from './draft-store.ts';
import { LimitsFields } from './limits-fields.tsx';
import { readLive } from './live-draft.ts';
import { ReachFields } from './reach-fields.tsx';
import { TlsFields } from './tls-fields.tsx';

/** Where to listen and what to verify with. `children` stands above the button: why it was refused. */
export function LiveForm({ children }: { readonly children: ReactNode }) {
  const { t } = useText();
  const { start, busy } = useLive();
  const { draft, change } = useLiveDraft();
  const checklists = useCall('checklists.list', undefined);
  const [tried, setTried] = useState(false);
  const checklist = draft.checklist ?? checklists.answer.data?.[0]?.id ?? null;
  const read = readLive(draft, checklist ?? '');
  const problems = tried && !read.ok ? read.problems : {};
  const begin = () => {
    setTried(true);
    if (read.ok && checklist !== null) void start(read.settings);
  };
  return (
    <form
      className="split split-form"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <section className="card">
        <ReachFields draft={draft} change={change} problems={problems} />
        <div className="live-port">
          <Field
            label={t('live.form.port')}
            help={t('live.form.portHelp')}
            problem={problems.port ? t('live.form.problems.port') : ''}
            value={draft.port}
            onChange={(port) => change({ port })}
            maxLength={5}
            testId="live-port"
          />
        </div>
        <TlsFields draft={draft} change={change} problems={problems} />
      </section>
      <div className="stack">
        <section className="card">
          <h2>{t('live.form.what')}</h2>
          <ChecklistChoice
            answer={checklists.answer}
            reload={checklists.reload}
            value={checklist}
            onChange={(id) => change({ checklist: id })}
          />
          <Field
            label={t('live.form.unit')}
            help={t('live.form.unitHelp')}
            problem={problems.unit ? t('verify.cluesInvalid') : ''}
            value={draft.unit}
            onChange={(unit) => change({ unit: unit.toUpperCase() })}
            mono
            maxLength={20}
            testId="live-unit"
          />
        </section>
        <LimitsFields draft={draft} change={change} problems={problems} />
        {children}
        <div className="actions actions-sticky">
          <Button
            kind="main"
            icon="interfaz"
            type="submit"
            isDisabled={busy !== null || checklist === null}
            data-testid="live-start"
          >
            {busy === 'start' ? t('live.form.starting') : t('live.form.start')}
          </Button>
        </div>
      </div>
    </form>
  );
}
