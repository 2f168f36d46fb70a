import type { Checklist } from '../../../shared/model/index.ts';
import { Field } from '../../components/fields.tsx';
import { Radios } from '../../components/radios.tsx';
import { useText } from '../../state/text.ts';
import { BandsFields } from './bands-fields.tsx';
import type { Editing } from './editing.ts';
import { patched } from './edits.ts';
import { LevelsForm } from './levels-form.tsx';
import { LongText } from './long-text.tsx';
import { MemberFaults } from './member-faults.tsx';
import { EDITION_LENGTH, ID_LENGTH } from './names.ts';
import { NumberField } from './number-field.tsx';

/** What a checklist says of itself, and how it counts. */
export function HeadForm({ editing }: { readonly editing: Editing }) {
  const { t } = useText();
  const { checklist, edit } = editing;
  const set = (patch: Partial<Checklist>, field?: string) => edit((before) => patched(before, patch), field);
  return (
    <div className="split split-even">
      <section className="card">
        <MemberFaults editing={editing} list="head" id={null} />
        <div data-field="title">
          <LongText
            label={t('checklists.titleField')}
            value={checklist.title}
            onChange={(title) => set({ title }, 'title')}
            testId="head-title"
          />
        </div>
        <div className="form-line">
          <div data-field="id">
            <Field
              label={t('checklists.id')}
              value={checklist.id}
              onChange={(id) => set({ id }, 'id')}
              mono
              maxLength={ID_LENGTH}
            />
          </div>
          <div data-field="edition">
            <Field
              label={t('checklists.edition')}
              value={checklist.edition}
              onChange={(edition) => set({ edition }, 'edition')}
              maxLength={EDITION_LENGTH}
              testId="head-edition"
            />
          </div>
        </div>
        <div data-field="norm">
          <LongText label={t('result.norm')} value={checklist.norm} onChange={(norm) => set({ norm }, 'norm')} />
        </div>
        <div data-field="description">
          <LongText
            label={t('checklists.description')}
            value={checklist.description}
            onChange={(description) => set({ description }, 'description')}
            rows={8}
            maxLength={4000}
          />
        </div>
      </section>
      <section className="card">
        <div data-field="bands" className="stack stack-tight">
          <h2>{t('checklists.bands')}</h2>
          <p className="hint">{t('checklists.bandsNote')}</p>
          <BandsFields bands={checklist.bands} onChange={(bands, field) => set({ bands }, field)} />
        </div>
        <LevelsForm editing={editing} />
        <div data-field="rounding">
          <NumberField
            label={t('checklists.decimals')}
            value={checklist.rounding.decimals}
            onChange={(decimals) =>
              decimals !== null && set({ rounding: { ...checklist.rounding, decimals } }, 'rounding')
            }
            min={0}
            max={4}
            integer
            help={t('checklists.decimalsNote')}
          />
        </div>
        <div data-field="notDeployed">
          <Radios<Checklist['notDeployed']>
            label={t('checklists.notDeployed')}
            value={checklist.notDeployed}
            onChange={(notDeployed) => set({ notDeployed })}
            choices={(['exclude', 'zero'] as const).map((id) => ({ id, label: t(`checklists.notDeployedIs.${id}`) }))}
            testId="not-deployed"
          />
        </div>
      </section>
    </div>
  );
}
