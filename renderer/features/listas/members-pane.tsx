import { type ReactNode, useMemo, useState } from 'react';
import type { Checklist, Decision } from '../../../shared/model/index.ts';
import { formatExact } from '../../../shared/text/format.ts';
import { FilterChip } from '../../components/chips.tsx';
import { Button } from '../../components/controls.tsx';
import { Pick, Search } from '../../components/fields.tsx';
import { Empty } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { membersOf, totalWeight } from './edits.ts';
import { fitting, type Member, type MemberFilter, type MemberMarks, NO_FILTER, NO_MARKS } from './member-filter.ts';
import { MemberList } from './member-list.tsx';

interface Props {
  readonly list: 'items' | 'questions';
  readonly checklist: Checklist;
  readonly marks?: MemberMarks;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** What can be done to those that are shown. */
  readonly tools?: (shown: readonly Member[]) => ReactNode;
  /** Of the chosen one. */
  readonly children: ReactNode;
}

const ALL = 'todos';
const DECISIONS: readonly Decision['by'][] = ['attestation', 'sample', 'check', 'measure', 'layer'];

/** Items or questions: filter, list, and the chosen one beside it. */
export function MembersPane({ list, checklist, marks = NO_MARKS, selected, onSelect, tools, children }: Props) {
  const { t, count } = useText();
  const [filter, setFilter] = useState<MemberFilter>(NO_FILTER);
  const change = (patch: Partial<MemberFilter>) => setFilter((before) => ({ ...before, ...patch }));
  const members: readonly Member[] = membersOf(checklist, list);
  const shown = useMemo(() => fitting(members, filter, marks), [members, filter, marks]);
  const titles = useMemo(() => new Map(checklist.domains.map(({ id, title }) => [id, title])), [checklist.domains]);
  const used = useMemo(() => new Set(members.map(({ domain }) => domain)), [members]);
  const decided = DECISIONS.filter((by) => checklist.items.some(({ decision }) => decision.by === by));
  const changed = marks.added.size + marks.changed.size;
  return (
    <div className="findings">
      <div className="bar">
        <div className="bar-line">
          <Search
            label={t(list === 'items' ? 'checklists.searchItems' : 'checklists.searchQuestions')}
            value={filter.text}
            onChange={(text) => change({ text })}
            testId="member-search"
          />
          <Pick
            label={t('result.domain')}
            hideLabel
            choices={[
              { id: ALL, label: t('checklists.everyDomain') },
              ...checklist.domains.filter(({ id }) => used.has(id)).map(({ id, title }) => ({ id, label: title })),
            ]}
            value={filter.domain ?? ALL}
            onChange={(id) => change({ domain: id === ALL ? null : id })}
            testId="member-domain"
          />
          {list === 'items' && decided.length > 1 && (
            <Pick
              label={t('checklists.decision')}
              hideLabel
              choices={[
                { id: ALL, label: t('checklists.everyDecision') },
                ...decided.map((by) => ({ id: by, label: t(`checklists.decides.${by}`) })),
              ]}
              value={filter.decision ?? ALL}
              onChange={(id) => change({ decision: DECISIONS.find((by) => by === id) ?? null })}
            />
          )}
          {marks.faulty.size > 0 && (
            <FilterChip
              chosen={filter.only === 'faulty'}
              onPress={() => change({ only: filter.only === 'faulty' ? null : 'faulty' })}
              count={marks.faulty.size}
            >
              {t('checklists.onlyFaulty')}
            </FilterChip>
          )}
          {changed > 0 && (
            <FilterChip
              chosen={filter.only === 'changed'}
              onPress={() => change({ only: filter.only === 'changed' ? null : 'changed' })}
              count={changed}
              testId="only-changed"
            >
              {t('checklists.onlyChanged')}
            </FilterChip>
          )}
        </div>
        <div className="bar-line">
          <p className="muted shown" role="status" data-testid="member-count">
            {list === 'items'
              ? count('checklists.itemsShown', shown.length, { weight: formatExact(totalWeight(weighed(shown))) })
              : count('checklists.questionsShown', shown.length)}
          </p>
          {tools && <span className="bar-end">{tools(shown)}</span>}
        </div>
      </div>
      <div className="findings-body member-panes">
        {shown.length > 0 ? (
          <MemberList
            label={t(list === 'items' ? 'checklists.tabs.requisitos' : 'checklists.tabs.preguntas')}
            members={shown}
            titles={titles}
            marks={marks}
            selected={selected}
            onSelect={onSelect}
          />
        ) : (
          <Empty icon="search" title={t(members.length === 0 ? `checklists.none.${list}` : 'checklists.noneFits')}>
            {members.length > 0 && <Button onPress={() => setFilter(NO_FILTER)}>{t('checklists.clearFilter')}</Button>}
          </Empty>
        )}
        {children}
      </div>
    </div>
  );
}

function weighed(members: readonly Member[]): readonly { readonly weight: number }[] {
  return members.filter((member) => 'weight' in member);
}
