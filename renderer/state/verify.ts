import { create } from 'zustand';
import type { Events, Inspection } from '../../shared/ipc/contract.ts';
import type { UnitChoice } from '../features/verificar/clues-form.ts';
import { bridge, call, sentenceOf } from './bridge.ts';
import { isFhir, isHl7v2, layersFor } from './file-formats.ts';

export type Progress = Events['verification.progress'];

/** Where a verification stands, from choosing files to its end. */
export type Phase =
  | { readonly kind: 'choose'; readonly problem: string | null }
  | { readonly kind: 'inspecting' }
  | { readonly kind: 'ready'; readonly inspection: Inspection; readonly problem: string | null }
  | {
      readonly kind: 'running';
      readonly inspection: Inspection;
      /** Null until the engine has answered. */
      readonly runId: string | null;
      readonly progress: Progress | null;
      /** Milliseconds of the window's own clock, for the rate. */
      readonly since: number;
      readonly cancelling: boolean;
    }
  | {
      readonly kind: 'ended';
      readonly inspection: Inspection;
      readonly runId: string | null;
      readonly status: Events['verification.ended']['status'];
      readonly message: string | null;
    };

/** What the person has settled so far; it stays when another screen is looked at. */
export interface Draft {
  /** Null: as the files propose. */
  readonly choice: UnitChoice | null;
  readonly typed: string;
  /** Null: the first one. */
  readonly checklist: string | null;
  /** Guide that the text files are of; null: detect it. */
  readonly guide: string | null;
  /** Canonicals of FHIR profiles to hold resources against. */
  readonly profiles: readonly string[];
  /** Paths of local profiles of HL7 v2. */
  readonly hl7Profiles: readonly string[];
  /** Ids of layers of FHIR, HL7 v2 and CDA that are not looked at. */
  readonly withoutLayers: readonly string[];
}

interface VerifyState {
  readonly paths: readonly string[];
  readonly phase: Phase;
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
  readonly add: (paths: readonly string[]) => Promise<void>;
  readonly addSample: () => Promise<void>;
  readonly start: (checklist: string, unit: string | null) => Promise<void>;
  readonly cancel: () => Promise<void>;
  /** Back to the files that were chosen: nothing is lost when a run did not end well. */
  readonly again: () => void;
  readonly clear: () => void;
  readonly onProgress: (progress: Progress) => void;
  readonly onEnded: (ended: Events['verification.ended']) => void;
  readonly onFailed: (message: string) => void;
}

const EMPTY: Phase = { kind: 'choose', problem: null };
const NO_DRAFT: Draft = {
  choice: null,
  typed: '',
  checklist: null,
  guide: null,
  profiles: [],
  hl7Profiles: [],
  withoutLayers: [],
};

export const useVerify = create<VerifyState>((set, get) => ({
  paths: [],
  phase: EMPTY,
  draft: NO_DRAFT,
  change: (patch) => set({ draft: { ...get().draft, ...patch } }),

  add: async (added) => {
    if (added.length === 0 || get().phase.kind === 'running') return;
    const before = get().paths;
    const paths = [...new Set([...before, ...added])];
    set({ paths, phase: { kind: 'inspecting' } });
    try {
      const inspection = await call('export.inspect', { paths });
      if (get().paths === paths) set({ phase: { kind: 'ready', inspection, problem: null } });
    } catch (error) {
      if (get().paths === paths) set({ paths: before, phase: { kind: 'choose', problem: sentenceOf(error) } });
    }
  },

  addSample: async () => {
    set({ paths: [], phase: { kind: 'inspecting' }, draft: NO_DRAFT });
    try {
      const { paths } = await call('export.sample', undefined);
      await get().add(paths);
    } catch (error) {
      set({ phase: { kind: 'choose', problem: sentenceOf(error) } });
    }
  },

  start: async (checklist, unit) => {
    const { phase, paths, draft } = get();
    if (phase.kind !== 'ready') return;
    const { inspection } = phase;
    const withoutLayers = layersFor(inspection.files, draft.withoutLayers);
    const since = performance.now();
    set({ phase: { kind: 'running', inspection, runId: null, progress: null, since, cancelling: false } });
    try {
      const input = {
        paths: [...paths],
        checklist,
        ...(unit ? { unit } : {}),
        ...(draft.guide ? { guide: draft.guide } : {}),
        ...(withoutLayers.length === 0 ? {} : { withoutLayers: [...withoutLayers] }),
        ...(inspection.files.some(isFhir) ? fhirOptions(draft) : {}),
        ...(inspection.files.some(isHl7v2) ? hl7Options(draft) : {}),
      };
      const { runId } = await call('verification.start', input);
      const now = get().phase;
      // A short run may have ended before the answer came.
      if (now.kind === 'running' && now.runId === null) set({ phase: { ...now, runId } });
    } catch (error) {
      set({ phase: { kind: 'ready', inspection, problem: sentenceOf(error) } });
    }
  },

  cancel: async () => {
    const { phase } = get();
    if (phase.kind !== 'running' || !phase.runId) return;
    set({ phase: { ...phase, cancelling: true } });
    const { cancelled } = await call('verification.cancel', { runId: phase.runId });
    const now = get().phase;
    if (!cancelled && now.kind === 'running') set({ phase: { ...now, cancelling: false } });
  },

  again: () => {
    const { phase } = get();
    if (phase.kind === 'ended') set({ phase: { kind: 'ready', inspection: phase.inspection, problem: null } });
  },

  clear: () => {
    if (get().phase.kind !== 'running') set({ paths: [], phase: EMPTY, draft: NO_DRAFT });
  },

  onProgress: (progress) => {
    const { phase } = get();
    if (phase.kind !== 'running' || (phase.runId !== null && phase.runId !== progress.runId)) return;
    set({ phase: { ...phase, runId: progress.runId, progress } });
  },

  onEnded: (ended) => {
    const { phase } = get();
    if (phase.kind !== 'running' || (phase.runId !== null && phase.runId !== ended.runId)) return;
    set({ phase: { kind: 'ended', inspection: phase.inspection, ...ended } });
  },

  onFailed: (message) => {
    const { phase } = get();
    if (phase.kind !== 'running') return;
    set({ phase: { kind: 'ended', inspection: phase.inspection, runId: phase.runId, status: 'error', message } });
  },
}));

/** What was settled for FHIR, where it is not what is done without a word. */
function fhirOptions({ profiles }: Draft) {
  return profiles.length === 0 ? {} : { profiles: [...profiles] };
}

/** What was settled for HL7 v2, where it is not what is done without a word. */
function hl7Options({ hl7Profiles }: Draft) {
  return hl7Profiles.length === 0 ? {} : { hl7Profiles: [...hl7Profiles] };
}

/** Listens to the engine for as long as the window lives; returns how to stop. */
export function listenToEngine(onEnded: (runId: string, status: string) => void, onFailed: (text: string) => void) {
  const { onProgress, onEnded: ended, onFailed: failed } = useVerify.getState();
  const stops = [
    bridge().on('verification.progress', onProgress),
    bridge().on('verification.ended', (event) => {
      ended(event);
      onEnded(event.runId, event.status);
    }),
    bridge().on('engine.failed', ({ message }) => {
      failed(message);
      onFailed(message);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
