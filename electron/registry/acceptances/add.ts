import { type Acceptance, LONGEST_REASON, MOST_ACCEPTED_MONTHS } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { appendAudit } from '../audit.ts';
import { addMonths, today } from '../days.ts';
import { RegistryError } from '../errors.ts';
import { sha256Hex } from '../sha256.ts';
import { execute, first, query, type Store, write } from '../store.ts';
import { canonicalClues, enterUnit } from '../unit-rows.ts';
import type { AcceptanceBody } from './rows.ts';

/**
 * Keeps acceptances, all of them or none, with one entry in the chain for each unit. The chain holds the digest of what
 * was accepted, so that a reason or an author that is changed afterwards shows.
 *
 * @throws RegistryError one sentence where it cannot be
 */
export function addAcceptances(store: Store, acceptances: readonly Acceptance[]): void {
  const bodies = acceptances.map(({ withdrawn: _withdrawn, ...body }) => trimmed(body));
  for (const body of bodies) refuse(store, body);
  write(store, () => {
    const { last } =
      first(
        store,
        query.selectFrom('acceptance').select(({ fn }) => fn.max('seq').as('last')),
      ) ?? {};
    let seq = Number(last ?? 0);
    for (const body of bodies) {
      if (first(store, query.selectFrom('acceptance').select('id').where('id', '=', body.id)) !== undefined) {
        throw new RegistryError('conflict', 'Esa aceptación ya está en el registro.');
      }
      const unit = body.unit === null ? null : canonicalClues(store, body.unit);
      if (unit !== null) enterUnit(store, unit);
      execute(
        store,
        query.insertInto('acceptance').values({
          id: body.id,
          seq: ++seq,
          unit,
          rule: body.rule,
          fingerprint: body.fingerprint,
          accepted_at: body.acceptedAt,
          expires_on: body.expiresOn,
          body: canonicalJson(body),
          withdrawn: null,
        }),
      );
    }
    for (const unit of new Set(bodies.map((body) => body.unit))) {
      const own = bodies.filter((body) => body.unit === unit);
      appendAudit(store, 'hallazgo-aceptado', {
        unit,
        findings: own.length,
        rules: [...new Set(own.map(({ rule }) => rule))].sort(),
        ids: own.map(({ id }) => id),
        sha256: sha256Hex(canonicalJson(own)),
      });
    }
  });
}

function trimmed(body: AcceptanceBody): AcceptanceBody {
  return { ...body, reason: body.reason.trim(), author: body.author.trim() };
}

function refuse(store: Store, { reason, author, expiresOn }: AcceptanceBody): void {
  const say = (sentence: string) => new RegistryError('conflict', sentence);
  if (reason === '') throw say('Escriba por qué se acepta el hallazgo.');
  if (reason.length > LONGEST_REASON) throw say(`El motivo no puede pasar de ${LONGEST_REASON} caracteres.`);
  if (author === '') throw say('Escriba quién acepta el hallazgo.');
  const now = today(store);
  if (!isDay(expiresOn)) throw say('La fecha en que vence la aceptación no es un día.');
  if (expiresOn < now) throw say('La aceptación no puede vencer en un día que ya pasó.');
  if (expiresOn > addMonths(now, MOST_ACCEPTED_MONTHS)) {
    throw say(`Una aceptación vence a más tardar en ${MOST_ACCEPTED_MONTHS} meses.`);
  }
}

/** Only days that the calendar has: `2026-02-30` is none. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addMonths(text, 0) === text;
}
