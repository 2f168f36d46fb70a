import { useDeferredValue, useState } from 'react';
import type { VisitSummary } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Pick, Search } from '../../components/fields.tsx';
import { Shown } from '../../components/states.tsx';
import { hashOf, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';

const SHOWN = 8;
/** Stands for the visit as it is while it is open. */
const DRAFT = 'borrador';

interface Props {
  readonly query: Route['query'];
  readonly onChange: (parts: Route['query']) => void;
  /** Only closed versions, for those are what is signed; the last one is chosen by itself. */
  readonly onlyClosed?: boolean;
}

/** A visit, found as on Visitas, and one of its closed versions. */
export function VisitChoice({ query, onChange, onlyClosed = false }: Props) {
  const { t } = useText();
  const { visita } = query;
  return (
    <section className="card">
      <h2>{t('reports.choose.visits')}</h2>
      {visita ? (
        <Chosen visit={visita} query={query} onChange={onChange} onlyClosed={onlyClosed} />
      ) : (
        <VisitSearch
          onlyClosed={onlyClosed}
          onChange={({ id, version }) => onChange({ visita: id, ...(onlyClosed ? { version: String(version) } : {}) })}
        />
      )}
    </section>
  );
}

interface SearchProps {
  readonly onlyClosed: boolean;
  readonly onChange: (visit: VisitSummary) => void;
}

function VisitSearch({ onlyClosed, onChange }: SearchProps) {
  const { t, f } = useText();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed).trim();
  const { answer, reload } = useCall('visits.list', {
    ...(text === '' ? {} : { text }),
    ...(onlyClosed ? { status: 'cerrada' as const } : {}),
    limit: SHOWN,
  });
  return (
    <>
      <Search label={t('reports.choose.visitSearch')} value={typed} onChange={setTyped} testId="report-visit-search" />
      <Shown answer={answer} reload={reload}>
        {({ total, visits }) => (
          <>
            <ul className="plain choice-list">
              {visits.map((visit) => (
                <li key={visit.id}>
                  <Button kind="quiet" onPress={() => onChange(visit)} data-testid="report-visit-option">
                    {visit.unitName ?? t('reports.choose.unnamed')} · <span className="mono">{visit.clues}</span>
                    <small className="choice-note">
                      {[
                        t(`visits.kind.${visit.kind}`),
                        t(`visits.status.${visit.status}`),
                        f.moment(visit.closedAt ?? visit.openedAt),
                      ].join(' · ')}
                    </small>
                  </Button>
                </li>
              ))}
            </ul>
            {total > visits.length && (
              <p className="hint">{t('reports.choose.runMore', { n: f.number(total - visits.length) })}</p>
            )}
            {visits.length === 0 && (
              <p className="muted">{t(text === '' ? 'reports.choose.visitEmpty' : 'reports.choose.visitNone')}</p>
            )}
          </>
        )}
      </Shown>
    </>
  );
}

interface ChosenProps extends Props {
  readonly visit: string;
  readonly onlyClosed: boolean;
}

function Chosen({ visit, query, onChange, onlyClosed }: ChosenProps) {
  const { t, f } = useText();
  const { answer, reload } = useCall('visits.get', { visit });
  return (
    <Shown answer={answer} reload={reload}>
      {({ head, versions }) => {
        const isOpen = head.status === 'abierta';
        const last = versions.at(-1)?.version;
        const value = query.version ?? (isOpen || last === undefined ? DRAFT : String(last));
        return (
          <>
            <div className="setting-line">
              <div data-testid="report-visit-chosen">
                <a href={hashOf('visitas', [head.id])}>{head.unitName ?? t('reports.choose.unnamed')}</a>
                <p className="meta small">
                  <span className="mono">{head.clues}</span>
                  <span>{t(`visits.kind.${head.kind}`)}</span>
                  <span>{t(`visits.status.${head.status}`)}</span>
                </p>
              </div>
              <Button onPress={() => onChange({})}>{t('reports.choose.change')}</Button>
            </div>
            {versions.length + (isOpen && !onlyClosed ? 1 : 0) > 1 && (
              <Pick
                label={t('reports.choose.version')}
                choices={[
                  ...versions.map(({ version, closedAt }) => ({
                    id: String(version),
                    label: t('reports.choose.versionOf', { n: f.number(version), when: f.moment(closedAt) }),
                  })),
                  ...(isOpen && !onlyClosed ? [{ id: DRAFT, label: t('reports.choose.draft') }] : []),
                ]}
                value={value}
                onChange={(version) => onChange({ visita: visit, ...(version === DRAFT ? {} : { version }) })}
                testId="report-version"
              />
            )}
          </>
        );
      }}
    </Shown>
  );
}
