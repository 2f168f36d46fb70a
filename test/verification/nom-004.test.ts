import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareRun } from '../../electron/engine/run-setup.ts';
import type { VerificationResult } from '../../shared/model/index.ts';
import { FileSession } from '../../shared/verification/file-session.ts';
import { buildResult } from '../../shared/verification/result.ts';
import { RESOURCES, runSetup } from '../support/project.ts';

/** Documents held against the list of the clinical record, as a run does it. */

const { plan, loaded } = prepareRun(runSetup({ checklist: 'nom-004-ssa3-2012' }));

function verify(path: string, text: string): VerificationResult {
  const session = new FileSession(plan, path);
  session.write(new TextEncoder().encode(text));
  return buildResult(plan, loaded.checklist, session.end(''), {
    id: 'nom-004',
    startedAt: '2026-03-04T00:00:00-06:00',
    durationMs: 0,
    status: 'completa',
    toolVersion: '0.0.0',
    checklistSha256: loaded.sha256,
    catalogs: [],
    unitName: () => undefined,
  });
}

const sample = (...names: string[]): string => readFileSync(join(RESOURCES, 'samples', ...names), 'utf8');
const said = ({ score }: VerificationResult, id: string): string => {
  const item = score.items.find((one) => one.id === id)!;
  return `${item.outcome} ${item.held}+${item.failed}`;
};

const DISCHARGE = sample('cda', 'egreso-sintetico.xml');

/** A document without the sections of these codes. */
function without(text: string, ...codes: string[]): string {
  const sections = text.split(/(<component>\s*<section[\s>][\s\S]*?<\/section>\s*<\/component>)/);
  const kept = sections.filter(
    (part) => !codes.some((code) => part.includes('<section') && part.includes(`"${code}"`)),
  );
  expect(sections.length - kept.length).toBe(codes.length);
  return kept.join('');
}

describe('a discharge note in CDA', () => {
  it('that has its sections meets what can be seen of them', () => {
    const result = verify('egreso.xml', DISCHARGE);
    for (const id of ['egreso-diagnosticos-finales', 'egreso-resumen-de-evolucion', 'egreso-plan-de-manejo']) {
      expect([id, said(result, id)]).toEqual([id, 'cumple 1+0']);
    }
    expect(said(result, 'egreso-pronostico')).toBe('por-revisar 0+0');
  });

  it('without diagnoses, or declared empty, lacks them, and says where', () => {
    const cut = without(DISCHARGE, '11450-4', '51848-0');
    const result = verify('egreso.xml', cut);
    expect(said(result, 'egreso-diagnosticos-finales')).toBe('no-cumple 0+1');
    expect(said(result, 'egreso-plan-de-manejo')).toBe('cumple 1+0');
    const [finding] = result.files[0].findings.filter(({ rule }) => rule === 'egreso-con-diagnosticos');
    expect(finding).toMatchObject({ severity: 'warning', expected: expect.stringContaining('diagnósticos') });
    expect(finding.place.line).toBeGreaterThan(0);
  });

  it('of another kind, with a section that nobody can tell, or as a scan is not judged', () => {
    const cut = without(DISCHARGE, '11450-4', '51848-0');
    const summary = cut.replace('code="18842-5"', 'code="34133-9"');
    const uncoded = cut.replace(
      '<structuredBody>',
      '<structuredBody><component><section><title>Otros</title><text>Texto.</text></section></component>',
    );
    const scan = cut.replace(
      /<structuredBody[\s\S]*<\/structuredBody>/,
      '<nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0=</text></nonXMLBody>',
    );
    for (const text of [summary, uncoded, scan]) {
      expect(text).not.toBe(cut);
      expect(said(verify('egreso.xml', text), 'egreso-diagnosticos-finales')).toBe('no-aplica 0+0');
    }
  });

  it('without the hour of its writing lacks it', () => {
    const days = DISCHARGE.replaceAll(/(<(?:effectiveTime|time) value="\d{8})\d+([+-]\d{4})?"/g, '$1"');
    expect(said(verify('egreso.xml', DISCHARGE), 'notas-con-hora')).toBe('cumple 1+0');
    expect(said(verify('egreso.xml', days), 'notas-con-hora')).toBe('no-cumple 0+1');
  });
});

describe('a Composition in FHIR', () => {
  const section = (code: string | undefined, more: object = {}) => ({
    ...(code === undefined ? { title: 'Otros' } : { code: { coding: [{ system: 'http://loinc.org', code }] } }),
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Dato sintético.</div>' },
    ...more,
  });
  const note = (type: string, ...sections: object[]) =>
    JSON.stringify({
      resourceType: 'Composition',
      id: 'nota',
      status: 'final',
      type: { coding: [{ system: 'http://loinc.org', code: type }] },
      subject: { reference: 'Patient/sintetico' },
      date: '2026-03-04T10:00:00-06:00',
      author: [{ display: 'MARTA MUESTRA EJEMPLO' }],
      title: 'Nota sintética',
      section: sections,
    });
  const judged = (id: string, type: string, ...sections: object[]) =>
    said(verify('nota.json', note(type, ...sections)), id);

  it('is judged by its sections, also those inside of others', () => {
    const inner = section('48765-2', { section: [section('11348-0')] });
    expect(judged('historia-antecedentes-patologicos', '34117-2', inner)).toBe('cumple 1+0');
    expect(judged('historia-antecedentes-heredofamiliares', '34117-2', inner)).toBe('no-cumple 0+1');
  });

  it('does not count a section that is empty for a reason, nor markup without words', () => {
    const empty = section('10157-6', { text: undefined, emptyReason: { text: 'No se preguntó' } });
    const blank = section('10157-6', { text: { status: 'generated', div: '<div><p> </p></div>' } });
    for (const one of [empty, blank]) {
      expect(judged('historia-antecedentes-heredofamiliares', '34117-2', one, section('48765-2'))).toBe(
        'no-cumple 0+1',
      );
    }
  });

  it('is not judged where a section could hold anything, or each problem its own plan', () => {
    expect(judged('historia-diagnosticos', '34117-2', section('48765-2'), section(undefined))).toBe('no-aplica 0+0');
    expect(judged('historia-diagnosticos', '34117-2', section('11329-0'))).toBe('no-aplica 0+0');
    expect(judged('evolucion-tratamiento', '11506-3', section('8716-3'), section('11450-4'))).toBe('no-aplica 0+0');
    expect(judged('evolucion-tratamiento', '11506-3', section('8716-3'), section('51848-0'))).toBe('no-cumple 0+1');
  });
});

describe('formats without notes', () => {
  it('fail in nothing but what identifies the person', () => {
    const { score } = verify('CEX.txt', sample('giis', 'CEX-DFSSA-2410.txt'));
    const failing = score.items.filter(({ failed }) => failed > 0).map(({ id }) => id);
    expect(failing.filter((id) => id !== 'identificacion-del-paciente')).toEqual([]);
  });

  it('give other lists no finding of this one', () => {
    const others = prepareRun(runSetup()).plan.rules;
    expect([...others.keys()].filter((id) => id.startsWith('egreso-con-') || id === 'documento-con-hora')).toEqual([]);
    expect(plan.rules.has('egreso-con-diagnosticos')).toBe(true);
  });
});
