/**
 * `CTJ-20261122-9F04C1`: day of the data, and the first six digits of the digest of what the report says, so that two
 * reports of one day that do not say the same have two folios.
 *
 * @param day ISO 8601, or a moment that begins with one
 */
export function dataFolio(day: string, digest: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return `CTJ-${parts ? `${parts[1]}${parts[2]}${parts[3]}` : '00000000'}-${digest.slice(0, 6).toUpperCase()}`;
}

/** File name without extension, of letters, digits and hyphens: `informe-de-unidad-DFSSA000010-20261122-9F04C1`. */
export function dataName(kind: string, about: string, folio: string): string {
  const plain = about.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return [kind, plain, folio.slice(4)].filter((part) => part !== '').join('-');
}
