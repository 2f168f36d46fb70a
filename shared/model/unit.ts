/** A medical unit, keyed by its CLUES and nothing else. */
export interface Unit {
  readonly clues: string;
  readonly name: string | null;
  /** INEGI key. */
  readonly state: string | null;
  readonly institution: string | null;
  readonly typology: string | null;
  /** Older CLUES of the same unit. */
  readonly aliases: readonly string[];
}

/** What the registry lists of a run without opening its result. */
export interface RunSummary {
  readonly id: string;
  readonly unit: string | null;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly status: 'en-curso' | 'completa' | 'cancelada' | 'interrumpida';
  readonly checklist: string;
  readonly edition: string;
  readonly percent: number | null;
  readonly interval: readonly [number, number] | null;
  readonly coverage: number | null;
  readonly preliminary: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly files: readonly string[];
  readonly toolVersion: string;
}

export interface UnitSummary extends Unit {
  readonly runs: number;
  readonly lastRun: RunSummary | null;
}
