import { useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { LiveState } from '../../../shared/model/index.ts';
import { FilterChip } from '../../components/chips.tsx';
import { Button } from '../../components/controls.tsx';
import { useLive } from '../../state/live.ts';
import { MOST_MESSAGES } from '../../state/live-merge.ts';
import { useText } from '../../state/text.ts';
import { FaultsList } from './faults-list.tsx';
import { MessagesPane } from './messages-pane.tsx';
import { shownMessages, waitingMessages } from './shown-messages.ts';

/** Messages and faults of connections, each in its list; how the list of messages moves is settled above it. */
export function SessionLists({ state }: { readonly state: LiveState }) {
  const { t, f } = useText();
  const [tab, setTab] = useState('messages');
  const view = useLive((store) => store.view);
  const shown = useMemo(() => shownMessages(state.messages, view), [state.messages, view]);
  return (
    <Tabs className="tabs live-lists" selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
      <div className="live-bar">
        <TabList className="tablist" aria-label={t('live.title')}>
          <Tab className="tab" id="messages" data-testid="live-tab-messages">
            {t('live.messages')} <span className="tab-count">{f.number(state.counts.messages)}</span>
          </Tab>
          <Tab className="tab" id="faults" data-testid="live-tab-faults">
            {t('live.faults')} <span className="tab-count">{f.number(state.counts.faults)}</span>
          </Tab>
        </TabList>
        {tab === 'messages' && state.counts.messages > 0 && <ListControls state={state} />}
      </div>
      <TabPanel className="panel" id="messages">
        <MessagesPane state={state} shown={shown} />
      </TabPanel>
      <TabPanel className="panel" id="faults">
        <FaultsList faults={state.faults} />
      </TabPanel>
    </Tabs>
  );
}

function ListControls({ state: { status, counts, messages } }: { readonly state: LiveState }) {
  const { t, f, count } = useText();
  const { view, look } = useLive();
  const pending = waitingMessages(counts.messages, view);
  // One that only waits for the pointer goes on by itself.
  const isFrozen = view.frozen !== null && view.frozen.by !== 'pointer';
  const withErrors = counts.withErrors;
  return (
    <div className="bar-end">
      {counts.messages > messages.length && (
        <span className="hint">{t('live.lastOnes', { n: f.number(Math.min(messages.length, MOST_MESSAGES)) })}</span>
      )}
      {isFrozen && pending > 0 && (
        <span className="hint" role="status">
          {count('live.pending', pending)}
        </span>
      )}
      <FilterChip
        chosen={view.onlyErrors}
        count={withErrors}
        onPress={() => look({ onlyErrors: !view.onlyErrors })}
        testId="live-only-errors"
      >
        {t('live.onlyErrors')}
      </FilterChip>
      {status === 'listening' && (
        <Button
          icon={isFrozen ? 'play' : 'pause'}
          onPress={() => look(isFrozen ? { frozen: null, chosen: null } : { frozen: { messages, by: 'hand' } })}
          data-testid="live-pause"
        >
          {t(isFrozen ? 'live.follow' : 'live.pause')}
        </Button>
      )}
    </div>
  );
}
