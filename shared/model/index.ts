export type * from './check.ts';
export type * from './checklist.ts';
export type * from './finding.ts';
export { Hash64, hashText32 } from './hash.ts';
export type * from './place.ts';
export type * from './record.ts';
export { RECORD_TYPES } from './record.ts';
export type * from './result.ts';
export type * from './unit.ts';
