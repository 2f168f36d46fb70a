import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './icons.tsx';

interface Props extends Omit<ButtonProps, 'children' | 'className'> {
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly children?: ReactNode;
  /** Said instead of the children where there is only an icon. */
  readonly label?: string;
  readonly 'data-testid'?: string;
}

/** A button; `main` is the one thing to do on a screen. */
export function Button({ kind = 'plain', icon, children, label, ...rest }: Props) {
  const className = `button button-${kind}${children ? '' : ' button-icon'}`;
  return (
    <AriaButton {...rest} className={className} aria-label={label ?? rest['aria-label']}>
      {icon && <Icon name={icon} />}
      {children && <span>{children}</span>}
    </AriaButton>
  );
}
