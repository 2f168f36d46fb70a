import { randomUUID } from 'node:crypto';
import {
  frameOf,
  type PreparedReport,
  preparedReport,
  type ReportStyle,
  type ReportSurroundings,
} from '../../electron/engine/report-prepare.ts';
import { sha256Hex } from '../../electron/registry/sha256.ts';
import { applyAcceptances } from '../../shared/checklist/accept.ts';
import type { SignatureInfo, VerificationResult } from '../../shared/model/index.ts';
import { comparisonReport } from '../../shared/report/comparison-build.ts';
import { type ReportContent, renderReport } from '../../shared/report/index.ts';
import { NATIONAL_2011, share } from '../../shared/statistics/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { queryOf } from '../electron/engine/campaign-support.ts';
import { type ContentOf, drawnCampaign, fleet, unitDesk } from '../electron/engine/report-content-support.ts';
import { newDesk } from '../electron/engine/visits-support.ts';
import { ACCEPTED_ON, acceptanceOf } from './acceptances.ts';
import { greyPng } from './picture.ts';
import { makeResult, type ResultFixtureOptions } from './result-fixture.ts';

/** Reports that are hard on a page: the longest names, the most rows, everything that can stand on it. Synthetic. */

/** 250 characters that no line can be broken at, and as many with blanks. */
const WHOLE_NAME = 'HospitalSintéticoDeNombreSinEspacios'.repeat(7).slice(0, 250);
const LONG_NAME = 'Hospital General Sintético de Alta Especialidad «Doctora Ficticia de Nombre Larguísimo» '
  .repeat(3)
  .slice(0, 250);
const UNIT = 'DFSSA000010';

const png = (width: number, height: number) => `data:image/png;base64,${greyPng(width, height).toString('base64')}`;
const [WIDE, TALL] = [png(640, 40), png(40, 400)];

/** A report, and how the office that prints it is set up. */
export interface HardReport {
  readonly name: string;
  readonly content: ReportContent;
  readonly around: Pick<ReportSurroundings, 'settings' | 'signatures'>;
}

const person = (n: number) => ({
  name: n === 3 ? `Doctora ${'Sintética de Apellidos Largos '.repeat(4).trim()}` : `Persona Sintética ${n}`,
  position: n === 5 ? `Titular de la ${'Coordinación Estatal Ficticia de '.repeat(4)}Calidad` : `Cargo sintético ${n}`,
});

const BARE: HardReport['around'] = {
  settings: { institution: '', logo: '', signatories: [], paper: 'carta' },
  signatures: [],
};
const LADEN: HardReport['around'] = {
  settings: {
    institution:
      'Secretaría Sintética de Salud y Servicios Coordinados del Estado Imaginario. Dirección de Innovación y Calidad',
    logo: WIDE,
    signatories: Array.from({ length: 8 }, (_, n) => person(n + 1)),
    paper: 'carta',
  },
  signatures: [],
};

/**
 * Prepared as the program does it. The signatures are told on the page only: what is not signed with a key cannot travel
 * inside.
 */
export function prepare({ content, around }: HardReport, style: ReportStyle): PreparedReport {
  const surroundings = { ...around, style, toolVersion: '0.2.0', generatedAt: '2026-11-22T10:00:00.000-06:00' };
  const prepared = preparedReport(content, { ...surroundings, signatures: [] });
  return { ...prepared, page: renderReport(content, frameOf(surroundings, prepared.digest)) };
}

/** All seven kinds; some of them in several states. Call it in a test: its registries are closed and removed after it. */
export async function hardReports(): Promise<readonly HardReport[]> {
  return [...runs(), comparison(), ...(await visits()), ...(await unit()), ...(await fleets()), ...(await lists())];
}

function resultOf(options: ResultFixtureOptions, id: string): VerificationResult {
  const result = makeResult(options);
  return { ...result, run: { ...result.run, id: `${id}-${result.run.id}` } };
}

