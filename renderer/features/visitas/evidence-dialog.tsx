import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { EvidenceRef } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Problem } from '../../components/problem.tsx';
import { Loading } from '../../components/states.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { isPicture, useEvidence } from './use-evidence.ts';

/** One evidence: the picture itself, or what is known of a file that the window does not draw. */
export function EvidenceDialog({
  evidence,
  onClose,
}: {
  readonly evidence: EvidenceRef;
  readonly onClose: () => void;
}) {
  const { t, f } = useText();
  const picture = isPicture(evidence);
  const { url, problem } = useEvidence(evidence, picture);
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose()} isDismissable>
      <Modal className="modal modal-wide">
        <Dialog className="dialog" data-testid="evidence-dialog">
          <Heading slot="title">{evidence.name}</Heading>
          <Problem text={problem} />
          {picture && url === null && problem === '' && <Loading />}
          {url !== null && <img className="evidence-picture" src={url} alt={evidence.name} />}
          {!picture && evidence.kind !== 'finding' && <p>{t('visits.evidence.notDrawn')}</p>}
          {evidence.finding && (
            <p>
              <a href={hashOf('resultado', [evidence.finding.run, 'hallazgos'], { regla: evidence.name })}>
                {t('visits.evidence.openRun')}
              </a>
            </p>
          )}
          <dl className="pairs">
            <dt>{t('visits.evidence.type')}</dt>
            <dd>{evidence.mediaType}</dd>
            <dt>{t('visits.evidence.size')}</dt>
            <dd>{f.bytes(evidence.bytes)}</dd>
            <dt>{t('visits.evidence.added')}</dt>
            <dd>{f.moment(evidence.at)}</dd>
            <dt>SHA-256</dt>
            <dd className="mono hash">{evidence.sha256}</dd>
            {evidence.note !== '' && (
              <>
                <dt>{t('visits.answer.note')}</dt>
                <dd>{evidence.note}</dd>
              </>
            )}
          </dl>
          <div className="actions actions-end">
            <Button onPress={onClose}>{t('common.close')}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
