export type { ReadDocument } from './read.ts';
export { readDocument } from './read.ts';
export type { DocumentSink } from './reader.ts';
export { createCdaReader } from './reader.ts';
