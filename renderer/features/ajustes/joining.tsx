import { useState } from 'react';
import { Button } from '../../components/controls.tsx';
import { Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { Conflicts } from './conflicts.tsx';
import { KnownDevices, OwnDevice } from './devices.tsx';
import { ExportPackage } from './export-package.tsx';
import { ImportPackage } from './import-package.tsx';

/** How the registries of several computers are joined: packages out and in, whom one trusts, what contradicts. */
export function Joining() {
  const { t } = useText();
  const devices = useCall('devices.list', undefined);
  const conflicts = useCall('conflicts.list', undefined);
  const [exporting, setExporting] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const choose = () => {
    call('dialog.openPackage', undefined)
      .then((chosen) => setPath(chosen.path))
      .catch(toastError);
  };
  return (
    <>
      <section className="card" id="equipos">
        <h2>{t('settings.joining.title')}</h2>
        <p className="muted">{t('settings.joining.text')}</p>
        <div className="actions">
          <Button icon="download" onPress={() => setExporting(true)} data-testid="package-export">
            {t('settings.joining.export')}
          </Button>
          <Button icon="upload" onPress={choose} data-testid="package-import">
            {t('settings.joining.import')}
          </Button>
        </div>
        <Shown answer={devices.answer} reload={devices.reload}>
          {(list) => (
            <div className="split split-even">
              {list
                .filter(({ own }) => own)
                .map((device) => (
                  <OwnDevice key={device.id} device={device} onChanged={devices.reload} />
                ))}
              <KnownDevices devices={list.filter(({ own }) => !own)} onChanged={devices.reload} />
            </div>
          )}
        </Shown>
      </section>
      <section className="card" id="conflictos">
        <h2>{t('settings.conflicts.title')}</h2>
        <Shown answer={conflicts.answer} reload={conflicts.reload}>
          {(list) => <Conflicts conflicts={list} onChanged={conflicts.reload} />}
        </Shown>
      </section>
      {exporting && <ExportPackage onClose={() => setExporting(false)} />}
      {path !== null && (
        <ImportPackage
          path={path}
          onClose={(joined) => {
            setPath(null);
            if (!joined) return;
            devices.reload();
            conflicts.reload();
          }}
        />
      )}
    </>
  );
}
