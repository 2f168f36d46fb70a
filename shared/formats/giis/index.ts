import type { Carries } from '../../model/index.ts';
import type { Format } from '../format.ts';
import type { Guide } from './guide.ts';
import { headerNames } from './header.ts';
import { layoutsOf } from './layouts.ts';
import { openFile } from './open-file.ts';
import { layersFor, rulesFor } from './rules.ts';
import { sniffGuide } from './sniff.ts';

export type { Guide } from './guide.ts';
export { parseGuide } from './parse-guide.ts';

/** The format of one guide of the GIIS family, made from its dictionary (see `parseGuide`). */
export function createGiisFormat(guide: Guide): Format {
  const layouts = layoutsOf(guide).map((laidOut) => ({ guide: laidOut, names: headerNames(laidOut) }));
  return {
    id: `giis/${guide.id}@${guide.version}`,
    title: guide.title,
    carries: carriesOf(guide),
    columns: layouts.map((layout) => layout.guide.columns.length),
    rules: rulesFor(guide),
    layers: layersFor(guide),
    sniff: (head) => Math.max(...layouts.map(({ guide: laidOut, names }) => sniffGuide(laidOut, names, head))),
    open: (sink, source) => openFile(layouts, sink, source),
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
