import { useEffect, useState } from 'react';
import type { Events, FhirPackage, FhirPackageImport } from '../../../shared/ipc/contract.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { ImportNotice } from '../../components/import-notice.tsx';
import { ImportProgress } from '../../components/import-progress.tsx';
import { Shown } from '../../components/states.tsx';
import { StoreProblems } from '../../components/store-problems.tsx';
import { bridge, call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { GuideTable } from './guide-table.tsx';

/** The FHIR packages at hand; import by dialog or by dropping, remove after a question. */
export function FhirGuides() {
  const { t } = useText();
  const { answer, reload } = useCall('fhirPackages.list', undefined);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Events['fhirPackages.progress'] | null>(null);
  const [report, setReport] = useState<FhirPackageImport | null>(null);
  const [leaving, setLeaving] = useState<FhirPackage | null>(null);
  useEffect(() => bridge().on('fhirPackages.progress', setProgress), []);

  const importPaths = async (paths: readonly string[]) => {
    if (paths.length === 0) return;
    setBusy(true);
    setProgress(null);
    try {
      setReport(await call('fhirPackages.import', { paths: [...paths] }));
      reload();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = (kind: 'files' | 'folder') => {
    call('dialog.openFhirPackages', { kind })
      .then(({ paths }) => importPaths(paths))
      .catch(toastError);
  };
  const remove = async ({ name, version }: FhirPackage) => {
    setLeaving(null);
    try {
      const { removed } = await call('fhirPackages.remove', { name, version });
      if (removed) useToasts.getState().add({ kind: 'done', text: t('fhirGuides.removed') });
      setReport(null);
      reload();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <DropZone className="card" onPaths={(paths) => void importPaths(paths)} disabled={busy}>
      <h2>{t('fhirGuides.title')}</h2>
      <p className="muted">{t('fhirGuides.text')}</p>
      <div className="actions">
        <Button
          kind="main"
          icon="upload"
          onPress={() => choose('files')}
          isDisabled={busy}
          data-testid="fhir-guide-import"
        >
          {t('fhirGuides.chooseFiles')}
        </Button>
        <Button icon="folder" onPress={() => choose('folder')} isDisabled={busy} data-testid="fhir-guide-import-folder">
          {t('fhirGuides.chooseFolder')}
        </Button>
        <span className="muted">{t('fhirGuides.drop')}</span>
      </div>
      <ImportProgress
        busy={busy}
        progress={progress}
        starting={t('fhirGuides.starting')}
        reading={(at) => t('fhirGuides.progress', at)}
        testId="fhir-guide-progress"
      />
      {report && !busy && <Report report={report} />}
      <Shown answer={answer} reload={reload}>
        {({ packages, problems }) => (
          <>
            <StoreProblems title={t('fhirGuides.problems')} problems={problems} />
            <GuideTable packages={packages} onRemove={setLeaving} busy={busy} />
          </>
        )}
      </Shown>
      <Confirm
        open={leaving !== null}
        title={t('fhirGuides.removeTitle')}
        action={t('common.remove')}
        onCancel={() => setLeaving(null)}
        onConfirm={() => leaving && void remove(leaving)}
      >
        <p>{leaving && t('fhirGuides.removeText', { name: leaving.name, version: leaving.version })}</p>
      </Confirm>
    </DropZone>
  );
}

function Report({ report: { imported, skipped } }: { readonly report: FhirPackageImport }) {
  const { t, f, count } = useText();
  return (
    <ImportNotice
      imported={imported.length}
      skipped={skipped}
      skippedTitle={count('fhirGuides.skipped', skipped.length)}
      testId="fhir-guide-report"
    >
      <p>
        {imported.length === 0
          ? t('fhirGuides.importedNone')
          : count('fhirGuides.imported', imported.length, {
              list: f.list(imported.map(({ name, version }) => `${name} ${version}`)),
            })}
      </p>
    </ImportNotice>
  );
}
