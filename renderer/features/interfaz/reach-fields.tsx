import { Pick } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { Radios } from '../../components/radios.tsx';
import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { EVERY_ADDRESS, isLoopback, type OwnAddress } from './address.ts';
import type { LiveDraft, LiveProblems } from './live-draft.ts';

export interface LiveFieldsProps {
  readonly draft: LiveDraft;
  readonly change: (patch: Partial<LiveDraft>) => void;
  readonly problems: LiveProblems;
}

const REACHES = ['loopback', 'network'] as const;

/** Nobody but this computer, or an address that others reach: that one is chosen by hand and says what it means. */
export function ReachFields({ draft, change, problems }: LiveFieldsProps) {
  const { t } = useText();
  return (
    <>
      <Radios
        label={t('live.form.reach')}
        value={draft.reach}
        onChange={(reach) => change({ reach })}
        choices={REACHES.map((id) => ({
          id,
          label: t(`live.form.reaches.${id}`),
          note: t(`live.form.reachNotes.${id}`),
        }))}
        testId="live-reach"
      />
      {draft.reach === 'network' && <NetworkFields draft={draft} change={change} problems={problems} />}
    </>
  );
}

function NetworkFields({ draft, change, problems }: LiveFieldsProps) {
  const { t } = useText();
  const { answer, reload } = useCall('live.addresses', undefined);
  return (
    <>
      <Shown answer={answer} reload={reload}>
        {(own) => <HostPick own={own} value={draft.host} onChange={(host) => change({ host })} />}
      </Shown>
      {problems.host && <span className="problem">{t('live.form.problems.host')}</span>}
      <div className="notice notice-warning" data-testid="live-open-warning">
        <Icon name="warning" />
        <div>
          <strong>{t('live.form.openTitle')}</strong>
          <p>{t('live.form.open')}</p>
          {!draft.encrypted && <p>{t('live.form.openPlain')}</p>}
        </div>
      </div>
    </>
  );
}

interface HostProps {
  readonly own: readonly OwnAddress[];
  readonly value: string | null;
  readonly onChange: (host: string) => void;
}

function HostPick({ own, value, onChange }: HostProps) {
  const { t } = useText();
  const others = own.filter(({ address }) => !isLoopback(address));
  const all = { id: EVERY_ADDRESS[0], label: t('live.form.hostAll'), note: EVERY_ADDRESS[0] };
  return (
    <>
      <Pick
        label={t('live.form.host')}
        placeholder={t('live.form.hostChoose')}
        choices={[...others.map(({ address, name }) => ({ id: address, label: address, note: name })), all]}
        value={value}
        onChange={onChange}
        testId="live-host"
      />
      {others.length === 0 && <span className="hint">{t('live.form.hostNone')}</span>}
    </>
  );
}
