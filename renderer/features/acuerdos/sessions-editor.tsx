import { Button } from '../../components/controls.tsx';
import { DayField } from '../../components/day-field.tsx';
import { Field } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import type { SessionDraft } from './committee-draft.ts';

/** As many as the registry takes of one committee. */
const MOST = 200;

interface Props {
  readonly sessions: readonly SessionDraft[];
  readonly onChange: (sessions: readonly SessionDraft[]) => void;
}

/** The sessions of a committee: when each was to be held, and when it was. */
export function SessionsEditor({ sessions, onChange }: Props) {
  const { t, f } = useText();
  const change = (id: string, patch: Partial<SessionDraft>) =>
    onChange(sessions.map((session) => (session.id === id ? { ...session, ...patch } : session)));
  const add = () => onChange([...sessions, { id: crypto.randomUUID(), programmed: '', held: '', note: '' }]);
  return (
    <section className="stack stack-tight">
      <h3>{t('agreements.committee.sessions')}</h3>
      {sessions.length === 0 && <p className="muted">{t('agreements.committee.noSessions')}</p>}
      {sessions.map(({ id, programmed, held, note }, i) => (
        <fieldset className="session-line" key={id} data-testid="session-line">
          <legend className="visually-hidden">{t('agreements.committee.session', { n: f.number(i + 1) })}</legend>
          <DayField
            label={t('agreements.committee.programmed')}
            value={programmed}
            onChange={(day) => change(id, { programmed: day })}
            testId="session-programmed"
          />
          <DayField
            label={t('agreements.committee.held')}
            value={held}
            onChange={(day) => change(id, { held: day })}
            testId="session-held"
          />
          <Field
            label={t('agreements.committee.note')}
            value={note}
            onChange={(text) => change(id, { note: text })}
            maxLength={1000}
          />
          <Button
            kind="quiet"
            icon="trash"
            label={t('agreements.committee.removeSession', { n: f.number(i + 1) })}
            onPress={() => onChange(sessions.filter((session) => session.id !== id))}
            data-testid="session-remove"
          />
        </fieldset>
      ))}
      {sessions.length > 0 && <p className="hint">{t('agreements.committee.heldHelp')}</p>}
      <div className="actions">
        <Button onPress={add} isDisabled={sessions.length >= MOST} data-testid="session-add">
          {t('agreements.committee.addSession')}
        </Button>
      </div>
    </section>
  );
}
