import { Button as AriaButton, Dialog, DialogTrigger, Popover, ToggleButton } from 'react-aria-components';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { STATES, stateName } from './states.ts';

interface Props {
  readonly chosen: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** The chosen entities as chips that can be taken off, and all 32 in a pane that opens. */
export function StateChips({ chosen, onChange }: Props) {
  const { t } = useText();
  const without = (key: string) => chosen.filter((k) => k !== key);
  return (
    <>
      <DialogTrigger>
        <AriaButton className="button button-plain" data-testid="choose-states">
          <span>{t('units.states')}</span>
          {chosen.length > 0 && <span className="filter-count">{chosen.length}</span>}
          <Icon name="down" size={16} />
        </AriaButton>
        <Popover className="popover popover-wide">
          <Dialog aria-label={t('units.chooseStates')} className="state-grid">
            {STATES.map((state) => (
              <ToggleButton
                key={state.key}
                className="filter"
                isSelected={chosen.includes(state.key)}
                onChange={(on) => onChange(on ? [...chosen, state.key] : without(state.key))}
              >
                {state.name}
              </ToggleButton>
            ))}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {chosen.map((key) => (
        <AriaButton
          key={key}
          className="filter filter-remove"
          aria-label={`${t('common.remove')}: ${stateName(key)}`}
          onPress={() => onChange(without(key))}
        >
          {stateName(key)}
          <Icon name="close" size={14} />
        </AriaButton>
      ))}
      {chosen.length > 1 && (
        <Button kind="quiet" onPress={() => onChange([])}>
          {t('units.clearStates')}
        </Button>
      )}
    </>
  );
}
