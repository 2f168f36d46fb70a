import { useMemo, useState } from 'react';
import type { Checklist, VisitState } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { Shown } from '../../components/states.tsx';
import { hashOf, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useVisits, whoAnswers } from '../../state/visit-session.ts';
import { AnswersList } from './answers-list.tsx';
import { JumpMenu } from './jump-menu.tsx';
import { KeysHelp } from './keys-help.tsx';
import { SampleBar } from './sample-bar.tsx';
import { SampleGrid } from './sample-grid.tsx';
import { useChecklist } from './use-checklist.ts';

interface Props {
  readonly state: VisitState;
  readonly query: Route['query'];
}

/** What is asked, checklist by checklist: menu at the left, items one after another at the right. */
export function AnswersPane({ state, query }: Props) {
  const { t } = useText();
  const { checklists } = state.head;
  const [id, setId] = useState(() => firstChecklist(state, query.cedula));
  const ref = checklists.find((one) => one.id === id) ?? checklists[0];
  if (!ref) return <p>{t('visits.checklists.none')}</p>;
  return <OfChecklist key={ref.id} state={state} query={query} reference={ref} onChecklist={setId} />;
}

function OfChecklist({
  state,
  query,
  reference,
  onChecklist,
}: Props & {
  readonly reference: VisitState['head']['checklists'][number];
  readonly onChecklist: (id: string) => void;
}) {
  const { answer, reload } = useChecklist(reference);
  return (
    <Shown answer={answer} reload={reload}>
      {({ checklist }) => <Answers state={state} query={query} checklist={checklist} onChecklist={onChecklist} />}
    </Shown>
  );
}

interface AnswersProps extends Props {
  readonly checklist: Checklist;
  readonly onChecklist: (id: string) => void;
}

function Answers({ state, query, checklist, onChecklist }: AnswersProps) {
  const { head } = state;
  const open = head.status === 'abierta';
  const by = useVisits((session) => whoAnswers(session, head.id));
  const [jump, setJump] = useState<{ readonly to: string; readonly turn: number } | null>(() =>
    query.requisito ? { to: query.requisito, turn: 0 } : null,
  );
  const [record, setRecord] = useState(() => Math.max(1, Number(query.registro ?? 1) || 1));
  const [grid, setGrid] = useState(false);
  const [helping, setHelping] = useState(false);
  const sampled = useMemo(() => checklist.items.some((item) => item.decision.by === 'sample'), [checklist]);
  return (
    <div className="answers-pane">
      <JumpMenu
        state={state}
        checklist={checklist}
        onChecklist={onChecklist}
        onDomain={(domain) => setJump((before) => ({ to: `#${domain}`, turn: (before?.turn ?? 0) + 1 }))}
      />
      <div className="answers-main">
        {open && by === null && <NoEvaluator visit={head.id} />}
        {sampled && (
          <SampleBar
            state={state}
            checklist={checklist}
            record={record}
            onRecord={setRecord}
            grid={grid}
            onGrid={setGrid}
            readOnly={!open}
          />
        )}
        {grid ? (
          <SampleGrid state={state} checklist={checklist} readOnly={!open || by === null} by={by} />
        ) : (
          <AnswersList
            state={state}
            checklist={checklist}
            by={by}
            record={record}
            jump={jump}
            module={query.modulo ?? ''}
            readOnly={!open || by === null}
            onHelp={() => setHelping(true)}
          />
        )}
      </div>
      {helping && <KeysHelp onClose={() => setHelping(false)} />}
    </div>
  );
}

function NoEvaluator({ visit }: { readonly visit: string }) {
  const { t } = useText();
  return (
    <div className="notice notice-warning" role="alert">
      <Icon name="warning" />
      <div>
        <p>{t('visits.answer.noEvaluator')}</p>
        <a href={hashOf('visitas', [visit, 'datos'])}>{t('visits.answer.goPeople')}</a>
      </div>
    </div>
  );
}

/** The one named in the address, else the first in which something is missing. */
function firstChecklist({ head, progress }: VisitState, named: string | undefined): string {
  if (head.checklists.some(({ id }) => id === named)) return named ?? '';
  const open = progress.find(({ missing }) => missing.length > 0);
  return open?.checklist ?? head.checklists[0]?.id ?? '';
}
