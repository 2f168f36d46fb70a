import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../shared/export/markdown.ts';
import { usefulRepairs } from '../../../shared/statistics/repairs.ts';
import { formatNumber, formatPercent } from '../../../shared/text/format.ts';
import { acceptedOf } from '../../support/acceptances.ts';
import { makeResult } from '../../support/result-fixture.ts';

const tableRows = (text: string, heading: string) =>
  text
    .slice(text.indexOf(heading))
    .split('\n\n')
    .slice(1)
    .find((part) => part.startsWith('|'))!
    .split('\n')
    .slice(2)
    .map((line) => line.slice(2, -2).split(' | '));

describe('a summary in Markdown', () => {
  const result = makeResult({ findings: 300 });
  const text = toMarkdown(result);

  it('has the figures of the result', () => {
    const { percent, interval, coverage, byDomain, preliminary } = result.score;
    expect(preliminary).toBe(true);
    expect(text).toContain(
      `**${formatPercent(percent)}** (preliminar); puede quedar entre ${formatPercent(interval![0])} y ${formatPercent(interval![1])}; cobertura ${formatPercent(coverage)}`,
    );
    const rows = tableRows(text, '## Puntaje');
    expect(rows.map(([title, score]) => [title, score.replace(' (preliminar)', '')])).toEqual(
      byDomain.map((domain) => [domain.title, formatPercent(domain.percent)]),
    );
  });

  it('a name turns no line around', () => {
    const title = 'Lista \u202Ea\u2067b\u200F\u0007 fin';
    const turned = toMarkdown({ ...result, run: { ...result.run, checklist: { ...result.run.checklist, title } } });
    expect(turned).toMatch(/Lista +a b +fin/);
  });

  it('names what is missing, and the repairs that give most points', () => {
    const missing = result.score.items.filter(({ outcome }) => outcome === 'no-cumple' || outcome === 'cumple-parcial');
    for (const { id } of missing) expect(text).toContain(`(\`${id}\`, `);
    const rows = tableRows(text, '## Las correcciones');
    expect(rows.map(([, gain]) => gain)).toEqual(usefulRepairs(result).map(({ gain }) => formatNumber(gain, 1)));
    expect(rows.length).toBeLessThanOrEqual(10);
  });

  it('says of a repair that gains next to nothing what the report says, and never 0.0', () => {
    const [first, second] = result.score.items;
    const items = [
      { ...first, weight: 1000, outcome: 'cumple' as const, points: 1 },
      { ...second, weight: 0.1, outcome: 'no-cumple' as const, points: 0 },
    ];
    const small = toMarkdown({ ...result, score: { ...result.score, items } });
    expect(tableRows(small, '## Las correcciones').map(([, gain]) => gain)).toEqual(['menos de 0.1']);
  });

  it('counts findings by severity, accepted ones apart', () => {
    const total = result.rules
      .filter(({ severity }) => severity === 'error')
      .reduce((sum, rule) => sum + rule.total, 0);
    expect(text).toContain(`- ${formatNumber(total)} errores\n`);
    const acceptances = acceptedOf(result, 3);
    expect(acceptances.totals.error).toBeGreaterThan(0);
    expect(toMarkdown(result, acceptances)).toMatch(
      new RegExp(
        `- ${formatNumber(total - acceptances.totals.error)} errores; ${acceptances.totals.error} aceptados? aparte`,
      ),
    );
  });

  it('is plain text to whoever shows it', () => {
    const [first, ...rest] = result.score.items;
    const title = 'x`<img src=x onerror=alert(1)>`\n# y | z [w](http://x) *v*';
    const odd = {
      ...result,
      score: { ...result.score, items: [{ ...first, title, outcome: 'no-cumple' as const, points: 0 }, ...rest] },
    };
    const shown = toMarkdown(odd);
    expect(shown).not.toContain('<img');
    expect(shown).toContain('x\\`&lt;img src=x onerror=alert(1)&gt;\\` # y \\| z \\[w\\](http://x) \\*v\\*');
    expect(shown.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
  });

  it.each([
    ['# encabezado', '- \\# encabezado ('],
    ['- lista', '- \\- lista ('],
    ['12. lista', '- 12\\. lista ('],
    ['> cita', '- &gt; cita ('],
  ])('takes %j for a text', (title, line) => {
    const [first, ...rest] = result.score.items;
    const items = [{ ...first, title, outcome: 'no-cumple' as const }, ...rest];
    expect(toMarkdown({ ...result, score: { ...result.score, items } })).toContain(line);
  });

  it('says what is not there: no score, a run that was cut, nothing missing', () => {
    expect(toMarkdown(makeResult({ unreadable: true }))).toContain('Sin puntaje');
    expect(toMarkdown(makeResult({ status: 'cancelada' }))).toContain('La verificación no terminó');
    expect(toMarkdown(makeResult({ findings: 0 }))).toContain('Ningún requisito decidido está incumplido.');
  });
});
