import type { ChecklistDiff, FieldChange, ListDiff } from '../../../shared/checklist/diff.ts';
import { formatExact } from '../../../shared/text/format.ts';
import { Button } from '../../components/controls.tsx';
import { Failure, Loading } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useChangeWords } from './change-words.ts';
import type { Editing } from './editing.ts';
import { type ListName, membersOf, withAdded, withMember } from './edits.ts';
import type { FaultPlace } from './fault-place.ts';
import { editionText } from './paths.ts';

interface Props {
  readonly editing: Editing;
  /** Null while the base is being read, or where there is none. */
  readonly changes: ChecklistDiff | null;
  readonly onGo: (place: FaultPlace) => void;
}

const LISTS = ['items', 'questions', 'domains', 'modules', 'groupings'] as const;

/** What this edition changes against the one that it was made from. */
export function ChangesPane({ editing, changes, onGo }: Props) {
  const { t } = useText();
  const { checklist } = editing;
  if (checklist.basedOn === undefined) return <p className="muted">{t('checklists.noBase')}</p>;
  if (editing.baseProblem !== null) return <Failure message={editing.baseProblem} />;
  if (changes === null) return <Loading />;
  const { weight, fields } = changes;
  const isSame = fields.length === 0 && LISTS.every((list) => isEmpty(changes[list]));
  return (
    <div className="stack">
      <p data-testid="changes-head">
        {t(isSame ? 'checklists.noChanges' : 'checklists.changesText', { base: editionText(checklist.basedOn) })}{' '}
        {weight.before !== weight.after &&
          t('checklists.weightChange', { before: formatExact(weight.before), after: formatExact(weight.after) })}
      </p>
      {fields.length > 0 && (
        <section className="card">
          <h2>{t('checklists.tabs.lista')}</h2>
          <Fields fields={fields} />
        </section>
      )}
      {LISTS.filter((list) => !isEmpty(changes[list])).map((list) => (
        <ListChanges key={list} list={list} diff={changes[list]} editing={editing} onGo={onGo} />
      ))}
    </div>
  );
}

interface ListProps {
  readonly list: Exclude<ListName, 'scoreBands'>;
  readonly diff: ListDiff;
  readonly editing: Editing;
  readonly onGo: Props['onGo'];
}

function ListChanges({ list, diff, editing, onGo }: ListProps) {
  const { t } = useText();
  const { base, edit } = editing;
  const restore = (id: string) => {
    const member = base && membersOf(base, list).find((one) => one.id === id);
    if (member) edit((before) => withAdded(before, list, member));
  };
  const revert = (id: string, fields: readonly FieldChange[]) =>
    edit((before) =>
      withMember(before, list, id, Object.fromEntries(fields.map(({ field, before: was }) => [field, was]))),
    );
  const go = (id: string) => onGo({ list, id, field: null });
  return (
    <section className="card" data-testid={`changes-${list}`}>
      <h2>{t(`checklists.changesOf.${list}`)}</h2>
      <ul className="lines">
        {diff.added.map(({ id, title }) => (
          <li key={id} className="change-line" data-change="added">
            <span className="chip">{t('checklists.mark.added')}</span>
            <span>{title}</span>
            <Button kind="quiet" icon="right" label={t('checklists.see', { title })} onPress={() => go(id)} />
          </li>
        ))}
        {diff.removed.map(({ id, title }) => (
          <li key={id} className="change-line" data-change="removed">
            <span className="chip">{t('checklists.mark.removed')}</span>
            <s>{title}</s>
            <Button kind="quiet" onPress={() => restore(id)} data-testid="change-restore">
              {t('checklists.restore')}
            </Button>
          </li>
        ))}
        {diff.changed.map(({ id, title, fields }) => (
          <li key={id} className="change-line" data-change="changed">
            <span className="chip">{t('checklists.mark.changed')}</span>
            <div>
              {title}
              <Fields fields={fields} />
            </div>
            <span className="actions">
              <Button kind="quiet" onPress={() => revert(id, fields)} data-testid="change-revert">
                {t('checklists.revert')}
              </Button>
              <Button kind="quiet" icon="right" label={t('checklists.see', { title })} onPress={() => go(id)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fields({ fields }: { readonly fields: readonly FieldChange[] }) {
  const { t } = useText();
  const { nameOf, wordsOf } = useChangeWords();
  return (
    <dl className="pairs small changes">
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          <dd>
            <del>{wordsOf(field, before)}</del> <span aria-hidden="true">→</span>
            <span className="visually-hidden"> {t('checklists.nowIs')} </span> <ins>{wordsOf(field, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isEmpty({ added, removed, changed }: ListDiff): boolean {
  return added.length + removed.length + changed.length === 0;
}
