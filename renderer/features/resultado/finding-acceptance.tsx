import { useState } from 'react';
import type { RunAcceptances } from '../../../shared/ipc/acceptances.ts';
import { acceptanceKey, type Finding } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import { acceptable } from './acceptable.ts';
import { useAcceptances } from './acceptances.tsx';
import { AcceptedMark } from './accepted-mark.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

interface Props {
  readonly finding: Finding;
  readonly unit: string | null;
}

/** In the detail of a finding: who accepted it, why and until when; else the way to accept it, or why it cannot be. */
export function FindingAcceptance({ finding, unit }: Props) {
  const { applied, problem } = useAcceptances();
  if (problem !== '') return <p className="muted small">{problem}</p>;
  if (applied === null) return null;
  const key = acceptanceKey(finding);
  const accepted = applied.accepted.find(({ acceptance }) => acceptanceKey(acceptance) === key);
  if (accepted !== undefined) return <Accepted {...accepted} />;
  return <Accepting finding={finding} unit={unit} applied={applied} />;
}

function Accepted({ acceptance, findings }: RunAcceptances['accepted'][number]) {
  const { t, f, count } = useText();
  const [withdrawing, setWithdrawing] = useState(false);
  return (
    <section className="accepted-facts" data-testid="finding-accepted">
      <div className="card-head">
        <AcceptedMark />
        <Button kind="quiet" onPress={() => setWithdrawing(true)} data-testid="withdraw">
          {t('acceptances.withdraw')}
        </Button>
      </div>
      <p className="accepted-reason">{acceptance.reason}</p>
      <p className="muted small">
        {t('acceptances.acceptedBy', {
          author: acceptance.author,
          at: f.moment(acceptance.acceptedAt),
          until: f.moment(acceptance.expiresOn),
        })}
        {findings > 1 && ` ${count('acceptances.sameFault', findings)}`}
      </p>
      {withdrawing && <WithdrawDialog acceptance={acceptance} onClose={() => setWithdrawing(false)} />}
    </section>
  );
}

function Accepting({ finding, unit, applied }: Props & { readonly applied: RunAcceptances }) {
  const { t, f } = useText();
  const [asking, setAsking] = useState(false);
  const barred = applied.mandatory.find(({ rule }) => rule === finding.rule);
  const key = acceptanceKey(finding);
  const over = applied.expired.find((acceptance) => acceptanceKey(acceptance) === key);
  return (
    <div className="accepting">
      {over !== undefined && (
        <p className="small">
          <Icon name="clock" size={16} />{' '}
          {t('acceptances.wasAccepted', { author: over.author, until: f.moment(over.expiresOn) })}
        </p>
      )}
      <Button
        icon="tick"
        onPress={() => setAsking(true)}
        isDisabled={barred !== undefined}
        aria-describedby={barred === undefined ? undefined : 'accept-barred'}
        data-testid="accept"
      >
        {t('acceptances.accept')}
      </Button>
      {barred !== undefined && (
        <p className="muted small" id="accept-barred" data-testid="accept-barred">
          {t('acceptances.barred', { item: barred.itemTitle })}
        </p>
      )}
      {asking && (
        <AcceptDialog
          acceptable={acceptable([finding], applied)}
          unit={unit}
          onClose={() => setAsking(false)}
          onDone={() => setAsking(false)}
        />
      )}
    </div>
  );
}
