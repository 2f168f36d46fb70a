import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Checklist, VisitState } from '../../../shared/model/index.ts';
import { Empty } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useVisits } from '../../state/visit-session.ts';
import { answerAction, isTyping, mayBe, OUTCOMES } from './answer-keys.ts';
import { AnswersBar } from './answers-bar.tsx';
import { DomainHead } from './domain-head.tsx';
import { handsOf } from './hands.ts';
import { type CardActs, ItemCard } from './item-card.tsx';
import { QuestionCard } from './question-card.tsx';
import { chosenValues, optionsOf, simpleForm, valuesOf } from './question-form.tsx';
import { type AskedRow, askedRows, type Cell, type Filter, fits, nextMissing, titleOf, withHeadings } from './rows.ts';

interface Props {
  readonly state: VisitState;
  readonly checklist: Checklist;
  readonly by: string | null;
  readonly record: number;
  /** Id of an item, or `#` and a domain; `turn` asks again. */
  readonly jump: { readonly to: string; readonly turn: number } | null;
  /** Module to begin with, where the address names one. */
  readonly module: string;
  readonly readOnly: boolean;
  readonly onHelp: () => void;
}

/** Before they are measured: a closed item without modules. */
const ROW = 92;

/** Items one after another, only those on the screen in the document; the whole works with the keyboard alone. */
export function AnswersList({ state, checklist, by, record, jump, module, readOnly, onHelp }: Props) {
  const { t } = useText();
  const visit = state.head.id;
  const unsaved = useVisits((session) => session.unsaved);
  const drafts = useVisits((session) => session.drafts);
  const [filter, setFilter] = useState<Filter>(state.head.purpose === 'follow-up' && !jump ? 'asked' : 'all');
  const [text, setText] = useState('');
  const [active, setActive] = useState<string | null>(jump && !jump.to.startsWith('#') ? jump.to : null);
  const [at, setAt] = useState(0);
  const [history, setHistory] = useState(false);
  const [frozen, setFrozen] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLElement>(null);
  const wantsFocus = useRef<'item' | 'note' | null>(jump ? 'item' : null);

  const progress = state.progress.find((one) => one.checklist === checklist.id) ?? null;
  const asked = useMemo(
    () => askedRows(checklist, state, { unsaved, drafts, record }),
    [checklist, state, unsaved, drafts, record],
  );
  const rows = useMemo(() => {
    const words = text.trim().toLocaleLowerCase();
    // What was answered under a filter stays where it is until the person moves on to another filter.
    const keep = (row: AskedRow) =>
      (fits(row, filter) || frozen.has(row.id)) && (words === '' || titleOf(row).toLocaleLowerCase().includes(words));
    return withHeadings(checklist, asked, progress, keep);
  }, [checklist, asked, progress, filter, frozen, text]);
  const index = rows.findIndex((row) => row.kind !== 'domain' && row.id === active);
  const hands = useMemo(() => handsOf(visit, by), [visit, by]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => (rows[i]?.kind === 'domain' ? 44 : ROW),
    getItemKey: (i) => `${rows[i]?.kind}-${rows[i]?.id}`,
    overscan: 6,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
  });

  const go = (to: number, cell = 0) => {
    const row = rows[to];
    if (!row || row.kind === 'domain') return;
    setActive(row.id);
    setFrozen((before) => (filter === 'all' ? before : new Set([...before, row.id])));
    setAt(cell);
    setHistory(false);
    wantsFocus.current = 'item';
    virtual.scrollToIndex(to, { align: 'auto' });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump happens once, when it is asked for
  useEffect(() => {
    if (!jump) return;
    const domain = jump.to.startsWith('#') ? jump.to.slice(1) : null;
    const to = rows.findIndex(
      (row) => (domain === null ? row.kind !== 'domain' : row.kind === 'domain') && row.id === (domain ?? jump.to),
    );
    if (to < 0) return;
    const row = rows[to];
    const cell =
      row && row.kind !== 'domain'
        ? Math.max(
            0,
            row.cells.findIndex(({ key }) => key.module === module),
          )
        : 0;
    go(domain === null ? to : to + 1, cell);
    virtual.scrollToIndex(to, { align: 'start' });
  }, [jump?.to, jump?.turn]);

  // The item in hand may come into the document only after the list has scrolled to it.
  useEffect(() => {
    if (wantsFocus.current === null || active === null) return;
    const element = document.getElementById(wantsFocus.current === 'item' ? `asked-${active}` : `note-${active}`);
    if (!element) return;
    wantsFocus.current = null;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  });

  const inHand = useRef({ active, at });
  inHand.current = { active, at };
  // The same functions at every turn: a card that nothing happened to is not drawn again while the list scrolls.
  const acts = useMemo<CardActs>(
    () => ({
      activate: (id, to) => {
        if (inHand.current.active === id && inHand.current.at === to) return;
        setActive(id);
        setAt(to);
        setHistory(false);
        setFrozen((before) => (before.has(id) ? before : new Set([...before, id])));
      },
      history: () => setHistory((before) => !before),
      wantsNote: (id) => {
        setActive(id);
        wantsFocus.current = 'note';
      },
      leaveNote: (id) => document.getElementById(`asked-${id}`)?.focus(),
    }),
    [],
  );

  const row = index >= 0 ? rows[index] : undefined;
  const current = row && row.kind !== 'domain' ? row : null;
  const cell = current?.cells[Math.min(at, current.cells.length - 1)] ?? null;

  const choose = (one: AskedRow, place: Cell, number: number) => {
    if (one.kind === 'question') {
      const form = simpleForm(one.question);
      const option = optionsOf(form)[number - 1];
      if (option !== undefined) hands.values(place, chosenValues(form, valuesOf(place), option));
      return;
    }
    const outcome = OUTCOMES[number - 1];
    if (outcome === undefined || !mayBe(outcome, place)) return;
    if (!hands.outcome(place, outcome)) focusNote();
  };
  const focusNote = () => {
    wantsFocus.current = 'note';
    const element = active === null ? null : document.getElementById(`note-${active}`);
    if (element) {
      wantsFocus.current = null;
      element.focus();
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const action = answerAction(event.key);
    if (!action) return;
    event.preventDefault();
    const step = (by_: number) => {
      let to = index < 0 && by_ > 0 ? -1 : index;
      do to += by_;
      while (rows[to]?.kind === 'domain');
      if (rows[to]) go(to);
    };
    if (action.do === 'move') return step(action.by);
    if (action.do === 'edge') return action.end ? go(rows.length - 1) : go(1);
    if (action.do === 'help') return onHelp();
    if (action.do === 'missing') {
      const to = nextMissing(rows, index);
      const next = rows[to];
      if (next && next.kind !== 'domain')
        go(
          to,
          Math.max(
            0,
            next.cells.findIndex(({ missing }) => missing),
          ),
        );
      return;
    }
    if (!current || !cell) return;
    if (action.do === 'cell') return setAt(Math.max(0, Math.min(current.cells.length - 1, at + action.by)));
    if (action.do === 'history') return setHistory(!history);
    if (action.do === 'note') return focusNote();
    if (readOnly) return;
    if (action.do === 'choose') return choose(current, cell, action.number);
    if (action.do === 'clear') return hands.clear(cell);
    if (action.do === 'evidence') void hands.addFiles(cell.key).catch(toastError);
  };

  return (
    <>
      <AnswersBar
        rows={asked}
        filter={filter}
        onFilter={(next) => {
          setFilter(next);
          setFrozen(new Set());
        }}
        text={text}
        onText={setText}
        state={state}
        onHelp={onHelp}
        readOnly={readOnly}
      />
      {rows.length === 0 ? (
        <Empty
          icon="check"
          title={t(filter === 'missing' ? 'visits.answer.nothingMissing' : 'visits.answer.nothingFits')}
        />
      ) : (
        <section
          className="asked-list"
          ref={box}
          aria-label={checklist.title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, and its keys are heard while it has the focus
          tabIndex={0}
          onKeyDown={onKeyDown}
          data-testid="answers-list"
        >
          <div className="asked-body" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const one = rows[item.index];
              if (!one) return null;
              const chosen = one.kind !== 'domain' && one.id === active;
              const card = { state: chosen ? state : null, hands, acts, at: chosen ? at : -1, readOnly };
              return (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className="asked-place"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {one.kind === 'domain' && <DomainHead row={one} />}
                  {one.kind === 'item' && <ItemCard row={one} {...card} history={chosen && history} />}
                  {one.kind === 'question' && <QuestionCard row={one} {...card} history={chosen && history} />}
                </div>
              );
            })}
          </div>
        </section>
      )}
    </>
  );
}
