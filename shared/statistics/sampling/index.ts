export { checkDesign, type DesignCheck } from './design.ts';
export { type DrawOutcome, drawSample } from './draw.ts';
export { design2011 } from './templates.ts';
