import { interviewOf, scoreVisit, type VisitInput, visitProgress } from '../../shared/checklist/visit.ts';
import type { EditionSummary } from '../../shared/ipc/checklists.ts';
import type { MethodName } from '../../shared/ipc/contract.ts';
import type {
  Agreement,
  Answer,
  AnswerConflict,
  AnswerKey,
  Checklist,
  ClosingCheck,
  EvidenceRef,
  PublishedChecklist,
  VisitHead,
  VisitPerson,
  VisitState,
  VisitSummary,
  VisitVersionRef,
} from '../../shared/model/index.ts';

/** The checklists that the program carries. */
const FILES = import.meta.glob<Checklist>('../../resources/checklists/*.json', { eager: true, import: 'default' });
const CHECKLISTS = Object.values(FILES);
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==';
const ANA: VisitPerson = {
  ...{ id: crypto.randomUUID(), role: 'evaluador', name: 'Ana Sintética Pérez' },
  ...{ position: 'Evaluadora', credential: 'EV-0012' },
};
const LUIS: VisitPerson = { ...ANA, id: crypto.randomUUID(), name: 'Luis Ejemplo Ruiz', credential: 'EV-0044' };

interface Kept {
  readonly head: VisitHead;
  readonly answers: readonly Answer[];
  readonly evidence: readonly EvidenceRef[];
  readonly conflicts: readonly AnswerConflict[];
  readonly versions: readonly VisitVersionRef[];
}

/**
 * Synthetic visits that can be answered: `?noVisits` none, `?refuse` every answer is refused, `?answered=N` how many
 * items of the open visit are answered, `?conflicts` two answers given apart.
 */
