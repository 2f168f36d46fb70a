import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import type { Editing } from './editing.ts';
import { withAdded, withMember, withRemoved } from './edits.ts';
import { MemberFaults } from './member-faults.tsx';
import { proposedId } from './names.ts';
import { NumberField } from './number-field.tsx';

/** Named ranges of the score, from the upper end down. */
export function LevelsForm({ editing }: { readonly editing: Editing }) {
  const { t } = useText();
  const { checklist, edit } = editing;
  const { scoreBands } = checklist;
  const add = () => {
    const id = proposedId(t('checklists.newLevel'), new Set(scoreBands.map((band) => band.id)));
    edit((before) => withAdded(before, 'scoreBands', { id, title: t('checklists.newLevel'), from: 0 }));
  };
  return (
    <fieldset className="tick-list" data-field="scoreBands">
      <legend className="field-label">{t('checklists.levels')}</legend>
      <MemberFaults editing={editing} list="scoreBands" id={null} />
      {scoreBands.map((band) => (
        <div className="level-line" key={band.id} data-member={`scoreBands/${band.id}`}>
          <div data-field="title">
            <Field
              label={t('checklists.levelTitle')}
              value={band.title}
              onChange={(title) =>
                edit((before) => withMember(before, 'scoreBands', band.id, { title }), `scoreBands/${band.id}/title`)
              }
              maxLength={200}
            />
          </div>
          <div data-field="from">
            <NumberField
              label={t('checklists.levelFrom')}
              value={band.from}
              onChange={(from) =>
                from !== null &&
                edit((before) => withMember(before, 'scoreBands', band.id, { from }), `scoreBands/${band.id}/from`)
              }
              min={0}
              max={100}
              unit="%"
            />
          </div>
          <Button
            kind="quiet"
            icon="trash"
            label={t('checklists.removeOne', { title: band.title })}
            onPress={() => edit((before) => withRemoved(before, 'scoreBands', band.id))}
            isDisabled={scoreBands.length === 1}
          />
        </div>
      ))}
      <div className="actions">
        <Button onPress={add} isDisabled={scoreBands.length >= 20}>
          {t('checklists.addLevel')}
        </Button>
      </div>
    </fieldset>
  );
}
