import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Finding, Item, VerificationResult, VisitState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { SeverityMark } from '../../components/marks.tsx';
import { Problem } from '../../components/problem.tsx';
import { Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { useVisits, whoAnswers } from '../../state/visit-session.ts';
import { plainKey } from './hands.ts';
import type { Cell, ItemRow } from './rows.ts';
import { useChange } from './use-visit.ts';

/** As many as a person looks through. */
const SHOWN = 60;

interface Props {
  readonly state: VisitState;
  readonly row: ItemRow;
  readonly cell: Cell;
  readonly onClose: () => void;
}

/** Takes a finding of an attached run as evidence: those of the item's own checks first. */
export function FindingDialog({ state, row, cell, onClose }: Props) {
  const { t } = useText();
  const { head } = state;
  const run = head.runs.find(({ checklist }) => checklist === cell.key.checklist) ?? head.runs[0];
  const by = useVisits((session) => whoAnswers(session, head.id));
  const { busy, problem, run: change } = useChange(head.id);
  if (!run || by === null) return null;
  const take = async (finding: Finding) => {
    const done = await change(async () => {
      const { fingerprint } = finding;
      await call('visits.addFinding', {
        ...{ visit: head.id, key: plainKey(cell.key), run: run.run, fingerprint },
        ...{ note: finding.message.slice(0, 1000), by },
      });
      return call('visits.get', { visit: head.id });
    });
    if (done) onClose();
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose()} isDismissable={!busy}>
      <Modal className="modal modal-wide">
        <Dialog className="dialog" data-testid="finding-dialog">
          <Heading slot="title">{t('visits.evidence.addFinding')}</Heading>
          <Problem text={problem} />
          <Findings run={run.run} item={row.item} busy={busy} onTake={(finding) => void take(finding)} />
          <div className="actions actions-end">
            <Button onPress={onClose} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Findings(props: {
  readonly run: string;
  readonly item: Item;
  readonly busy: boolean;
  readonly onTake: (finding: Finding) => void;
}) {
  const { t } = useText();
  const { answer, reload } = useCall('runs.get', { runId: props.run });
  return (
    <Shown answer={answer} reload={reload}>
      {(result) => {
        const findings = findingsFor(props.item, result);
        if (findings.length === 0) return <p>{t('visits.evidence.noFindings')}</p>;
        return (
          <ul className="plain">
            {findings.map((finding, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two findings of one record may share a fingerprint
              <li key={`${finding.fingerprint}-${i}`} className="setting-line">
                <span>
                  <SeverityMark severity={finding.severity} /> {finding.message}
                </span>
                <Button onPress={() => props.onTake(finding)} isDisabled={props.busy}>
                  {t('visits.evidence.take')}
                </Button>
              </li>
            ))}
          </ul>
        );
      }}
    </Shown>
  );
}

/** Findings of the rules that decide the item, or that stand beside it; where there are none, the first of all. */
function findingsFor(item: Item, result: VerificationResult): readonly Finding[] {
  const { decision } = item;
  const rules = new Set([item.id]);
  if (decision.by === 'check') for (const check of decision.checks) rules.add(check);
  if (decision.by === 'attestation') for (const check of decision.shows ?? []) rules.add(check);
  if (decision.by === 'sample') for (const check of decision.checks ?? []) rules.add(check);
  const all = result.files.flatMap(({ findings }) => findings);
  const own = all.filter(({ rule }) => rules.has(rule));
  return (own.length > 0 ? own : all).slice(0, SHOWN);
}
