import { describe, expect, it } from 'vitest';
import type {
  Answer,
  ClosedVisit,
  ItemResult,
  ReportFrame,
  VisitHead,
  VisitState,
} from '../../../shared/model/index.ts';
import type { ActaContent } from '../../../shared/report/acta.ts';
import { renderReport } from '../../../shared/report/index.ts';
import { FRAME } from './run-page.ts';

const AT = '2026-11-22T09:00:00-06:00';

const item = (over: Partial<ItemResult>): ItemResult => ({
  id: 'acceso-por-funciones',
  domain: 'seguridad',
  title: 'El acceso depende de las funciones',
  why: 'Por qué.',
  remedy: 'Qué hacer.',
  citation: [{ norm: 'NOM-024-SSA3-2012', clause: '6.6.4', confidence: 'reported' }],
  decidedBy: 'attestation',
  outcome: 'no-cumple',
  weight: 1,
  points: 0,
  applicable: 0,
  held: 0,
  failed: 0,
  undecided: 0,
  ratio: null,
  mandatory: false,
  source: 'person',
  ...over,
});

const answer = (over: Partial<Answer>): Answer => ({
  id: 'a1',
  replaces: null,
  checklist: 'ece-funcional',
  item: 'acceso-por-funciones',
  module: '',
  record: 0,
  value: { kind: 'outcome', outcome: 'no-cumple' },
  note: '',
  by: 'p1',
  at: AT,
  origin: 'd1',
  ...over,
});

const head: VisitHead = {
  id: 'v1',
  version: 1,
  clues: 'DFSSA000010',
  unitName: 'Hospital Ficticio <del> Norte',
  kind: 'external',
  purpose: 'first',
  previous: null,
  campaign: null,
  status: 'cerrada',
  openedAt: AT,
  closedAt: '2026-11-22T14:30:00-06:00',
  people: [
    { id: 'p1', role: 'evaluador', name: 'Evaluadora Ficticia', position: 'Evaluadora', credential: 'E-1' },
    { id: 'p2', role: 'atiende', name: 'Director Ficticio', position: 'Director', credential: 'D-1' },
    { id: 'p3', role: 'testigo', name: 'Testigo Uno', position: '', credential: 'T-1' },
  ],
  checklists: [{ id: 'ece-funcional', edition: '1.0', title: 'Funciones del expediente', sha256: 'aa' }],
  modules: [{ checklist: 'ece-funcional', module: 'farmacia', deployed: false, note: '' }],
  runs: [],
  samples: [],
  facts: 'Primer hecho.\n\nSegundo hecho.',
  reason: '',
  correction: '',
};

const results: ClosedVisit['results'] = [
  {
    checklist: { id: 'ece-funcional', edition: '1.0', title: 'Funciones del expediente', sha256: 'aa', scoreBands: [] },
    score: {
      percent: 0,
      interval: [0, 50],
      coverage: 50,
      preliminary: true,
      band: null,
      byDomain: [
        {
          id: 'seguridad',
          title: 'Seguridad',
          percent: 0,
          interval: [0, 50],
          coverage: 50,
          preliminary: true,
          outcomes: {},
        },
      ],
      items: [
        item({ exported: 'cumple', modules: [{ module: 'farmacia', outcome: 'no-desplegado' }] }),
        item({ id: 'otro', title: 'Otro requisito', outcome: 'por-revisar', points: null, source: undefined }),
      ],
    },
    modules: [{ id: 'farmacia', title: 'Farmacia' }],
    interview: [
      {
        id: 'estado',
        domain: 'general',
        title: '¿En qué estado está el expediente?',
        answers: [{ module: null, text: 'Operando' }],
      },
      { id: 'redes', domain: 'general', title: '¿Qué red hay?', answers: [] },
    ],
  },
];

const closed: ClosedVisit = {
  schema: 'cotejo/visit@1',
  tool: { name: 'cotejo', version: '0.1.0' },
  head,
  answers: [
    answer({ note: 'lo primero que se dijo' }),
    answer({ id: 'a2', replaces: 'a1', note: 'lo que quedó & <b>' }),
    answer({ id: 'a3', item: 'otro', note: 'se retiró', value: { kind: 'cleared' } }),
  ],
  results,
  evidence: [
    {
      ...answer({}),
      id: 'e1',
      kind: 'photo',
      name: 'pantalla.png',
      mediaType: 'image/png',
      bytes: 1200,
      sha256: 'ff'.repeat(32),
      note: 'Matriz de perfiles',
    },
  ],
  agreements: [
    {
      id: 'g1',
      action: 'Definir perfiles',
      responsible: 'Sistemas',
      start: '2026-12-01',
      expectedEnd: '2027-02-28',
      item: 'acceso-por-funciones',
    },
  ],
  previousSha256: null,
};

