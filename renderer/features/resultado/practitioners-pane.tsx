import type { VerificationResult } from '../../../shared/model/index.ts';
import { practitionersToMend } from '../../../shared/report/model-gathering.ts';
import { ShareBar } from '../../components/share-bar.tsx';
import { Empty } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';

/** Who gave the care in the records with errors or warnings; masked, most of them first. */
export function PractitionersPane({ result }: { readonly result: VerificationResult }) {
  const { t, f } = useText();
  const people = practitionersToMend(result);
  if (people.length === 0) return <Empty icon="check" title={t('result.by.noPractitioners')} />;
  return (
    <div className="stack">
      <p className="muted">{t('result.by.practitionersNote')}</p>
      <TableBox className="card-table" label={t('result.tabs.prestadores')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('result.by.practitioner')}</th>
              <th scope="col" className="number">
                {t('result.by.staffType')}
              </th>
              <th scope="col" className="number">
                {t('result.by.records')}
              </th>
              <th scope="col" className="number">
                {t('result.by.withFindings')}
              </th>
              <th scope="col" colSpan={2}>
                {t('result.by.share')}
              </th>
              <th scope="col" className="number">
                {t('result.by.findings')}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ curp, staffType, records, recordsWithFindings, findings }, i) => {
              const share = records === 0 ? 0 : recordsWithFindings / records;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: two persons may look the same, and the list never changes
                <tr key={i} data-testid="practitioner-row">
                  <th scope="row" className="mono">
                    {curp}
                  </th>
                  <td className="number">{staffType ?? '—'}</td>
                  <td className="number">{f.number(records)}</td>
                  <td className="number">
                    <strong>{f.number(recordsWithFindings)}</strong>
                  </td>
                  <td className="number">{f.percent(Math.round(share * 1000) / 10)}</td>
                  <td className="track-cell">
                    <ShareBar share={share} />
                  </td>
                  <td className="number">{f.number(findings)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </div>
  );
}
