import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { EditionRef, PublishedChecklist } from '../../../shared/model/index.ts';
import { Shown } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { BackToLists } from './back-to-lists.tsx';
import { ChecklistFacts } from './checklist-facts.tsx';
import { EditionHead } from './edition-head.tsx';
import { ItemFacts } from './item-facts.tsx';
import { MembersPane } from './members-pane.tsx';
import { editionHash } from './paths.ts';
import { QuestionFacts } from './question-facts.tsx';

type Pane = 'requisitos' | 'preguntas' | 'lista';

interface Props {
  readonly edition: EditionRef;
  readonly tab: string;
}

/** A published edition: it can be read, copied and taken along, never changed. */
export function EditionPage({ edition, tab }: Props) {
  const { answer, reload } = useCall('checklists.get', edition);
  return (
    <div className="screen screen-result">
      <BackToLists />
      <Shown answer={answer} reload={reload}>
        {(published) => <Panes published={published} tab={tab} />}
      </Shown>
    </div>
  );
}

function Panes({ published, tab }: { readonly published: PublishedChecklist; readonly tab: string }) {
  const { t, f } = useText();
  const { checklist } = published;
  const { items, questions = [] } = checklist;
  const panes: readonly Pane[] = [
    ...(items.length > 0 ? (['requisitos'] as const) : []),
    ...(questions.length > 0 ? (['preguntas'] as const) : []),
    'lista',
  ];
  const counts: Readonly<Partial<Record<Pane, number>>> = { requisitos: items.length, preguntas: questions.length };
  const pane = panes.find((one) => one === tab) ?? panes[0] ?? 'lista';
  return (
    <>
      <EditionHead published={published} />
      <Tabs
        className="tabs"
        selectedKey={pane}
        onSelectionChange={(key) => {
          if (key !== pane) window.location.hash = editionHash(checklist, String(key));
        }}
      >
        <TabList className="tablist" aria-label={t('checklists.tabs.label')}>
          {panes.map((name) => (
            <Tab className="tab" key={name} id={name} data-testid={`list-tab-${name}`}>
              {t(`checklists.tabs.${name}`)}
              {counts[name] !== undefined && <span className="tab-count">{f.number(counts[name])}</span>}
            </Tab>
          ))}
        </TabList>
        <TabPanel className="panel" id={pane} key={pane}>
          {pane === 'lista' ? (
            <ChecklistFacts checklist={checklist} sha256={published.sha256} />
          ) : (
            <Members key={pane} published={published} list={pane === 'requisitos' ? 'items' : 'questions'} />
          )}
        </TabPanel>
      </Tabs>
    </>
  );
}

interface MembersProps {
  readonly published: PublishedChecklist;
  readonly list: 'items' | 'questions';
}

function Members({ published: { checklist }, list }: MembersProps) {
  const { t } = useText();
  const [selected, setSelected] = useState<string | null>(checklist[list]?.[0]?.id ?? null);
  const item = list === 'items' ? checklist.items.find(({ id }) => id === selected) : undefined;
  const question = list === 'questions' ? checklist.questions?.find(({ id }) => id === selected) : undefined;
  return (
    <MembersPane list={list} checklist={checklist} selected={selected} onSelect={setSelected}>
      <TableBox className="detail" label={t('checklists.detail')} key={selected}>
        {item && <ItemFacts item={item} checklist={checklist} />}
        {question && <QuestionFacts question={question} checklist={checklist} />}
      </TableBox>
    </MembersPane>
  );
}
