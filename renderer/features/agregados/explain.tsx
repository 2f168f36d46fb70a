import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';

/** A question mark beside a figure; pressed, it says what the figure is. */
export function Explain({ name, text }: { readonly name: string; readonly text: string }) {
  const { t } = useText();
  return (
    <DialogTrigger>
      <AriaButton className="explain" aria-label={t('aggregates.explain', { name })}>
        <Icon name="ayuda" size={16} />
      </AriaButton>
      <Popover className="popover explain-popover">
        <Dialog aria-label={name} className="explain-text">
          <p>
            <strong>{name}.</strong> {text}
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
