import { useState } from 'react';
import type { ChecklistDraft } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { DeleteDraft } from './delete-draft.tsx';
import { draftHash, editionText } from './paths.ts';

interface Props {
  readonly drafts: readonly ChecklistDraft[];
  readonly onChanged: () => void;
}

/** What somebody is still writing; nothing where there is none. */
export function DraftsTable({ drafts, onChanged }: Props) {
  const { t, f, count } = useText();
  const [leaving, setLeaving] = useState<ChecklistDraft | null>(null);
  if (drafts.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h2>{t('checklists.drafts')}</h2>
      <TableBox className="card-table" label={t('checklists.drafts')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('checklists.list')}</th>
              <th scope="col">{t('checklists.edition')}</th>
              <th scope="col">{t('checklists.basedOn')}</th>
              <th scope="col">{t('checklists.changedAt')}</th>
              <th scope="col">{t('checklists.state')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {drafts.map((one) => {
              const { draft, checklist, changedAt, faults } = one;
              return (
                <tr key={draft} data-testid="draft-row">
                  <th scope="row">
                    <a href={draftHash(draft)}>{checklist.title || t('checklists.untitled')}</a>
                    <small className="mono">{checklist.id}</small>
                  </th>
                  <td>{checklist.edition}</td>
                  <td className="mono">{checklist.basedOn ? editionText(checklist.basedOn) : '—'}</td>
                  <td className="nowrap">{f.moment(changedAt)}</td>
                  <td>
                    {faults.length > 0 ? (
                      <span className="mark severity-error">
                        <Icon name="warning" size={16} />
                        <span>{count('checklists.faultsCount', faults.length)}</span>
                      </span>
                    ) : (
                      <span className="mark outcome-cumple">
                        <Icon name="check" size={16} />
                        <span>{t('checklists.publishable')}</span>
                      </span>
                    )}
                  </td>
                  <td className="tight">
                    <Button
                      kind="quiet"
                      icon="trash"
                      label={t('checklists.deleteOne', { title: checklist.title })}
                      onPress={() => setLeaving(one)}
                      data-testid="draft-delete"
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
      {leaving && (
        <DeleteDraft
          draft={leaving.draft}
          title={leaving.checklist.title}
          onClose={() => setLeaving(null)}
          onDeleted={() => {
            setLeaving(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}
