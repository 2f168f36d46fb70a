import type { MandatoryRules } from '../../shared/checklist/accept-mandatory.ts';
import { acceptanceKey, type VerificationResult } from '../../shared/model/index.ts';
import { ACCEPTANCE_FILE } from './acceptance-file.ts';
import { locateFindings } from './acceptances-locate.ts';

/** A file of acceptances to fill in: the reasons and who accepts are empty, and it is refused until they are not. */
export interface AcceptanceTemplate {
  readonly schema: typeof ACCEPTANCE_FILE;
  readonly acceptances: readonly {
    readonly rule: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly message: string;
    readonly place: string;
    readonly reason: string;
    readonly author: string;
    readonly expiresOn: string;
    readonly unit?: string;
  }[];
}

/**
 * One entry for each fault that the result lists and that can be accepted, in the order of the files.
 *
 * @param expiresOn ISO 8601 day
 * @param rule only of this rule, where named
 */
export function acceptanceTemplate(
  result: VerificationResult,
  mandatory: MandatoryRules,
  expiresOn: string,
  rule?: string,
): AcceptanceTemplate {
  const wanted = result.files
    .flatMap(({ findings }) => findings)
    .filter((finding) => !mandatory.has(finding.rule) && (rule === undefined || finding.rule === rule));
  const distinct = new Map(wanted.map((finding) => [acceptanceKey(finding), finding]));
  const located = locateFindings(result, wanted);
  const unit = result.run.unit === undefined ? {} : { unit: result.run.unit };
  return {
    schema: ACCEPTANCE_FILE,
    acceptances: [...distinct.values()].map((finding) => ({
      ...{ rule: finding.rule, fingerprint: finding.fingerprint, severity: finding.severity },
      ...{ message: finding.message, place: located(finding)?.place ?? '' },
      ...{ reason: '', author: '', expiresOn, ...unit },
    })),
  };
}
