export {
  addAbsence,
  addCategory,
  type CategoryRow,
  type CategorySummary,
  type CategoryTable,
  categoryTable,
  createCategorySummary,
  mergeCategories,
} from './categories.ts';
export {
  addToGroups,
  createGroups,
  type Group,
  type Groups,
  groupScores,
  latestPerUnit,
  mergeGroups,
  type Series,
  totalOf,
} from './groups.ts';
export {
  addItemColumns,
  addItemResult,
  createItemTally,
  type ItemColumns,
  type ItemRow,
  type ItemTally,
  itemsNotMet,
  mergeItemTallies,
  OUTCOMES,
} from './items.ts';
export { periodOf } from './period.ts';
export {
  comparePublished,
  comparePublishedShare,
  type PublishedComparison,
  type PublishedStatus,
} from './published.ts';
export { type Placed, ranking } from './ranking.ts';
export {
  addScore,
  bandCounts,
  createScoreSummary,
  type DistributionBin,
  mergeScores,
  type ScoreFigures,
  type ScoreSummary,
  scoreFigures,
} from './score-summary.ts';
export {
  type HiddenGroups,
  hiddenGroups,
  type ScoreRow,
  type ScoreTableOptions,
  scoreTable,
  withoutFew,
} from './score-table.ts';
export { type ReportedSum, readReported, share, sumReported } from './share.ts';
export { isFew, suppressList, suppressLists, suppressTable, suppressTables } from './suppression.ts';
export { type Change, type Comparison, compareScores, type Trend, type TrendPoint, trend } from './trend.ts';
