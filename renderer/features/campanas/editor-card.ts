import type { DrawPreview } from '../../../shared/ipc/campaigns.ts';
import type { Draft } from './draft.ts';

/** What every step of the editor is given. */
export interface EditorCardProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** A step that shows what a draw would give; null until it is known. */
export interface PreviewedCardProps extends EditorCardProps {
  readonly preview: DrawPreview | null;
}
