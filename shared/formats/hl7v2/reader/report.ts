import type { FindingDetail } from '../../format.ts';
import type { Delimiters } from '../delimiters.ts';
import type { SyntaxRule } from '../rules/syntax.ts';

/** Takes a breach of syntax at an index of the message's text. */
export type ReportSyntax = (rule: SyntaxRule, index: number, path: string, detail?: FindingDetail) => void;

/** A breach as a function found it that has nobody to tell. */
export interface SyntaxNote {
  readonly rule: SyntaxRule;
  readonly detail?: FindingDetail;
}

export interface ReadDelimiters {
  readonly delimiters: Delimiters;
  readonly notes: readonly SyntaxNote[];
}
