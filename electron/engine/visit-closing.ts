import type { Answer, AnswerKey, ClosingCheck, VisitProgress, VisitResult } from '../../shared/model/index.ts';
import { formatNumber } from '../../shared/text/format.ts';
import type { VisitMaterial } from '../registry/visits/index.ts';
import { progressOf, resultsOf, type VisitChecklists } from './visit-judge.ts';

/** A visit takes days; one that seems to have taken longer was opened, or is being closed, by a clock that was wrong. */
const LONGEST_DAYS = 60;

/** How far ahead of this computer's clock a closing may lie: another computer's clock may differ by a zone. */
const DAY = 86_400_000;

/**
 * What must, or should, be seen to before a visit is closed.
 *
 * @param closedAt the moment for which it is to be closed, ISO 8601 with zone
 */
export function closingChecks(
  material: VisitMaterial,
  checklists: VisitChecklists,
  closedAt: string,
): readonly ClosingCheck[] {
  const progress = progressOf(material, checklists);
  return [
    ...checkPeople(material),
    ...checkTimes(material, closedAt),
    ...checkAnswers(material, progress, checklists),
    ...checkEvidence(material),
    ...checkAgreements(material, resultsOf(material, checklists)),
  ];
}

function checkPeople({ head }: VisitMaterial): readonly ClosingCheck[] {
  const of = (role: string) => head.people.filter((person) => person.role === role && person.name.trim() !== '');
  const evaluators = of('evaluador');
  const unnamed = evaluators.filter(({ credential }) => credential.trim() === '');
  const checks: ClosingCheck[] = [];
  if (evaluators.length === 0) checks.push(stop('sin-evaluador', 'Falta quien evalúa: agregue al menos una persona.'));
  if (unnamed.length > 0) {
    const names = unnamed.map(({ name }) => name).join(', ');
    checks.push(stop('evaluador-sin-credencial', `Falta el número de credencial de quien evalúa: ${names}.`));
  }
  if (head.kind !== 'self' && of('atiende').length === 0) {
    checks.push(stop('sin-quien-atienda', 'Falta la persona que atendió la visita por parte de la unidad.'));
  }
  const witnesses = of('testigo').length;
  if (head.kind !== 'self' && witnesses < 2) {
    const found = witnesses === 0 ? 'no hay ninguno' : 'hay uno';
    const message = `El acta lleva dos testigos y ${found}.`;
    checks.push(head.kind === 'external' ? stop('faltan-testigos', message) : warning('faltan-testigos', message));
  }
  return checks;
}

function checkTimes({ head, now }: VisitMaterial, closedAt: string): readonly ClosingCheck[] {
  const [opened, closed, present] = [head.openedAt, closedAt, now].map((moment) => Date.parse(moment));
  if (closed < opened) {
    const message =
      'La hora de cierre es anterior a la de apertura. Corrija la hora de apertura, la de cierre o el reloj del equipo.';
    return [stop('cierre-antes-de-apertura', message)];
  }
  if (closed > present + DAY || opened > present + DAY) {
    return [
      stop('hora-futura', 'La visita lleva una hora que todavía no llega. Corrija la hora o el reloj del equipo.'),
    ];
  }
  const days = Math.floor((closed - opened) / DAY);
  if (days > LONGEST_DAYS && head.version === 1) {
    const message = `Entre la apertura y el cierre pasaron ${formatNumber(days)} días: revise la hora de apertura y el reloj del equipo.`;
    return [warning('visita-muy-larga', message)];
  }
  return [];
}

