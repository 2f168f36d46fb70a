import { useEffect, useState } from 'react';
import type { CatalogEdition, CatalogImport, Events } from '../../../shared/ipc/contract.ts';
import { Confirm } from '../../components/confirm.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { Shown } from '../../components/states.tsx';
import { bridge, call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { EditionTable } from './edition-table.tsx';
import { ImportForm, type ImportWish, NO_WISH, readDay } from './import-form.tsx';
import { ImportReport } from './import-report.tsx';
import { MissingCatalogs } from './missing-catalogs.tsx';

/** The catalogues at hand with their editions; import by dialog or by dropping, replace, remove after a question. */
export function Catalogs() {
  const { t } = useText();
  const { answer, reload } = useCall('catalogs.list', undefined);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Events['catalogs.progress'] | null>(null);
  const [report, setReport] = useState<CatalogImport | null>(null);
  const [wish, setWish] = useState<ImportWish>(NO_WISH);
  const [leaving, setLeaving] = useState<CatalogEdition | null>(null);
  useEffect(() => bridge().on('catalogs.progress', setProgress), []);

  const importPaths = async (paths: readonly string[]) => {
    const validFrom = readDay(wish.validFrom);
    if (paths.length === 0 || validFrom === null) return;
    const edition = wish.edition.trim();
    const { replaces } = wish;
    setBusy(true);
    setProgress(null);
    try {
      const done = await call('catalogs.import', {
        paths: [...paths],
        ...(edition === '' ? {} : { edition }),
        ...(validFrom === '' ? {} : { validFrom }),
        ...(replaces === null ? {} : { replaces: { id: replaces.id, edition: replaces.edition } }),
      });
      setReport(done);
      if (done.imported.length > 0) setWish(NO_WISH);
      reload();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
      setProgress(null);
    }
  };
  const choose = (kind: 'files' | 'folder') => {
    call('dialog.openCatalogs', { kind })
      .then(({ paths }) => importPaths(paths))
      .catch(toastError);
  };
  const remove = async (edition: CatalogEdition) => {
    setLeaving(null);
    try {
      const { removed } = await call('catalogs.remove', { id: edition.id, edition: edition.edition });
      if (removed) useToasts.getState().add({ kind: 'done', text: t('catalogs.removed') });
      reload();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <DropZone className="card" onPaths={(paths) => void importPaths(paths)} disabled={busy}>
      <h2>{t('catalogs.title')}</h2>
      <p className="muted">{t('catalogs.text')}</p>
      <ImportForm wish={wish} onChange={setWish} onChoose={choose} busy={busy} progress={progress} />
      {report && !busy && <ImportReport report={report} />}
      <Shown answer={answer} reload={reload}>
        {({ editions, missing, problems }) => (
          <>
            <EditionTable
              editions={editions}
              problems={problems}
              onReplace={(edition) => setWish(replacing(edition))}
              onRemove={setLeaving}
              busy={busy}
            />
            <MissingCatalogs missing={missing} />
          </>
        )}
      </Shown>
      <Confirm
        open={leaving !== null}
        title={t('catalogs.removeTitle')}
        action={t('common.remove')}
        onCancel={() => setLeaving(null)}
        onConfirm={() => leaving && void remove(leaving)}
      >
        <p>{leaving && t('catalogs.removeText', { title: leaving.title, edition: leaving.edition })}</p>
      </Confirm>
    </DropZone>
  );
}

/** What took its name from a hash gets the hash of the new file. */
function replacing(edition: CatalogEdition): ImportWish {
  return {
    edition: edition.edition.startsWith('sha-') ? '' : edition.edition,
    validFrom: edition.validFrom ?? '',
    replaces: edition,
  };
}
