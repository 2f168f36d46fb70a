import { formatList } from '../text/format.ts';
import type { ComparedRun } from './comparison-data.ts';

/** Why figures of two runs do not stand for the same thing, the weightiest first; one sentence each. */
export function comparisonWarnings(before: ComparedRun, after: ComparedRun): readonly string[] {
  return [
    unitWarning(before, after),
    checklistWarning(before, after),
    catalogWarning(before, after),
    versionWarning(before, after),
    endWarning('anterior', before),
    endWarning('posterior', after),
  ].filter((warning) => warning !== null);
}

function unitWarning({ unit: before }: ComparedRun, { unit: after }: ComparedRun): string | null {
  if (before?.today === after?.today) return null;
  const [one, other] = [before, after].map((unit) => unit?.clues ?? 'sin unidad indicada');
  return `Las verificaciones no nombran la misma unidad: la anterior, ${one}; la posterior, ${other}.`;
}

function checklistWarning({ checklist: before }: ComparedRun, { checklist: after }: ComparedRun): string | null {
  const scores = 'Los puntajes no se comparan directamente.';
  if (before.id !== after.id) {
    return `Se usaron dos listas de cotejo distintas, «${before.title}» y «${after.title}». ${scores}`;
  }
  if (before.edition !== after.edition) {
    return `Se usaron dos ediciones de la lista de cotejo, la ${before.edition} y la ${after.edition}. ${scores}`;
  }
  if (before.sha256 === after.sha256) return null;
  return `La lista de cotejo tiene la misma edición, pero su contenido no era el mismo en las dos verificaciones. ${scores}`;
}

function catalogWarning({ catalogs: before }: ComparedRun, { catalogs: after }: ComparedRun): string | null {
  // A catalogue can be at hand in several editions.
  const editionsOf = (catalogs: ComparedRun['catalogs'], id: string) =>
    catalogs
      .filter((one) => one.id === id)
      .map(({ edition, sha256 }) => `${edition} ${sha256}`)
      .sort()
      .join('\n');
  const titles = new Map([...before, ...after].map(({ id, title }) => [id, title]));
  const other = [...titles].filter(([id]) => editionsOf(before, id) !== editionsOf(after, id));
  if (other.length === 0) return null;
  const names = other.map(([, title]) => title).sort();
  return `No se tuvieron las mismas ediciones de ${names.length === 1 ? 'este catálogo' : 'estos catálogos'}: ${formatList(names)}. Un hallazgo puede aparecer o desaparecer solo por eso.`;
}

function versionWarning({ toolVersion: before }: ComparedRun, { toolVersion: after }: ComparedRun): string | null {
  if (before === after) return null;
  return `Se hicieron con dos versiones del programa, la ${before} y la ${after}: una puede comprobar lo que la otra no.`;
}

function endWarning(which: string, { status }: ComparedRun): string | null {
  if (status === 'completa') return null;
  const end = status === 'cancelada' ? 'se canceló' : 'se interrumpió';
  return `La verificación ${which} ${end} antes de terminar: lo que falta en ella no está corregido.`;
}
