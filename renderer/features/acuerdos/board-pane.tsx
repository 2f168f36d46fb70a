import { useDeferredValue, useMemo, useState } from 'react';
import type { Agreement, AgreementStatus } from '../../../shared/model/index.ts';
import { FilterChip } from '../../components/chips.tsx';
import { Button } from '../../components/controls.tsx';
import { Search } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { AgreementBoard } from './agreement-board.tsx';
import { narrowed } from './board.ts';
import { NewAgreement } from './new-agreement.tsx';
import { UnitFilterDialog } from './unit-filter.tsx';

const STATUSES: readonly AgreementStatus[] = ['pendiente', 'solventada', 'no-solventada'];

/** As many as the engine gives at once. */
const MOST = 5000;

/** All agreements on the board of 2011, narrowed by status, words and unit. */
export function BoardPane({ query }: { readonly query: Route['query'] }) {
  const { t } = useText();
  const unit = query.unidad ?? null;
  const { answer, reload } = useCall('agreements.board', unit === null ? {} : { unit });
  const [typed, setTyped] = useState('');
  const [status, setStatus] = useState<AgreementStatus | null>(null);
  const [making, setMaking] = useState(query.nuevo !== undefined);
  const [choosing, setChoosing] = useState(false);
  const text = useDeferredValue(typed);
  const leave = (saved: boolean) => {
    setMaking(false);
    if (saved) reload();
  };
  return (
    <div className="stack">
      <div className="bar">
        <div className="bar-line">
          <Search label={t('agreements.search')} value={typed} onChange={setTyped} testId="agreement-search" />
          <fieldset className="chips">
            <legend className="visually-hidden">{t('agreements.statusTitle')}</legend>
            {STATUSES.map((one) => (
              <FilterChip
                key={one}
                chosen={status === one}
                onPress={() => setStatus(status === one ? null : one)}
                testId={`agreement-status-${one}`}
              >
                {t(`agreements.status.${one}`)}
              </FilterChip>
            ))}
            <span className="divider" aria-hidden="true" />
            {unit === null ? (
              <Button onPress={() => setChoosing(true)} data-testid="agreement-unit">
                {t('agreements.byUnit')}
              </Button>
            ) : (
              <button
                type="button"
                className="filter filter-remove"
                aria-label={t('agreements.allUnits', { clues: unit })}
                onClick={() => navigate('acuerdos')}
                data-testid="agreement-unit-remove"
              >
                {t('agreements.onlyUnit', { clues: unit })}
                <Icon name="close" size={16} />
              </button>
            )}
          </fieldset>
          <span className="bar-end">
            <Button kind="main" icon="acuerdos" onPress={() => setMaking(true)} data-testid="new-agreement">
              {t('agreements.new')}
            </Button>
          </span>
        </div>
      </div>
      {making && <NewAgreement unit={unit} onDone={leave} />}
      <Shown answer={answer} reload={reload}>
        {({ on, agreements }) => (
          <Narrowed
            agreements={agreements}
            on={on}
            status={status}
            text={text}
            isAll={unit === null}
            isMaking={making}
            opened={query.acuerdo ?? null}
            onChanged={reload}
          />
        )}
      </Shown>
      {choosing && (
        <UnitFilterDialog
          onClose={(clues) => {
            setChoosing(false);
            if (clues !== null) navigate('acuerdos', [], { unidad: clues });
          }}
        />
      )}
    </div>
  );
}

interface NarrowedProps {
  readonly agreements: readonly Agreement[];
  readonly on: string;
  readonly status: AgreementStatus | null;
  readonly text: string;
  readonly isAll: boolean;
  /** The first one is being written: how to begin need not be said. */
  readonly isMaking: boolean;
  readonly opened: string | null;
  readonly onChanged: () => void;
}

function Narrowed({ agreements, on, status, text, isAll, isMaking, opened, onChanged }: NarrowedProps) {
  const { t, f, count } = useText();
  const shown = useMemo(() => narrowed(agreements, { status, text }), [agreements, status, text]);
  if (shown.length === 0) {
    const nothing = agreements.length === 0 && isAll;
    if (nothing && isMaking) return null;
    return (
      <Empty icon="acuerdos" title={t(nothing ? 'agreements.empty' : 'agreements.emptyFilter')}>
        <p>{t(nothing ? 'agreements.emptyText' : 'agreements.emptyFilterText')}</p>
      </Empty>
    );
  }
  const day = f.moment(on);
  return (
    <>
      {agreements.length >= MOST && <p className="severity-warning">{t('agreements.cut', { n: f.number(MOST) })}</p>}
      <p className="shown" role="status" data-testid="agreements-shown">
        {shown.length === agreements.length
          ? count('agreements.found', shown.length, { day })
          : t('agreements.foundOf', { n: f.number(shown.length), total: f.number(agreements.length), day })}
      </p>
      <AgreementBoard agreements={shown} on={on} opened={opened} onChanged={onChanged} withUnits={isAll} summary />
    </>
  );
}
