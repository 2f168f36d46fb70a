/** Days from 30-12-1899, where Excel counts from, to 01-01-1970. */
const EXCEL_EPOCH = 25_569;
/** Five-digit serials from 18-05-1927 to 31-12-2099: dates that a file of a hospital may hold. */
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 73_050;
const DAY = 86_400_000;

/**
 * What another program did to a number or a key, as the message of a finding; null where it is none of the known
 * ways. Asked only of texts that were found faulty.
 */
export function mangledBy(text: string): string | null {
  if (isQuoted(text)) return 'va entre comillas, que en un archivo GIIS son parte del dato';
  if (/^[+-]?\d+([.,]\d+)?E[+-]?\d+$/i.test(text)) return 'está en notación científica, como la escribe Excel';
  if (/[\uff10-\uff19]/.test(text)) return 'lleva cifras de ancho completo en lugar de 0 a 9';
  if (text.includes('\u00a0')) return 'lleva un espacio duro (de no separación), que no es el espacio común';
  if (/^#(#+|N\/[AD]|[¡¿]?[A-Z]+(\/0)?[!?])$/.test(text)) {
    return 'es lo que Excel escribe en lugar de un dato que no puede mostrar';
  }
  return null;
}

export function isQuoted(text: string): boolean {
  return text.startsWith('"') || text.endsWith('"');
}

/** The day (`dd/mm/aaaa`) that a text is the serial number of in Excel; null where it is none. */
export function excelDay(text: string): string | null {
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  const [year, month, day] = new Date((serial - EXCEL_EPOCH) * DAY).toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
