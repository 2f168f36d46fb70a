import { useState } from 'react';
import type { DesignTemplate } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { addStratum, withTemplate } from './draft.ts';
import type { EditorCardProps, PreviewedCardProps } from './editor-card.ts';
import { StratumRow } from './stratum-row.tsx';

/** Step 2: the strata, each with its way of drawing, its sizes, its rule, and what a draw would give. */
export function StrataCard({ draft, preview, onChange }: PreviewedCardProps) {
  const { t, f } = useText();
  const drawn = new Map((preview?.strata ?? []).map((stratum) => [stratum.id, stratum]));
  const total = (preview?.strata ?? []).reduce(
    (sum, { frame, selected }) => ({ frame: sum.frame + frame, selected: sum.selected + selected }),
    { frame: 0, selected: 0 },
  );
  const { strata } = draft.design;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('campaigns.steps.strata')}</h2>
        <TemplatePick draft={draft} onChange={onChange} />
      </div>
      <p className="muted">{t('campaigns.strataHelp')}</p>
      {strata.length > 0 && (
        <TableBox label={t('campaigns.steps.strata')} className="strata-box">
          <table className="table strata" data-testid="strata-table">
            <thead>
              <tr>
                <th scope="col">{t('campaigns.stratum')}</th>
                <th scope="col">{t('campaigns.methodTitle')}</th>
                <th scope="col" className="number">
                  {t('campaigns.sampleSize')}
                </th>
                <th scope="col" className="number">
                  {t('campaigns.replacementCount')}
                </th>
                <th scope="col" className="number">
                  {t('campaigns.frame')}
                </th>
                <th scope="col" className="number">
                  {t('campaigns.come')}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {strata.map((stratum) => (
                <StratumRow
                  key={stratum.id}
                  stratum={stratum}
                  drawn={drawn.get(stratum.id) ?? null}
                  draft={draft}
                  onChange={onChange}
                />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={4}>
                  {t('aggregates.total')}
                </th>
                <td className="number" data-testid="total-frame">
                  {f.number(total.frame)}
                </td>
                <td className="number" data-testid="total-selected">
                  {f.number(total.selected)}
                </td>
                <td />
              </tr>
            </tfoot>
          </table>
        </TableBox>
      )}
      <div className="actions">
        <Button onPress={() => onChange(addStratum(draft, t('campaigns.stratum')))} data-testid="stratum-add">
          {t('campaigns.addStratum')}
        </Button>
      </div>
    </section>
  );
}

/** Starts again from another design; asks first, since strata and rules of now go. */
function TemplatePick({ draft, onChange }: EditorCardProps) {
  const { t } = useText();
  const templates = useCall('campaigns.templates', undefined).answer.data ?? [];
  const [wanted, setWanted] = useState<DesignTemplate | null>(null);
  if (templates.length === 0) return null;
  return (
    <>
      <Pick
        label={t('campaigns.otherTemplate')}
        placeholder={t('campaigns.otherTemplate')}
        choices={templates.map(({ id, title }) => ({ id, label: title }))}
        value={null}
        onChange={(id) => setWanted(templates.find((template) => template.id === id) ?? null)}
        hideLabel
        testId="template-pick"
      />
      <Confirm
        open={wanted !== null}
        title={t('campaigns.templateTitle')}
        action={t('campaigns.templateUse')}
        onCancel={() => setWanted(null)}
        onConfirm={() => {
          if (wanted !== null) onChange(withTemplate(draft, wanted));
          setWanted(null);
        }}
      >
        <p>
          <strong>{wanted?.title}</strong>
        </p>
        <p>{wanted?.description}</p>
        <p>{t('campaigns.templateText')}</p>
      </Confirm>
    </>
  );
}
