import type { UnitState } from '../../../shared/model/index.ts';
import type { T } from '../../state/text.ts';
import { stateName } from './states.ts';
import type { ListPart } from './units-search.ts';

/** A type of unit as people read it: a bare code of the SIS catalogue is said to be one, since its meaning is not known. */
export function typeName(t: T, type: string): string {
  return /^\d+$/.test(type) ? t('units.typeCode', { code: type }) : type;
}

/** How a value of a filter is written. */
export function valueName(t: T, part: ListPart, value: string): string {
  if (part === 'states') return stateName(value) ?? value;
  if (part === 'standings') return t(`units.standing.${value as UnitState}`);
  return part === 'types' ? typeName(t, value) : value;
}
