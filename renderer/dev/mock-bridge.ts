import type { Bridge, Events, MethodName, Settings, SourceExcerpt } from '../../shared/ipc/contract.ts';
import type { VerificationResult } from '../../shared/model/index.ts';
import { makeResult } from '../../test/support/result-fixture.ts';
import { mockAcceptances } from './mock-acceptances.ts';
import { mockAggregates } from './mock-aggregates.ts';
import { mockAgreements } from './mock-agreements.ts';
import { mockCampaigns } from './mock-campaigns.ts';
import { mockChecklists } from './mock-checklists.ts';
import { CATALOG_INVENTORY, CHECKLISTS, INSPECTION, overviewOf, summaryOf, UNITS } from './mock-data.ts';
import { CHECK, CONNECTIONS, GUIDES, LAYERS } from './mock-fhir.ts';
import { mockLive } from './mock-live.ts';
import { mockReports } from './mock-reports.ts';
import { mockUnits } from './mock-units.ts';
import { mockVisits } from './mock-visits.ts';

/**
 * Answers as the engine would, with synthetic data. `?findings=N` findings per result, `?empty` an empty registry,
 * those of {@link mockLive}, `?theme=dark`, `?lang=en`, `?fail` every answer refused, `?slow` a run that takes a while.
 */
export function mockBridge(options: URLSearchParams): Bridge {
  const findings = Number(options.get('findings') ?? 4200);
  const results = options.has('empty') ? [] : madeResults(findings, options);
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let settings: Settings = {
    language: options.get('lang') === 'en' ? 'en' : 'es-MX',
    theme: (options.get('theme') ?? 'system') as Settings['theme'],
    validityMonths: 12,
    institution: 'Servicios de Salud (ejemplo sintético)',
    ...{ logo: '', paper: 'carta', signatories: [{ name: 'Ana Sintética Pérez', position: 'Evaluadora' }] },
  };
  const emit = <E extends keyof Events>(event: E, payload: Events[E]) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  const byId = (runId: string) => results.find((result) => result.run.id === runId);
  const runs = () => results.map(summaryOf);
  const cancelled = new Set<string>();

  async function run(runId: string, result: VerificationResult) {
    const total = INSPECTION.totalBytes;
    const steps = options.has('slow') ? 60 : 8;
    for (let step = 1; step <= steps; step++) {
      await new Promise((done) => setTimeout(done, 90));
      if (cancelled.has(runId)) return emit('verification.ended', { runId, status: 'cancelada', message: null });
      emit('verification.progress', {
        runId,
        bytes: (total * step) / steps,
        totalBytes: total,
        rows: 52_000 * step,
        findings: 143 * step,
        file: 'entrega-sintetica.zip!/CEX-SINTETICO-0001.txt',
      });
    }
    if (options.has('breaks')) {
      const message = 'El archivo «CEX-SINTETICO-0001.txt» cambió mientras se leía.';
      return emit('verification.ended', { runId, status: 'error', message });
    }
    results.unshift(result);
    emit('verification.ended', { runId, status: 'completa', message: null });
  }

  const startRun = () => {
    const result = { ...makeResult({ findings, files: 2, seed: 77 }) };
    void run(result.run.id, result);
    return { runId: result.run.id };
  };

  const answers: { readonly [M in MethodName]?: (input: never) => unknown } = {
    'overview.get': () => overviewOf(results),
    'export.inspect': () => INSPECTION,
    'export.sample': () => ({ paths: ['ejemplo/CEX-SINTETICO.txt'] }),
    'checklists.list': () => CHECKLISTS,
    'verification.start': startRun,
    ...mockChecklists(options),
    ...mockAcceptances(options, byId),
    ...mockLive(options, { emit, save: startRun }),
    ...mockAggregates(options),
    ...mockAgreements(options),
    ...mockVisits(options),
    ...mockUnits(options, runs),
    ...mockCampaigns(options),
    ...mockReports(options, { emit }),
    'verification.cancel': ({ runId }: { runId: string }) => {
      cancelled.add(runId);
      return { cancelled: true };
    },
    'runs.list': ({ unit }: { unit?: string }) => runs().filter((r) => !unit || r.unit === unit),
    'runs.get': ({ runId }: { runId: string }) =>
      byId(runId) ?? Promise.reject(new Error('No existe esa verificación.')),
    'source.excerpt': ({ line = 1, column = 1 }: { line?: number; column?: number }) => excerpt(line, column, options),
    'units.search': ({ text, states, onlyVerified }: { text: string; states?: string[]; onlyVerified?: boolean }) => {
      const folded = text.toLowerCase();
      const units = (options.has('empty') ? [] : UNITS(runs())).filter(
        (unit) =>
          `${unit.clues} ${unit.name} ${unit.institution}`.toLowerCase().includes(folded) &&
          (!states || states.includes(unit.state ?? '')) &&
          (!onlyVerified || unit.runs > 0),
      );
      return { total: units.length, units };
    },
    'units.get': ({ clues }: { clues: string }) => ({
      unit: UNITS(runs()).find((unit) => unit.clues === clues) ?? UNITS(runs())[0],
      runs: runs().filter((r) => r.unit === clues),
    }),
    'units.save': ({ clues, name, aliases }: { clues: string; name: string | null; aliases: string[] }) => ({
      ...UNITS([])[0],
      clues,
      name,
      aliases,
    }),
    'catalogs.list': () => CATALOG_INVENTORY,
    'catalogs.import': () => ({
      imported: CATALOG_INVENTORY.editions.slice(-1),
      skipped: [{ path: 'notas.csv', reason: 'El encabezado no es de un catálogo conocido.' }],
    }),
    'catalogs.remove': () => ({ removed: true }),
    'guides.list': () => [],
    'layers.list': () => LAYERS,
    'fhirPackages.list': () => ({ packages: options.has('empty') ? [] : GUIDES, problems: [] }),
    'fhirPackages.import': () => ({ imported: GUIDES, skipped: [] }),
    'fhirPackages.remove': () => ({ removed: true }),
    'connections.list': () => (options.has('empty') ? [] : CONNECTIONS),
    'connections.save': () => CONNECTIONS[0],
    'connections.remove': () => ({ removed: true }),
    'connections.test': () => CHECK,
    'registry.backup': ({ path }: { path: string }) => ({ path, bytes: 4_812_000 }),
    'registry.restore': () => ({ runs: 12, previousCopy: 'respaldos/antes-de-restaurar.db' }),
    'registry.recoveryKey': () => ({ key: 'SINT-ETIC-0000-EJEM-PLO0-1111-2222' }),
    'registry.audit': () => ({
      entries: 214,
      intact: !options.has('broken'),
      brokenAt: options.has('broken') ? 87 : null,
    }),
    'settings.get': () => settings,
    'settings.set': (patch: Partial<Settings>) => {
      settings = { ...settings, ...patch };
      return settings;
    },
    'app.info': () => ({
      version: '0.1.0',
      dataFolder: 'C:\\Users\\evaluadora\\AppData\\Roaming\\Cotejo',
      keyProtection: 'system',
      runtime: 'Electron 45.4.1 · Chromium 150',
      interruptedRuns: options.has('interrupted') ? 1 : 0,
    }),
    'dialog.openExport': () => ({ paths: ['entrega-sintetica.zip'] }),
    'dialog.openCatalogs': () => ({ paths: ['cie-10.csv'] }),
    'dialog.openHl7Profiles': () => ({ paths: ['perfil-sintetico.zip'] }),
    'dialog.openBackup': () => ({ path: 'D:\\respaldos\\cotejo-2026-11.db' }),
    'dialog.saveBackup': () => ({ path: 'D:\\respaldos\\cotejo-2026-11.db' }),
    'shell.reveal': () => ({ shown: true }),
  };

  return {
    call: async (method, input) => {
      await new Promise((done) => setTimeout(done, options.has('late') ? 1500 : 15));
      if (options.has('fail') && method !== 'settings.get' && method !== 'app.info') {
        throw new Error("Error invoking remote method 'x': Error: El motor no responde. Cierre y abra el programa.");
      }
      const answer = answers[method];
      if (!answer) throw new Error(`Sin respuesta para ${method}`);
      return (await answer(input as never)) as never;
    },
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    pathOf: (file) => (file as File).name,
  };
}

