import type { CampaignBoard } from '../../shared/ipc/campaigns.ts';
import type { CampaignSummary } from '../../shared/model/index.ts';
import { KIND_WORDS } from '../../shared/report/acta-model.ts';
import type { Estimate } from '../../shared/statistics/index.ts';
import { formatPercent, plural } from '../../shared/text/format.ts';
import { createCampaignWork } from '../engine/campaigns-work.ts';
import { loadResources } from '../engine/resources.ts';
import { parse, UsageError } from './arguments.ts';
import { VERIFIED } from './exit-codes.ts';
import { resourcesFolder } from './project-folder.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';

/** `cotejo campaigns list|board|draw-of`. Resolves to the exit code. @throws UsageError, RegistryError */
export async function campaignsCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { json: { type: 'boolean' } });
  const [action, campaign = ''] = positionals;
  if (action !== 'list' && action !== 'board' && action !== 'draw-of') {
    throw new UsageError('Después de «campaigns» va list, board o draw-of.');
  }
  if (action !== 'list' && campaign === '') throw new UsageError('Falta el identificador de la campaña.');
  return withUserRegistry(async (registry) => {
    const work = createCampaignWork({ registry, resources: loadResources(resourcesFolder()) }).handlers;
    const print = (value: unknown) => say(JSON.stringify(value, null, 2));
    if (action === 'draw-of') print(await work['campaigns.draws']({ campaign }));
    else if (action === 'board') {
      const board = await work['campaigns.board']({ campaign });
      if (values.json) print(board);
      else showBoard(board);
    } else {
      const list = await work['campaigns.list'](undefined);
      if (values.json) print(list);
      else if (list.length === 0) say('El registro no tiene campañas.');
      else for (const summary of list) say(line(summary));
    }
    return VERIFIED;
  });
}

function line({ campaign, universe, selected, visited, inaccessible }: CampaignSummary): string {
  const { id, status, title } = campaign;
  const progress = `visitadas ${visited} de ${selected}, inaccesibles ${inaccessible}, universo ${universe}`;
  return `${id}  ${status.padEnd(8)}  ${progress}  ${title}`;
}

function showBoard({ summary, coverage, estimates }: CampaignBoard): void {
  say(line(summary));
  const { drawSha256, design } = summary.campaign;
  if (drawSha256 !== null) say(`Semilla: ${design.seed}. SHA-256 del sorteo: ${drawSha256}`);
  for (const { id, selected, visited, replaced, unreachable, pending, done } of coverage) {
    say(
      `  ${id.padEnd(28)}  visitadas ${visited} y reemplazadas ${replaced} de ${selected} (${formatPercent(done.percent)}); inaccesibles ${unreachable}, pendientes ${pending}`,
    );
  }
  for (const { checklist, kind, visited, estimate, hajek, notes, scope } of estimates) {
    say(`${checklist}, ${KIND_WORDS[kind].toLowerCase()}, datos al ${scope.cutOff}:`);
    say(
      `  media simple de ${plural(visited.units, 'unidad visitada', 'unidades visitadas')}: ${formatPercent(visited.mean)}`,
    );
    say(`  estimación para el universo (Hájek): ${estimated(hajek)}`);
    say(`  estimación para el universo (Horvitz–Thompson): ${estimated(estimate?.meanHorvitzThompson ?? null)}`);
    for (const note of notes) say(`  ${note}`);
  }
}

function estimated(estimate: Estimate | null): string {
  if (estimate === null || estimate.value === null) return 'no se puede estimar';
  const { value, standardError } = estimate;
  return `${formatPercent(value)}, error estándar ${standardError === null ? 'desconocido' : formatPercent(standardError)}`;
}
