/** What a key does to the list of findings. */
export type ListAction =
  | { readonly do: 'move'; readonly to: number }
  | { readonly do: 'toggle'; readonly group: number }
  | { readonly do: 'choose'; readonly number: number }
  | { readonly do: 'close' };

interface Where {
  /** Findings, and heads of groups as `~group`. */
  readonly rows: Int32Array;
  readonly heads: readonly number[];
  readonly closed: ReadonlySet<number>;
  /** The active row. */
  readonly at: number;
  /** Rows that fit the screen. */
  readonly page: number;
}

/** Keys of a tree: up and down by row, left and right close, open and climb, Enter opens, Escape closes the detail. */
export function listAction(key: string, { rows, heads, closed, at, page }: Where): ListAction | null {
  const last = rows.length - 1;
  const row = rows[at] ?? 0;
  const group = row < 0 ? ~row : null;
  const move = (to: number): ListAction => ({ do: 'move', to: Math.max(0, Math.min(last, to)) });
  switch (key) {
    case 'ArrowDown':
      return move(at + 1);
    case 'ArrowUp':
      return move(at - 1);
    case 'PageDown':
      return move(at + page);
    case 'PageUp':
      return move(at - page);
    case 'Home':
      return move(0);
    case 'End':
      return move(last);
    case 'ArrowRight':
      if (group === null) return null;
      return closed.has(group) ? { do: 'toggle', group } : move(at + 1);
    case 'ArrowLeft':
      if (group === null) return move(heads.findLast((head) => head <= at) ?? 0);
      return closed.has(group) ? null : { do: 'toggle', group };
    case 'Enter':
    case ' ':
      return group === null ? { do: 'choose', number: row } : { do: 'toggle', group };
    case 'Escape':
      return { do: 'close' };
    default:
      return null;
  }
}
