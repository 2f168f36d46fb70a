import type { DueList } from '../../../shared/model/index.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { Shown } from '../../components/states.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { type DueGroup, type DueGroupName, type DueLine, daysFrom, dueGroups } from './due.ts';

const ICONS: Readonly<Record<DueGroupName, IconName>> = {
  openVisits: 'visitas',
  overdue: 'error',
  soon: 'clock',
  units: 'unidades',
  sessions: 'acuerdos',
};

/** What waits for somebody, with the way to each. `quiet`: says nothing where nothing waits. */
export function DueCard({ quiet }: { readonly quiet: boolean }) {
  const { t } = useText();
  const { answer, reload } = useCall('due.get', undefined);
  const { data } = answer;
  const isNothing = data !== null && data.conflicts === 0 && dueGroups(data).length === 0;
  if (quiet && (isNothing || answer.status === 'loading')) return null;
  return (
    <section className="card" data-testid="due">
      <h2>{t('home.due.title')}</h2>
      <Shown answer={answer} reload={reload}>
        {(due) => (isNothing ? <Nothing /> : <Groups due={due} />)}
      </Shown>
    </section>
  );
}

function Nothing() {
  const { t } = useText();
  return (
    <p className="mark outcome-cumple" data-testid="due-nothing">
      <Icon name="check" size={16} />
      <span>
        <strong>{t('home.due.nothing')}.</strong> <span className="ink">{t('home.due.nothingText')}</span>
      </span>
    </p>
  );
}

function Groups({ due }: { readonly due: DueList }) {
  const { t, f } = useText();
  return (
    <div className="due-groups">
      {due.conflicts > 0 && (
        <section className="due-group" data-testid="due-conflicts">
          <h3>
            <span className="mark due-soon">
              <Icon name="warning" size={16} />
            </span>
            {t('home.due.conflicts')} <span className="chip">{f.number(due.conflicts)}</span>
          </h3>
          <p className="small">{t('home.due.conflictsText')}</p>
          <a href={hashOf('ajustes', ['conflictos'])}>{t('home.due.resolve')}</a>
        </section>
      )}
      {dueGroups(due).map((group) => (
        <Group key={group.name} group={group} today={due.today} />
      ))}
    </div>
  );
}

function Group({ group, today }: { readonly group: DueGroup; readonly today: string }) {
  const { t, f } = useText();
  const { name, total, lines, href, late } = group;
  return (
    <section className="due-group" data-testid={`due-${name}`}>
      <h3>
        <span className={`mark ${late ? 'due-late' : 'due-soon'}`}>
          <Icon name={ICONS[name]} size={16} />
        </span>
        {t(`home.due.${name}`)} <span className="chip">{f.number(total)}</span>
      </h3>
      <ul className="plain">
        {lines.map((line) => (
          <Line key={line.id} line={line} name={name} today={today} />
        ))}
      </ul>
      {total > lines.length && <a href={href}>{t('home.due.all', { n: f.number(total) })}</a>}
    </section>
  );
}

interface LineProps {
  readonly line: DueLine;
  readonly name: DueGroupName;
  readonly today: string;
}

function Line({ line, name, today }: LineProps) {
  const { t, f } = useText();
  const when = useWhen();
  const { answered } = line;
  const isAgreement = name === 'overdue' || name === 'soon';
  const of = line.of === '' && isAgreement ? t('home.due.byCommittee') : line.of;
  return (
    <li data-testid="due-line">
      <a href={line.href} title={line.title}>
        {line.title}
      </a>
      <small>
        {answered &&
          t('home.due.progress', {
            answered: f.number(answered.answered),
            asked: f.number(answered.asked),
            when: f.moment(answered.openedAt),
          })}
        {line.day !== null && [of, when(name, line.day, line.over, today)].filter(Boolean).join(' · ')}
      </small>
      {answered && (
        <a href={line.href} aria-label={`${t('home.due.continue')}: ${line.title}`} data-testid="due-continue">
          {t('home.due.continue')}
        </a>
      )}
    </li>
  );
}

/** `venció el 03/10/2026, hace 50 días`. */
function useWhen(): (name: DueGroupName, day: string, over: boolean, today: string) => string {
  const { t, f, count } = useText();
  return (name, day, over, today) => {
    const said = name === 'sessions' ? (over ? 'was' : 'will') : over ? 'ended' : 'ends';
    const days = daysFrom(today, day) ?? 0;
    const ago =
      days === 0 ? t('home.due.today') : count(days < 0 ? 'home.due.daysAgo' : 'home.due.inDays', Math.abs(days));
    return `${t(`home.due.${said}`, { day: f.moment(day) })}, ${ago}`;
  };
}