const content: ActaContent = { subject: closed, folio: 'CTJ-20261122-9F04C1' };

const acta = (over: Partial<ActaContent> = {}, around: Partial<ReportFrame> = {}) =>
  renderReport({ kind: 'visit', ...content, ...over }, { ...FRAME, ...around });
const text = (over: Partial<ActaContent> = {}) => acta(over).html;

describe('acta of a closed visit', () => {
  const page = text();

  it('names parties, facts, outcome, agreements and evidence', () => {
    for (const words of [
      'Acta de verificación local',
      'Visita externa; primera',
      'Evaluadora Ficticia',
      'Primer hecho.',
      'Segundo hecho.',
      'La exportación dice: cumple',
      'Farmacia: no desplegado',
      'Farmacia, no desplegado',
      'NOM-024-SSA3-2012, 6.6.4†',
      '¿En qué estado está el expediente?',
      'Operando',
      'Sin respuesta',
      'Definir perfiles',
      'pantalla.png',
      FRAME.digest,
      '22 de noviembre de 2026, 14:30 (UTC−06:00)',
    ]) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain('Borrador');
    expect(page.toLowerCase()).not.toContain('certificado');
  });

  it('prints the answer that stands, and none that was replaced or taken back', () => {
    expect(page).toContain('lo que quedó &amp; &lt;b&gt;');
    expect(page).not.toContain('lo primero que se dijo');
    expect(page).not.toContain('se retiró');
  });

  it('has room for each signature, also for the witness who was not written down', () => {
    expect(page.match(/class="sign"/g)).toHaveLength(4);
    expect(page).toContain('Nombre y firma');
  });

  it('lets nothing of a name become markup', () => {
    expect(page).toContain('Hospital Ficticio &lt;del&gt; Norte');
    expect(page).not.toContain('<del>');
  });

  it('says folio, digest and foja on each page', () => {
    const { footerTemplate, headerTemplate, folio, suggestedName } = acta();
    expect(footerTemplate).toMatch(/Folio CTJ-20261122-9F04C1.*Huella 0123 4567 89ab cdef.*Foja/);
    expect(headerTemplate).toContain('DFSSA000010');
    expect(folio).toBe(content.folio);
    expect(suggestedName).toBe('acta-DFSSA000010-20261122-9F04C1.pdf');
  });

  it('is laid out for oficio where asked', () => {
    expect(page).not.toContain('340mm');
    expect(acta({}, { paper: 'oficio' }).html).toContain('216mm 340mm');
  });
});

describe('other actas', () => {
  it('is a draft while the visit is open, without a folio', () => {
    const open: VisitState = {
      head: { ...head, status: 'abierta', closedAt: null },
      answers: closed.answers.slice(1, 2),
      previous: [],
      progress: [],
      results,
      conflicts: [],
      evidence: [],
      versions: [],
    };
    const page = text({ subject: open, folio: null });
    expect(page).toContain('Borrador: la visita no se ha cerrado.');
    expect(page).toContain('La visita sigue abierta.');
    expect(acta({ subject: open, folio: null }).suggestedName).toBe('acta-DFSSA000010-20261122-borrador.pdf');
  });

  it('says that a visit was given up', () => {
    const visit: VisitState = {
      head: { ...head, status: 'cancelada', closedAt: null, reason: 'Se abrió por error.' },
      answers: [],
      previous: [],
      progress: [],
      results: [],
      conflicts: [],
      evidence: [],
      versions: [],
    };
    const page = text({ subject: visit, folio: null });
    expect(page).toContain('La visita se canceló y no tiene acta. Motivo: Se abrió por error.');
    expect(page).not.toContain('sigue abierta');
  });

  it('says why a unit could not be reached, without results', () => {
    const visit: ClosedVisit = {
      ...closed,
      head: { ...head, status: 'inaccesible', reason: 'El camino está cortado.', facts: '' },
      results: [],
      agreements: [],
    };
    const page = text({ subject: visit });
    expect(page).toContain('Acta de unidad inaccesible');
    expect(page).toContain('El camino está cortado.');
    expect(page).not.toContain('Acuerdos');
  });

  it('says what it corrects', () => {
    const visit: ClosedVisit = { ...closed, head: { ...head, version: 2, correction: 'Se anotó mal un módulo.' } };
    expect(text({ subject: visit })).toContain(
      'Corrección número 1 de un acta ya cerrada. Motivo: Se anotó mal un módulo.',
    );
  });
});
