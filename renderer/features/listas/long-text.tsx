import type { ComponentProps } from 'react';
import { TextArea } from '../../components/text-area.tsx';

/** Characters of a sentence of a checklist (shared/checklist/check-schema.ts). */
const SENTENCE = 1000;

/** A sentence of a checklist. */
export function LongText(props: Omit<ComponentProps<typeof TextArea>, 'maxLength'> & { readonly maxLength?: number }) {
  return <TextArea rows={2} maxLength={SENTENCE} {...props} />;
}
