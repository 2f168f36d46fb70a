import { useState } from 'react';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import type { Editing } from './editing.ts';
import { membersOf, type TitledList, usesOf, withAdded, withMember, withMoved, withRemoved } from './edits.ts';
import { MemberFaults } from './member-faults.tsx';
import { proposedId } from './names.ts';

interface Props {
  readonly editing: Editing;
  readonly list: TitledList;
}

/** Domains, modules or groupings: add, rename, order, remove. A domain that is used cannot be removed. */
export function TitledForm({ editing, list }: Props) {
  const { t, count } = useText();
  const { checklist, edit } = editing;
  const members = membersOf(checklist, list);
  const [title, setTitle] = useState('');
  const id = proposedId(title, new Set(members.map((one) => one.id)));
  const isReady = id !== '' && title.trim().length >= 3;
  const add = () => {
    if (!isReady) return;
    edit((before) => withAdded(before, list, { id, title: title.trim() }));
    setTitle('');
  };
  return (
    <section className="card" data-field={list} data-testid={`parts-${list}`}>
      <h2>{t(`checklists.${list}`)}</h2>
      <p className="hint">{t(`checklists.partsNote.${list}`)}</p>
      <MemberFaults editing={editing} list={list} id={null} />
      <ul className="plain titled-list">
        {members.map((one, i) => {
          const uses = usesOf(checklist, list, one.id);
          return (
            <li className="titled-line" key={one.id} data-member={`${list}/${one.id}`} data-testid="titled-line">
              <div data-field="title">
                <Field
                  label={t('checklists.partTitle', { id: one.id })}
                  help={count('checklists.usedBy', uses)}
                  value={one.title}
                  onChange={(next) =>
                    edit((before) => withMember(before, list, one.id, { title: next }), `${list}/${one.id}/title`)
                  }
                  maxLength={300}
                />
              </div>
              <span className="titled-tools">
                <Button
                  kind="quiet"
                  icon="up"
                  label={t('checklists.moveUp', { title: one.title })}
                  onPress={() => edit((before) => withMoved(before, list, one.id, -1))}
                  isDisabled={i === 0}
                  data-testid="part-up"
                />
                <Button
                  kind="quiet"
                  icon="down"
                  label={t('checklists.moveDown', { title: one.title })}
                  onPress={() => edit((before) => withMoved(before, list, one.id, 1))}
                  isDisabled={i === members.length - 1}
                />
                <Button
                  kind="quiet"
                  icon="trash"
                  label={t('checklists.removeOne', { title: one.title })}
                  onPress={() => edit((before) => withRemoved(before, list, one.id))}
                  isDisabled={list === 'domains' && (uses > 0 || members.length === 1)}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <form
        className="option-line"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Field
          label={t(`checklists.newPart.${list}`)}
          value={title}
          onChange={setTitle}
          maxLength={300}
          testId={`new-${list}`}
        />
        <Button type="submit" isDisabled={!isReady} data-testid={`add-${list}`}>
          {t('checklists.add')}
        </Button>
      </form>
    </section>
  );
}
