export { coverageOf, type FieldEntry, type StratumCoverage } from './coverage.ts';
export * from './estimate.ts';
export {
  type Respondent,
  responseOf,
  type SampleResponse,
  type StratumResponse,
  type VisitedUnit,
} from './response.ts';
export type { Confidence } from './student.ts';
