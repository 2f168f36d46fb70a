import type { UiStrings } from '../es-MX.ts';

export const compare: UiStrings['compare'] = {
  choose: 'Compare with',
  noneEarlier: 'This unit has no other verification to compare with.',
  noUnit: 'The verification names no unit; only verifications of the same unit are compared.',
  placeholder: 'Choose an earlier verification',
  before: 'Before',
  after: 'After',
  scores: 'Scores',
  added: 'New',
  fixed: 'Fixed',
  same: 'Unchanged',
  keptOnly: 'The comparison uses the findings whose place was kept; where a rule has more, not all are seen.',
  otherChecklist:
    'The two verifications used different checklists or editions: their scores are not directly comparable.',
  itemsChanged: 'Items that changed',
  itemsSame: 'No item changed its outcome.',
  byRule: 'Findings by rule',
  nothing: 'There are no findings in this group.',
  absent: 'Was not there',
};
