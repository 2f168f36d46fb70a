import { resolve } from 'node:path';
import { aggregateCsv } from '../../shared/export/aggregate-csv.ts';
import type { AggregateResult } from '../../shared/ipc/campaigns.ts';
import type { Shown } from '../../shared/model/index.ts';
import { KIND_WORDS } from '../../shared/report/acta-model.ts';
import type { ScoreRow } from '../../shared/statistics/index.ts';
import { formatPercent, plural } from '../../shared/text/format.ts';
import { createCampaignWork } from '../engine/campaigns-work.ts';
import { loadResources } from '../engine/resources.ts';
import { AGGREGATE_OPTIONS, aggregateQueryOf } from './aggregate-arguments.ts';
import { parse } from './arguments.ts';
import { VERIFIED } from './exit-codes.ts';
import { resourcesFolder } from './project-folder.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';
import { writeWhole } from './write-file.ts';

/**
 * `cotejo aggregates`: figures of the closed visits of one checklist and one kind of visit; without `--checklist`, of
 * which there are. Resolves to the exit code. @throws UsageError, RegistryError, ProblemError
 */
export async function aggregatesCommand(args: readonly string[]): Promise<number> {
  const { values } = parse(args, {
    ...AGGREGATE_OPTIONS,
    csv: { type: 'string' },
    json: { type: 'string' },
  });
  if (values.checklist === undefined) return listSeries();
  const query = aggregateQueryOf(values);
  return withUserRegistry(async (registry) => {
    const work = createCampaignWork({ registry, resources: loadResources(resourcesFolder()) }).handlers;
    const result = await work['aggregates.get'](query);
    const [csv, json] = [values.csv, values.json] as readonly (string | undefined)[];
    const text = `${JSON.stringify(result, null, 2)}\n`;
    if (csv !== undefined) await writeWhole(resolve(csv), aggregateCsv(result, KIND_WORDS[result.kind]));
    if (json === '-') process.stdout.write(text);
    else if (json !== undefined) await writeWhole(resolve(json), text);
    if (csv === undefined && json === undefined) show(result);
    return VERIFIED;
  });
}

function listSeries(): Promise<number> {
  return withUserRegistry(async (registry) => {
    const work = createCampaignWork({ registry, resources: loadResources(resourcesFolder()) }).handlers;
    const series = await work['aggregates.series'](undefined);
    if (series.length === 0) say('El registro no tiene visitas cerradas.');
    for (const { checklist, kind, visits, first, last, title } of series) {
      const counted = plural(visits, 'visita', 'visitas');
      say(`${checklist.padEnd(24)}  ${kind.padEnd(8)}  ${counted.padEnd(14)}  ${first} a ${last}  ${title}`);
    }
    return VERIFIED;
  });
}

function show(result: AggregateResult): void {
  const { scope, rows, total, kind, checklist, threshold, items } = result;
  say(`${checklist.title}: ${KIND_WORDS[kind].toLowerCase()}`);
  for (const { titles, figures } of rows) say(`${titles.join(' / ').padEnd(40)}  ${figuresLine(figures)}`);
  say(`${'Total'.padEnd(40)}  ${figuresLine(total)}`);
  for (const { category, units, ofAnswered } of result.eceStatus?.rows ?? []) {
    const title = result.eceStatusTitles.find(({ id }) => id === category)?.title ?? category;
    say(`${title.padEnd(40)}  ${units} de ${ofAnswered.whole}: ${formatPercent(ofAnswered.percent)}`);
  }
  for (const { title, units, asked, percent } of result.barriers) {
    if (typeof units === 'number') say(`${title.padEnd(40)}  ${units} de ${asked}: ${formatPercent(percent)}`);
  }
  const failed = items.filter(({ notMet }) => notMet > 0).slice(0, MOST_ITEMS);
  if (failed.length > 0) say('Lo que menos se cumple:');
  for (const { title, notMet, notMetOfApplicable: share } of failed) {
    say(`  ${notMet} de ${share.whole} (${formatPercent(share.percent)})  ${title}`);
  }
  say(`${scope.universe.title}: ${scope.universe.units}. Fecha de corte: ${scope.cutOff}.`);
  const catalogs = scope.catalogs.map(({ id, edition }) => `${id} ${edition}`).join(', ');
  say(
    `Catálogo de establecimientos: ${catalogs || 'no se ha importado'}. Lista: ${checklist.id} ${scope.checklist?.edition ?? ''}`,
  );
  if (threshold > 1) say(`Se oculta lo que hablaría de menos de ${threshold} unidades.`);
}

/** On a screen; the files have all. */
const MOST_ITEMS = 20;

function figuresLine(figures: Shown<ScoreRow>): string {
  if (figures.hidden) return 'oculto';
  const { units, meanOfPercents, ratioOfSums, median, min, max } = figures.value;
  const parts = [
    `media ${formatPercent(meanOfPercents)}`,
    `suma entre suma ${formatPercent(ratioOfSums)}`,
    `mediana ${formatPercent(median)}`,
    `de ${formatPercent(min)} a ${formatPercent(max)}`,
  ];
  return `${plural(units, 'unidad', 'unidades')}${units === 0 ? '' : `: ${parts.join(', ')}`}`;
}
