import type { VisitPerson } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { again, includes, newPerson, ROLES } from './people.ts';

interface Props {
  readonly people: readonly VisitPerson[];
  readonly onChange: (people: readonly VisitPerson[]) => void;
  /** Leaving a field, where what was typed is kept by itself. */
  readonly onLeave?: () => void;
  /** People of the last visit, to be taken over with one click. */
  readonly known?: readonly VisitPerson[];
  /** A person who answered something cannot be taken out. */
  readonly fixed?: ReadonlySet<string>;
}

/** Evaluators, who attends the visit, and witnesses: each with name, position and credential. */
export function PeopleEditor({ people, onChange, onLeave, known = [], fixed }: Props) {
  const { t } = useText();
  const change = (id: string, patch: Partial<VisitPerson>) =>
    onChange(people.map((person) => (person.id === id ? { ...person, ...patch } : person)));
  return (
    <div className="stack">
      {ROLES.map((role) => {
        const own = people.filter((person) => person.role === role);
        const offered = known.filter((person) => person.role === role && !includes(people, person));
        return (
          <fieldset key={role} className="plain-group" data-testid={`people-${role}`}>
            <legend className="field-label">{t(`visits.people.${role}`)}</legend>
            <p className="hint">{t(`visits.people.help.${role}`)}</p>
            {own.map((person, i) => (
              <fieldset key={person.id} className="person-line">
                <legend className="visually-hidden">{`${t(`visits.people.${role}`)} ${i + 1}`}</legend>
                <Field
                  label={t('visits.people.name')}
                  value={person.name}
                  onChange={(name) => change(person.id, { name })}
                  onBlur={onLeave}
                  maxLength={200}
                  testId={`person-name-${role}`}
                />
                <Field
                  label={t('visits.people.position')}
                  value={person.position}
                  onChange={(position) => change(person.id, { position })}
                  onBlur={onLeave}
                  maxLength={200}
                />
                <Field
                  label={t(role === 'evaluador' ? 'visits.people.credential' : 'visits.people.identification')}
                  value={person.credential}
                  onChange={(credential) => change(person.id, { credential })}
                  onBlur={onLeave}
                  maxLength={60}
                  mono
                  testId={`person-credential-${role}`}
                />
                <Button
                  kind="quiet"
                  icon="trash"
                  label={t('visits.people.remove', { name: person.name || t(`visits.people.${role}`) })}
                  isDisabled={fixed?.has(person.id)}
                  onPress={() => onChange(people.filter(({ id }) => id !== person.id))}
                />
              </fieldset>
            ))}
            <div className="actions">
              <Button onPress={() => onChange([...people, newPerson(role)])} data-testid={`add-person-${role}`}>
                {t(`visits.people.add.${role}`)}
              </Button>
              {offered.map((person) => (
                <Button
                  key={person.id}
                  kind="quiet"
                  icon="person"
                  onPress={() => onChange([...people.filter((one) => !isBlank(one, role)), again(person)])}
                >
                  {t('visits.people.again', { name: person.name })}
                </Button>
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

function isBlank(person: VisitPerson, role: VisitPerson['role']): boolean {
  return person.role === role && person.name.trim() === '' && person.credential.trim() === '';
}
