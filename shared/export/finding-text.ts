import type { Finding } from '../model/index.ts';

/** The finding in sentences: what is wrong, what was expected and what stands there (masked). */
export function describeFinding({ message, expected, actual }: Finding): string {
  const said = expected === undefined ? '' : ` Se esperaba: ${ended(expected)}`;
  const there = actual === undefined ? '' : ` Está: ${actual}.`;
  return `${ended(message)}${said}${there}`;
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** A relative path as a URI reference: a `#`, a `?` or a `:` of a file's name is part of the name. */
export function pathUri(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}
