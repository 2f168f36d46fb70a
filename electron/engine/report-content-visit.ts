import type { ReportContent } from '../../shared/report/document.ts';
import { checklistLoader } from './visit-checklists.ts';
import { stateOf } from './visit-judge.ts';
import type { WorkOptions } from './work-options.ts';

type VisitContent = Extract<ReportContent, { readonly kind: 'visit' }>;

/** What the acta of a visit is made from: a closed version, the last one where none is named, or the draft. */
export function visitContents({ registry, resources }: WorkOptions) {
  const checklistsOf = checklistLoader({ registry, resources });
  return async (visit: string, version?: number): Promise<VisitContent> => {
    const material = await registry.visits.get(visit);
    const { head, versions } = material;
    const ended = head.status === 'cerrada' || head.status === 'inaccesible';
    const wanted = version ?? (ended ? head.version : undefined);
    if (wanted === undefined) {
      return { kind: 'visit', subject: stateOf(material, await checklistsOf(material)), folio: null };
    }
    const subject = await registry.visits.version(visit, wanted);
    return { kind: 'visit', subject, folio: versions.find((one) => one.version === wanted)?.folio ?? null };
  };
}