function runs(): readonly HardReport[] {
  const run = (subject: VerificationResult, unitNames: Record<string, string>): ReportContent => ({
    ...{ kind: 'run', subject, acceptances: null, unitNames },
  });
  const large = resultOf({ findings: 10_000, units: 60, files: 12, longNames: true }, 'grande');
  const most = resultOf({ findings: 400, files: 3, longNames: true }, 'aceptada');
  const accepted = withAcceptances(most);
  return [
    {
      name: 'run-0',
      content: run(resultOf({ findings: 0, attested: true }, 'limpia'), { [UNIT]: WHOLE_NAME }),
      around: BARE,
    },
    { name: 'run-1', content: run(resultOf({ findings: 1 }, 'uno'), { [UNIT]: LONG_NAME }), around: BARE },
    { name: 'run-40', content: run(resultOf({ findings: 40 }, 'corta'), {}), around: BARE },
    {
      name: 'run-10000',
      content: run(large, Object.fromEntries(large.units.map(({ clues }) => [clues, LONG_NAME]))),
      around: LADEN,
    },
    { name: 'run-accepted', content: accepted, around: { ...LADEN, signatures: signaturesOn(accepted) } },
    {
      name: 'run-unreadable',
      content: run(resultOf({ unreadable: true }, 'ilegible'), {}),
      around: { ...LADEN, settings: { ...LADEN.settings, logo: TALL } },
    },
  ];
}

/** Acceptances of all five lists, with long reasons. */
function withAcceptances(subject: VerificationResult): ContentOf<'run'> {
  const unit = subject.run.unit ?? null;
  const [first, ...rest] = subject.files
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error');
  const other = rest.find(({ rule }) => rule !== first.rule) ?? first;
  const reason =
    'El proveedor sintético entrega la corrección con la próxima versión, según el oficio ficticio 123/2026. '.repeat(
      3,
    );
  const applied = applyAcceptances(
    subject,
    [
      ...rest.slice(0, 6).map((finding) => acceptanceOf(finding, unit, { reason, id: randomUUID() })),
      acceptanceOf(first, unit, { expiresOn: '2026-10-01' }),
      acceptanceOf({ ...first, fingerprint: '0123456789abcdef' }, unit),
    ],
    ACCEPTED_ON,
    new Map(),
  );
  const gone = acceptanceOf(other, unit, { reason });
  const acceptances = {
    ...applied,
    undecided: [gone],
    refused: [{ acceptance: gone, item: 'requisito-sintetico', itemTitle: LONG_NAME }],
  };
  return { kind: 'run', subject, acceptances, unitNames: { [UNIT]: LONG_NAME } };
}

function signaturesOn({ subject }: ReportContent): HardReport['around']['signatures'] {
  const digest = sha256Hex(canonicalJson(subject));
  return [1, 2, 3].map((n) => {
    const info: SignatureInfo = {
      ...{ id: randomUUID(), role: person(n).position, signedAt: '2026-11-22T10:00:00-06:00', digest },
      algorithm: 'SHA-256 con RSA',
      signer: {
        ...{
          name: person(n).name.toUpperCase(),
          rfc: 'PESI••••••',
          curp: 'PESI••••••••••',
          serial: `0000100000050000000${n}`,
        },
        ...{ issuer: 'Autoridad Certificadora Sintética de Pruebas', algorithm: 'RSA de 2048 bits', kind: 'efirma' },
        ...{ validFrom: '2025-01-01T06:00:00Z', validTo: '2029-01-01T06:00:00Z', sha256: 'ab'.repeat(32) },
      },
    };
    return { info, cms: new Uint8Array([0x30, 0x00]) };
  });
}

function comparison(): HardReport {
  const side = (findings: number, day: string, seed: number) => {
    const result = resultOf({ findings, seed, longNames: true, files: 2, catalogs: seed === 0 }, `del-${day}`);
    const dated = { ...result, run: { ...result.run, startedAt: `${day}T09:00:00.000-06:00` } };
    return { result: dated, sha256: sha256Hex(canonicalJson(dated)), unitName: LONG_NAME, unitToday: null };
  };
  const subject = comparisonReport(side(400, '2026-01-10', 0), side(180, '2026-05-10', 1));
  return { name: 'comparison', content: { kind: 'comparison', subject }, around: LADEN };
}

