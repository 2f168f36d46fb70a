import { useEffect, useState } from 'react';

/** The value as it was when it last stood still, so that the engine is not asked at every keystroke. */
export function useLater<V>(value: V, ms = 300): V {
  const [later, setLater] = useState(value);
  const key = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `value`
  useEffect(() => {
    const wait = setTimeout(() => setLater(value), ms);
    return () => clearTimeout(wait);
  }, [key, ms]);
  return later;
}
