import type { PersonRole, VisitPerson } from '../model/index.ts';
import type { ActaModel } from './acta-model.ts';
import { ROLE_WORDS } from './acta-parts.ts';
import type { ReportSection } from './document.ts';
import { html } from './markup.ts';
import { section } from './section.ts';

/** How many of each the acta has room for, even where nobody was written down. */
const PLACES: readonly (readonly [PersonRole, number])[] = [
  ['evaluador', 1],
  ['atiende', 1],
  ['testigo', 2],
];

/** Places to sign by hand, for those who take part. */
export function signaturesSection({ head }: ActaModel): ReportSection {
  // To a unit that could not be reached nobody of it attends.
  const places = PLACES.map(
    ([role, least]) => [role, head.status === 'inaccesible' && role === 'atiende' ? 0 : least] as const,
  );
  const body = html`<div class="signs">${places
    .flatMap(([role, least]) => placesOf(role, least, head.people))
    .map(
      ({ role, person }) => html`<div class="sign"><b>${person?.name || 'Nombre y firma'}</b>
<span>${ROLE_WORDS[role]}${person?.position && `, ${person.position}`}</span>
<span class="small">Identificación: ${person?.credential || '____________________'}</span></div>`,
    )}</div>`;
  return section('firmas', 'Firmas', body, 'keep');
}

function placesOf(role: PersonRole, least: number, people: readonly VisitPerson[]) {
  const own = people.filter((person) => person.role === role);
  const missing = Math.max(0, least - own.length);
  return [...own, ...Array.from({ length: missing }, () => undefined)].map((person) => ({ role, person }));
}
