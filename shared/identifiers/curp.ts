export * from './curp-agreement.ts';
export * from './curp-structure.ts';
