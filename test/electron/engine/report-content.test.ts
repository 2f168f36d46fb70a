import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { subjectOf } from '../../../electron/engine/report-content.ts';
import { sha256Hex } from '../../../electron/registry/sha256.ts';
import type { ReportRequest } from '../../../shared/ipc/reports.ts';
import { type ReportContent, renderReport } from '../../../shared/report/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { formatPercent } from '../../../shared/text/format.ts';
import { FRAME } from '../../shared/report/run-page.ts';
import { keep } from '../registry/support.ts';
import { queryOf } from './campaign-support.ts';
import { type ContentOf, drawnCampaign, fleet, LONG_NAME, unitDesk } from './report-content-support.ts';
import { newDesk, RESOURCES, UNIT } from './visits-support.ts';

type Desk = { readonly contentOf: (request: ReportRequest) => Promise<ReportContent> };

/** What was asked for, after looking whether it can be written as JSON and read back the same, and be printed. */
async function asked<K extends ReportContent['kind']>(
  desk: Desk,
  request: Extract<ReportRequest, { readonly kind: K }>,
): Promise<ContentOf<K>> {
  const content = await desk.contentOf(request);
  expect(content.kind).toBe(request.kind);
  expect(JSON.parse(canonicalJson(content.subject))).toStrictEqual(content.subject);
  const digest = sha256Hex(canonicalJson(content.subject));
  const { html, folio } = renderReport(content, { ...FRAME, digest });
  expect(html).toContain(folio);
  expect(html).not.toMatch(/undefined|NaN|\[object/);
  return content as ContentOf<K>;
}

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: Error) => error.message,
  );

const query = queryOf({ checklist: 'lista-sintetica' });

describe('the report of a unit', () => {
  test('says what the window says, and keeps each kind of visit and the runs apart', async () => {
    const desk = await unitDesk();
    const { subject } = await asked(desk, { kind: 'unit', clues: UNIT });
    const page = await desk.registry.units.page(UNIT);
    expect(subject.on).toBe('2026-11-22');
    expect(subject.unit).toMatchObject({ clues: UNIT, name: LONG_NAME });
    expect(subject.standing).toEqual(page.standing);
    expect(subject.series.map(({ origin, points }) => [origin, points.length])).toEqual([
      ['external', 1],
      ['self', 1],
      ['run', 3],
    ]);
    expect(subject.series[2].points.map(({ percent }) => percent)).toEqual(
      page.runs.map(({ percent }) => percent).reverse(),
    );
    expect(subject.agreements).toMatchObject({ made: 2, met: 0, rows: [{ status: 'pendiente' }, {}] });
    expect(subject.attributes).toEqual([{ name: 'camas', value: 120, source: 'camas.csv' }]);
    expect(subject.events).toEqual(page.events);
  });

  test('gives the last closed visit by the digest of its document, and the last run that ended', async () => {
    const desk = await unitDesk();
    const { subject } = await asked(desk, { kind: 'unit', clues: UNIT });
    const { lastVisit, lastRun } = subject;
    if (lastVisit === null || lastRun === null) throw new Error('nothing was found');
    // Both were closed at one moment of the clock of the test.
    expect(lastVisit.kind).toBe('external');
    const closed = await subjectOf(desk.registry, { kind: 'visit', id: lastVisit.id, version: lastVisit.version });
    expect(sha256Hex(canonicalJson(closed))).toBe(lastVisit.sha256);
    const whole = await desk.registry.getRun('corrida-2-0000');
    expect(lastRun).toMatchObject({ id: 'corrida-2-0000', part: false });
    expect(lastRun.result.score.percent).toBe(whole.score.percent);
    const unmet = whole.score.items.filter(({ outcome }) => outcome === 'no-cumple' || outcome === 'cumple-parcial');
    expect(lastRun.result.notMet.map(({ id }) => id).sort()).toEqual(unmet.map(({ id }) => id).sort());
  });

  test('takes the part of a run over several units that is this one', async () => {
    const desk = newDesk();
    const result = await keep(desk.registry, { id: 'de-varias-0001', units: 3 });
    const [, second] = result.units;
    const { subject } = await asked(desk, { kind: 'unit', clues: second.clues });
    expect(subject.lastRun).toMatchObject({ part: true, result: { score: { percent: second.score.percent } } });
    expect(subject.lastVisit).toBeNull();
  });

  test('is the same object as long as nothing changes', async () => {
    const desk = await unitDesk();
    const one = await desk.contentOf({ kind: 'unit', clues: UNIT });
    expect(canonicalJson((await desk.contentOf({ kind: 'unit', clues: UNIT })).subject)).toBe(
      canonicalJson(one.subject),
    );
    expect(await refusal(desk.contentOf({ kind: 'unit', clues: 'DFSSA999999' }))).toMatch(/no está en el registro/);
  });
});

describe('runs', () => {
  test('are given as they are kept, with the names of the registry before those of the catalogue', async () => {
    const desk = await unitDesk();
    const content = await asked(desk, { kind: 'run', run: 'corrida-0-0000' });
    expect(content.subject).toEqual(await subjectOf(desk.registry, { kind: 'run', id: 'corrida-0-0000' }));
    expect(content.unitNames[UNIT]).toBe(LONG_NAME);
    expect(content.acceptances?.keys).toEqual([]);
    expect(await refusal(desk.contentOf({ kind: 'run', run: 'no-existe-1' }))).toMatch(/\.$/);
  });

  test('are compared with the earlier one first, whichever was named first', async () => {
    const desk = await unitDesk();
    const { subject } = await asked(desk, { kind: 'comparison', before: 'corrida-2-0000', after: 'corrida-0-0000' });
    expect([subject.before.id, subject.after.id]).toEqual(['corrida-0-0000', 'corrida-2-0000']);
    expect(subject.before.sha256).toBe(sha256Hex(canonicalJson(await desk.registry.getRun('corrida-0-0000'))));
    expect(subject.after.unit).toEqual({ clues: UNIT, today: UNIT, name: LONG_NAME });
    expect(
      await refusal(desk.contentOf({ kind: 'comparison', before: 'corrida-0-0000', after: 'corrida-0-0000' })),
    ).toBe('Una verificación no se compara consigo misma: elija otra.');
  });
});

