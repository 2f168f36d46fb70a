import { Icon } from './icons.tsx';

/** Why what was asked for was refused, beside the button that asked; nothing while all is well. */
export function Problem({ text, testId }: { readonly text: string; readonly testId?: string }) {
  if (text === '') return null;
  return (
    <div className="notice notice-error" role="alert" data-testid={testId}>
      <Icon name="error" />
      <p>{text}</p>
    </div>
  );
}