export function mockVisits(options: URLSearchParams): { readonly [M in MethodName]?: (input: never) => unknown } {
  const visits = new Map<string, Kept>();
  const agreements: Agreement[] = [];
  if (!options.has('noVisits')) {
    const many = Number(options.get('answered') ?? 40);
    const open = made('abierta', 'external', many, ['ece-funcional', 'nom-004-ssa3-2012', 'capacidad-ece']);
    visits.set(open.head.id, options.has('conflicts') ? { ...open, conflicts: conflictsOf(open) } : open);
    const other = made('abierta', 'internal', 3, ['capacidad-ece']);
    const closed = made('cerrada', 'internal', 500, ['ece-funcional']);
    for (const one of [other, closed, made('inaccesible', 'self', 0, ['capacidad-ece'])]) visits.set(one.head.id, one);
  }
  const kept = (id: string): Kept => {
    const one = visits.get(id);
    if (!one) throw new Error('No existe esa visita.');
    return one;
  };
  const change = (id: string, patch: (one: Kept) => Partial<Kept>): VisitState => {
    const one = kept(id);
    const next = { ...one, ...patch(one) };
    visits.set(id, next);
    return stateOf(next);
  };
  const head = (id: string, patch: Partial<VisitHead>) => change(id, (one) => ({ head: { ...one.head, ...patch } }));
  const at = () => new Date().toISOString().replace(/\.\d+Z$/, '-06:00');

  return {
    'visits.list': (input: { status?: string; kind?: string; text?: string; unit?: string; limit: number }) => {
      const found = [...visits.values()]
        .map(summaryOf)
        .filter((one) => !input.status || one.status === input.status)
        .filter((one) => !input.kind || one.kind === input.kind)
        .filter((one) => !input.unit || one.unit === input.unit)
        .filter(
          (one) => !input.text || `${one.unitName} ${one.clues}`.toLowerCase().includes(input.text.toLowerCase()),
        );
      return { total: found.length, visits: found.slice(0, input.limit) };
    },
    'visits.open': (input: {
      clues: string;
      kind: VisitHead['kind'];
      checklists: { id: string }[];
      people: VisitPerson[];
      previous?: string;
    }) => {
      const one = made(
        'abierta',
        input.kind,
        0,
        input.checklists.map(({ id }) => id),
      );
      const next = { ...one, head: { ...one.head, clues: input.clues, people: input.people } };
      visits.set(next.head.id, next);
      return stateOf(next);
    },
    'visits.get': ({ visit }: { visit: string }) => stateOf(kept(visit)),
    'visits.update': ({ visit, ...patch }: { visit: string } & Partial<VisitHead>) => head(visit, patch),
    'visits.answer': (input: {
      visit: string;
      id: string;
      key: AnswerKey;
      value: Answer['value'];
      note: string;
      by: string;
    }) => {
      if (options.has('refuse')) throw new Error('El disco está lleno; la respuesta no se guardó.');
      const { id, key, value, note, by } = input;
      const answer: Answer = { ...key, id, replaces: null, value, note, by, at: at(), origin: 'este' };
      return change(input.visit, ({ answers }) => ({ answers: [...answers.filter((one) => !same(one, key)), answer] }));
    },
    'visits.history': ({ visit, key }: { visit: string; key: AnswerKey }) =>
      kept(visit).answers.filter((one) => same(one, key)),
    'visits.attachRun': ({ visit }: { visit: string }) => stateOf(kept(visit)),
    'visits.detachRun': ({ visit }: { visit: string }) => head(visit, { runs: [] }),
    'visits.addEvidence': ({ visit, key, path, by }: { visit: string; key: AnswerKey; path: string; by: string }) => {
      const ref: EvidenceRef = {
        ...key,
        ...{ id: crypto.randomUUID(), kind: 'photo', name: path, mediaType: 'image/png', bytes: 81_000 },
        ...{ sha256: crypto.randomUUID().replaceAll('-', '').repeat(2), note: '', by, at: at() },
      };
      change(visit, ({ evidence }) => ({ evidence: [...evidence, ref] }));
      return ref;
    },
    'visits.removeEvidence': ({ visit, evidence: id }: { visit: string; evidence: string }) =>
      change(visit, ({ evidence }) => ({ evidence: evidence.filter((one) => one.id !== id) })),
    'visits.evidence': ({ evidence }: { evidence: string }) => {
      const ref = [...visits.values()].flatMap((one) => one.evidence).find(({ id }) => id === evidence);
      return { ref, base64: PIXEL };
    },
    'visits.resolve': ({ visit, key }: { visit: string; key: AnswerKey }) =>
      change(visit, ({ conflicts }) => ({ conflicts: conflicts.filter((one) => !same(one, key)) })),
    'visits.check': ({ visit }: { visit: string }) => checksOf(stateOf(kept(visit))),
    'visits.close': ({ visit }: { visit: string }) =>
      change(visit, (one) => ({
        head: { ...one.head, status: 'cerrada', closedAt: at() },
        versions: [...one.versions, versionOf(one.head.version)],
      })),
    'visits.inaccessible': ({ visit, reason }: { visit: string; reason: string }) =>
      head(visit, { status: 'inaccesible', reason, closedAt: at() }),
    'visits.cancel': ({ visit, reason }: { visit: string; reason: string }) =>
      head(visit, { status: 'cancelada', reason, closedAt: at() }),
    'visits.correct': ({ visit, reason }: { visit: string; reason: string }) =>
      head(visit, { status: 'abierta', correction: reason, version: kept(visit).head.version + 1, closedAt: null }),
    'dialog.openEvidence': () => ({ paths: ['fotografia-sintetica.png'] }),
    'checklists.editions': () => CHECKLISTS.map(editionOf),
    'checklists.get': ({ id }: { id: string }): PublishedChecklist => ({
      ...{ checklist: checklistOf(id), sha256: 'a'.repeat(64), origin: 'integrada', publishedAt: null },
    }),
    'agreements.list': ({ visit }: { visit?: string }) => agreements.filter((one) => !visit || one.visit === visit),
    'agreements.save': (input: Agreement) => {
      const saved: Agreement = {
        ...input,
        ...{ unitName: null, itemTitle: null, status: 'pendiente', real: null, expected: null, reports: [] },
        createdAt: at(),
      };
      agreements.push(saved);
      return saved;
    },
    'agreements.remove': ({ id }: { id: string }) => {
      agreements.splice(
        agreements.findIndex((one) => one.id === id),
        1,
      );
      return { removed: true };
    },
    'campaigns.list': () => [],
    'units.find': ({ filter }: { filter: { text?: string } }) => {
      const units = UNITS.filter((unit) =>
        `${unit.clues} ${unit.name}`.toLowerCase().includes((filter.text ?? '').toLowerCase()),
      );
      return { total: units.length, units };
    },
    'dialog.savePackage': () => ({ path: 'D:\\paquetes\\visita.cotejo' }),
    'packages.export': ({ path }: { path: string }) => ({ path, bytes: 81_000 }),
    'dialog.openPackage': () => ({ path: null }),
  };
}

const UNITS = ['DFSSA000010', 'JCSSA000020', 'MSIMB000036'].map((clues, i) => ({
  ...{ clues, name: `Unidad sintética ${i + 1}`, state: '09', institution: 'SSA', typology: null, aliases: [] },
  ...{ runs: 0, lastRun: null, level: null, type: null },
  standing: { state: 'sin-verificar', since: null, validUntil: null, visit: null, reason: null },
}));

function checklistOf(id: string): Checklist {
  const found = CHECKLISTS.find((one) => one.id === id);
  if (!found) throw new Error('No existe esa lista de cotejo.');
  return found;
}

function same(one: AnswerKey, { checklist, item, module, record }: AnswerKey): boolean {
  return one.checklist === checklist && one.item === item && one.module === module && one.record === record;
}

