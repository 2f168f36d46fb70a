import { useDeferredValue } from 'react';
import { FilterChip } from '../../components/chips.tsx';
import { Search } from '../../components/fields.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { StateChips } from './state-chips.tsx';
import { UnitRows } from './unit-rows.tsx';
import { useUnitsSearch } from './units-search.ts';

/** Enough for a screen to scroll through; who wants more narrows the search. */
const LIMIT = 200;

/** Units by CLUES, name or institution. The engine searches, so that 60,000 units need not come here. */
export function UnitsList() {
  const { t, f, count } = useText();
  const search = useUnitsSearch();
  const text = useDeferredValue(search.text);
  const { answer, reload } = useCall('units.search', {
    text,
    limit: LIMIT,
    ...(search.states.length > 0 ? { states: [...search.states] } : {}),
    ...(search.onlyVerified ? { onlyVerified: true } : {}),
  });
  const narrowed = text.trim() !== '' || search.states.length > 0 || search.onlyVerified;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('units.title')}</h1>
      </header>
      <div className="bar">
        <div className="bar-line">
          <Search
            label={t('units.search')}
            value={search.text}
            onChange={(next) => search.change({ text: next })}
            testId="unit-search"
          />
          <FilterChip
            chosen={search.onlyVerified}
            onPress={() => search.change({ onlyVerified: !search.onlyVerified })}
            testId="only-verified"
          >
            {t('units.onlyVerified')}
          </FilterChip>
          <StateChips chosen={search.states} onChange={(states) => search.change({ states })} />
        </div>
      </div>
      <Shown answer={answer} reload={reload}>
        {({ total, units }) =>
          units.length === 0 ? (
            <Empty icon="unidades" title={narrowed ? t('units.emptyTitle') : t('units.emptyRegistry')}>
              <p>{narrowed ? t('units.emptyText') : t('units.emptyRegistryText')}</p>
              {!narrowed && (
                <div className="actions">
                  <a className="button button-main" href={hashOf('verificar')}>
                    {t('units.verifyNow')}
                  </a>
                  <a className="button button-plain" href={hashOf('ajustes')}>
                    {t('common.screen.ajustes')}
                  </a>
                </div>
              )}
            </Empty>
          ) : (
            <>
              <p className="shown" role="status">
                {units.length < total
                  ? t('units.foundCut', { shown: f.number(units.length), n: f.number(total) })
                  : count('units.found', total)}
              </p>
              <UnitRows units={units} />
            </>
          )
        }
      </Shown>
    </div>
  );
}
