/** Small pieces of Markdown that the generated pages share. */

/** A text as one cell of a table. */
export const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

export const code = (text) => `\`${text}\``;

/** @returns {string[]} the lines of a table, with an empty line before it */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return ['', line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))];
}

/** `a, b o c` */
export function joined(parts, last) {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** `1 a 11, 15, 16`: runs of three and more are written by their ends. */
export function spans(values) {
  const parts = [];
  for (let i = 0; i < values.length; ) {
    let j = i;
    while (j + 1 < values.length && values[j + 1] === values[j] + 1) j++;
    if (j - i >= 2) parts.push(`${values[i]} a ${values[j]}`);
    else for (let k = i; k <= j; k++) parts.push(String(values[k]));
    i = j + 1;
  }
  return parts;
}
