import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { LONGEST_REASON, MOST_ACCEPTED_MONTHS } from '../../../shared/model/index.ts';
import { addMonths } from '../../../shared/text/days.ts';
import { Button } from '../../components/controls.tsx';
import { DayField } from '../../components/day-field.tsx';
import { Field } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { dayHere } from '../../state/clock.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { type Acceptable, MOST_AT_ONCE } from './acceptable.ts';
import { useAcceptances } from './acceptances.tsx';

/** Until when an acceptance counts where nobody says otherwise. */
const PROPOSED_MONTHS = 6;

interface Props {
  readonly acceptable: Acceptable;
  /** CLUES; null for a run that names no unit. */
  readonly unit: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says what accepting does and what stays, and asks for the reason, who accepts and until when. */
export function AcceptDialog({ acceptable, unit, onClose, onDone }: Props) {
  const { t, f, count } = useText();
  const { lastAuthor, accept } = useAcceptances();
  const { busy, problem, attempt } = useAttempt();
  const add = useToasts((state) => state.add);
  const [today] = useState(() => dayHere(new Date()));
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState(lastAuthor);
  const [expiresOn, setExpiresOn] = useState(() => addMonths(today, PROPOSED_MONTHS));
  const latest = addMonths(today, MOST_ACCEPTED_MONTHS);
  const { findings, mandatory, already } = acceptable;
  const inTime = expiresOn >= today && expiresOn <= latest;
  const tooMany = findings.length > MOST_AT_ONCE;
  const ready = reason.trim() !== '' && author.trim() !== '' && inTime && !tooMany && findings.length > 0;
  const save = () =>
    attempt(async () => {
      await accept(findings, { reason: reason.trim(), author: author.trim(), expiresOn });
      add({ kind: 'done', text: count('acceptances.done', findings.length) });
      onDone();
    });
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && !busy && onClose()} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="accept-dialog">
          <Heading slot="title">{count('acceptances.dialogTitle', findings.length)}</Heading>
          <p>{unit === null ? t('acceptances.whatItDoesNoUnit') : t('acceptances.whatItDoes', { unit })}</p>
          {mandatory > 0 && <p data-testid="accept-mandatory">{count('acceptances.leftMandatory', mandatory)}</p>}
          {already > 0 && <p>{count('acceptances.leftAlready', already)}</p>}
          <Problem text={tooMany ? t('acceptances.tooMany', { most: f.number(MOST_AT_ONCE) }) : ''} />
          <TextArea
            label={t('acceptances.reason')}
            value={reason}
            onChange={setReason}
            maxLength={LONGEST_REASON}
            required
            autoFocus
            testId="accept-reason"
          />
          <Field
            label={t('acceptances.author')}
            value={author}
            onChange={setAuthor}
            maxLength={200}
            testId="accept-author"
          />
          <DayField
            label={t('acceptances.expires')}
            value={expiresOn}
            onChange={setExpiresOn}
            help={inTime ? t('acceptances.expiresHelp') : t('acceptances.expiresWrong', { latest: f.moment(latest) })}
            testId="accept-expires"
          />
          <Problem text={problem} testId="accept-problem" />
          <div className="actions actions-end">
            <Button onPress={onClose} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button kind="main" onPress={save} isDisabled={busy || !ready} data-testid="accept-go">
              {t('acceptances.acceptGo')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