/** Six runs of one unit and some of others, newest first. */
function madeResults(findings: number, options: URLSearchParams): VerificationResult[] {
  const days = ['2026-11-20', '2026-10-02', '2026-08-15', '2026-06-30', '2026-05-04'];
  return days.map((day, i) => {
    const made = makeResult({
      findings: Math.round(findings * (1 + i * 0.35)),
      files: options.has('units') ? 4 : 3,
      units: options.has('units') ? 5 : 1,
      maxFindings: Number(options.get('kept') ?? 1000),
      rows: Math.round(findings * 1.4),
      seed: i < 2 ? 0 : i,
      catalogs: i < 2,
      longNames: options.has('long'),
      hostile: options.has('hostile'),
      unreadable: options.has('unreadable'),
      status: i === 3 ? 'cancelada' : 'completa',
    });
    const run = { ...made.run, id: `corrida-${i}-${made.run.id.slice(0, 8)}`, startedAt: `${day}T09:15:30.000-06:00` };
    return { ...made, run };
  });
}

function excerpt(line: number, column: number, options: URLSearchParams): SourceExcerpt {
  const status = options.get('source');
  if (status === 'changed' || status === 'missing') return { status, firstLine: 0, lines: [], mark: null };
  const cells = 'DFSSA000010|1|GOMC850302MDFXXX07|MARIA SINTETICA|GOMEZ|CRUZ|02/03/1985|142|9|1|0|71|1|18|J00X|1|0';
  const first = Math.max(1, line - 2);
  const start = cells.indexOf('GOMC');
  return {
    status: 'ok',
    firstLine: first,
    lines: Array.from({ length: 5 }, (_, i) => `${cells}|${(i * 37 + column) % 90}`),
    mark: { line: line - first, start, end: start + 18 },
  };
}
