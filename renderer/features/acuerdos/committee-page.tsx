import { useState } from 'react';
import type { Committee } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { Problem } from '../../components/problem.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { dayHere } from '../../state/clock.ts';
import { hashOf, navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { useCall } from '../../state/use-call.ts';
import { draftOf, newDraft } from './committee-draft.ts';
import { CommitteeForm } from './committee-form.tsx';
import { SessionAgreements } from './session-agreements.tsx';

/** One committee with its sessions and what was agreed in them; `nuevo` for one that is not kept yet. */
export function CommitteePage({ committee }: { readonly committee: string }) {
  const { t } = useText();
  return (
    <div className="stack">
      <p>
        <a className="back" href={hashOf('acuerdos', ['comites'])}>
          <Icon name="left" size={16} />
          {t('agreements.committees.back')}
        </a>
      </p>
      {committee === 'nuevo' ? <NewCommittee /> : <Known id={committee} />}
    </div>
  );
}

function NewCommittee() {
  const { t } = useText();
  const [draft] = useState(() => newDraft(crypto.randomUUID(), dayHere(new Date())));
  return (
    <>
      <h2>{t('agreements.committee.newTitle')}</h2>
      <CommitteeForm start={draft} onSaved={() => navigate('acuerdos', ['comites', draft.id])} />
    </>
  );
}

function Known({ id }: { readonly id: string }) {
  const { t } = useText();
  const { answer, reload } = useCall('committees.list', {});
  return (
    <Shown answer={answer} reload={reload}>
      {({ committees }) => {
        const found = committees.find((one) => one.id === id);
        if (found === undefined) return <Empty icon="acuerdos" title={t('agreements.committees.missing')} />;
        return (
          <>
            <div className="card-head">
              <h2>{found.name}</h2>
              <Remove committee={found} />
            </div>
            <CommitteeForm key={JSON.stringify(draftOf(found))} start={draftOf(found)} onSaved={reload} />
            <SessionAgreements committee={found} />
          </>
        );
      }}
    </Shown>
  );
}

function Remove({ committee }: { readonly committee: Committee }) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const remove = () =>
    attempt(async () => {
      await call('committees.remove', { id: committee.id });
      useToasts.getState().add({ kind: 'done', text: t('agreements.committee.removed') });
      navigate('acuerdos', ['comites']);
    });
  return (
    <>
      <Button kind="quiet" icon="trash" onPress={() => setAsking(true)} data-testid="committee-remove">
        {t('agreements.committee.remove')}
      </Button>
      <Confirm
        open={asking}
        busy={busy}
        title={t('agreements.committee.removeTitle')}
        action={t('common.remove')}
        onCancel={() => setAsking(false)}
        onConfirm={() => void remove()}
      >
        <p>
          <strong>{committee.name}</strong>
        </p>
        <p>{t('agreements.committee.removeText')}</p>
        <Problem text={problem} />
      </Confirm>
    </>
  );
}
