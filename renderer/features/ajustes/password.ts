import { SHORTEST_PASSWORD } from '../../../shared/model/index.ts';

/** What is wrong with a password typed twice; null where nothing is, and where none is wanted. */
export function passwordFault(password: string, again: string): 'passwordShort' | 'passwordDiffers' | null {
  if (password === '' && again === '') return null;
  if (password.length < SHORTEST_PASSWORD) return 'passwordShort';
  return password === again ? null : 'passwordDiffers';
}
