import { SaveMark } from '../../components/save-mark.tsx';
import { useText } from '../../state/text.ts';
import type { Kept } from './use-keeping.ts';

/** Whether the draft of a campaign is on the disk. */
export function KeptMark({ kept, retry }: { readonly kept: Kept; readonly retry: () => void }) {
  const { t } = useText();
  const saved =
    kept.state === 'failed'
      ? ({ state: 'refused', why: t('campaigns.notSaved', { message: kept.message }), retry } as const)
      : kept;
  return <SaveMark saved={saved} testId="kept" />;
}