test('a unit that was re-keyed between two runs is the same unit', async () => {
  const desk = newDesk();
  await keep(desk.registry, {
    id: 'con-la-clave-vieja',
    unit: 'CSSSA000037',
    startedAt: '2026-01-01T09:00:00.000-06:00',
  });
  await keep(desk.registry, { id: 'con-la-clave-nueva', unit: UNIT, startedAt: '2026-02-01T09:00:00.000-06:00' });
  const request = { kind: 'comparison', before: 'con-la-clave-vieja', after: 'con-la-clave-nueva' } as const;
  const warnings = async () => (await asked(desk, request)).subject.warnings;
  expect((await warnings())[0]).toMatch(/no nombran la misma unidad/);
  await desk.registry.saveUnit({ clues: UNIT, name: 'Sintético', aliases: ['CSSSA000037'] });
  expect(await warnings()).toEqual([]);
});

describe('the comparative', () => {
  test('has the figures of the window', async () => {
    const desk = fleet(40);
    const wanted = queryOf({ ...query, groupBy: ['state'] });
    const { subject } = await asked(desk, { kind: 'comparative', query: wanted });
    const result = await desk.handlers['aggregates.get'](wanted);
    expect(subject.rows).toEqual(result.rows);
    expect(subject.total).toEqual(result.total);
    expect(subject.items).toEqual(result.items);
    expect(subject.byState.map(({ name }) => name)).toContain('Ciudad de México');
    expect(subject.adherence2011).toBeNull();
    const { html } = renderReport({ kind: 'comparative', subject }, FRAME);
    for (const { figures } of result.rows) {
      if (!figures.hidden) expect(html).toContain(formatPercent(figures.value.meanOfPercents));
    }
  });

  test('holds nothing of what is hidden, in no form', async () => {
    const desk = fleet(41);
    const wanted = queryOf({ ...query, groupBy: ['state', 'institution'], threshold: 6 });
    const { subject } = await asked(desk, { kind: 'comparative', query: wanted });
    const hidden = subject.rows.filter(({ figures }) => figures.hidden);
    expect(hidden.length).toBeGreaterThan(0);
    for (const { figures } of hidden) expect(figures).toEqual({ hidden: true });
    expect(canonicalJson(subject)).not.toContain('SYN0000');
    expect(renderReport({ kind: 'comparative', subject }, FRAME).html).toContain('Oculto');
  });

  test('is refused in a sentence where no visit answers', async () => {
    const desk = fleet(4);
    expect(await refusal(desk.contentOf({ kind: 'comparative', query: { ...query, to: '2001-01-01' } }))).toMatch(
      /Ninguna visita cerrada responde/,
    );
  });
});

describe('the coverage of a campaign', () => {
  test('says design, draw and what became of the drawn units, without the units of the estimates', async () => {
    const desk = fleet(40);
    const campaign = await drawnCampaign(desk);
    const { subject } = await asked(desk, { kind: 'campaign', campaign });
    const board = await desk.handlers['campaigns.board']({ campaign });
    expect(subject.selected).toBe(board.summary.selected);
    expect(subject.draw).toMatchObject({ seed: 'semilla-publicada', sha256: board.summary.campaign.drawSha256 });
    expect(subject.strata.map(({ id, method, rules }) => [id, method, rules])).toEqual([
      ['capital', 'certainty', ['Entidad: Ciudad de México']],
      ['resto', 'equal', ['Las que queden']],
    ]);
    expect(subject.byState.reduce((sum, { selected }) => sum + selected, 0)).toBe(subject.selected);
  });

  test('needs a draw', async () => {
    const desk = fleet(4);
    const id = randomUUID();
    const design = { schema: 'cotejo/sample-design@1' as const, id: 'd', title: 'D', seed: 's', strata: [] };
    await desk.handlers['campaigns.save']({
      id,
      title: 'Sin sortear',
      universe: {},
      sizeAttribute: null,
      design,
      rules: [],
    });
    expect(await refusal(desk.contentOf({ kind: 'campaign', campaign: id }))).toMatch(
      /«Sin sortear» todavía no se sortea/,
    );
    expect(await refusal(desk.contentOf({ kind: 'campaign', campaign: randomUUID() }))).toMatch(/\.$/);
  });
});

test.each(RESOURCES.checklists.map(({ checklist }) => checklist.id))('the checklist %s, whole', async (id) => {
  const desk = newDesk();
  const { subject } = await asked(desk, { kind: 'checklist', checklist: id });
  const own = RESOURCES.checklists.find(({ checklist }) => checklist.id === id)?.checklist;
  expect(subject.domains.flatMap(({ items }) => items).length).toBe(own?.items.length);
  expect(subject.questions.length).toBe(own?.questions?.length ?? 0);
  expect(subject.catalogs.length).toBeGreaterThan(0);
  for (const { items } of subject.checks) expect(items.length).toBeGreaterThan(0);
});

test('a checklist that there is not is refused in a sentence', async () => {
  expect(await refusal(newDesk().contentOf({ kind: 'checklist', checklist: 'no-existe' }))).toMatch(/No hay una lista/);
});
