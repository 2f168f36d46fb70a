import { Component, type ReactNode } from 'react';
import { useText } from '../state/text.ts';
import type { Answer } from '../state/use-call.ts';
import { Button } from './controls.tsx';
import { Icon, type IconName } from './icons.tsx';

/** What stands where there is nothing to show yet, with the way on. */
export function Empty(props: { readonly icon: IconName; readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty" data-testid="empty-state">
      <Icon name={props.icon} size={36} />
      <h2>{props.title}</h2>
      {props.children}
    </div>
  );
}

export function Loading({ label }: { readonly label?: string }) {
  const { t } = useText();
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {label ?? t('common.loading')}
    </p>
  );
}

/** A sentence that says what went wrong, and a way to try again. */
export function Failure({ message, retry }: { readonly message: string; readonly retry?: () => void }) {
  const { t } = useText();
  return (
    <div className="notice notice-error" role="alert">
      <Icon name="error" />
      <div>
        <strong>{t('common.loadError')}</strong>
        <p>{message}</p>
      </div>
      {retry && <Button onPress={retry}>{t('common.retry')}</Button>}
    </div>
  );
}

/** Shows what an answer holds, or that it is awaited, or why there is none. */
export function Shown<A>(props: {
  readonly answer: Answer<A>;
  readonly reload?: () => void;
  readonly children: (data: A) => ReactNode;
}) {
  const { answer, reload, children } = props;
  if (answer.status === 'error') return <Failure message={answer.message} retry={reload} />;
  if (answer.data === null) return <Loading />;
  return <>{children(answer.data)}</>;
}

/** Keeps a fault of one screen from emptying the window. React offers this to classes only. */
export class Guard extends Component<{
  readonly fallback: (message: string) => ReactNode;
  readonly children: ReactNode;
}> {
  override state: { readonly message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    return this.state.message === null ? this.props.children : this.props.fallback(this.state.message);
  }
}
