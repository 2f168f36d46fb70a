import { useEffect, useState } from 'react';
import type { LiveSession, LiveState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { addressesToType } from './address.ts';

interface Props {
  readonly state: LiveState;
  readonly session: LiveSession;
}

/** Whether it listens and to whom, and what to type into the sending system. */
export function StateCard({ state, session }: Props) {
  const { t } = useText();
  const { answer } = useCall('live.addresses', undefined);
  const { settings, status } = state;
  const addresses = addressesToType(session.address, answer.data ?? []);
  return (
    <section className="card live-state" data-status={status}>
      <div>
        <p className="live-status" role="status">
          <span className="live-dot" aria-hidden="true" />
          {t(status === 'idle' ? 'live.stopped' : `live.${status}`)}
        </p>
        <Senders state={state} />
      </div>
      <div>
        <h2 className="live-label">{t(status === 'listening' ? 'live.typeThis' : 'live.listenedAt')}</h2>
        <ul className="live-addresses">
          {addresses.map((address) => (
            <li key={address}>
              <span className="mono" data-testid="live-address">
                {address}
              </span>
              {status === 'listening' && <Copy address={address} />}
            </li>
          ))}
        </ul>
      </div>
      {settings && (
        <p className="meta small">
          <span>
            {settings.tls === null
              ? t('live.plain')
              : t(settings.tls.caFile === null ? 'live.encrypted' : 'live.encryptedMutual')}
          </span>
          <span className="mono">{session.checklist}</span>
          <span className={settings.unit && 'mono'}>{settings.unit ?? t('common.noUnit')}</span>
        </p>
      )}
    </section>
  );
}

function Senders({ state: { status, counts } }: { readonly state: LiveState }) {
  const { t, count } = useText();
  if (status !== 'listening') return null;
  const { connections, connectionsEver } = counts;
  const words =
    connections > 0
      ? count('live.senders', connections)
      : connectionsEver === 0
        ? t('live.nobodyYet')
        : t('live.nobodyNow');
  return (
    <p className={connections > 0 ? undefined : 'muted'} data-testid="live-senders">
      {words}
    </p>
  );
}

/** How long it says that it is done. */
const COPIED_MS = 2500;

function Copy({ address }: { readonly address: string }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const clock = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(clock);
  }, [copied]);
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => useToasts.getState().add({ kind: 'error', text: t('live.notCopied') }),
    );
  };
  return (
    <>
      <Button
        kind="quiet"
        icon={copied ? 'check' : 'copy'}
        label={t('live.copy', { address })}
        onPress={copy}
        data-testid="live-copy"
      />
      <span className="small muted" role="status" data-testid="live-copied">
        {copied && t('live.copied')}
      </span>
    </>
  );
}
