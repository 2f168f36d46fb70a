export { type AgeLimit, type AgeUnit, ageAgainstLimits, parseAgeLimit } from './age-limits.ts';
export { isCedula } from './cedula.ts';
export { isCie10, normalizeCie10, type SisAddition, sisAddition } from './cie10.ts';
export { cluesDerivedDigit, cluesInstitution, cluesState, fitsCluesDerivedDigit, isClues } from './clues.ts';
export * from './curp.ts';
export {
  type Age,
  ageAt,
  dayNumber,
  daysInMonth,
  isIsoDate,
  parseCompactDate,
  parseDayMonthYear,
  parseIsoDate,
} from './dates.ts';
export { firstWordAgrees } from './name-readings.ts';
export { NAME_FAULT_EXPECTED, type NameFault, nameFault } from './names.ts';
export { CURP_SEED, hashPersonBytes } from './person-key.ts';
export { STATES, type State, stateByKey, stateNumber } from './states.ts';
