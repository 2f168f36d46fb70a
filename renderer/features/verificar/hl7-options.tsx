import type { Inspection } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/controls.tsx';
import { call } from '../../state/bridge.ts';
import { isHl7v2 } from '../../state/file-formats.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useVerify } from '../../state/verify.ts';
import { LayerChoice, useLayersOut } from './layer-choice.tsx';

/** Layers, and local profiles that messages of HL7 v2 are held against; shown only where there are any messages. */
export function Hl7Options({ inspection }: { readonly inspection: Inspection }) {
  const { t, count } = useText();
  const { draft, change } = useVerify();
  const { hl7Profiles: chosen } = draft;
  const out = useLayersOut('hl7v2-');
  if (!inspection.files.some(isHl7v2)) return null;
  const said = [...(chosen.length === 0 ? [] : [count('verify.hl7.chosen', chosen.length)]), ...out];
  const choose = (kind: 'files' | 'folder') => {
    call('dialog.openHl7Profiles', { kind })
      .then(({ paths }) => {
        const before = useVerify.getState().draft.hl7Profiles;
        change({ hl7Profiles: [...new Set([...before, ...paths])] });
      })
      .catch(toastError);
  };
  return (
    <details className="card facts" data-testid="hl7-options">
      <summary>
        {t('verify.hl7.title')} <span className="muted small">{said.join(' · ') || t('verify.layers.all')}</span>
      </summary>
      <div className="stack stack-tight">
        <LayerChoice prefix="hl7v2-" />
        <fieldset className="plain-group">
          <legend className="group-label">{t('verify.hl7.profiles')}</legend>
          <p className="hint">{t('verify.hl7.help')}</p>
          {chosen.length > 0 && (
            <ul className="plain path">
              {chosen.map((path) => (
                <li key={path} data-testid="hl7-profile">
                  <span className="mono">{path}</span>{' '}
                  <Button
                    kind="quiet"
                    onPress={() => change({ hl7Profiles: chosen.filter((other) => other !== path) })}
                    aria-label={`${t('verify.hl7.remove')} ${path}`}
                  >
                    {t('verify.hl7.remove')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <div className="actions">
            <Button icon="file" onPress={() => choose('files')} data-testid="hl7-profile-files">
              {t('verify.hl7.chooseFiles')}
            </Button>
            <Button icon="folder" onPress={() => choose('folder')} data-testid="hl7-profile-folder">
              {t('verify.hl7.chooseFolder')}
            </Button>
          </div>
        </fieldset>
      </div>
    </details>
  );
}
