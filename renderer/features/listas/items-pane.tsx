import { useState } from 'react';
import type { ChecklistDiff } from '../../../shared/checklist/diff.ts';
import { Button } from '../../components/controls.tsx';
import { useText } from '../../state/text.ts';
import { AddMember } from './add-member.tsx';
import type { Editing } from './editing.ts';
import { withAdded, withRemoved } from './edits.ts';
import { ItemForm } from './item-form.tsx';
import type { Member } from './member-filter.ts';
import { MembersPane } from './members-pane.tsx';
import { newItem } from './new-members.ts';
import { useMarks } from './use-marks.ts';
import { WeightsDialog } from './weights-dialog.tsx';

interface Props {
  readonly editing: Editing;
  readonly changes: ChecklistDiff | null;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** The items of a draft: add, change one, change the weight of many. */
export function ItemsPane({ editing, changes, selected, onSelect }: Props) {
  const { t } = useText();
  const { checklist, edit } = editing;
  const marks = useMarks(editing, 'items', changes?.items ?? null);
  const [adding, setAdding] = useState(false);
  const [weighing, setWeighing] = useState<readonly Member[] | null>(null);
  const at = checklist.items.findIndex(({ id }) => id === selected);
  const item = checklist.items[at];
  const remove = () => {
    if (!item) return;
    const beside = checklist.items[at + 1] ?? checklist.items[at - 1];
    edit((before) => withRemoved(before, 'items', item.id));
    onSelect(beside?.id ?? null);
  };
  return (
    <>
      <MembersPane
        list="items"
        checklist={checklist}
        marks={marks}
        selected={selected}
        onSelect={onSelect}
        tools={(shown) => (
          <>
            <Button onPress={() => setWeighing(shown)} isDisabled={shown.length === 0} data-testid="weights">
              {t('checklists.weights')}
            </Button>
            <Button onPress={() => setAdding(true)} data-testid="item-add">
              {t('checklists.addItem')}
            </Button>
          </>
        )}
      >
        {item ? (
          <ItemForm key={item.id} editing={editing} item={item} onRenamed={onSelect} onRemove={remove} />
        ) : (
          <p className="detail detail-empty muted">{t('checklists.chooseItem')}</p>
        )}
      </MembersPane>
      {adding && (
        <AddMember
          list="items"
          checklist={checklist}
          domain={item?.domain ?? null}
          onClose={() => setAdding(false)}
          onAdd={(head) => {
            edit((before) => withAdded(before, 'items', newItem(head, before)));
            onSelect(head.id);
            setAdding(false);
          }}
        />
      )}
      {weighing && (
        <WeightsDialog
          items={checklist.items.filter(({ id }) => weighing.some((one) => one.id === id))}
          all={checklist.items.length}
          edit={edit}
          onClose={() => setWeighing(null)}
        />
      )}
    </>
  );
}
