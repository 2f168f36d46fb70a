import type { AckHeader } from './header.ts';

/**
 * Original mode unless MSH-15 or MSH-16 is valued (chapter 2, processing rules of both modes). Where the delimiters
 * cannot be worked with nobody knows which field is which: original, so that the sender is told.
 */
export function ackMode(header: AckHeader): 'original' | 'enhanced' {
  if (!header.soundDelimiters) return 'original';
  return header.field(15) === '' && header.field(16) === '' ? 'original' : 'enhanced';
}

/**
 * Whether the sender asks for an acknowledgement of that outcome: table 0155, MSH-15 for the accept and MSH-16 for the
 * application acknowledgement. A field without value in enhanced mode counts as never (NE).
 */
export function asksFor(condition: string, succeeded: boolean): boolean {
  switch (condition) {
    case 'AL':
      return true;
    case 'ER':
      return !succeeded;
    case 'SU':
      return succeeded;
    default:
      return false;
  }
}

/** An acknowledgement is not acknowledged: two systems would answer each other for ever. */
export function isAcknowledgement(header: AckHeader): boolean {
  return header.component(9) === 'ACK' || header.component(9, 3) === 'ACK';
}

const VERSION = /^(\d)\.(\d)(?:\.(\d))?$/;

/** Whether a version is `least` or later; one that says nothing is taken for 2.5.1. */
export function isAtLeast(version: string, least: string): boolean {
  return rank(version) >= rank(least);
}

function rank(version: string): number {
  const [, major, minor, patch = '0'] = VERSION.exec(version) ?? ['', '2', '5', '1'];
  return Number(major) * 100 + Number(minor) * 10 + Number(patch);
}
