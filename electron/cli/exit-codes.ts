/** Exit codes of the command line (DESIGN section 4). */
export const VERIFIED = 0;
export const FINDINGS = 1;
export const COULD_NOT_VERIFY = 2;
