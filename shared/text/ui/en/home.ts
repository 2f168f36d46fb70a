import type { UiStrings } from '../es-MX.ts';

export const home: UiStrings['home'] = {
  title: 'Home',
  intro: 'Check an export of your electronic clinical record before you send it. Nothing leaves this computer.',
  verify: 'Verify an export',
  sample: 'Verify the synthetic sample',
  emptyTitle: 'Nothing has been verified yet',
  emptyText:
    'Start with the bundled sample, which carries synthetic data with faults put in on purpose, or drop the files of your unit here.',
  verifiedUnits: 'Verified units',
  ofKnown: 'of {{n}} in the registry',
  runs: 'Verifications kept',
  meanScore: 'Mean of the last scores',
  meanNote_one: 'plain mean of {{n}} unit',
  meanNote_other: 'plain mean of {{n}} units',
  recent: 'Recent verifications',
  allUnits: 'See all units',
  distribution: 'Last scores beside the national verification of 2011',
  distributionEmpty: 'Once units are verified, their last scores stand here beside the figures of 2011.',
  distributionAlt:
    'Last scores of {{n}} units in groups of ten points: {{bins}}. In 2011 the national mean was 42 %, the lowest 7 % and the highest 71 %.',
  bin: '{{range}}: {{n}}',
  axisUnits: 'Units',
  axisScore: 'Score (%)',
  nationalMean: 'Mean 2011: 42 %',
  nationalRange: '7 % to 71 % in 2011',
  nationalNote:
    'In 2011, 382 units were visited; 94 had an electronic clinical record. Their systems met 42 % of a checklist aligned to NOM-024 on average: 71 % the best and 7 % the worst. That checklist is not the one used today, so the figures give a bearing and are not compared point by point.',
  openRun: 'Open the result of {{date}}',
};
