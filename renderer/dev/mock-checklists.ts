import type { EditionSummary } from '../../shared/ipc/checklists.ts';
import type { MethodName } from '../../shared/ipc/contract.ts';
import type { Checklist, ChecklistDraft, EditionRef, Item, PublishedChecklist } from '../../shared/model/index.ts';

const DOMAINS = ['Atención', 'Apoyo a la decisión', 'Seguridad', 'Interoperabilidad'].map((title, i) => ({
  id: `dominio-${i + 1}`,
  title,
}));

function item(n: number): Item {
  return {
    id: `funcion-sintetica-${n}`,
    domain: DOMAINS[n % DOMAINS.length]?.id ?? 'dominio-1',
    title: `El sistema de ejemplo hace la función sintética número ${n} y lo deja registrado`,
    why: 'Texto sintético: por qué importa esta función.',
    remedy: 'Texto sintético: qué hacer primero.',
    citation: [{ norm: 'Norma sintética', clause: String(n), confidence: n % 3 === 0 ? 'recalled' : 'confirmed' }],
    weight: 1,
    decision: n % 9 === 0 ? { by: 'check', checks: ['curp-estructura'] } : { by: 'attestation' },
    evidence: 'Texto sintético: qué evidencia pedir.',
    evidenceClass: n % 9 === 0 ? 'export' : 'attested',
    modules: n % 4 === 0 ? ['urgencias', 'farmacia'] : [],
  };
}

const CHECKLIST: Checklist = {
  schema: 'cotejo/checklist@1',
  id: 'lista-sintetica',
  edition: '1.0',
  title: 'Lista sintética de funciones',
  norm: 'Norma sintética',
  description: 'Lista de ejemplo con requisitos y preguntas sintéticos.',
  bands: { full: 0.95, partial: 0.7 },
  scoreBands: [
    { id: 'alto', title: 'Alto', from: 80 },
    { id: 'bajo', title: 'Bajo', from: 0 },
  ],
  rounding: { mode: 'half-up', decimals: 1 },
  notDeployed: 'exclude',
  domains: DOMAINS,
  items: Array.from({ length: 137 }, (_, i) => item(i + 1)),
  modules: [
    { id: 'urgencias', title: 'Urgencias' },
    { id: 'farmacia', title: 'Farmacia' },
  ],
  questions: [
    {
      id: 'estado-sintetico',
      domain: 'dominio-1',
      title: '¿En qué estado está el sistema de ejemplo?',
      answer: {
        type: 'choice',
        options: [
          { id: 'operando', title: 'Operando' },
          { id: 'sin', title: 'Sin sistema' },
        ],
      },
    },
  ],
};

/** Checklists as the engine would answer about them; `?empty` has no draft. Faults are only those of empty texts. */
export function mockChecklists(options: URLSearchParams): {
  readonly [M in MethodName]?: (input: never) => unknown;
} {
  const published: PublishedChecklist[] = [
    { checklist: CHECKLIST, sha256: 'ab'.repeat(32), origin: 'integrada', publishedAt: null },
  ];
  const drafts = new Map<string, ChecklistDraft>();
  const keep = (draft: string, checklist: Checklist): ChecklistDraft => {
    const faults = checklist.items
      .filter(({ why, title }) => why === '' || title === '')
      .map(({ id }) => `El requisito «${id}»: en /why el texto es más corto que 3 caracteres.`);
    const kept = { draft, checklist, changedAt: '2026-11-22T09:15:00-06:00', faults };
    drafts.set(draft, kept);
    return kept;
  };
  if (!options.has('empty')) {
    const copy = { ...CHECKLIST, edition: '1.1', basedOn: { id: CHECKLIST.id, edition: '1.0' } };
    keep('00000000-0000-4000-8000-0000000000aa', copy);
  }
  const find = ({ id, edition }: EditionRef) =>
    published.find(({ checklist }) => checklist.id === id && checklist.edition === edition) ??
    Promise.reject(new Error(`No hay una edición ${edition} de «${id}».`));
  return {
    'checklists.editions': () => published.map(summaryOf),
    'checklists.get': find,
    'checklists.drafts': () => [...drafts.values()],
    'checklists.copy': ({ id, edition, title, from }: EditionRef & { title?: string; from: EditionRef }) =>
      keep(crypto.randomUUID(), { ...CHECKLIST, id, edition, title: title ?? CHECKLIST.title, basedOn: from }),
    'checklists.saveDraft': ({ draft, checklist }: ChecklistDraft) => keep(draft, checklist),
    'checklists.deleteDraft': ({ draft }: { draft: string }) => ({ deleted: drafts.delete(draft) }),
    'checklists.publish': ({ draft }: { draft: string }) => {
      const checklist = drafts.get(draft)?.checklist ?? CHECKLIST;
      drafts.delete(draft);
      const made = { checklist, sha256: 'cd'.repeat(32), origin: 'propia', publishedAt: '2026-11-22T09:20:00-06:00' };
      published.unshift(made as PublishedChecklist);
      return made;
    },
    'checklists.import': () => published[0],
    'dialog.openChecklist': () => ({ path: 'lista-sintetica.json' }),
    'checklists.saveFile': () => ({ path: 'D:\\listas\\lista-sintetica-1.0.json' }),
  };
}

function summaryOf({ checklist, sha256, origin, publishedAt }: PublishedChecklist, at: number): EditionSummary {
  const { id, edition, title, description, items, questions = [], basedOn = null } = checklist;
  return {
    ...{ id, edition, title, description, origin, publishedAt, sha256, basedOn },
    ...{ items: items.length, questions: questions.length, forRuns: true, forVisits: true, latest: at === 0 },
  };
}
