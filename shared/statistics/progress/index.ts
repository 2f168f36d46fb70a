export { boardOf } from './agreements.ts';
export * from './board.ts';
export { dayNumber, expectedProgress } from './expected.ts';
