import { type EvidenceClass, type Item, MOST_WEIGHT } from '../../../shared/model/index.ts';
import { Check } from '../../components/check.tsx';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { BandsFields } from './bands-fields.tsx';
import { CitationsForm } from './citations-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import { hasBands } from './decisions.ts';
import type { Editing } from './editing.ts';
import { takenIds, withMember } from './edits.ts';
import { IdField } from './id-field.tsx';
import { LongText } from './long-text.tsx';
import { MemberFaults } from './member-faults.tsx';
import { NumberField } from './number-field.tsx';
import { TickList } from './tick-list.tsx';

interface Props {
  readonly editing: Editing;
  readonly item: Item;
  readonly onRenamed: (id: string) => void;
  readonly onRemove: () => void;
}

const CLASSES: readonly EvidenceClass[] = ['export', 'partial', 'attested'];
const NO_CLASS = 'sin-indicar';

/** Everything of one item that can be written. Its id only where the base does not have it: answers are kept by it. */
export function ItemForm({ editing, item, onRenamed, onRemove }: Props) {
  const { t } = useText();
  const { checklist, base, edit } = editing;
  const { id, decision } = item;
  const { modules = [], groupings = [] } = checklist;
  const isOwn = base !== null && !base.items.some((one) => one.id === id);
  const set = (patch: Partial<Item>, field?: string) =>
    edit((before) => withMember(before, 'items', id, patch), field && `items/${id}/${field}`);
  const rename = (to: string) => {
    set({ id: to });
    onRenamed(to);
  };
  return (
    <section className="detail member-form" aria-label={t('checklists.detail')} data-member={`items/${id}`}>
      <MemberFaults editing={editing} list="items" id={id} />
      <div data-field="title">
        <LongText
          label={t('checklists.itemTitle')}
          value={item.title}
          onChange={(title) => set({ title }, 'title')}
          testId="item-title"
        />
      </div>
      <div className="form-line">
        <div data-field="weight">
          <NumberField
            label={t('checklists.weight')}
            value={item.weight}
            onChange={(weight) => weight !== null && set({ weight }, 'weight')}
            min={0.001}
            max={MOST_WEIGHT}
            testId="item-weight"
          />
        </div>
        <div data-field="domain">
          <Pick
            label={t('result.domain')}
            choices={checklist.domains.map((one) => ({ id: one.id, label: one.title }))}
            value={item.domain}
            onChange={(domain) => set({ domain })}
          />
        </div>
      </div>
      <div data-field="decision">
        <DecisionForm item={item} onChange={set} />
      </div>
      <div data-field="evidenceClass">
        <Pick
          label={t('checklists.evidenceClass')}
          choices={[
            { id: NO_CLASS, label: t('checklists.evidence.none') },
            ...CLASSES.map((one) => ({ id: one, label: t(`checklists.evidence.${one}`) })),
          ]}
          value={item.evidenceClass ?? NO_CLASS}
          onChange={(chosen) => set({ evidenceClass: CLASSES.find((one) => one === chosen) })}
        />
      </div>
      <Check checked={item.mandatory === true} onChange={(on) => set({ mandatory: on || undefined })}>
        {t('checklists.mandatory')}
      </Check>
      <div data-field="evidence">
        <LongText
          label={t('checklists.askFor')}
          value={item.evidence ?? ''}
          onChange={(evidence) => set({ evidence: evidence === '' ? undefined : evidence }, 'evidence')}
        />
      </div>
      <div data-field="why">
        <LongText
          label={t('result.items.why')}
          value={item.why}
          onChange={(why) => set({ why }, 'why')}
          testId="item-why"
        />
      </div>
      <div data-field="remedy">
        <LongText
          label={t('result.items.remedy')}
          value={item.remedy}
          onChange={(remedy) => set({ remedy }, 'remedy')}
          testId="item-remedy"
        />
      </div>
      <div data-field="citation">
        <CitationsForm citation={item.citation} onChange={(citation, field) => set({ citation }, field)} />
      </div>
      {hasBands(decision) && (
        <div data-field="bands" className="stack stack-tight">
          <Check
            checked={item.bands !== undefined}
            onChange={(on) => set({ bands: on ? checklist.bands : undefined })}
            note={t('checklists.ownBandsNote')}
          >
            {t('checklists.ownBands')}
          </Check>
          {item.bands && <BandsFields bands={item.bands} onChange={(bands, field) => set({ bands }, field)} />}
        </div>
      )}
      {modules.length > 0 && decision.by !== 'sample' && (
        <div data-field="modules">
          <TickList
            label={t('checklists.modules')}
            options={modules}
            chosen={item.modules ?? []}
            onChange={(chosen) => set({ modules: chosen.length > 0 ? chosen : undefined })}
          />
        </div>
      )}
      {groupings.length > 0 && (
        <details className="facts" data-field="groups">
          <summary>{t('checklists.groupings')}</summary>
          <TickList
            label={t('checklists.groupings')}
            options={groupings}
            chosen={item.groups ?? []}
            onChange={(chosen) => set({ groups: chosen.length > 0 ? chosen : undefined })}
          />
        </details>
      )}
      {isOwn && (
        <div data-field="id">
          <IdField value={id} taken={takenIds(checklist)} onChange={rename} testId="item-id" />
        </div>
      )}
      <div className="actions detail-foot">
        {!isOwn && <span className="mono small muted">{id}</span>}
        <Button kind="quiet" icon="trash" onPress={onRemove} data-testid="member-remove">
          {t('checklists.removeItem')}
        </Button>
      </div>
    </section>
  );
}
