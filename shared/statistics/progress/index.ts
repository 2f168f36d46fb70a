export * from './board.ts';
export { dayNumber, expectedProgress } from './expected.ts';
