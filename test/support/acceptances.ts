import { applyAcceptances } from '../../shared/checklist/accept.ts';
import type { Acceptance, AppliedAcceptances, Finding, VerificationResult } from '../../shared/model/index.ts';

export const ACCEPTED_ON = '2026-11-22';

/** A synthetic acceptance of a finding. */
export function acceptanceOf(finding: Finding, unit: string | null, changes: Partial<Acceptance> = {}): Acceptance {
  return {
    ...{ id: '5d0f8f0e-6a3a-4a0e-9d6c-0d6f1c2b3a4d', unit, rule: finding.rule, fingerprint: finding.fingerprint },
    ...{ severity: finding.severity, message: finding.message, place: 'entrega.zip, línea 2' },
    ...{ reason: 'Se corrige con la próxima versión', author: 'Persona Sintética' },
    ...{ acceptedAt: '2026-11-20T10:00:00.000-06:00', expiresOn: '2027-03-01', withdrawn: null },
    ...changes,
  };
}

/** The first errors of a run accepted, one accepted in vain, one whose time is over. */
export function acceptedOf(result: VerificationResult, count = 2): AppliedAcceptances {
  const unit = result.run.unit ?? null;
  const findings = result.files.flatMap((file) => file.findings).filter(({ severity }) => severity === 'error');
  const over = findings[count];
  const all = [
    ...findings.slice(0, count).map((finding) => acceptanceOf(finding, unit)),
    acceptanceOf({ ...findings[0], fingerprint: '0123456789abcdef' }, unit, { reason: '=HYPERLINK("http://x")' }),
    acceptanceOf(over, unit, { expiresOn: '2026-10-01' }),
  ];
  return applyAcceptances(result, all, ACCEPTED_ON, new Map());
}
