import type { VerificationResult } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { LayersTable } from './layers-table.tsx';

/** Each file with format, size, hash and number of findings, those with most first; below, what each layer said. */
export function FilesPane({ result, runId }: { readonly result: VerificationResult; readonly runId: string }) {
  const { t, f } = useText();
  const files = [...result.files].sort(
    (a, b) => Number(b.problem !== undefined) - Number(a.problem !== undefined) || b.findingsTotal - a.findingsTotal,
  );
  return (
    <div className="stack">
      <TableBox className="card-table" label={t('result.tabs.archivos')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('result.files.path')}</th>
              <th scope="col">{t('result.files.format')}</th>
              <th scope="col">{t('result.files.encoding')}</th>
              <th scope="col" className="number">
                {t('result.files.rows')}
              </th>
              <th scope="col" className="number">
                {t('result.files.bytes')}
              </th>
              <th scope="col" className="number">
                {t('result.files.findings')}
              </th>
              <th scope="col">{t('result.files.sha')}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.path} data-testid="file-row">
                <th scope="row" className="path">
                  {file.path}
                  {file.problem && (
                    <small className="mark severity-error">
                      <Icon name="error" size={14} />
                      <span>{file.problem}</span>
                    </small>
                  )}
                </th>
                <td className="mono nowrap">{file.format ?? t('verify.notRecognised')}</td>
                <td className="nowrap">{file.encoding ?? '—'}</td>
                <td className="number">{f.number(file.rows)}</td>
                <td className="number">{f.bytes(file.bytes)}</td>
                <td className="number">
                  {file.findingsTotal === 0 ? (
                    '0'
                  ) : (
                    <a
                      href={hashOf('resultado', [runId, 'hallazgos'], { archivo: file.path })}
                      aria-label={t('result.files.see', { n: f.number(file.findingsTotal), path: file.path })}
                    >
                      {f.number(file.findingsTotal)}
                    </a>
                  )}
                </td>
                <td className="mono" title={file.sha256}>
                  {file.sha256.slice(0, 12)}…
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <LayersTable layers={result.layers ?? []} />
    </div>
  );
}
