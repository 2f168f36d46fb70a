import type { Carries } from '../../model/index.ts';
import type { Format } from '../format.ts';
import type { Guide } from './guide.ts';
import { headerNames } from './header.ts';
import { openGuideReader } from './reader.ts';
import { LAYERS, rulesFor } from './rules.ts';
import { sniffGuide } from './sniff.ts';

export type { Guide } from './guide.ts';
export { parseGuide } from './parse-guide.ts';

/** The format of one guide of the GIIS family, made from its dictionary (see `parseGuide`). */
export function createGiisFormat(guide: Guide): Format {
  const names = headerNames(guide);
  return {
    id: `giis/${guide.id}@${guide.version}`,
    title: guide.title,
    carries: carriesOf(guide),
    rules: rulesFor(guide.norm),
    layers: LAYERS,
    sniff: (head) => sniffGuide(guide, names, head),
    open: (sink) => openGuideReader(guide, names, sink),
  };
}

/** Neutral fields that some column feeds; a date that cannot be read is carried as its text. */
function carriesOf(guide: Guide): Carries {
  const fields = new Map<string, Set<string>>();
  for (const feed of guide.columns.flatMap(({ feeds }) => feeds ?? [])) {
    const [group, field] = feed.split('.');
    const type = group.replace(/\d+$/, '');
    const known = fields.get(type) ?? new Set<string>();
    fields.set(type, known.add(field));
  }
  fields.get('diagnosis')?.add('rank');
  if (fields.get('patient')?.has('birthDate')) fields.get('patient')?.add('birthDateText');
  if (fields.get('encounter')?.has('date')) fields.get('encounter')?.add('dateText');
  return Object.fromEntries([...fields].map(([type, names]) => [type, [...names]])) as Carries;
}
