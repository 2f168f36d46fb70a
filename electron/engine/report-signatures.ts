import type { SignableRef } from '../../shared/model/index.ts';
import type { ReportContent } from '../../shared/report/index.ts';
import type { Registry } from '../registry/registry.ts';
import type { KeptSignature } from './report-prepare.ts';

/** The signatures on what a report is about, with their CMS, in the order in which they were made. */
export async function signaturesOn(
  registry: Pick<Registry, 'signatures'>,
  content: ReportContent,
): Promise<readonly KeptSignature[]> {
  const subject = signableOf(content);
  if (subject === null) return [];
  const infos = await registry.signatures.list(subject);
  const all = await registry.signatures.cms(subject);
  return infos.flatMap((info, i) => {
    const cms = all[i];
    return cms === undefined ? [] : [{ info, cms }];
  });
}

function signableOf(content: ReportContent): SignableRef | null {
  if (content.kind === 'run') return { kind: 'run', id: content.subject.run.id };
  // A draft has no folio, and nobody signs it.
  if (content.kind !== 'visit' || content.folio === null) return null;
  const { id, version } = content.subject.head;
  return { kind: 'visit', id, version };
}
