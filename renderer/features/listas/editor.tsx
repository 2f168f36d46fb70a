import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { diffChecklists } from '../../../shared/checklist/diff.ts';
import type { EditionRef } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { ChangesPane } from './changes-pane.tsx';
import { DraftHead } from './draft-head.tsx';
import { type DraftSession, useDrafts } from './draft-session.ts';
import type { Editing } from './editing.ts';
import type { FaultPlace } from './fault-place.ts';
import { FaultsPane } from './faults-pane.tsx';
import { HeadForm } from './head-form.tsx';
import { ItemsPane } from './items-pane.tsx';
import { PartsPane } from './parts-pane.tsx';
import { draftHash } from './paths.ts';
import { QuestionsPane } from './questions-pane.tsx';
import { useJump } from './use-jump.ts';

const PANES = ['requisitos', 'preguntas', 'partes', 'lista', 'cambios', 'faltas'] as const;
type Pane = (typeof PANES)[number];

interface Props {
  readonly draft: string;
  readonly session: DraftSession;
  readonly tab: string;
}

/** The parts of a draft, each a tab. Ctrl+Z takes back what was done last, wherever the cursor stands. */
export function Editor({ draft, session, tab }: Props) {
  const checklist = session.history.present;
  const edit = useCallback<Editing['edit']>((change, mark) => useDrafts.getState().edit(draft, change, mark), [draft]);
  const { basedOn } = checklist;
  const base = useBase(basedOn);
  const editing: Editing = { checklist, ...base, edit, faults: session.faults };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    // A dialog is no child of it in the document, and has its own fields.
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    const { undo, redo } = useDrafts.getState();
    (key === 'y' || event.shiftKey ? redo : undo)(draft);
  };
  return (
    <div className="editor" onKeyDownCapture={onKeyDown}>
      <DraftHead draft={draft} session={session} />
      <Panes draft={draft} editing={editing} tab={tab} />
    </div>
  );
}

interface PanesProps {
  readonly draft: string;
  readonly editing: Editing;
  readonly tab: string;
}

function Panes({ draft, editing, tab }: PanesProps) {
  const { t, f } = useText();
  const { checklist, base, faults } = editing;
  const [item, setItem] = useState<string | null>(checklist.items[0]?.id ?? null);
  const [question, setQuestion] = useState<string | null>(checklist.questions?.[0]?.id ?? null);
  const changes = useMemo(() => (base === null ? null : diffChecklists(base, checklist)), [base, checklist]);
  const first: Pane = checklist.items.length === 0 && checklist.questions ? 'preguntas' : 'requisitos';
  const pane = PANES.find((one) => one === tab) ?? first;
  const open = (name: Pane) => {
    window.location.hash = draftHash(draft, name);
  };
  const jump = useJump();
  const go = (place: FaultPlace) => {
    if (place.list === 'items' && place.id !== null) setItem(place.id);
    if (place.list === 'questions' && place.id !== null) setQuestion(place.id);
    open(paneOf(place));
    jump(place);
  };
  return (
    <Tabs className="tabs" selectedKey={pane} onSelectionChange={(key) => key !== pane && open(key as Pane)}>
      <TabList className="tablist" aria-label={t('checklists.tabs.label')}>
        {PANES.map((name) => (
          <Tab className="tab" key={name} id={name} data-testid={`draft-tab-${name}`}>
            {name === 'faltas' && faults.length > 0 && <Icon name="warning" size={16} />}
            {t(`checklists.tabs.${name}`)}
            {name === 'requisitos' && <span className="tab-count">{f.number(checklist.items.length)}</span>}
            {name === 'preguntas' && <span className="tab-count">{f.number(checklist.questions?.length ?? 0)}</span>}
            {name === 'faltas' && (
              <span className="tab-count" data-testid="fault-count">
                {f.number(faults.length)}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
      <TabPanel className="panel" id={pane} key={pane}>
        {pane === 'requisitos' && <ItemsPane editing={editing} changes={changes} selected={item} onSelect={setItem} />}
        {pane === 'preguntas' && (
          <QuestionsPane editing={editing} changes={changes} selected={question} onSelect={setQuestion} />
        )}
        {pane === 'partes' && <PartsPane editing={editing} />}
        {pane === 'lista' && <HeadForm editing={editing} />}
        {pane === 'cambios' && <ChangesPane editing={editing} changes={changes} onGo={go} />}
        {pane === 'faltas' && <FaultsPane editing={editing} onGo={go} />}
      </TabPanel>
    </Tabs>
  );
}

function paneOf({ list }: FaultPlace): Pane {
  if (list === 'items') return 'requisitos';
  if (list === 'questions') return 'preguntas';
  return list === 'head' || list === 'scoreBands' ? 'lista' : 'partes';
}

/** The edition that a draft was made from; a draft that was made from none asks for nothing that exists. */
function useBase(ref: EditionRef | undefined): Pick<Editing, 'base' | 'baseProblem'> {
  const { answer } = useCall('checklists.get', ref ? { id: ref.id, edition: ref.edition } : NONE);
  if (ref === undefined) return { base: null, baseProblem: null };
  if (answer.status === 'error') return { base: null, baseProblem: answer.message };
  return { base: answer.status === 'ready' ? answer.data.checklist : null, baseProblem: null };
}

const NONE: EditionRef = { id: 'ninguna', edition: '0' };
