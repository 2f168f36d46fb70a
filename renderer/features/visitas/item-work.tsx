import { useState } from 'react';
import type { VisitState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { Icon } from '../../components/icons.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useVisits } from '../../state/visit-session.ts';
import { AnswerHistory } from './answer-history.tsx';
import { EvidenceStrip } from './evidence-strip.tsx';
import { FindingDialog } from './finding-dialog.tsx';
import { sameKey } from './hands.ts';
import type { CardProps } from './item-card.tsx';
import { NoteField } from './note-field.tsx';
import { type AskedRow, type Cell, outcomeOf } from './rows.ts';

interface Props extends CardProps<AskedRow> {
  readonly state: VisitState;
  readonly cell: Cell | null;
}

/** Note, evidence and history of one answer: of the module or record that is in hand. */
export function ItemWork({ row, state, hands, acts, history, readOnly, cell }: Props) {
  const { t } = useText();
  const [finding, setFinding] = useState(false);
  if (cell === null) return null;
  const { shown } = cell;
  const { head } = state;
  const wantsReason = shown?.kept === 'draft' && outcomeOf(shown) === 'no-aplica';
  const evidence = state.evidence.filter((ref) => sameKey(ref, cell.key));
  const add = (paths?: readonly string[]) => void hands.addFiles(cell.key, paths).catch(toastError);
  return (
    <DropZone className="asked-work" disabled={readOnly} onPaths={add}>
      <Said cell={cell} state={state} />
      {(!readOnly || (shown?.note ?? '') !== '') && (
        <NoteField
          key={JSON.stringify(cell.key)}
          id={`note-${row.id}`}
          label={cell.label ? `${t('visits.answer.note')}: ${cell.label}` : t('visits.answer.note')}
          value={shown?.note ?? ''}
          onCommit={(note) => hands.note(cell, note)}
          maxLength={4000}
          readOnly={readOnly}
          required={wantsReason}
          hint={wantsReason ? t('visits.answer.reasonWanted') : undefined}
          onLeave={() => acts.leaveNote(row.id)}
          testId="answer-note"
        />
      )}
      <EvidenceStrip visit={head.id} evidence={evidence} readOnly={readOnly} />
      <div className="actions">
        {!readOnly && (
          <>
            <Button icon="upload" onPress={() => add()} data-testid="add-evidence">
              {t('visits.evidence.add')}
            </Button>
            {row.kind === 'item' && head.runs.length > 0 && (
              <Button icon="search" onPress={() => setFinding(true)} data-testid="add-finding">
                {t('visits.evidence.addFinding')}
              </Button>
            )}
          </>
        )}
        <Button kind="quiet" icon="clock" onPress={acts.history} aria-expanded={history} data-testid="answer-history">
          {t('visits.history.title')}
        </Button>
        {row.kind === 'item' && row.result && ['no-cumple', 'cumple-parcial'].includes(row.result.outcome) && (
          <a
            className="button button-quiet"
            href={hashOf('visitas', [head.id, 'acuerdos'], { cedula: cell.key.checklist, requisito: row.id })}
          >
            <Icon name="acuerdos" />
            {t('visits.agreements.fromItem')}
          </a>
        )}
      </div>
      {history && <AnswerHistory visit={head.id} cell={cell} people={head.people} />}
      {finding && row.kind === 'item' && (
        <FindingDialog state={state} row={row} cell={cell} onClose={() => setFinding(false)} />
      )}
    </DropZone>
  );
}

/** Who said it and when; or that it is not kept yet, and why. */
function Said({ cell, state }: { readonly cell: Cell; readonly state: VisitState }) {
  const { t, f } = useText();
  const { shown } = cell;
  if (shown === null) return null;
  if (shown.kept === 'refused') {
    return (
      <div className="notice notice-error" role="alert">
        <Icon name="warning" />
        <div>
          <p>{t('visits.answer.refused', { problem: shown.problem ?? '' })}</p>
          <div className="actions">
            <Button onPress={() => useVisits.getState().retry()}>{t('common.retry')}</Button>
            <Button kind="quiet" onPress={() => shown.id && useVisits.getState().discard(shown.id)}>
              {t('visits.answer.discard')}
            </Button>
          </div>
        </div>
      </div>
    );
  }
  if (shown.kept !== 'saved' || shown.at === null) return null;
  const who = state.head.people.find(({ id }) => id === shown.by)?.name ?? t('visits.history.somebody');
  return <p className="small muted">{t('visits.answer.saidBy', { who, when: f.moment(shown.at) })}</p>;
}
