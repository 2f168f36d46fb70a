import type { Campaign, DesignNote, DrawnUnit, StratumDraw, UniverseUnit } from '../../../shared/model/index.ts';
import { checkDesign, drawSample } from '../../../shared/statistics/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { appendAudit } from '../audit.ts';
import { deflated } from '../deflated.ts';
import { RegistryError } from '../errors.ts';
import { sha256Hex } from '../sha256.ts';
import { all, batchInserter, execute, query, type Store, write } from '../store.ts';
import { getCampaign } from './campaign-rows.ts';
import { type UniverseDesign, universeOf } from './universe.ts';

/** What a draw would be (`DrawPreview` of the contract between the processes). */
export interface Preview {
  readonly universe: number;
  readonly strata: readonly StratumDraw[];
  readonly notes: readonly DesignNote[];
  readonly faults: readonly string[];
  readonly unassigned: number;
}

/** Sizes do not depend on the seed: they can be shown before there is one. */
const ANY_SEED = 'vista previa';

/** At most so many sentences of faults in the message of a refused draw. */
const TOLD_FAULTS = 3;

/** What a draw would be, without keeping it, and all that stands in its way. */
export function previewDraw(store: Store, campaign: UniverseDesign): Preview {
  const universe = universeOf(store, campaign);
  const { design } = campaign;
  const { faults, notes } = checkDesign(design, universe.units);
  const outcome = drawSample(design.seed.trim() === '' ? { ...design, seed: ANY_SEED } : design, universe.units);
  return {
    universe: universe.size,
    strata: 'draw' in outcome ? outcome.draw.strata : frames(campaign, universe.units),
    notes: [...universe.notes, ...notes],
    faults: [...universe.faults, ...faults.map(({ message }) => message)],
    unassigned: universe.unassigned.length,
  };
}

/**
 * Draws a campaign and keeps what came of it: its canonical JSON with the SHA-256, and every unit of the universe with
 * its inclusion probability. The same universe, design and seed give the same bytes.
 *
 * @throws RegistryError `conflict` where it was drawn before or cannot be drawn
 */
export function drawCampaign(store: Store, id: string): Campaign {
  return write(store, () => {
    const campaign = getCampaign(store, id);
    if (campaign.status !== 'borrador') {
      throw new RegistryError('conflict', 'La campaña ya se sorteó; su sorteo no cambia.');
    }
    const universe = universeOf(store, campaign);
    const outcome = drawSample(campaign.design, universe.units);
    const faults = [...universe.faults, ...('faults' in outcome ? outcome.faults.map(({ message }) => message) : [])];
    if (faults.length > 0 || 'faults' in outcome) {
      throw new RegistryError('conflict', `No se puede sortear. ${faults.slice(0, TOLD_FAULTS).join(' ')}`);
    }
    const draw = { ...outcome.draw, notes: [...universe.notes, ...outcome.draw.notes] };
    const bytes = Buffer.from(canonicalJson(draw), 'utf8');
    const drawnAt = store.now();
    const drawn: Campaign = { ...campaign, status: 'sorteada', drawnAt, drawSha256: sha256Hex(bytes) };
    const row = {
      ...{ status: drawn.status, body: JSON.stringify(drawn), changed_at: drawnAt, drawn_at: drawnAt },
      ...{ draw_sha256: drawn.drawSha256, draw: deflated(bytes) },
    };
    enterUnits(store, id, draw.units);
    execute(store, query.updateTable('campaign').set(row).where('id', '=', id));
    appendAudit(store, 'campana-sorteada', {
      ...{ campaign: id, title: campaign.title, seed: draw.design.seed },
      ...{ universe: draw.units.length, selected: draw.units.filter((unit) => unit.selected).length },
      ...{ universeFingerprint: draw.universeFingerprint, sha256: drawn.drawSha256 },
    });
    return drawn;
  });
}

/**
 * Keeps the units of a draw as rows, under the CLUES that they have today. To be called inside a transaction, before the
 * campaign's row holds the draw: each of them is checked against that row, and all of a large one is read each time.
 */
export function enterUnits(store: Store, campaign: string, units: readonly DrawnUnit[]): void {
  const columns = ['campaign', 'clues', 'unit', 'stratum', 'size', 'probability', 'selected', 'replacement'] as const;
  const rows = batchInserter(store, 'campaign_unit', columns);
  const today = currentKeys(store);
  for (const unit of units) {
    const { clues, stratum, size, probability, selected, replacement } = unit;
    rows.add(campaign, clues, today(clues), stratum, size, probability, selected ? 1 : 0, replacement);
  }
  rows.flush();
}

/** What can be told of the strata where nothing can be drawn: how many units each has. */
function frames({ design }: UniverseDesign, units: readonly UniverseUnit[]): readonly StratumDraw[] {
  const sizes = Map.groupBy(units, ({ stratum }) => stratum);
  return design.strata.map(({ id, method }): StratumDraw => {
    const frame = sizes.get(id)?.length ?? 0;
    return { id, method, frame, excluded: 0, selected: 0, certain: 0, replacements: 0, sizeTotal: null };
  });
}

/** Few units have older keys: one look at them all is faster than a query for each of the universe. */
function currentKeys(store: Store): (clues: string) => string {
  const rows = all(store, query.selectFrom('unit_alias').select(['alias', 'clues']));
  const byAlias = new Map(rows.map(({ alias, clues }) => [alias, clues]));
  return (clues) => byAlias.get(clues) ?? clues;
}
