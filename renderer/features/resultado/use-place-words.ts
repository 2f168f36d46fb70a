import { useMemo } from 'react';
import { useText } from '../../state/text.ts';
import type { PlaceWords } from './place.ts';

export function usePlaceWords(): PlaceWords {
  const { t, f } = useText();
  return useMemo(
    () => ({
      file: t('findings.place.file'),
      line: (n) => t('findings.place.line', { n: f.number(n) }),
      column: (n) => t('findings.place.column', { n: f.number(n) }),
      record: (n) => t('findings.place.record', { n: f.number(n) }),
      offset: (n) => t('findings.place.offset', { n: f.number(n) }),
    }),
    [t, f],
  );
}
