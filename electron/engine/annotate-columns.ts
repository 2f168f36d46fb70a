import { parseGuide } from '../../shared/formats/giis/index.ts';

/** The columns of a file of a guide, as its dictionary has them. */
export interface GuideColumns {
  readonly names: readonly string[];
  /** Whether each holds numbers. */
  readonly numeric: readonly boolean[];
}

/** @param guides dictionaries as they were read */
export function columnsOfFormat(guides: readonly unknown[], formatId: string): GuideColumns {
  for (const value of guides) {
    const { id, version } = value as { readonly id: string; readonly version: string };
    if (`giis/${id}@${version}` !== formatId) continue;
    const { columns } = parseGuide(value);
    return { names: columns.map(({ name }) => name), numeric: columns.map(({ type }) => type === 'numerico') };
  }
  return { names: [], numeric: [] };
}
