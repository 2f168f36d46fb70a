/**
 * Hiding of small counts, by one stated rule:
 *
 * 1. A count greater than 0 and below the threshold is hidden; a 0 tells of nobody and is shown.
 * 2. In each row and each column, totals included, what is hidden must not follow from the rest: where one count alone
 *    is hidden, or the hidden ones beside a shown total add to less than the threshold or are all 1 (none is 0, so that
 *    as many units as hidden cells tells each of them), another one is hidden too: the smallest shown one that is not 0
 *    (the first of equals), else the total.
 * 3. Step 2 is repeated until nothing changes.
 *
 * It protects each row and each column. It does not protect against what several of them tell together, nor against
 * other tables of the same units (Willenborg & de Waal 2001, «Elements of Statistical Disclosure Control»).
 *
 * @param counts rows of equal length without totals
 * @param threshold smallest count that is shown; 0 or 1 hide nothing
 * @returns for each cell whether it is hidden; the last row and the last column are the totals
 */
export function suppressTable(
  counts: readonly (readonly number[])[],
  threshold: number,
): readonly (readonly boolean[])[] {
  return suppressTables([counts], threshold);
}

/**
 * The same for several counts of one table, as all units and those with a score: a cell that one of them hides is
 * hidden, and what is hidden must not follow from the rest in any of them.
 *
 * @param tables at least one, all of one size
 */
export function suppressTables(
  tables: readonly (readonly (readonly number[])[])[],
  threshold: number,
): readonly (readonly boolean[])[] {
  const whole = tables.map(withTotals);
  const hidden = whole[0].map((row, r) => row.map((_, c) => whole.some((table) => isFew(table[r][c], threshold))));
  hideFurther(linesOf(hidden.length, hidden[0].length), whole, hidden, threshold);
  return hidden;
}

/** The same for one list of counts with its total, which comes last. */
export function suppressList(counts: readonly number[], threshold: number): readonly boolean[] {
  return suppressLists([counts], threshold);
}

/** The same for several counts of one list. @param lists at least one, all of one length */
export function suppressLists(lists: readonly (readonly number[])[], threshold: number): readonly boolean[] {
  const whole = lists.map((counts) => [[...counts, counts.reduce((sum, count) => sum + count, 0)]]);
  const hidden = [whole[0][0].map((_, column) => whole.some(([counts]) => isFew(counts[column], threshold)))];
  hideFurther([hidden[0].map((_, column): Cell => ({ row: 0, column }))], whole, hidden, threshold);
  return hidden[0];
}

/** Whether a count tells of somebody, and of fewer than may be told of. */
export function isFew(count: number, threshold: number): boolean {
  return count > 0 && count < threshold;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Step 2, until nothing changes. */
function hideFurther(
  lines: readonly (readonly Cell[])[],
  tables: readonly (readonly (readonly number[])[])[],
  hidden: boolean[][],
  threshold: number,
): void {
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const line of lines) {
      for (const table of tables) {
        const further = nextToHide(line, table, hidden, threshold);
        if (further === undefined) continue;
        hidden[further.row][further.column] = true;
        isStable = false;
      }
    }
  }
}

function withTotals(counts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows = counts.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)]);
  const totals = (rows[0] ?? [0]).map((_, column) => rows.reduce((sum, row) => sum + row[column], 0));
  return [...rows, totals];
}

/** Every row and every column, the total last. */
function linesOf(rows: number, columns: number): readonly (readonly Cell[])[] {
  const lines: Cell[][] = [];
  for (let row = 0; row < rows; row++) lines.push(Array.from({ length: columns }, (_, column) => ({ row, column })));
  for (let column = 0; column < columns; column++)
    lines.push(Array.from({ length: rows }, (_, row) => ({ row, column })));
  return lines;
}

/** A cell to hide so that nothing follows from a line; undefined where nothing does. */
function nextToHide(
  line: readonly Cell[],
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  threshold: number,
): Cell | undefined {
  const total = line[line.length - 1];
  const inside = line.slice(0, -1);
  const covered = inside.filter((cell) => hidden[cell.row][cell.column]);
  const isTotalHidden = hidden[total.row][total.column];
  if (covered.length === 0 && !isTotalHidden) return undefined;
  if (isTotalHidden && covered.length > 0) return undefined;
  const counts = covered.map((cell) => table[cell.row][cell.column]);
  const sum = counts.reduce((found, count) => found + count, 0);
  const isEnough = sum >= threshold && counts.some((count) => count !== 1);
  if (!isTotalHidden && covered.length > 1 && (sum === 0 || isEnough)) return undefined;
  let smallest: Cell | undefined;
  for (const cell of inside) {
    const count = table[cell.row][cell.column];
    if (hidden[cell.row][cell.column] || count === 0) continue;
    if (smallest === undefined || count < table[smallest.row][smallest.column]) smallest = cell;
  }
  // A hidden total beside zeros alone is a 0 that no rule hides.
  return smallest ?? (isTotalHidden ? undefined : total);
}
