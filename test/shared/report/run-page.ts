import type { ReportFrame, VerificationResult } from '../../../shared/model/index.ts';
import { type RenderedReport, type ReportContent, renderReport } from '../../../shared/report/index.ts';

type RunContent = Extract<ReportContent, { kind: 'run' }>;

export const DIGEST = '0123456789abcdef'.repeat(4);

export const FRAME: ReportFrame = {
  generatedAt: '2026-11-22T09:16:00.000-06:00',
  toolVersion: '0.1.0',
  institution: null,
  logo: null,
  signatories: [],
  paper: 'carta',
  detail: 'summary',
  digest: DIGEST,
  signatures: [],
};

/** The report of a run in a plain frame, with what a test wants otherwise. */
export function renderRun(
  subject: VerificationResult,
  frame: Partial<ReportFrame> = {},
  content: Partial<Omit<RunContent, 'kind' | 'subject'>> = {},
): RenderedReport {
  return renderReport({ kind: 'run', subject, acceptances: null, unitNames: {}, ...content }, { ...FRAME, ...frame });
}
