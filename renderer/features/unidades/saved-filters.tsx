import { type FormEvent, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { SavedFilter } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { call, sentenceOf } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { sent } from './sent.ts';
import { asked, isNarrowed, useUnitsSearch } from './units-search.ts';

/** Filters that were kept under a name: to use again, to keep the one of now, to drop. */
export function SavedFilters() {
  const { t, f } = useText();
  const { answer, reload } = useCall('units.filters', undefined);
  const saved = answer.data ?? [];
  return (
    <DialogTrigger>
      <AriaButton className="button button-plain" data-testid="saved-filters">
        <span>{t('units.saved.title')}</span>
        {saved.length > 0 && <span className="filter-count">{f.number(saved.length)}</span>}
        <Icon name="down" size={16} />
      </AriaButton>
      <Popover className="popover" placement="bottom start">
        <Dialog aria-label={t('units.saved.title')} className="saved-filters">
          {({ close }) => <Pane saved={saved} changed={reload} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface PaneProps {
  readonly saved: readonly SavedFilter[];
  readonly changed: () => void;
  readonly close: () => void;
}

function Pane({ saved, changed, close }: PaneProps) {
  const { t } = useText();
  const { filter, set } = useUnitsSearch();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const run = async (work: Promise<unknown>) => {
    try {
      await work;
      setProblem('');
      setName('');
      changed();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    // A name that is taken means that filter, said anew.
    const same = saved.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    const id = same?.id ?? crypto.randomUUID();
    void run(call('units.saveFilter', { id, name: name.trim(), filter: sent(asked(filter)) }));
  };
  return (
    <div className="stack stack-tight">
      {saved.length === 0 && <p className="muted">{t('units.saved.none')}</p>}
      <ul className="plain">
        {saved.map((one) => (
          <li key={one.id} className="saved-filter">
            <Button
              kind="quiet"
              onPress={() => {
                set(one.filter);
                close();
              }}
              data-testid="saved-filter"
            >
              {one.name}
            </Button>
            <Button
              kind="quiet"
              icon="trash"
              label={t('units.saved.remove', { name: one.name })}
              onPress={() => void run(call('units.deleteFilter', { id: one.id }))}
            />
          </li>
        ))}
      </ul>
      {isNarrowed(filter) && (
        <form className="stack stack-tight" onSubmit={keep}>
          <Field
            label={t('units.saved.name')}
            value={name}
            onChange={setName}
            problem={problem}
            maxLength={100}
            testId="filter-name"
          />
          <div className="actions">
            <Button type="submit" isDisabled={name.trim() === ''} data-testid="save-filter">
              {t('units.saved.keep')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
