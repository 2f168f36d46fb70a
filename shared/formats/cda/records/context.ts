import type { Places } from '../../support/places.ts';
import type { CdaConfig } from '../config.ts';
import type { CdaElement } from '../document.ts';
import type { CdaRecordVisit } from '../judge.ts';
import type { Warn } from './identifiers.ts';

/** What the readers of records share while they look at one document. */
export interface RecordContext extends Pick<CdaRecordVisit, 'root' | 'emit'> {
  readonly mexico: CdaConfig['mexico'];
  readonly countryNames: readonly string[];
  readonly places: Places;
  readonly warn: Warn;
  /** Elements that the document broke off in: what they lack is not known, and they give no record. */
  readonly unfinished: ReadonlySet<CdaElement>;
  /** `componentOf/encompassingEncounter`. */
  readonly encounter: CdaElement | undefined;
  /** Its ids (see `keysOf`). */
  readonly encounterKeys: ReadonlySet<string>;
  /** Day of the encounter that the document is part of. */
  readonly careDate: string | undefined;
}

/** Of the document's only patient, for the facts that depend on it; a document of several says nothing of either. */
export interface Subject {
  readonly sex?: string;
  readonly birthDate?: string;
  readonly name?: string;
}
