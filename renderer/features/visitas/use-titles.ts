import { useCallback, useEffect, useState } from 'react';
import type { AnswerKey, Checklist, VisitHead } from '../../../shared/model/index.ts';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';

/** Names a place for an answer in words: the item or question, its module, its record. */
export function useTitles(head: VisitHead): (key: AnswerKey) => string {
  const { t, f } = useText();
  const [checklists, setChecklists] = useState<ReadonlyMap<string, Checklist>>(new Map());
  const wanted = head.checklists.map(({ id, edition }) => `${id}@${edition}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` stands for the checklists, whose list is new each time
  useEffect(() => {
    let current = true;
    const read = async () => {
      const all = await Promise.all(head.checklists.map(({ id, edition }) => call('checklists.get', { id, edition })));
      if (current) setChecklists(new Map(all.map(({ checklist }) => [checklist.id, checklist])));
    };
    // Without them the id of the item stands in its place.
    read().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [wanted]);
  return useCallback(
    ({ checklist: id, item, module, record }: AnswerKey) => {
      const checklist = checklists.get(id);
      const title =
        checklist?.items.find((one) => one.id === item)?.title ??
        checklist?.questions?.find((one) => one.id === item)?.title ??
        item;
      const place = checklist?.modules?.find((one) => one.id === module)?.title ?? module;
      const label = head.samples.find((one) => one.checklist === id)?.labels[record - 1];
      const which = record === 0 ? '' : (label ?? t('visits.sample.label', { n: f.number(record) }));
      return [title, place, which].filter((part) => part !== '').join(' · ');
    },
    [checklists, head.samples, t, f],
  );
}
