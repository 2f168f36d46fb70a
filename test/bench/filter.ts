import {
  type FindingsFilter,
  groupRows,
  matchFindings,
  NO_FILTER,
} from '../../renderer/features/resultado/findings-filter.ts';
import { buildIndex } from '../../renderer/features/resultado/findings-index.ts';
import { makeResult } from '../support/result-fixture.ts';

/**
 * The result screen with 100,000 findings: preparing the list once, and then each filter as it is typed or clicked
 * (matching and grouping; drawing is of the rows in view only). `node test/bench/filter.ts`.
 */
const FINDINGS = 100_000;
const ROUNDS = 15;

const result = makeResult({ findings: FINDINGS, maxFindings: FINDINGS, files: 20 });
const start = performance.now();
const index = buildIndex(result);
console.log(
  `preparing ${index.findings.length} findings, once             ${(performance.now() - start).toFixed(1)} ms`,
);

const filters: Readonly<Record<string, FindingsFilter>> = {
  'no filter': NO_FILTER,
  'errors only': { ...NO_FILTER, severities: ['error'] },
  'the text «curp»': { ...NO_FILTER, text: 'curp' },
  'a text that stands nowhere': { ...NO_FILTER, text: 'zzzzzz' },
};
for (const [name, filter] of Object.entries(filters)) {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = performance.now();
    const match = matchFindings(index, filter, 'rule');
    groupRows(index, match, 'rule', new Set());
    return performance.now() - before;
  });
  times.sort((a, b) => a - b);
  const [median, worst] = [times[Math.floor(ROUNDS / 2)], times[ROUNDS - 1]];
  console.log(
    `filter: ${name.padEnd(34)} ${median.toFixed(1).padStart(6)} ms (worst of ${ROUNDS}: ${worst.toFixed(1)})`,
  );
}
