import { useState } from 'react';
import type { Agreement } from '../../../shared/model/index.ts';
import { formatExact } from '../../../shared/text/format.ts';
import { Button } from '../../components/controls.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { AgreementStatusMark } from '../acuerdos/marks.tsx';
import { RemoveDialog } from '../acuerdos/remove-dialog.tsx';

interface Props {
  readonly agreements: readonly Agreement[];
  /** Only while the visit is open. */
  readonly editable: boolean;
  readonly onEdit: (agreement: Agreement) => void;
  readonly onChanged: () => void;
}

export function AgreementRows({ agreements, editable, onEdit, onChanged }: Props) {
  const { t, f } = useText();
  const [leaving, setLeaving] = useState<Agreement | null>(null);
  return (
    <>
      <TableBox className="card-table" label={t('visits.tabs.acuerdos')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('agreements.column.action')}</th>
              <th scope="col">{t('agreements.form.responsible')}</th>
              <th scope="col">{t('agreements.column.start')}</th>
              <th scope="col">{t('agreements.column.end')}</th>
              <th scope="col" className="number">
                {t('agreements.column.weight')}
              </th>
              <th scope="col">{t('agreements.column.status')}</th>
              {editable && <td />}
            </tr>
          </thead>
          <tbody>
            {agreements.map((agreement) => (
              <tr key={agreement.id} data-testid="agreement-row">
                <th scope="row">
                  {agreement.action}
                  {agreement.itemTitle && <small>{agreement.itemTitle}</small>}
                </th>
                <td>{agreement.responsible || '—'}</td>
                <td className="nowrap">{f.moment(agreement.start)}</td>
                <td className="nowrap">{f.moment(agreement.expectedEnd)}</td>
                <td className="number">{formatExact(agreement.weight)}</td>
                <td>
                  <AgreementStatusMark status={agreement.status} />
                </td>
                {editable && (
                  <td className="tight nowrap">
                    <Button
                      kind="quiet"
                      icon="edit"
                      label={`${t('agreements.edit')}: ${agreement.action}`}
                      onPress={() => onEdit(agreement)}
                    />
                    <Button
                      kind="quiet"
                      icon="trash"
                      label={`${t('common.remove')}: ${agreement.action}`}
                      onPress={() => setLeaving(agreement)}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {leaving && (
        <RemoveDialog
          agreement={leaving}
          onClose={(removed) => {
            setLeaving(null);
            if (removed) onChanged();
          }}
        />
      )}
    </>
  );
}
