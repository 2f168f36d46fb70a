import type { Inspection } from '../../../shared/ipc/contract.ts';
import { Icon } from '../../components/icons.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';

/** Each file with its format and size, or the sentence that says why it cannot be verified; those come first. */
export function Recognised({ inspection }: { readonly inspection: Inspection }) {
  const { t, f } = useText();
  const files = [...inspection.files].sort((a, b) => Number(a.format !== null) - Number(b.format !== null));
  const ok = files.filter((file) => file.format !== null).length;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('verify.recognised')}</h2>
        <span className="muted" data-testid="recognised-count">
          {t('verify.recognisedCount', {
            ok: f.number(ok),
            all: f.number(files.length),
            bytes: f.bytes(inspection.totalBytes),
          })}
        </span>
      </div>
      <TableBox className="table-tall" label={t('verify.recognised')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('verify.file')}</th>
              <th scope="col">{t('verify.format')}</th>
              <th scope="col" className="number">
                {t('verify.size')}
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.path} data-testid="inspected-file">
                <th scope="row" className="path">
                  {file.path}
                </th>
                <td>
                  {file.format === null ? (
                    <span className="mark severity-error">
                      <Icon name="error" size={16} />
                      <span>
                        {t('verify.notRecognised')}
                        {file.problem && <small>{file.problem}</small>}
                      </span>
                    </span>
                  ) : (
                    <span className="mark outcome-cumple">
                      <Icon name="check" size={16} />
                      <span className="ink">
                        {file.formatTitle ?? file.format}
                        {file.problem && <small>{file.problem}</small>}
                      </span>
                    </span>
                  )}
                </td>
                <td className="number">{f.bytes(file.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <p className="muted">{t('verify.recognisedNote')}</p>
    </section>
  );
}
