import { useDeferredValue, useState } from 'react';
import { Empty, Shown } from '../../components/states.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { useSelection } from '../informes/use-selection.ts';
import { AttributesNotice } from './attributes-notice.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type AttributesTaken, ListActions } from './list-actions.tsx';
import { sent } from './sent.ts';
import { UnitRows } from './unit-rows.tsx';
import { asked, isNarrowed, useUnitsSearch } from './units-search.ts';

/** Enough for a screen to scroll through; who wants more narrows the search. */
const LIMIT = 200;

/** Units by CLUES, name or what is known of them. The engine searches, so that 60,000 units need not come here. */
export function UnitsList() {
  const { t, f, count } = useText();
  const filter = useDeferredValue(useUnitsSearch((search) => search.filter));
  const wanted = asked(filter);
  const { answer, reload } = useCall('units.find', { filter: sent(wanted), limit: LIMIT });
  const selection = useSelection((answer.data?.units ?? []).map(({ clues }) => clues));
  const [taken, setTaken] = useState<AttributesTaken | null>(null);
  // A new turn asks for the facets anew: a file can have brought an attribute.
  const [turn, setTurn] = useState(0);
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('units.title')}</h1>
        <ListActions
          filter={wanted}
          chosen={selection.chosen}
          empty={(answer.data?.total ?? 0) === 0}
          onImported={(report) => {
            setTaken(report);
            setTurn((n) => n + 1);
            reload();
          }}
        />
      </header>
      {taken !== null && <AttributesNotice taken={taken} onClose={() => setTaken(null)} />}
      <FilterBar key={turn} />
      <Shown answer={answer} reload={reload}>
        {({ total, units }) =>
          units.length === 0 ? (
            <NoUnits narrowed={isNarrowed(filter)} />
          ) : (
            <>
              <p className="shown" role="status">
                {units.length < total
                  ? t('units.foundCut', { shown: f.number(units.length), n: f.number(total) })
                  : count('units.found', total)}
              </p>
              <UnitRows units={units} selection={selection} />
            </>
          )
        }
      </Shown>
    </div>
  );
}

function NoUnits({ narrowed }: { readonly narrowed: boolean }) {
  const { t } = useText();
  return (
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
  );
}