function checkAnswers(
  { head, answers, conflicts, previous, runItems }: VisitMaterial,
  progress: readonly VisitProgress[],
  checklists: VisitChecklists,
): readonly ClosingCheck[] {
  const checks: ClosingCheck[] = [];
  if (conflicts.length > 0) {
    const message = `Hay ${counted(conflicts.length, 'respuesta dada', 'respuestas dadas')} de dos maneras: diga cuál vale.`;
    checks.push(stop('respuestas-en-conflicto', message, conflicts.map(onlyKey)));
  }
  const unexplained = answers.filter(isUnexplained);
  if (unexplained.length > 0) {
    const message = `Falta el motivo de ${counted(unexplained.length, '«no aplica»', 'respuestas «no aplica»')}.`;
    checks.push(stop('no-aplica-sin-motivo', message, unexplained.map(onlyKey)));
  }
  const missing = progress.flatMap((one) => one.missing);
  const required = missing.filter((key) => isRequired(key, checklists));
  if (required.length > 0) {
    const message = `Falta contestar ${counted(required.length, 'pregunta obligatoria', 'preguntas obligatorias')} de la entrevista.`;
    checks.push(stop('faltan-preguntas-obligatorias', message, required));
  }
  const others = missing.filter((key) => !required.includes(key));
  if (others.length > 0) {
    const what = counted(others.length, 'requisito', 'requisitos');
    const message =
      head.purpose === 'follow-up'
        ? `Falta preguntar de nuevo ${what}: lo que no se pregunte queda como en la visita anterior, y el acta lo dirá.`
        : `Falta contestar ${what}: el resultado será preliminar, y el acta lo dirá.`;
    checks.push(warning('faltan-respuestas', message, others));
  }
  // A module of several lists is asked once in the window.
  const unsaid = new Set(head.modules.filter(({ deployed }) => deployed === null).map(({ module }) => module)).size;
  if (unsaid > 0) {
    const message = `Falta anotar de ${counted(unsaid, 'módulo', 'módulos')} si la unidad tiene desplegado lo que abarca.`;
    checks.push(warning('modulos-sin-decir', message));
  }
  if (previous === null) {
    const message = 'La visita anterior no está en este registro: se pregunta todo, no solo lo que no se cumplía.';
    checks.push(warning('sin-visita-anterior', message));
  }
  if (head.runs.some(({ run }) => !runItems.has(run))) {
    const message = 'El resultado de una verificación adjunta no está en este registro: retírela o adjúntela de nuevo.';
    checks.push(stop('verificacion-sin-resultado', message));
  }
  const idle = head.runs.filter(
    ({ checklist, edition }) => !head.checklists.some((list) => list.id === checklist && list.edition === edition),
  );
  if (idle.length > 0) {
    const names = [...new Set(idle.map(({ checklist, edition }) => `${checklist}, edición ${edition}`))].join('; ');
    const message = `Una verificación adjunta no decide nada en esta visita, que no lleva su lista: ${names}.`;
    checks.push(warning('verificacion-de-otra-lista', message));
  }
  return checks;
}

function checkEvidence({ evidence, missingEvidence }: VisitMaterial): readonly ClosingCheck[] {
  const lost = evidence.filter(({ id }) => missingEvidence.includes(id));
  if (lost.length === 0) return [];
  const names = lost.slice(0, 5).map(({ name }) => `«${name}»`);
  const message = `No está en este registro el archivo de ${counted(lost.length, 'evidencia', 'evidencias')}: ${names.join(', ')}.`;
  return [stop('evidencia-sin-archivo', message, lost.map(onlyKey))];
}

function checkAgreements({ agreements }: VisitMaterial, results: readonly VisitResult[]): readonly ClosingCheck[] {
  const unmet = results.flatMap(({ checklist, score }) =>
    score.items
      .filter((item) => item.mandatory && item.outcome === 'no-cumple')
      .filter(({ id }) => !agreements.some((one) => one.item === id && one.checklist === checklist.id))
      .map(({ id }) => ({ checklist: checklist.id, item: id, module: '', record: 0 })),
  );
  if (unmet.length === 0) return [];
  const what = counted(
    unmet.length,
    'requisito obligatorio que no se cumple',
    'requisitos obligatorios que no se cumplen',
  );
  return [warning('obligatorios-sin-acuerdo', `Falta un acuerdo sobre ${what}.`, unmet)];
}

/** Of a sampled record «no aplica» is routine and wants no reason. */
function isUnexplained({ value, note, record }: Answer): boolean {
  return record === 0 && value.kind === 'outcome' && value.outcome === 'no-aplica' && note.trim() === '';
}

function isRequired(key: AnswerKey, checklists: VisitChecklists): boolean {
  const questions = checklists.get(key.checklist)?.checklist.questions ?? [];
  return questions.some(({ id, required }) => id === key.item && required === true);
}

function stop(id: string, message: string, keys?: readonly AnswerKey[]): ClosingCheck {
  return keys === undefined ? { id, severity: 'stop', message } : { id, severity: 'stop', message, keys };
}

function warning(id: string, message: string, keys?: readonly AnswerKey[]): ClosingCheck {
  return { ...stop(id, message, keys), severity: 'warning' };
}

function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function onlyKey({ checklist, item, module, record }: AnswerKey): AnswerKey {
  return { checklist, item, module, record };
}
