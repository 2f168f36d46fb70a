import { useState } from 'react';
import type { Device } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';

interface OwnProps {
  readonly device: Device;
  readonly onChanged: () => void;
}

/** The name and fingerprint by which others know this registry. */
export function OwnDevice({ device, onChanged }: OwnProps) {
  const { t } = useText();
  const [name, setName] = useState(device.name);
  const save = () => {
    const wanted = name.trim();
    if (wanted === '' || wanted === device.name) return;
    call('devices.rename', { name: wanted })
      .then(() => {
        useToasts.getState().add({ kind: 'done', text: t('settings.joining.nameSaved') });
        onChanged();
      })
      .catch(toastError);
  };
  return (
    <div className="stack stack-tight">
      <h3>{t('settings.joining.own')}</h3>
      <Field
        label={t('settings.joining.name')}
        value={name}
        onChange={setName}
        onBlur={save}
        help={t('settings.joining.nameHelp')}
        problem={name.trim() === '' ? t('settings.joining.nameWanted') : ''}
        maxLength={100}
        testId="device-name"
      />
      <div>
        <p className="field-label">{t('settings.joining.fingerprint')}</p>
        <Fingerprint of={device} testId="device-fingerprint" />
        <p className="hint">{t('settings.joining.fingerprintHelp')}</p>
      </div>
    </div>
  );
}

export function Fingerprint({ of, testId }: { readonly of: Device; readonly testId?: string }) {
  return (
    <p className="mono fingerprint" data-testid={testId}>
      {of.fingerprint}
    </p>
  );
}

interface KnownProps {
  readonly devices: readonly Device[];
  readonly onChanged: () => void;
}

/** Registries that packages came from, and whether their next packages are taken. */
export function KnownDevices({ devices, onChanged }: KnownProps) {
  const { t } = useText();
  const [asked, setAsked] = useState<Device | null>(null);
  const change = ({ id, trusted }: Device) => {
    setAsked(null);
    call('devices.trust', { id, trusted: !trusted }).then(onChanged).catch(toastError);
  };
  return (
    <div className="stack stack-tight">
      <h3>{t('settings.joining.devices')}</h3>
      {devices.length === 0 && <p className="muted">{t('settings.joining.noDevices')}</p>}
      {devices.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('settings.joining.device')}</th>
              <th scope="col">{t('settings.joining.trustTitle')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <tr key={device.id} data-testid="device-row">
                <th scope="row">
                  {device.name}
                  <small className="mono hash">{device.fingerprint}</small>
                </th>
                <td>
                  <TrustMark trusted={device.trusted} />
                </td>
                <td className="tight nowrap">
                  <Button
                    kind="quiet"
                    onPress={() => setAsked(device)}
                    aria-label={`${t(device.trusted ? 'settings.joining.takeTrust' : 'settings.joining.giveTrust')}: ${device.name}`}
                    data-testid="device-trust"
                  >
                    {t(device.trusted ? 'settings.joining.takeTrust' : 'settings.joining.giveTrust')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked && (
        <Confirm
          open
          title={t(asked.trusted ? 'settings.joining.takeTitle' : 'settings.joining.giveTitle', { name: asked.name })}
          action={t(asked.trusted ? 'settings.joining.takeTrust' : 'settings.joining.giveTrust')}
          onCancel={() => setAsked(null)}
          onConfirm={() => change(asked)}
        >
          <Fingerprint of={asked} />
          <p>{t(asked.trusted ? 'settings.joining.takeText' : 'settings.joining.giveText')}</p>
        </Confirm>
      )}
    </div>
  );
}

function TrustMark({ trusted }: { readonly trusted: boolean }) {
  const { t } = useText();
  return (
    <span className={`mark nowrap ${trusted ? 'outcome-cumple' : 'severity-warning'}`}>
      <Icon name={trusted ? 'check' : 'warning'} size={16} />
      <span>{t(trusted ? 'settings.joining.isTrusted' : 'settings.joining.isNotTrusted')}</span>
    </span>
  );
}
