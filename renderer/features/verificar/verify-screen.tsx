import { Button } from '../../components/controls.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { Icon } from '../../components/icons.tsx';
import { Loading } from '../../components/states.tsx';
import { openExport, takePaths } from '../../state/shortcuts.ts';
import { useText } from '../../state/text.ts';
import { useVerify } from '../../state/verify.ts';
import { Ended } from './ended.tsx';
import { Ready } from './ready.tsx';
import { Running } from './running.tsx';

/** From files to a result: choose, see what was recognised, name unit and checklist, watch it run. */
export function Verify() {
  const { t } = useText();
  const phase = useVerify((state) => state.phase);
  return (
    <DropZone
      className="screen"
      onPaths={(paths) => void takePaths(paths)}
      disabled={phase.kind === 'running' || phase.kind === 'inspecting'}
    >
      <header className="screen-head">
        <h1>{t('verify.title')}</h1>
      </header>
      {phase.kind === 'choose' && <Choose problem={phase.problem} />}
      {phase.kind === 'inspecting' && <Loading label={t('verify.inspecting')} />}
      {phase.kind === 'ready' && <Ready inspection={phase.inspection} problem={phase.problem} />}
      {phase.kind === 'running' && <Running phase={phase} />}
      {phase.kind === 'ended' && <Ended phase={phase} />}
    </DropZone>
  );
}

function Choose({ problem }: { readonly problem: string | null }) {
  const { t } = useText();
  const addSample = useVerify((state) => state.addSample);
  return (
    <>
      {problem && (
        <div className="notice notice-error" role="alert">
          <Icon name="error" />
          <p>{problem}</p>
        </div>
      )}
      <div className="drop-target" data-testid="drop-target">
        <Icon name="upload" size={40} />
        <h2>{t('verify.dropTitle')}</h2>
        <p className="muted">{t('verify.dropText')}</p>
        <div className="actions">
          <Button kind="main" icon="file" onPress={() => openExport('files')} data-testid="choose-files">
            {t('verify.chooseFiles')}
          </Button>
          <Button icon="folder" onPress={() => openExport('folder')} data-testid="choose-folder">
            {t('verify.chooseFolder')}
          </Button>
          <Button kind="quiet" onPress={() => void addSample()} data-testid="verify-sample">
            {t('verify.sample')}
          </Button>
        </div>
      </div>
    </>
  );
}
