import { describe, expect, it } from 'vitest';
import { createCatalogSet } from '../../../shared/catalogs/create.ts';
import type { Format, Origin, Sink } from '../../../shared/formats/format.ts';
import type { Checklist, Confidence, RuleDefinition, Severity } from '../../../shared/model/index.ts';
import { FileSession } from '../../../shared/verification/file-session.ts';
import { isDelimitedText } from '../../../shared/verification/forced-guide.ts';
import { type Plan, planVerification } from '../../../shared/verification/plan.ts';
import { buildResult } from '../../../shared/verification/result.ts';
import { emptyTally, mergeTally } from '../../../shared/verification/tally.ts';

const RULE = 'giis-lote-ejemplo';

const rule = (norm: string, severity: Severity, confidence: Confidence): RuleDefinition => ({
  id: RULE,
  severity,
  title: 'Se cumple',
  failureTitle: `No se cumple (${norm})`,
  why: 'Porque sí.',
  remedy: 'Corrija.',
  citation: [{ norm, clause: '1', confidence }],
});

const origin: Origin = {
  record: 1,
  place: () => ({ line: 1, offset: 0, field: 'dato' }),
  text: () => undefined,
  identity: () => ({ high: 1, low: 2 }),
};

/** A synthetic format whose files begin with its mark; each file breaches the one rule once. */
function format(id: string, mark: string, definition: RuleDefinition): Format {
  return {
    id,
    title: id,
    carries: {},
    rules: [definition],
    layers: [],
    sniff: (head) => (new TextDecoder().decode(head).startsWith(mark) ? 1 : 0.1),
    open: (sink: Sink) => ({
      write() {},
      end() {
        sink.row();
        sink.finding(0, origin, 'dato');
      },
    }),
  };
}

const sure = format('giis/uno@1', 'UNO|', rule('NORMA-1', 'error', 'confirmed'));
const lessSure = format('giis/dos@1', 'DOS|', rule('NORMA-2', 'warning', 'reported'));
const newer = format('giis/dos@2', 'DOSDOS|', rule('NORMA-2B', 'warning', 'reported'));
const plan = planVerification([sure, lessSure, newer], [], createCatalogSet([]), 10);
const CHECKLIST: Checklist = {
  schema: 'cotejo/checklist@1',
  id: 'lista',
  edition: '1',
  title: 'Lista',
  norm: 'NORMA',
  description: 'Sintética.',
  bands: { full: 1, partial: 0.5 },
  scoreBands: [],
  rounding: { mode: 'half-up', decimals: 1 },
  notDeployed: 'exclude',
  domains: [],
  items: [],
};

function verify(texts: readonly string[], with_: Plan = plan) {
  const tally = emptyTally();
  texts.forEach((text, i) => {
    const session = new FileSession(with_, `${i}.txt`);
    session.write(new TextEncoder().encode(text));
    mergeTally(tally, session.end('00'));
  });
  return buildResult(with_, CHECKLIST, tally, {
    id: 'corrida-1',
    startedAt: '2026-01-01T00:00:00Z',
    durationMs: 0,
    status: 'completa',
    toolVersion: '0',
    checklistSha256: '00',
    catalogs: [],
    unitName: () => undefined,
  });
}

describe('a rule that formats share', () => {
  it('cites the norms of the formats in which it was breached, in the order of the plan', () => {
    const both = verify(['DOS|a', 'UNO|a', 'UNO|b']);
    expect(both.rules).toHaveLength(1);
    expect(both.rules[0]).toMatchObject({ total: 3, severity: 'error', failureTitle: 'No se cumple (NORMA-1)' });
    expect(both.rules[0]?.citation.map(({ norm }) => norm)).toEqual(['NORMA-1', 'NORMA-2']);
    expect(verify(['UNO|a', 'DOS|a', 'UNO|b']).rules).toEqual(both.rules);
  });

  it('is as severe as the format that was breached says', () => {
    const { rules, files } = verify(['DOS|a']);
    expect(rules[0]).toMatchObject({ severity: 'warning', citation: [{ norm: 'NORMA-2' }] });
    expect(files[0]?.findings[0]).toMatchObject({ severity: 'warning', message: 'No se cumple (NORMA-2)' });
  });

  it('is counted by format at its datum', () => {
    expect(verify(['DOS|a', 'UNO|a', 'UNO|b']).gathering.fields).toEqual([
      { format: 'giis/uno@1', field: 'dato', findings: 2, rules: [{ rule: RULE, total: 2 }] },
      { format: 'giis/dos@1', field: 'dato', findings: 1, rules: [{ rule: RULE, total: 1 }] },
    ]);
  });
});

describe('a guide that a person states', () => {
  const forced = (guide: string, formats: readonly Format[]) =>
    planVerification([sure, lessSure, newer], [], createCatalogSet([]), 10, { guide, formats });

  it('is taken for delimited text, whatever it looks like, and stands in the result', () => {
    const result = verify(['UNO|a', '{"resourceType":"Bundle"}'], forced('dos@1', [lessSure]));
    expect(result.files.map((file) => file.format)).toEqual(['giis/dos@1', null]);
    expect(result.run.options).toEqual({ maxFindings: 10, guide: 'dos@1' });
    expect(verify(['UNO|a']).run.options).toEqual({ maxFindings: 10 });
  });

  it('without a version is the one that fits best, else the latest', () => {
    const plan = forced('dos', [newer, lessSure]);
    expect(verify(['DOS|a', 'OTRO|a'], plan).files.map((file) => file.format)).toEqual(['giis/dos@1', 'giis/dos@2']);
  });

  it.each([
    ['CLUES|a|b\n', true],
    ['\ufeffCLUES|a', true],
    ['sin columnas\na|b', false],
    ['MSH|^~\\&|', false],
    ['{"a":"|"}', false],
    ['<a>|</a>', false],
    ['%PDF\0\u0001|', false],
    ['', false],
  ])('text is delimited by its first line: %j', (text, delimited) => {
    expect(isDelimitedText(new TextEncoder().encode(text))).toBe(delimited);
  });
});