function made(status: VisitHead['status'], kind: VisitHead['kind'], answered: number, ids: readonly string[]): Kept {
  const checklists = ids.map(checklistOf);
  const openedAt = new Date(Date.now() - 47 * 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const closed = status === 'cerrada';
  const head: VisitHead = {
    ...{ id: crypto.randomUUID(), version: 1, clues: 'DFSSA000010', unitName: 'Hospital General Sintético' },
    ...{ kind, purpose: 'first', previous: null, campaign: null, status, openedAt },
    closedAt: status === 'abierta' ? null : openedAt,
    people: [ANA, LUIS],
    checklists: checklists.map(({ id, edition, title }) => ({ id, edition, title, sha256: 'a'.repeat(64) })),
    ...{ modules: [], runs: [], facts: '', correction: '' },
    samples: ids.includes('nom-004-ssa3-2012')
      ? [{ checklist: 'nom-004-ssa3-2012', labels: Array.from({ length: 10 }, (_, i) => `Expediente ${i + 1}`) }]
      : [],
    reason: status === 'inaccesible' ? 'El camino estaba cerrado por lluvias.' : '',
  };
  const outcomes = ['cumple', 'cumple', 'no-cumple', 'cumple-parcial', 'cumple'] as const;
  const items = checklists.flatMap(({ id, items }) => items.map((item) => ({ checklist: id, item: item.id })));
  const answers = items.slice(0, answered).map(
    (key, i): Answer => ({
      ...{ ...key, module: '', record: 0, id: crypto.randomUUID(), replaces: null },
      value: { kind: 'outcome', outcome: outcomes[i % outcomes.length] ?? 'cumple' },
      ...{ note: i % 7 === 0 ? 'Se vio en la pantalla de admisión.' : '', by: ANA.id, at: openedAt, origin: 'este' },
    }),
  );
  return { head, answers, evidence: [], conflicts: [], versions: closed ? [versionOf(1)] : [] };
}

function conflictsOf({ answers }: Kept): readonly AnswerConflict[] {
  return answers.slice(0, 2).map((ours): AnswerConflict => {
    const theirs: Answer = {
      ...ours,
      id: crypto.randomUUID(),
      by: LUIS.id,
      value: { kind: 'outcome', outcome: 'no-cumple' },
    };
    const { checklist, item, module, record } = ours;
    return { checklist, item, module, record, ours, theirs };
  });
}

function versionOf(version: number): VisitVersionRef {
  const closedAt = '2026-11-20T13:40:00-06:00';
  return { version, closedAt, folio: 'CTJ-20261120-9F04C1', sha256: 'b'.repeat(64), correction: '' };
}

function stateOf({ head, answers, evidence, conflicts, versions }: Kept): VisitState {
  const input: VisitInput = { answers, modules: head.modules, samples: head.samples };
  const checklists = head.checklists.map(({ id }) => checklistOf(id));
  return {
    ...{ head, answers, evidence, conflicts, versions, previous: [] },
    progress: checklists.map((one) => visitProgress(one, input)),
    results: checklists.map((one, i) => ({
      checklist: { ...head.checklists[i]!, scoreBands: one.scoreBands },
      score: scoreVisit(one, input),
      modules: one.modules ?? [],
      interview: interviewOf(one, answers),
    })),
  };
}

function summaryOf(one: Kept): VisitSummary {
  const { head, progress, results, conflicts } = stateOf(one);
  const { id, version, clues, unitName, kind, purpose, campaign, status, openedAt, closedAt } = head;
  return {
    ...{ id, version, unit: clues, clues, unitName, kind, purpose, campaign, status, openedAt, closedAt },
    folio: one.versions.at(-1)?.folio ?? null,
    evaluators: head.people.map(({ name }) => name),
    answered: progress.reduce((sum, { answered }) => sum + answered, 0),
    asked: progress.reduce((sum, { asked }) => sum + asked, 0),
    conflicts: conflicts.length,
    scores: results.map(({ checklist, score }) => ({
      ...{ checklist: checklist.id, edition: checklist.edition, percent: score.percent },
      ...{ interval: score.interval, preliminary: score.preliminary, band: score.band },
    })),
  };
}

function checksOf({ progress, head }: VisitState): readonly ClosingCheck[] {
  const missing = progress.flatMap((one) => one.missing);
  const witnesses: ClosingCheck = { id: 'faltan-testigos', severity: 'stop', message: 'Faltan dos testigos.' };
  return [
    ...(head.kind === 'external' ? [witnesses] : []),
    ...(missing.length === 0
      ? []
      : [
          {
            ...{ id: 'faltan-respuestas', severity: 'warning' as const, keys: missing },
            message: `Faltan ${missing.length} respuestas: el puntaje es preliminar.`,
          },
        ]),
  ];
}

function editionOf(checklist: Checklist): EditionSummary {
  const { id, edition, title, description, items, questions } = checklist;
  const forVisits = items.some(({ decision }) => decision.by !== 'check') || (questions?.length ?? 0) > 0;
  return {
    ...{ id, edition, title, description, forVisits, forRuns: true, origin: 'integrada', publishedAt: null },
    ...{ sha256: 'a'.repeat(64), items: items.length, questions: questions?.length ?? 0, basedOn: null, latest: true },
  };
}
