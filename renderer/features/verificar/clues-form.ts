import type { Inspection } from '../../../shared/ipc/contract.ts';
import { cleanClues, isClues } from '../../state/clues.ts';

/** What the person chose: a CLUES that the files name, another one, or none. */
export type UnitChoice =
  | { readonly by: 'seen'; readonly clues: string }
  | { readonly by: 'typed' }
  | { readonly by: 'none' };

/** The most frequent CLUES of the files; without any, no unit. */
export function proposeUnit(inspection: Inspection): UnitChoice {
  const first = inspection.units.find((unit) => isClues(unit.clues));
  return first ? { by: 'seen', clues: first.clues } : { by: 'none' };
}

/** The CLUES to verify for; null for none, undefined while what was typed is no CLUES. */
export function chosenClues(choice: UnitChoice, typed: string): string | null | undefined {
  if (choice.by === 'none') return null;
  if (choice.by === 'seen') return choice.clues;
  const clues = cleanClues(typed);
  return isClues(clues) ? clues : undefined;
}

/** CLUES in a text, separated by commas, semicolons or blanks, and the pieces that are none. */
export function readAliases(text: string): { readonly aliases: readonly string[]; readonly wrong: readonly string[] } {
  const pieces = [
    ...new Set(
      text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(cleanClues),
    ),
  ];
  return { aliases: pieces.filter(isClues), wrong: pieces.filter((piece) => !isClues(piece)) };
}
