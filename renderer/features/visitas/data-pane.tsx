import { useState } from 'react';
import type { VisitPerson, VisitState } from '../../../shared/model/index.ts';
import { Problem } from '../../components/problem.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { EvidenceCard } from './evidence-card.tsx';
import { ModulesCard } from './modules-card.tsx';
import { NoteField } from './note-field.tsx';
import { named } from './people.ts';
import { PeopleEditor } from './people-editor.tsx';
import { RunsCard } from './runs-card.tsx';
import { ShareCard } from './share-card.tsx';
import { TimesCard } from './times-card.tsx';
import { useKnownPeople } from './use-known-people.ts';
import { useChange } from './use-visit.ts';

/** Who takes part, when, which modules the unit has, what was seen, and what belongs to the visit. */
export function DataPane({ state }: { readonly state: VisitState }) {
  const { t } = useText();
  const { head } = state;
  const readOnly = head.status !== 'abierta';
  const facts = useChange(head.id);
  return (
    <div className="split split-even">
      <div className="stack">
        {readOnly ? <PeopleList people={head.people} /> : <PeopleCard state={state} />}
        <section className="card">
          <h2>{t('visits.facts.title')}</h2>
          <NoteField
            id="visit-facts"
            label={t('visits.facts.label')}
            value={head.facts}
            onCommit={(text) =>
              text !== head.facts && void facts.run(() => call('visits.update', { visit: head.id, facts: text }))
            }
            rows={readOnly ? 4 : 8}
            maxLength={20_000}
            readOnly={readOnly}
            hint={readOnly ? undefined : t('visits.facts.help')}
            testId="visit-facts"
          />
          <Problem text={facts.problem} />
        </section>
        <EvidenceCard state={state} />
      </div>
      <div className="stack">
        <TimesCard state={state} />
        <ModulesCard state={state} />
        <RunsCard state={state} />
        <ShareCard state={state} />
      </div>
    </div>
  );
}

/** Kept on leaving a field, and at once when somebody is taken out. */
function PeopleCard({ state }: { readonly state: VisitState }) {
  const { t } = useText();
  const { head } = state;
  const [people, setPeople] = useState<readonly VisitPerson[]>(head.people);
  const known = useKnownPeople();
  const { problem, run } = useChange(head.id);
  const save = (next: readonly VisitPerson[]) => {
    const wanted = named(next);
    if (JSON.stringify(wanted) === JSON.stringify(head.people)) return;
    void run(() => call('visits.update', { visit: head.id, people: wanted }));
  };
  const spoke = new Set([...state.answers.map(({ by }) => by), ...state.evidence.map(({ by }) => by)]);
  return (
    <section className="card">
      <h2>{t('visits.people.title')}</h2>
      <PeopleEditor
        people={people}
        onChange={(next) => {
          setPeople(next);
          // Typing is kept on leaving the field; somebody added whole or taken out is kept now.
          if (named(next).length !== named(people).length && next.length !== people.length) save(next);
        }}
        onLeave={() => save(people)}
        known={known}
        fixed={spoke}
      />
      <Problem text={problem} />
    </section>
  );
}

function PeopleList({ people }: { readonly people: readonly VisitPerson[] }) {
  const { t } = useText();
  return (
    <section className="card">
      <h2>{t('visits.people.title')}</h2>
      {people.length === 0 && <p className="muted">{t('common.none')}</p>}
      <ul className="plain">
        {people.map((person) => (
          <li key={person.id}>
            <strong>{person.name}</strong>
            <span className="muted">
              {[t(`visits.people.${person.role}`), person.position, person.credential]
                .filter(Boolean)
                .map((w) => ` · ${w}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
