import { type AggregateQuery, campaignMethods, DIMENSIONS } from '../../shared/ipc/campaigns.ts';
import { UsageError } from './arguments.ts';

/** Options that say which figures of many units are meant. */
export const AGGREGATE_OPTIONS = {
  checklist: { type: 'string' },
  kind: { type: 'string' },
  edition: { type: 'string' },
  by: { type: 'string' },
  state: { type: 'string', multiple: true },
  campaign: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  grain: { type: 'string' },
  threshold: { type: 'string' },
} as const;

/** What each option expects, for the sentence about a wrong one. */
const EXPECTED: Readonly<Record<string, string>> = {
  checklist: '--checklist espera el identificador de una lista.',
  kind: '--kind espera self, internal o external.',
  campaign: '--campaign espera el identificador de una campaña; «cotejo campaigns list» los dice.',
  from: '--from espera un día: AAAA-MM-DD.',
  to: '--to espera un día: AAAA-MM-DD.',
  groupBy: `--by espera hasta dos de: ${DIMENSIONS.join(', ')}, separadas por una coma.`,
  grain: '--grain espera year, quarter o month.',
  threshold: '--threshold espera un número entero de 0 a 100.',
  filter: '--state espera la clave INEGI de una entidad: dos dígitos.',
};

/** What the options ask for. @throws UsageError */
export function aggregateQueryOf(values: Readonly<Record<string, unknown>>): AggregateQuery {
  const { checklist, kind, edition, campaign, from, to, grain, threshold, by, state } = values;
  if (kind === undefined) throw new UsageError(`Falta el tipo de visita. ${EXPECTED.kind}`);
  const read = campaignMethods['aggregates.get'].input.safeParse({
    ...{ checklist, kind, edition, campaign, from, to, grain },
    groupBy: typeof by === 'string' ? by.split(',') : [],
    ...(threshold === undefined ? {} : { threshold: threshold === '' ? undefined : Number(threshold) }),
    ...(state === undefined ? {} : { filter: { states: state } }),
  });
  if (read.success) return read.data;
  const wrong = String(read.error.issues[0]?.path[0]);
  throw new UsageError(EXPECTED[wrong] ?? `La opción --${wrong} no lleva el valor que espera.`);
}
