export * from './aggregate/index.ts';
export * from './estimates/index.ts';
export * from './national-2011.ts';
export * from './progress/index.ts';
export * from './sampling/index.ts';
