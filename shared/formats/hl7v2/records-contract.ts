import type { RecordDataByType, RecordType } from '../../model/index.ts';
import type { MessageVisit } from './judge.ts';
import type { Spot } from './spot.ts';

/** Neutral field → where it stands, or where it should have stood. */
export type Spots = Readonly<Record<string, Spot>>;

export interface RecordVisit extends Pick<MessageVisit, 'message' | 'report'> {
  /** The unit (CLUES) that the records to come belong to; undefined when the message does not say. */
  unit(clues: string | undefined): void;
  emit<T extends RecordType>(type: T, data: RecordDataByType[T], spots: Spots): void;
}

/** `records/index.ts` exports `CARRIES` and `createRecordReader(tables)`. */
export type RecordReader = (visit: RecordVisit) => void;
