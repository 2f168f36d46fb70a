import type { VisitModule, VisitState } from '../../../shared/model/index.ts';

/** One line of the card of modules: the same module in every list that has it. */
export interface ModuleLine {
  readonly title: string;
  /** Title of its list, where the lists do not say the same of it and so each has its line. */
  readonly apart: string | null;
  readonly modules: readonly [VisitModule, ...VisitModule[]];
}

export function said({ deployed }: Pick<VisitModule, 'deployed'>): 'unsaid' | 'yes' | 'no' {
  if (deployed === null) return 'unsaid';
  return deployed ? 'yes' : 'no';
}

/** In the order of the lists. Modules are the same where id and title are. */
export function moduleLines({ head, results }: Pick<VisitState, 'head' | 'results'>): readonly ModuleLine[] {
  const found = new Map<string, { title: string; list: string; module: VisitModule }[]>();
  for (const { checklist, modules = [] } of results) {
    for (const { id, title } of modules) {
      const known = head.modules.find((one) => one.checklist === checklist.id && one.module === id);
      const module = known ?? { checklist: checklist.id, module: id, deployed: null, note: '' };
      const key = `${id} ${title}`;
      found.set(key, [...(found.get(key) ?? []), { title, list: checklist.title, module }]);
    }
  }
  return [...found.values()].flatMap((group) => linesOf(group));
}

function linesOf(group: readonly { title: string; list: string; module: VisitModule }[]): readonly ModuleLine[] {
  const [first, ...others] = group;
  if (!first) return [];
  const same = others.every(
    ({ module }) => module.deployed === first.module.deployed && module.note === first.module.note,
  );
  if (same) {
    return [{ title: first.title, apart: null, modules: [first.module, ...others.map(({ module }) => module)] }];
  }
  return group.map(({ title, list, module }) => ({ title, apart: list, modules: [module] }));
}
