/** Enough that nobody can choose a draw by trying seeds: 96 random bits. */
export function newSeedBytes(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(12));
}
