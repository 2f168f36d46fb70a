import { useDeferredValue, useState } from 'react';
import { cleanClues, isClues } from '../state/clues.ts';
import { useText } from '../state/text.ts';
import { useCall } from '../state/use-call.ts';
import { Button } from './controls.tsx';
import { Search } from './fields.tsx';
import { Shown } from './states.tsx';

const SHOWN = 8;

interface Props {
  readonly clues: string | null;
  readonly onChange: (clues: string | null) => void;
  /** Units that the registry does not know are not offered. */
  readonly onlyKnown?: boolean;
}

/** The unit that is meant: found in the registry, or a CLUES that the registry does not know yet. */
export function UnitChoice({ clues, onChange, onlyKnown = false }: Props) {
  const { t } = useText();
  return (
    <section className="card">
      <h2>{t('visits.unit.title')}</h2>
      {clues === null ? (
        <UnitSearch onChange={onChange} onlyKnown={onlyKnown} />
      ) : (
        <Chosen clues={clues} onChange={onChange} />
      )}
    </section>
  );
}

function UnitSearch({ onChange, onlyKnown }: Pick<Props, 'onChange' | 'onlyKnown'>) {
  const { t, f } = useText();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed).trim();
  const { answer, reload } = useCall('units.find', { filter: text === '' ? {} : { text }, limit: SHOWN });
  const clues = cleanClues(typed);
  return (
    <>
      <Search label={t('visits.unit.search')} value={typed} onChange={setTyped} testId="visit-unit-search" />
      <Shown answer={answer} reload={reload}>
        {({ total, units }) => (
          <>
            <ul className="plain">
              {units.map((unit) => (
                <li key={unit.clues}>
                  <Button kind="quiet" onPress={() => onChange(unit.clues)} data-testid="visit-unit-option">
                    <span className="mono">{unit.clues}</span> {unit.name ?? t('units.unnamed')}
                  </Button>
                </li>
              ))}
            </ul>
            {total > units.length && (
              <p className="hint">{t('visits.unit.more', { n: f.number(total - units.length) })}</p>
            )}
            {!onlyKnown &&
              isClues(clues) &&
              !units.some((unit) => unit.clues === clues || unit.aliases.includes(clues)) && (
                <div>
                  <p>{t('visits.unit.unknown', { clues })}</p>
                  <Button onPress={() => onChange(clues)} data-testid="visit-unit-unknown">
                    {t('visits.unit.useAnyway', { clues })}
                  </Button>
                </div>
              )}
            {units.length === 0 && (onlyKnown || !isClues(clues)) && (
              <p className="muted">{t(onlyKnown ? 'units.emptyTitle' : 'visits.unit.none')}</p>
            )}
          </>
        )}
      </Shown>
    </>
  );
}

function Chosen({ clues, onChange }: { readonly clues: string; readonly onChange: Props['onChange'] }) {
  const { t } = useText();
  const { answer } = useCall('units.find', { filter: { text: clues }, limit: 5 });
  const unit = answer.data?.units.find((one) => one.clues === clues || one.aliases.includes(clues));
  return (
    <div className="setting-line">
      <p data-testid="visit-unit-chosen">
        <strong>{unit?.name ?? t('units.unnamed')}</strong> <span className="mono">{clues}</span>
        {unit?.institution && <span className="muted"> · {unit.institution}</span>}
      </p>
      <Button onPress={() => onChange(null)}>{t('visits.unit.change')}</Button>
    </div>
  );
}