async function visits(): Promise<readonly HardReport[]> {
  const desk = newDesk();
  await desk.registry.saveUnit({ clues: 'CSSSA000020', name: LONG_NAME, aliases: [] });
  const { head } = await desk.open();
  const request = { kind: 'visit', visit: head.id } as const;
  const draft = await desk.contentOf(request);
  const answered = await desk.visits['visits.get']({ visit: head.id });
  await desk.answerAll(answered, (n) => (n % 4 === 0 ? 'no-cumple' : n % 7 === 0 ? 'cumple-parcial' : 'cumple'));
  await desk.visits['visits.close']({ visit: head.id });
  await desk.visits['visits.correct']({ visit: head.id, reason: 'Se capturó mal el nombre de una persona sintética.' });
  await desk.visits['visits.close']({ visit: head.id });
  const corrected = await desk.contentOf(request);
  const other = await desk.open({ kind: 'internal' });
  const reason = 'El camino estaba cortado por la lluvia sintética y nadie abrió la puerta de la unidad imaginaria.';
  await desk.visits['visits.inaccessible']({ visit: other.head.id, reason });
  const unreached = await desk.contentOf({ kind: 'visit', visit: other.head.id });
  return [
    { name: 'visit-draft', content: draft, around: BARE },
    { name: 'visit-corrected', content: corrected, around: { ...LADEN, signatures: signaturesOn(corrected) } },
    { name: 'visit-unreached', content: unreached, around: BARE },
  ];
}

async function unit(): Promise<readonly HardReport[]> {
  const desk = await unitDesk();
  const content = (await desk.contentOf({ kind: 'unit', clues: 'CSSSA000020' })) as ContentOf<'unit'>;
  const { subject } = content;
  const named = { ...content, subject: { ...subject, unit: { ...subject.unit, name: WHOLE_NAME } } };
  return [
    { name: 'unit', content, around: LADEN },
    { name: 'unit-unbroken', content: named, around: BARE },
  ];
}

const STATES = Array.from({ length: 32 }, (_, n) => String(n + 1).padStart(2, '0'));

async function fleets(): Promise<readonly HardReport[]> {
  const desk = fleet(60);
  const query = queryOf({ checklist: 'lista-sintetica', groupBy: ['state', 'institution'] });
  const comparative = (await desk.contentOf({ kind: 'comparative', query })) as ContentOf<'comparative'>;
  const hidden = await desk.contentOf({ kind: 'comparative', query: { ...query, threshold: 8 } });
  const { visited, withRecord, mean, lowest, highest, status, barriers } = NATIONAL_2011;
  const national: ContentOf<'comparative'> = {
    kind: 'comparative',
    subject: {
      ...comparative.subject,
      byState: STATES.map((state, n) => ({
        ...{ state, name: `Entidad sintética ${state}` },
        figures: n % 9 === 0 ? { hidden: true } : { hidden: false, value: { units: n + 1, mean: (n * 13) % 100 } },
      })),
      adherence2011: { withRecord, mean, lowest, highest },
      interview2011: { visited, status, barriers },
    },
  };
  const campaign = (await desk.contentOf({
    kind: 'campaign',
    campaign: await drawnCampaign(desk),
  })) as ContentOf<'campaign'>;
  const { subject } = campaign;
  const wide: ContentOf<'campaign'> = {
    kind: 'campaign',
    subject: {
      ...subject,
      campaign: { ...subject.campaign, title: LONG_NAME },
      byState: STATES.map((state, n) => ({
        ...{ state, name: `Entidad sintética ${state}`, selected: 40, visited: n, inaccessible: n % 3 },
        done: share(n, 40),
      })),
      unreached: STATES.map((state, n) => ({
        ...{ clues: `DFSYN0000${state}`, name: n % 2 === 0 ? LONG_NAME : null, state: `Entidad sintética ${state}` },
        ...{ stratum: 'resto', replaced: n % 2 === 0, reason: n % 3 === 0 ? LONG_NAME : '' },
      })),
      unreachedMore: 7,
    },
  };
  return [
    { name: 'comparative', content: national, around: LADEN },
    { name: 'comparative-hidden', content: hidden, around: BARE },
    { name: 'campaign', content: wide, around: LADEN },
  ];
}

async function lists(): Promise<readonly HardReport[]> {
  const { contentOf } = newDesk();
  const of = (checklist: string) => contentOf({ kind: 'checklist', checklist });
  return [
    { name: 'checklist', content: await of('nom-024-ssa3-2012'), around: BARE },
    { name: 'checklist-interview', content: await of('capacidad-ece'), around: LADEN },
  ];
}
