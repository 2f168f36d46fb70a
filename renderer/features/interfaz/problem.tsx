import { Icon } from '../../components/icons.tsx';

/** Why what was asked for was refused, beside the button that asked. */
export function Problem({ text }: { readonly text: string }) {
  return (
    <div className="notice notice-error" role="alert" data-testid="live-problem">
      <Icon name="error" />
      <p>{text}</p>
    </div>
  );
}
