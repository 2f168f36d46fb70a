import type { FetchManifest } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { canResume, type FetchEnd, type FetchJob, fetchedPaths, hasData, useFetch } from '../../state/fetch.ts';
import { navigate } from '../../state/router.ts';
import { takePaths } from '../../state/shortcuts.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useVerify } from '../../state/verify.ts';
import { useFocusWhenLost } from './use-focus-when-lost.ts';

const KINDS = {
  completa: 'done',
  recortada: 'warning',
  parcial: 'warning',
  cancelada: 'warning',
  error: 'error',
} as const;

/** How a fetch ended, what lies in the folder, and the way on: verify it, or go on with it. */
export function FetchEnded({ job, end }: { readonly job: FetchJob; readonly end: FetchEnd }) {
  const { t } = useText();
  const { clear, start } = useFetch();
  const box = useFocusWhenLost();
  const kind = KINDS[end.status];
  const manifest = end.manifest;
  const verifying = useVerify((state) => state.phase.kind === 'running');
  const verify = () => {
    // Only what was fetched: not beside files that were chosen before.
    useVerify.getState().clear();
    navigate('verificar');
    takePaths(fetchedPaths(job, end)).catch(toastError);
  };
  return (
    <div className="stack stack-tight" ref={box} tabIndex={-1} data-testid="fetch-ended" data-status={end.status}>
      <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
        <Icon name={kind === 'done' ? 'check' : kind} />
        <div>
          <strong>{t(`connections.fetch.ended.${end.status}`)}</strong>
          {end.message && <p>{end.message}</p>}
          {canResume(end) && <p>{t('connections.fetch.canResume')}</p>}
        </div>
      </div>
      {manifest && manifest.problems.length > 0 && (
        <ul className="plain">
          {manifest.problems.map(({ part, sentence }) => (
            <li key={`${part} ${sentence}`}>
              <span className="mono">{part}</span>: {sentence}
            </li>
          ))}
        </ul>
      )}
      <p className="muted">
        {t('connections.fetch.folder')}: <span className="path">{job.folder}</span>
      </p>
      {manifest && <Fetched manifest={manifest} />}
      <div className="actions">
        {hasData(end) && (
          <Button kind="main" icon="verificar" onPress={verify} isDisabled={verifying} data-testid="fetch-verify">
            {t('connections.fetch.verify')}
          </Button>
        )}
        {canResume(end) && (
          <Button
            icon="download"
            onPress={() => void start(job, true).catch(toastError)}
            data-testid="fetch-resume-now"
          >
            {t('connections.fetch.resumeNow')}
          </Button>
        )}
        <Button kind="quiet" onPress={clear} data-testid="fetch-done">
          {t('connections.fetch.done')}
        </Button>
      </div>
    </div>
  );
}

function Fetched({ manifest: { files } }: { readonly manifest: FetchManifest }) {
  const { t, f } = useText();
  if (files.length === 0) return <p>{t('connections.fetch.nothing')}</p>;
  return (
    <TableBox className="table-tall" label={t('connections.fetch.folder')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('connections.fetch.file')}</th>
            <th scope="col" className="number">
              {t('connections.fetch.resources')}
            </th>
            <th scope="col" className="number">
              {t('connections.fetch.bytes')}
            </th>
            <th scope="col">{t('connections.fetch.sha')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ name, resources, bytes, sha256 }) => (
            <tr key={name} data-testid="fetched-file">
              <th scope="row" className="path">
                {name}
              </th>
              <td className="number">{f.number(resources)}</td>
              <td className="number">{f.bytes(bytes)}</td>
              <td className="mono" title={sha256}>
                {sha256.slice(0, 8)}…
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
