import { useState } from 'react';
import type { CatalogImport } from '../../../shared/ipc/contract.ts';
import type { CatalogRef } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { Icon } from '../../components/icons.tsx';
import { Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { CatalogTable } from './catalog-table.tsx';

/** The catalogues at hand, with edition and hash; import by dialog or by dropping, remove after a question. */
export function Catalogs() {
  const { t } = useText();
  const { answer, reload } = useCall('catalogs.list', undefined);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<CatalogImport | null>(null);
  const [leaving, setLeaving] = useState<CatalogRef | null>(null);
  const importPaths = async (paths: readonly string[]) => {
    if (paths.length === 0) return;
    setBusy(true);
    try {
      setReport(await call('catalogs.import', { paths: [...paths] }));
      reload();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = () => {
    call('dialog.openCatalogs', undefined)
      .then(({ paths }) => importPaths(paths))
      .catch(toastError);
  };
  const remove = async (catalog: CatalogRef) => {
    setLeaving(null);
    try {
      const { removed } = await call('catalogs.remove', { id: catalog.id, edition: catalog.edition });
      if (removed) useToasts.getState().add({ kind: 'done', text: t('settings.removed') });
      reload();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <DropZone className="card" onPaths={(paths) => void importPaths(paths)} disabled={busy}>
      <div className="card-head">
        <h2>{t('settings.catalogs')}</h2>
        <span className="actions">
          <span className="muted">{busy ? t('settings.importing') : t('settings.importDrop')}</span>
          <Button kind="main" icon="upload" onPress={choose} isDisabled={busy} data-testid="catalog-import">
            {t('settings.import')}
          </Button>
        </span>
      </div>
      <p className="muted">{t('settings.catalogsText')}</p>
      {report && <Report report={report} />}
      <Shown answer={answer} reload={reload}>
        {(catalogs) => <CatalogTable catalogs={catalogs} onRemove={setLeaving} />}
      </Shown>
      <Confirm
        open={leaving !== null}
        title={t('settings.removeTitle')}
        action={t('common.remove')}
        onCancel={() => setLeaving(null)}
        onConfirm={() => leaving && void remove(leaving)}
      >
        <p>{leaving && t('settings.removeText', { title: leaving.title, edition: leaving.edition })}</p>
      </Confirm>
    </DropZone>
  );
}

function Report({ report }: { readonly report: CatalogImport }) {
  const { t, f, count } = useText();
  const { imported, skipped } = report;
  const kind = imported.length === 0 ? 'error' : skipped.length > 0 ? 'warning' : 'done';
  return (
    <div className={`notice notice-${kind}`} role="status" data-testid="catalog-report">
      <Icon name={kind === 'done' ? 'check' : kind} />
      <div>
        <p>
          {imported.length === 0
            ? t('settings.importedNone')
            : count('settings.imported', imported.length, { list: f.list(imported.map((c) => c.title)) })}
        </p>
        {skipped.length > 0 && (
          <>
            <p>{t('settings.skipped')}</p>
            <ul className="plain">
              {skipped.map(({ path, reason }) => (
                <li key={path}>
                  <span className="path">{path}</span>: {reason}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
