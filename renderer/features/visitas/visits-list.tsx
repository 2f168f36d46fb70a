import { useDeferredValue, useState } from 'react';
import type { VisitKind, VisitStatus } from '../../../shared/model/index.ts';
import { FilterChip } from '../../components/chips.tsx';
import { Search } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { OpenVisits } from './open-visits.tsx';
import { ReceivePackage } from './receive-package.tsx';
import { VisitTable } from './visit-table.tsx';

/** Enough for a screen to scroll through; who wants more narrows the search. */
const LIMIT = 300;
const KINDS: readonly VisitKind[] = ['self', 'internal', 'external'];
const STATUSES: readonly VisitStatus[] = ['abierta', 'cerrada', 'inaccesible', 'cancelada'];

/** All visits: the open ones first, since they wait for somebody. */
export function VisitsList() {
  const { t, f, count } = useText();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<VisitKind | null>(null);
  const [status, setStatus] = useState<VisitStatus | null>(null);
  const text = useDeferredValue(typed).trim();
  const { answer, reload } = useCall('visits.list', {
    ...(text === '' ? {} : { text }),
    ...(kind === null ? {} : { kind }),
    ...(status === null ? {} : { status }),
    limit: LIMIT,
  });
  const narrowed = text !== '' || kind !== null || status !== null;
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{t('visits.title')}</h1>
          <p className="muted">{t('visits.intro')}</p>
        </div>
        <div className="actions">
          <ReceivePackage onJoined={reload} testId="visits-import" />
          <NewVisitLink />
        </div>
      </header>
      <div className="bar">
        <div className="bar-line">
          <Search label={t('visits.search')} value={typed} onChange={setTyped} testId="visit-search" />
          <fieldset className="chips">
            <legend className="visually-hidden">{t('visits.kindTitle')}</legend>
            {KINDS.map((one) => (
              <FilterChip
                key={one}
                chosen={kind === one}
                onPress={() => setKind(kind === one ? null : one)}
                testId={`visit-kind-${one}`}
              >
                {t(`visits.kind.${one}`)}
              </FilterChip>
            ))}
            <span className="divider" aria-hidden="true" />
            {STATUSES.map((one) => (
              <FilterChip
                key={one}
                chosen={status === one}
                onPress={() => setStatus(status === one ? null : one)}
                testId={`visit-status-${one}`}
              >
                {t(`visits.status.${one}`)}
              </FilterChip>
            ))}
          </fieldset>
        </div>
      </div>
      <Shown answer={answer} reload={reload}>
        {({ total, visits }) => {
          if (visits.length === 0) {
            return (
              <Empty icon="visitas" title={t(narrowed ? 'visits.emptyFilter' : 'visits.empty')}>
                <p>{t(narrowed ? 'visits.emptyFilterText' : 'visits.emptyText')}</p>
                {!narrowed && (
                  <div className="actions">
                    <NewVisitLink />
                  </div>
                )}
              </Empty>
            );
          }
          const open = visits.filter((visit) => visit.status === 'abierta');
          const ended = visits.filter((visit) => visit.status !== 'abierta');
          return (
            <div className="stack">
              <p className="shown" role="status">
                {visits.length < total
                  ? t('visits.foundCut', { shown: f.number(visits.length), n: f.number(total) })
                  : count('visits.found', total)}
              </p>
              {open.length > 0 && <OpenVisits visits={open} />}
              {ended.length > 0 && <VisitTable visits={ended} />}
            </div>
          );
        }}
      </Shown>
    </div>
  );
}

function NewVisitLink() {
  const { t } = useText();
  return (
    <a className="button button-main" href={hashOf('visitas', ['nueva'])} data-testid="new-visit">
      <Icon name="visitas" />
      {t('visits.new')}
    </a>
  );
}
