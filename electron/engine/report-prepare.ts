import type { Settings } from '../../shared/ipc/contract.ts';
import type { Paper, ReportDetail, ReportFrame, ReportKind, SignatureInfo } from '../../shared/model/index.ts';
import { type RenderedReport, type ReportContent, renderReport } from '../../shared/report/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import type { PdfAttachment } from '../pdf/index.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { reportAttachments } from './report-attachments.ts';

export interface ReportStyle {
  readonly paper?: Paper;
  readonly detail?: ReportDetail;
}

/** A signature on the subject, with its CMS. */
export interface KeptSignature {
  readonly info: SignatureInfo;
  readonly cms: Uint8Array;
}

export interface ReportSurroundings {
  readonly settings: Pick<Settings, 'institution' | 'logo' | 'signatories' | 'paper'>;
  readonly style: ReportStyle;
  readonly signatures: readonly KeptSignature[];
  readonly toolVersion: string;
  /** ISO 8601 with zone. */
  readonly generatedAt: string;
}

/** A report ready to be printed or written, with all that goes into the file beside its pages. */
export interface PreparedReport {
  readonly page: RenderedReport;
  readonly kind: ReportKind;
  /** SHA-256, hexadecimal, of the canonical JSON of the subject. */
  readonly digest: string;
  readonly generatedAt: string;
  readonly detail: ReportDetail;
  /** By which the audit chain knows what it is about. */
  readonly subjectId: string;
  readonly attachments: readonly PdfAttachment[];
  /** What the workbook beside a full report is made from; null where none was asked for. */
  readonly annex: ReportContent | null;
}

/** The one way from what a report says to what is printed: window, command line and batches all go through here. */
export function preparedReport(content: ReportContent, surroundings: ReportSurroundings): PreparedReport {
  const data = Buffer.from(canonicalJson(content.subject), 'utf8');
  const digest = sha256Hex(data);
  const signatures = surroundings.signatures.filter(({ info }) => info.digest === digest);
  const frame = frameOf({ ...surroundings, signatures }, digest);
  const page = renderReport(content, frame);
  const { generatedAt, toolVersion } = surroundings;
  const acceptances = content.kind === 'run' ? content.acceptances : null;
  return {
    page,
    kind: content.kind,
    ...{ digest, generatedAt },
    detail: frame.detail,
    subjectId: subjectIdOf(content),
    attachments: reportAttachments(
      { page, kind: content.kind, data, digest, generatedAt, toolVersion, acceptances },
      signatures,
    ),
    annex: frame.detail === 'full' ? content : null,
  };
}

/** What stands around the content: of the office's settings, where the request does not say otherwise. */
export function frameOf(
  { settings, style, signatures, toolVersion, generatedAt }: ReportSurroundings,
  digest: string,
): ReportFrame {
  const { institution, logo, signatories, paper } = settings;
  return {
    ...{ generatedAt, toolVersion, signatories, digest },
    institution: institution === '' ? null : institution,
    logo: logo === '' ? null : logo,
    paper: style.paper ?? paper,
    detail: style.detail ?? 'summary',
    signatures: signatures.map(({ info }) => info),
  };
}

function subjectIdOf(content: ReportContent): string {
  switch (content.kind) {
    case 'run':
      return content.subject.run.id;
    case 'visit':
      return `${content.subject.head.id}@${content.subject.head.version}`;
    case 'unit':
      return content.subject.unit.clues;
    case 'comparison':
      return `${content.subject.before.id} ${content.subject.after.id}`;
    case 'comparative':
      return content.subject.checklist.id;
    case 'campaign':
      return content.subject.campaign.id;
    case 'checklist':
      return `${content.subject.checklist.id}@${content.subject.checklist.edition}`;
  }
}
